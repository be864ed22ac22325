/* Has it happened, was it known, does the set hold the place: in one world. */
#include "stake/world.h"

static bool choose(World *world, const Period *moment)
{
    for (size_t i = 0; i < world->count; i++)
        if (world->choices[i].moment == moment)
            return world->choices[i].past;
    if (!world->open)
        world->open = moment;
    return false;
}

void world_begin(World *world)
{
    world->count = 0;
    world->open = NULL;
}

bool world_chose(World *world)
{
    if (!world->open || world->count == CHOICES_MOST)
        return false;
    world->choices[world->count++] = (Choice){world->open, false};
    world->open = NULL;
    return true;
}

bool world_turned(World *world)
{
    while (world->count && world->choices[world->count - 1].past)
        world->count--;
    world->open = NULL;
    if (world->count)
        world->choices[world->count - 1].past = true;
    return world->count > 0;
}

static Certainty compare(Date day, const Period *moment)
{
    if (day < moment->first)
        return NEVER;
    return day >= period_last(*moment) ? SURELY : PERHAPS;
}

static bool past_day(World *world, const Period *moment, Date day)
{
    Certainty certainty = compare(day, moment);
    return certainty == PERHAPS ? choose(world, moment) : certainty == SURELY;
}

bool world_past(World *world, const Period *day)
{
    return period_is_set(*day) && past_day(world, day, world->stakes->question->as_of);
}

bool world_known(World *world, const Common *common)
{
    Date known_by = world->stakes->question->known_by;
    if (known_by == DATE_OPEN || !period_is_set(common->known))
        return true;
    return past_day(world, &common->known, known_by);
}

bool world_happened(World *world, const Event *event)
{
    const Period *day = event->kind == EVENT_ORDER ? &event->order->effective : &event->day;
    return world_past(world, day) && world_known(world, &event->common);
}

static bool is_member(World *world, Index group, PlaceId place);

/* A circuit is no government and lies in the nation all the same. */
static bool lies_in(const Journal *journal, PlaceId area, PlaceId wider)
{
    bool is_all = journal_place(journal, wider).kind == PLACE_NATION;
    return is_all || journal_place_within(journal, area, wider);
}

static bool somebody_is_of(World *world, const PlaceTerm *term)
{
    const PlaceTerm *known = world->somebody;
    if (term->kind == TERM_WITHIN)
        return known->kind == TERM_WITHIN && lies_in(world->stakes->journal, known->place, term->place);
    if (term->kind == TERM_GROUP && known->kind == TERM_GROUP && known->group == term->group)
        return world_known(world, &world->stakes->journal->groups.items[term->group].common);
    return term->kind == TERM_GROUP && is_member(world, term->group, PLACE_SOMEBODY);
}

static bool term_holds(World *world, const PlaceTerm *term, PlaceId place)
{
    if (place == PLACE_SOMEBODY && term->kind != TERM_EVERYONE)
        return somebody_is_of(world, term);
    switch (term->kind) {
    case TERM_EVERYONE: return true;
    case TERM_PLACE: return term->place == place;
    case TERM_WITHIN: return journal_place_within(world->stakes->journal, place, term->place);
    case TERM_GROUP: return is_member(world, term->group, place);
    }
    return false;
}

/* Membership as of the day asked about; members are places and areas, not groups. */
static bool is_member(World *world, Index group, PlaceId place)
{
    const Group *members = &world->stakes->journal->groups.items[group];
    if (!world_known(world, &members->common))
        return false;
    for (size_t i = 0; i < members->members.count; i++) {
        const Member *member = &members->members.items[i];
        if (member->term.kind == TERM_GROUP || !term_holds(world, &member->term, place))
            continue;
        bool begun = !period_is_set(member->from) || world_past(world, &member->from);
        if (begun && !world_past(world, &member->until))
            return true;
    }
    return false;
}

static bool any_holds(World *world, const PlaceTerm *terms, size_t count, PlaceId place)
{
    for (size_t i = 0; i < count; i++)
        if (term_holds(world, &terms[i], place))
            return true;
    return false;
}

bool world_holds(World *world, const PlaceSet *set, PlaceId place)
{
    return any_holds(world, set->include.items, set->include.count, place) &&
           !any_holds(world, set->except.items, set->except.count, place);
}

Certainty known_by_then(const Question *question, const Period *known)
{
    if (question->known_by == DATE_OPEN || !period_is_set(*known))
        return SURELY;
    return compare(question->known_by, known);
}

Certainty stake_happened(const Question *question, const Period *day, const Period *known)
{
    if (!period_is_set(*day))
        return NEVER;
    Certainty when = compare(question->as_of, day);
    Certainty seen = known ? known_by_then(question, known) : SURELY;
    return when < seen ? when : seen;
}

bool stake_leaves_out(const Question *question, Index event)
{
    return index_holds(&question->without, event);
}

Certainty stake_event_happened(const Question *question, const Event *event)
{
    const Period *day = event->kind == EVENT_ORDER ? &event->order->effective : &event->day;
    return stake_leaves_out(question, event->number) ? NEVER : stake_happened(question, day, &event->common.known);
}

/* Both sides of every choice, as far as one answer can differ: first with all that is open
 * not past, then with all past. Enough for sets, where choices do not work against each other. */
Certainty stake_holds(const Journal *journal, const Question *question, const PlaceSet *set, PlaceId place)
{
    Stakes stakes = {.journal = journal, .question = question};
    World world = {.stakes = &stakes};
    bool holds = world_holds(&world, set, place);
    if (world.open)
        return PERHAPS;
    return holds ? SURELY : NEVER;
}
