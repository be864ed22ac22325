/* Whom entries tell apart: one somebody for everyone, each group and each area, and the places that are named.
 *
 * Entries say the same of all places that belong to the same of their sets, so that asking these few answers for
 * all; and what was found for them is put into the words of a journal again. */
#include "stake/world.h"

#include <stdlib.h>

typedef struct {
    const Stakes *stakes;
    uint8_t *marks;
    Samples areas, groups, places;
} Gathering;

enum { IS_NAMED = 1, IS_AREA = 2 };

static uint8_t *mark_of(const Gathering *gathering, const PlaceTerm *term)
{
    size_t own = gathering->stakes->journal->own_places.count;
    if (term->kind == TERM_GROUP)
        return &gathering->marks[place_count() + own + term->group];
    bool is_own = term->place >= PLACE_OWN_FIRST;
    return &gathering->marks[is_own ? place_count() + (term->place - PLACE_OWN_FIRST) : term->place];
}

static bool is_new(uint8_t *mark, uint8_t bit)
{
    bool is_so = !(*mark & bit);
    *mark |= bit;
    return is_so;
}

static void gather_term(Gathering *gathering, const PlaceTerm *term)
{
    Arena *arena = gathering->stakes->arena;
    if (term->kind == TERM_PLACE && is_new(mark_of(gathering, term), IS_NAMED))
        ARRAY_ADD(arena, &gathering->places, (Sample){*term, term->place});
    if (term->kind == TERM_WITHIN && is_new(mark_of(gathering, term), IS_AREA))
        ARRAY_ADD(arena, &gathering->areas, (Sample){*term, PLACE_SOMEBODY});
}

/* A group, and its members, of whom others of the sets may say something too. */
static void gather_group(Gathering *gathering, const PlaceTerm *term)
{
    const Group *group = &gathering->stakes->journal->groups.items[term->group];
    if (!is_new(mark_of(gathering, term), IS_NAMED))
        return;
    ARRAY_ADD(gathering->stakes->arena, &gathering->groups, (Sample){*term, PLACE_SOMEBODY});
    for (size_t i = 0; i < group->members.count; i++)
        gather_term(gathering, &group->members.items[i].term);
}

static void gather_terms(Gathering *gathering, const PlaceTerm *terms, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (terms[i].kind == TERM_GROUP)
            gather_group(gathering, &terms[i]);
        else
            gather_term(gathering, &terms[i]);
}

static void gather_event(Gathering *gathering, const Event *event)
{
    const Order *order = event->order;
    const PlaceSet *sets[] = {&order->protects, &order->stayed, &order->whom, &order->to};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        gather_terms(gathering, sets[i]->include.items, sets[i]->include.count);
        gather_terms(gathering, sets[i]->except.items, sets[i]->except.count);
    }
}

/* The nation, circuits, states, what lies in one. */
static int width_of(const Journal *journal, PlaceId area)
{
    PlaceKind kind = journal_place(journal, area).kind;
    return kind == PLACE_NATION ? 0 : kind == PLACE_COURT ? 1 : kind == PLACE_STATE || kind == PLACE_TERRITORY ? 2 : 3;
}

static int by_width(const void *left, const void *right, void *journal)
{
    const Sample *a = left, *b = right;
    int first = width_of(journal, a->term.place), second = width_of(journal, b->term.place);
    if (first != second)
        return first - second;
    return (a->term.place > b->term.place) - (a->term.place < b->term.place);
}

static void take_all(const Gathering *gathering, const Samples *from, Samples *into)
{
    for (size_t i = 0; i < from->count; i++) {
        ARRAY_ADD(gathering->stakes->arena, into, from->items[i]);
        *mark_of(gathering, &from->items[i].term) = 0;
    }
}

Samples samples_of(const Stakes *stakes, const IndexArray *events, uint8_t *marks)
{
    Gathering gathering = {.stakes = stakes, .marks = marks};
    Samples samples = {0};
    for (size_t i = 0; i < events->count; i++)
        gather_event(&gathering, &stakes->journal->events.items[events->items[i]]);
    if (gathering.areas.count)
        qsort_r(gathering.areas.items, gathering.areas.count, sizeof *gathering.areas.items, by_width,
                (void *)(uintptr_t)stakes->journal);
    ARRAY_ADD(stakes->arena, &samples, (Sample){{.kind = TERM_EVERYONE, .place = PLACE_NONE}, PLACE_SOMEBODY});
    take_all(&gathering, &gathering.groups, &samples); /* areas may be members of them */
    take_all(&gathering, &gathering.areas, &samples);
    take_all(&gathering, &gathering.places, &samples);
    return samples;
}

/* ---- back into a set ---- */

static bool set_has(World *world, const PlaceSet *set, const Sample *sample)
{
    const Period *open = world->open;
    world->somebody = &sample->term;
    bool holds = world_holds(world, set, sample->place);
    world->open = open; /* a member perhaps is none for the words of a set */
    return holds;
}

PlaceSet set_of_samples(World *world, const Samples *samples, const bool *chosen, PlaceSet *besides)
{
    Arena *arena = world->stakes->arena;
    PlaceSet set = {.is_given = true};
    *besides = (PlaceSet){.is_given = true};
    for (size_t i = 0; i < samples->count; i++) {
        const Sample *sample = &samples->items[i];
        PlaceSet all = {.include = set.include};
        if (set_has(world, &set, sample) == chosen[i])
            continue;
        if (!chosen[i])
            ARRAY_ADD(arena, &set.except, sample->term);
        else if (set_has(world, &all, sample))
            ARRAY_ADD(arena, &besides->include, sample->term);
        else
            ARRAY_ADD(arena, &set.include, sample->term);
    }
    return set;
}
