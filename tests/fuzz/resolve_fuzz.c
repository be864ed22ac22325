/* Any bytes as a recipient: a line each for the name, state, city, county code, county name, place of
 * performance, business types, parent and raw name. Fails when a decision contradicts itself, or when the
 * same evidence is decided otherwise with its reasons than without. */
#include "fuzz.h"

#include "places/places.h"

static void check_text(Str part, Str whole)
{
    bool inside = !part.len || (part.ptr >= whole.ptr && part.ptr + part.len <= whole.ptr + whole.len);
    must(inside, "an agency that is not a part of the name");
}

static void check(const Resolution *found, Str whole)
{
    bool placed = found->decision == DECISION_EXACT || found->decision == DECISION_AGENCY_OF;
    must(found->decision < DECISION_COUNT, "no decision");
    must(placed == (found->place != PLACE_NONE), "a place without its decision");
    must(!placed || found->place < place_count(), "what is no place");
    must(!placed || place_is_government(place_get(found->place).kind), "what is no government");
    must(found->candidate_count <= PLACE_CANDIDATES && found->candidate_count <= found->candidates_in_all,
         "more candidates than there are");
    must(found->decision == DECISION_AMBIGUOUS || !found->candidate_count, "candidates for what is decided");
    for (size_t i = 0; i < found->candidate_count; i++)
        must(found->candidates[i] < place_count(), "a candidate that is no place");
    check_text(found->agency, whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    arena_init(&arena);
    Str text = {size ? memcpy(arena_alloc(&arena, size, 1), data, size) : NULL, size}, rest = text;
    RecipientEvidence evidence = {.name = str_cut(&rest, '\n')};
    Str *fields[] = {&evidence.state,
                     &evidence.city,
                     &evidence.county_fips,
                     &evidence.county_name,
                     &evidence.place_of_performance,
                     &evidence.business_types,
                     &evidence.parent,
                     &evidence.name_raw};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        *fields[i] = str_cut(&rest, '\n');
    Resolution plain = place_resolve(&evidence, NULL);
    check(&plain, text);
    must(plain.why.len == 0, "reasons that nobody wanted");
    Resolution found = place_resolve(&evidence, &arena);
    check(&found, text);
    must(found.why.len > 0 && utf8_check(found.why) == found.why.len, "no reasons, or broken ones");
    must(found.decision == plain.decision && found.place == plain.place && found.score == plain.score,
         "the reasons change the decision");
    arena_release(&arena);
    return 0;
}
