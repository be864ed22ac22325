/* Any bytes as the name of a place. Fails when
 * an answer is no place, or a place that is found is not found again by its own id. */
#include "fuzz.h"

#include "places/places.h"

static void check_match(const PlaceMatch *match)
{
    must(match->candidate_count <= PLACE_CANDIDATES && match->candidate_count <= match->candidates_in_all,
         "more candidates than there are");
    for (size_t i = 0; i < match->candidate_count; i++)
        must(match->candidates[i] < place_count(), "a candidate that is no place");
    if (match->answer != PLACE_FOUND)
        return;
    must(match->id < place_count(), "found what is no place");
    must(place_find_path(place_get(match->id).path) == match->id, "not found by its own id");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    arena_init(&arena);
    Str text = {size ? memcpy(arena_alloc(&arena, size, 1), data, size) : NULL, size}, rest = text;
    Str name = str_cut(&rest, '\n');
    PlaceMatch match = place_find(text);
    check_match(&match);
    PlaceMatch fast = place_find_fast(text);
    must(fast.answer == match.answer && fast.id == match.id, "the fast way finds another");
    place_near(name, &match);
    arena_release(&arena);
    return 0;
}
