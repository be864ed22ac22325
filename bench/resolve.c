/* How many names a second the resolver decides, on one thread, all of them distinct.
 *
 * Names are made from the gazetteer in the forms that award files print, with
 * offices, bodies of their own, companies and typing errors among them, so that
 * the figure is for the mixture and not for the easy part. Cold is the first pass
 * of a fresh process, the table's pages not yet touched; warm is the passes after.
 *
 * usage: resolve [NAMES DRAWN] */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "places/places.h"

enum { PASSES = 5, DRAWS = 400000 };

typedef struct {
    ARRAY(RecipientEvidence) rows;
    Arena arena;
} Names;

static uint64_t draw(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

static Str upper(Arena *arena, Str text)
{
    char *copy = arena_c_string(arena, text);
    for (size_t i = 0; i < text.len; i++)
        if (copy[i] >= 'a' && copy[i] <= 'z')
            copy[i] = (char)(copy[i] - ('a' - 'A'));
    return (Str){copy, text.len};
}

/* The shares are those of a list of public bodies: most are plain, a third have more to them. */
static Str printed(Arena *arena, Place place, uint64_t kind)
{
    Str name = upper(arena, place.short_name);
    bool county = place.kind == PLACE_COUNTY;
    bool city = place.kind == PLACE_MUNICIPALITY;
    switch (kind % 16) {
    case 0:
    case 1:
    case 2: return city ? arena_printf(arena, "CITY OF %.*s", STR_ARG(name)) : name;
    case 3:
    case 4: return city ? arena_printf(arena, "%.*s, CITY OF", STR_ARG(name)) : name;
    case 5: return city ? arena_printf(arena, "TOWN OF %.*s", STR_ARG(name)) : name;
    case 6: return arena_printf(arena, "%.*s POLICE DEPARTMENT", STR_ARG(name));
    case 7: return arena_printf(arena, "%.*s %s", STR_ARG(name), county ? "SHERIFF'S OFFICE" : "FIRE DEPT");
    case 8: return arena_printf(arena, "HOUSING AUTHORITY OF THE CITY OF %.*s", STR_ARG(name));
    case 9: return arena_printf(arena, "%.*s INDEPENDENT SCHOOL DISTRICT", STR_ARG(name));
    case 10: return arena_printf(arena, "%.*s COMMUNITY ACTION AGENCY, INC.", STR_ARG(name));
    case 11: return arena_printf(arena, "%.*s MANUFACTURING CO LLC", STR_ARG(name));
    case 12: return arena_printf(arena, "CITY OF %.*s%.*s", 4, name.ptr, STR_ARG(str_after(name, 5)));
    case 13: return arena_printf(arena, "%.*s BOARD OF COMMISSIONERS", STR_ARG(name));
    case 14: return arena_printf(arena, "UNIVERSITY OF %.*s FOUNDATION", STR_ARG(name));
    default: return arena_printf(arena, "%.*s GOVERNMENT", STR_ARG(name));
    }
}

static void make_names(Names *names, size_t draws)
{
    uint64_t state = 2026;
    Map seen;
    arena_init(&names->arena);
    map_init(&seen, &names->arena);
    for (size_t i = 0; i < draws; i++) {
        Place place = place_get((PlaceId)(draw(&state) % place_count()));
        if (!place_is_government(place.kind) || place.state_fips == 0 || place.short_name.len < 6)
            continue;
        RecipientEvidence row = {.name = printed(&names->arena, place, draw(&state))};
        row.state = upper(&names->arena, str_after(place_get(place_state(place.id)).path, 3));
        Str key = arena_printf(&names->arena, "%.*s|%.*s", STR_ARG(row.name), STR_ARG(row.state));
        uint32_t number = names->rows.count;
        if (map_add(&seen, key, number) == number)
            ARRAY_ADD(&names->arena, &names->rows, row);
    }
}

/* Of this thread's own work: others on the machine do not count. */
static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double pass(const Names *names, size_t *decisions)
{
    double start = seconds();
    for (size_t i = 0; i < names->rows.count; i++)
        decisions[place_resolve(&names->rows.items[i], NULL).decision]++;
    return seconds() - start;
}

static double best_pass(const Names *names)
{
    size_t decisions[DECISION_COUNT] = {0};
    double best = 1e9;
    for (int i = 0; i < PASSES; i++) {
        double time = pass(names, decisions);
        best = time < best ? time : best;
    }
    return best;
}

/* Those that are a government's name and nothing else. */
static void keep_exact(Names *names)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < names->rows.count; i++)
        if (place_resolve(&names->rows.items[i], NULL).decision == DECISION_EXACT)
            names->rows.items[kept++] = names->rows.items[i];
    names->rows.count = kept;
}

int main(int argc, char **argv)
{
    Names names = {0};
    size_t decisions[DECISION_COUNT] = {0};
    make_names(&names, argc > 1 ? strtoul(argv[1], NULL, 10) : DRAWS);
    double rate = names.rows.count / 1e6;
    double cold = pass(&names, decisions);
    printf("resolve: %u distinct names with their state, one thread, no reasons wanted\n", names.rows.count);
    for (int i = 0; i < DECISION_COUNT; i++)
        printf("  %s %zu%s", place_decision_name((Decision)i), decisions[i], i + 1 < DECISION_COUNT ? "," : "\n");
    printf("  first pass  %.3f s cpu, %.2f million names a second\n", cold, rate / cold);
    double best = best_pass(&names);
    printf("  warm        %.3f s cpu, %.2f million names a second (best of %d passes)\n", best, rate / best, PASSES);
    keep_exact(&names);
    best = best_pass(&names);
    printf("  warm, the %u exact ones alone: %.2f million names a second\n", names.rows.count,
           names.rows.count / 1e6 / best);
    arena_release(&names.arena);
    return 0;
}
