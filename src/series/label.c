/* Places as agencies are listed under: newspaper abbreviations of states, police departments. */
#include "series/series.h"

/* Of the Associated Press, where they are not the postal ones with dots. */
static const struct {
    const char *printed, *postal;
} states[] = {
    {"ala", "AL"},  {"ariz", "AZ"}, {"ark", "AR"},  {"calif", "CA"}, {"colo", "CO"}, {"conn", "CT"}, {"del", "DE"},
    {"fla", "FL"},  {"ill", "IL"},  {"ind", "IN"},  {"kan", "KS"},   {"mass", "MA"}, {"mich", "MI"}, {"minn", "MN"},
    {"miss", "MS"}, {"mont", "MT"}, {"neb", "NE"},  {"nb", "NE"},    {"nev", "NV"},  {"okla", "OK"}, {"ore", "OR"},
    {"tenn", "TN"}, {"tex", "TX"},  {"wash", "WA"}, {"wis", "WI"},   {"wyo", "WY"},
};

static Str postal_of(Str state, Arena *arena)
{
    char letters[40];
    size_t length = 0;
    for (size_t i = 0; i < state.len && length < sizeof letters; i++)
        if (state.ptr[i] != '.' && state.ptr[i] != ' ')
            letters[length++] = char_lower(state.ptr[i]);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (str_equal((Str){letters, length}, str_from_c(states[i].printed)))
            return str_from_c(states[i].postal);
    return length == 2 ? arena_str(arena, (Str){letters, length}) : state;
}

static size_t last_comma(Str text)
{
    size_t at = text.len;
    while (at && text.ptr[at - 1] != ',')
        at--;
    return at ? at - 1 : text.len;
}

static bool is_government(const PlaceMatch *match)
{
    return match->answer == PLACE_FOUND &&
           (place_is_government(place_get(match->id).kind) || place_get(match->id).kind == PLACE_NATION);
}

static PlaceMatch find_in_state(Str name, Str state, Arena *arena)
{
    PlaceMatch match = place_find_fast(arena_printf(arena, "%.*s, %.*s", STR_ARG(name), STR_ARG(state)));
    if (is_government(&match))
        return match;
    RecipientEvidence evidence = {.name = name, .state = state};
    Resolution found = place_resolve(&evidence, NULL);
    if (found.decision == DECISION_EXACT || found.decision == DECISION_AGENCY_OF)
        return (PlaceMatch){.answer = PLACE_FOUND, .id = found.place};
    return match.answer == PLACE_FOUND ? (PlaceMatch){.answer = PLACE_UNKNOWN} : match;
}

PlaceMatch series_find_label(Str label, Str state)
{
    PlaceMatch match = place_find_fast(label);
    if (is_government(&match) && !state.len)
        return match;
    Arena scratch;
    arena_init(&scratch);
    size_t comma = last_comma(label);
    Str name = str_trim(str_slice(label, 0, comma)), behind = str_trim(str_after(label, comma + 1));
    Str postal = postal_of(state.len ? state : behind, &scratch);
    PlaceMatch found = match;
    if (postal.len && name.len)
        found = find_in_state(name, postal, &scratch);
    if (found.answer != PLACE_FOUND && postal.len && name.len && !state.len && last_comma(name) < name.len)
        found = find_in_state(str_slice(name, 0, last_comma(name)), postal, &scratch); /* the city stands behind it */
    arena_release(&scratch);
    return found.answer == PLACE_FOUND || !is_government(&match) ? found : match;
}
