/* Whom an event is done to: the object of the verb, or of a passive its subject, as places and bodies. */
#include "reading/told.h"

enum { TARGETS_MOST = 200, FINDING_REACH = 6 };

static void add_target(Arena *arena, EventFind *event, Anchor at, PlaceId place)
{
    if (event->targets.count >= TARGETS_MOST || (place != PLACE_NONE && place == event->actor_place))
        return;
    for (uint32_t i = 0; i < event->targets.count; i++)
        if (event->targets.items[i].at.start == at.start ||
            (place != PLACE_NONE && event->targets.items[i].place == place))
            return;
    ARRAY_ADD(arena, &event->targets, (TargetFind){at, place});
}

/* "in Decatur" says where, "near", "at" too. */
static bool is_where(const Told *told, const Party *party)
{
    uint32_t before = party->first;
    if (before > told->first && token_is_word(told->text, before - 1, STR("the")))
        before--;
    return before > told->first &&
           (token_is_word(told->text, before - 1, STR("in")) || token_is_word(told->text, before - 1, STR("near")) ||
            token_is_word(told->text, before - 1, STR("at")));
}

/* No agency is cut off, warned by itself or found wanting behind "after HUD auditors". */
static bool is_giver_of(const Told *told, const Party *party)
{
    EventType type = told->match.trigger->type;
    PlaceId place = party_place(told, party);
    bool is_cut = type == TOLD_WITHHOLD || type == TOLD_TERMINATE || type == TOLD_RESTORE;
    return is_cut && place != PLACE_NONE && place_get(place).kind == PLACE_AGENCY;
}

static void add_targets_between(const Told *told, const Memory *memory, Arena *arena, EventFind *event, uint32_t from,
                                uint32_t until)
{
    for (uint32_t i = from; i < until; i++) {
        const Party *party = party_at(told, i);
        PlaceId unit = party ? PLACE_NONE : slots_unit(told, memory, i);
        bool is_of_party = token_is_word(told->text, i + 1, STR("of")) && party_at(told, i + 2);
        if (unit != PLACE_NONE && !is_of_party)
            add_target(arena, event, anchor_of_tokens(told->text, i - 1, i + 1), unit);
        if (!party)
            continue;
        i = party->until - 1;
        bool is_fit =
            !is_where(told, party) && !party->is_modifier && party->kind != PARTY_PERSON && !is_giver_of(told, party);
        if (is_fit)
            add_target(arena, event, party_anchor(told, party), party_place(told, party));
    }
}

/* "warned the city that": targets stand before "that", "to", "over". */
static uint32_t target_end(const Told *told)
{
    bool is_speech = told->match.trigger->type == TOLD_WARN || told->match.trigger->type == TOLD_DEMAND;
    for (uint32_t i = told->match.end; i < told->clause_end; i++) {
        bool stops = token_is_word(told->text, i, STR("that")) || modal_at(told->text, i) == MODAL_RELATIVE;
        stops = stops || (is_speech && i > told->match.end &&
                          (token_is_word(told->text, i, STR("over")) || token_is_word(told->text, i, STR("to")) ||
                           token_is_word(told->text, i, STR("about"))));
        if (stops || token_in(told->text, i, CLASS_CUE) ||
            (i > told->match.end + 2 && modal_at(told->text, i) >= MODAL_BE && modal_at(told->text, i) <= MODAL_MUST &&
             modal_at(told->text, i) != MODAL_NONE))
            return i;
    }
    return told->clause_end;
}

/* "X, Y and Z received the warnings": the subject of what was received. */
static bool is_received(const Told *told)
{
    static const char *const words[] = {"received", "receive", "receives", "got",  "get",
                                        "gets",     "face",    "faces",    "faced"};
    for (uint32_t i = told->match.at; i-- > told->first && i + 8 >= told->match.at;)
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            if (token_is_word(told->text, i, str_from_c(words[k])))
                return true;
    return false;
}

/* "finds that the county did not": the county. */
static uint32_t finding_end(const Told *told)
{
    uint32_t most = told->match.end + FINDING_REACH;
    return most < told->clause_end ? most : told->clause_end;
}

/* "We did not lose a grant": for whom the speaker speaks. */
static void add_speaker(const Told *told, const Memory *memory, Arena *arena, EventFind *event)
{
    EventFind speaker = {.actor_place = PLACE_NONE};
    slots_doer(told, memory, &speaker);
    if (speaker.actor_place != PLACE_NONE && place_is_government(place_get(speaker.actor_place).kind))
        add_target(arena, event, speaker.actor, speaker.actor_place);
}

void slots_targets(const Told *told, const Memory *memory, Arena *arena, EventFind *event)
{
    EventType type = told->match.trigger->type;
    bool loses = told->match.trigger->flags & TRIGGER_LOSES;
    if (type == TOLD_SIGN || type == TOLD_PROPOSE)
        return;
    if (told->said & SAID_NOUN && is_received(told)) {
        add_targets_between(told, memory, arena, event, told->first, told->match.at);
        return;
    }
    if (told->match.trigger->need == NEED_CHARGE) {
        add_targets_between(told, memory, arena, event, told->clause, told->chain);
        return;
    }
    if (told->said & SAID_PASSIVE || loses)
        add_targets_between(told, memory, arena, event, told->clause, told->chain);
    if (loses && !event->targets.count)
        add_speaker(told, memory, arena, event);
    uint32_t end = type == TOLD_FIND ? finding_end(told) : target_end(told);
    add_targets_between(told, memory, arena, event, told->match.end, end);
}
