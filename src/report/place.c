/* What a name means: one place with its codes, or the candidates. */
#include "report/table.h"
#include "report/words.h"

#include <stdlib.h>

enum { ALIASES_SHOWN = 64 };

static void add_fact(Table *table, const char *name, Str value)
{
    table_words(table, str_from_c(name));
    table_words(table, value);
}

static Str degrees(Arena *arena, Place place)
{
    if (!place.has_centroid)
        return STR("");
    int32_t lat = place.latitude_e6, lon = place.longitude_e6;
    return arena_printf(arena, "%s%d.%06d, %s%d.%06d", lat < 0 ? "-" : "", abs(lat) / 1000000, abs(lat) % 1000000,
                        lon < 0 ? "-" : "", abs(lon) / 1000000, abs(lon) % 1000000);
}

static Str alias_words(Arena *arena, const PlaceAlias *alias)
{
    Str from =
        alias->from == DATE_MIN ? STR("") : arena_printf(arena, " from %.*s", STR_ARG(words_date(arena, alias->from)));
    Str until = alias->until == DATE_OPEN
                    ? STR("")
                    : arena_printf(arena, " until %.*s", STR_ARG(words_date(arena, alias->until)));
    return arena_printf(arena, "%.*s%.*s%.*s%s%.*s", STR_ARG(alias->text), STR_ARG(from), STR_ARG(until),
                        alias->why.len ? ": " : "", STR_ARG(alias->why));
}

static void print_found(Buf *out, const View *view, const PlaceMatch *match)
{
    Place place = place_get(match->id);
    PlaceAlias aliases[ALIASES_SHOWN];
    size_t count = place_aliases(match->id, aliases, ALIASES_SHOWN);
    Table table;
    table_init(&table, view->arena);
    table_column(&table, "What", "what", ALIGN_LEFT, false);
    table_column(&table, "Value", "value", ALIGN_LEFT, true);
    add_fact(&table, "id", place.path);
    add_fact(&table, "name", place.name);
    add_fact(&table, "geoid", place.geoid);
    add_fact(&table, "kind", str_from_c(place_kind_name(place.kind)));
    PlaceId state = place_state(match->id);
    add_fact(&table, "state", state == PLACE_NONE ? STR("") : place_get(state).path);
    add_fact(&table, "centroid", degrees(view->arena, place));
    if (place.from != DATE_MIN)
        add_fact(&table, "from", words_date(view->arena, place.from));
    if (place.until != DATE_OPEN)
        add_fact(&table, "until", words_date(view->arena, place.until));
    for (size_t i = 0; i < count && i < ALIASES_SHOWN; i++)
        add_fact(&table, "also", alias_words(view->arena, &aliases[i]));
    add_fact(&table, "source", places_vintage());
    table_print(out, view, &table);
}

static void print_candidates(Buf *out, const View *view, const PlaceMatch *match, Str asked)
{
    Table table;
    bool several = match->answer == PLACE_AMBIGUOUS;
    if (view->format == FORMAT_TABLE || view->format == FORMAT_MD) {
        if (several)
            buf_printf(out, "'%.*s' may be one of %zu places:\n\n", STR_ARG(asked), match->candidates_in_all);
        else
            buf_printf(out, "there is no place '%.*s'%s\n", STR_ARG(asked),
                       match->candidate_count ? "; near it:\n" : "");
        if (!match->candidate_count)
            return;
    }
    table_init(&table, view->arena);
    table_column(&table, "Id", "place", ALIGN_LEFT, false);
    table_column(&table, "GEOID", "geoid", ALIGN_LEFT, false);
    table_column(&table, "Kind", "kind", ALIGN_LEFT, false);
    table_column(&table, "Name", "name", ALIGN_LEFT, true);
    for (size_t i = 0; i < match->candidate_count; i++) {
        Place place = place_get(match->candidates[i]);
        table_words(&table, place.path);
        table_words(&table, place.geoid);
        table_words(&table, str_from_c(place_kind_name(place.kind)));
        table_words(&table, place.name);
    }
    table_print(out, view, &table);
}

void report_place(Buf *out, const View *view, const PlaceMatch *match, Str asked)
{
    if (match->answer == PLACE_FOUND)
        print_found(out, view, match);
    else
        print_candidates(out, view, match, asked);
}
