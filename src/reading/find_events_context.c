/* Who is meant by what was told before: "the city", and of an event that names nobody who gives the money and who gets
 * it. Told by the sentences before it, and marked so. */
#include "reading/told.h"

enum { CONTEXT_REACH = 12 }; /* sentences */

/* ---- the city, the county, the state ---- */

static bool is_the(const Text *text, uint32_t token)
{
    return token_is_word(text, token, STR("the")) || token_is_word(text, token, STR("its"));
}

PlaceId slots_unit(const Told *told, const Memory *memory, uint32_t token)
{
    const Text *text = told->text;
    if (token == told->first || !is_the(text, token - 1))
        return PLACE_NONE;
    if (token_is_word(text, token, STR("state")))
        return memory->last_state;
    if (token_is_word(text, token, STR("county")) || token_is_word(text, token, STR("parish")))
        return memory->last_county;
    bool is_city = token_is_word(text, token, STR("city")) || token_is_word(text, token, STR("town")) ||
                   token_is_word(text, token, STR("village"));
    return is_city ? memory->last_city : PLACE_NONE;
}

/* ---- who gives, who receives ---- */

static bool is_giver(PlaceId place)
{
    PlaceKind kind = place == PLACE_NONE ? PLACE_KIND_NONE : place_get(place).kind;
    return kind == PLACE_AGENCY || kind == PLACE_STATE || kind == PLACE_NATION;
}

static bool is_receiver(PlaceId place)
{
    PlaceKind kind = place == PLACE_NONE ? PLACE_KIND_NONE : place_get(place).kind;
    return place_is_government(kind) && kind != PLACE_AGENCY && kind != PLACE_NATION;
}

/* What the giver does; what the receiver does. */
static bool is_of_giver(EventType type)
{
    return type == TOLD_WARN || type == TOLD_DEMAND || type == TOLD_FIND || type == TOLD_WITHHOLD ||
           type == TOLD_TERMINATE || type == TOLD_RESTORE;
}

static bool is_of_receiver(EventType type)
{
    return type == TOLD_REPLY || type == TOLD_COMPLY || type == TOLD_REFUSE || type == TOLD_SUE || type == TOLD_SIGN;
}

static bool is_recent(uint32_t noted, uint32_t now)
{
    return noted && now - noted <= CONTEXT_REACH;
}

void context_note_receiver(Memory *memory, TargetFind receiver, uint32_t sentence)
{
    if (!is_receiver(receiver.place))
        return;
    memory->receivers[0] = receiver;
    memory->receiver_count = 1;
    memory->received = sentence;
}

void context_note(Memory *memory, const EventFind *event, uint32_t sentence)
{
    if (is_of_receiver(event->type) && event->actor_place != memory->giver.place)
        context_note_receiver(memory, (TargetFind){event->actor, event->actor_place}, sentence);
    if (!is_of_giver(event->type))
        return;
    if (is_giver(event->actor_place)) {
        memory->giver = (TargetFind){event->actor, event->actor_place};
        memory->gave = sentence;
    }
    uint32_t count = 0;
    for (uint32_t i = 0; i < event->targets.count && count < CONTEXT_RECEIVERS; i++)
        if (is_receiver(event->targets.items[i].place) && event->targets.items[i].place != memory->giver.place)
            memory->receivers[count++] = event->targets.items[i];
    if (count) {
        memory->receiver_count = count;
        memory->received = sentence;
    }
}

/* "it", "they", "we", nobody at all; not somebody who is named and not known. */
static bool is_left_open(const Told *told, const EventFind *event)
{
    if (event->actor_place != PLACE_NONE)
        return false;
    if (event->actor.end <= event->actor.start || event->actor_person != FIND_NONE)
        return true;
    uint32_t token = token_of_byte(told->text, event->actor.start, told->first, told->until);
    const Token *t = &told->text->tokens.items[token];
    return t->start == event->actor.start && t->start + t->length == event->actor.end &&
           (modal_at(told->text, token) == MODAL_SUBJECT || token_in(told->text, token, CLASS_PRONOUN));
}

static void fill_actor(const Memory *memory, uint32_t sentence, const Told *told, EventFind *event)
{
    if (!is_left_open(told, event))
        return;
    bool is_refused = event->type == TOLD_REFUSE && told->said & SAID_PASSIVE; /* "its request was refused" */
    const TargetFind *near = NULL;
    if ((is_of_giver(event->type) || is_refused) && event->actor_person == FIND_NONE &&
        is_recent(memory->gave, sentence))
        near = &memory->giver;
    else if (is_of_receiver(event->type) && memory->receiver_count == 1 && is_recent(memory->received, sentence))
        near = &memory->receivers[0];
    if (!near)
        return;
    event->actor_is_near = true;
    event->actor_place = near->place;
    if (event->actor.end <= event->actor.start)
        event->actor = near->at;
}

static void fill_targets(const Memory *memory, Arena *arena, uint32_t sentence, EventFind *event)
{
    bool is_open = !event->targets.count && is_of_giver(event->type) && !is_receiver(event->actor_place);
    if (!is_open || !is_recent(memory->received, sentence))
        return;
    for (uint32_t i = 0; i < memory->receiver_count; i++)
        ARRAY_ADD(arena, &event->targets, memory->receivers[i]);
    event->targets_are_near = memory->receiver_count > 0;
}

void context_fill(const Memory *memory, Arena *arena, uint32_t sentence, const Told *told, EventFind *event)
{
    fill_actor(memory, sentence, told, event);
    fill_targets(memory, arena, sentence, event);
}
