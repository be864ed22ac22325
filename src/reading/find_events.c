/* Events: words that tell one, in their clause, with what speaks for and against its having happened. */
#include "reading/told.h"

#include <stdlib.h>

typedef struct {
    const Text *text;
    Arena *arena;
    Reading *out;
    TriggerIndex index;
    Parties parties;
    Memory memory;
    uint32_t first_event; /* of this sentence */
    uint32_t sentence;    /* its number, from 1 */
} Finder;

/* ---- noun or verb ---- */

/* "the freeze", "its threats"; "to freeze" and "will threaten" are verbs. */
static bool is_noun_here(const Text *text, const TriggerMatch *match, uint32_t first)
{
    if (!(match->forms & FORM_NOUN))
        return false;
    if (match->forms == FORM_NOUN)
        return true;
    ModalKind before = match->at > first ? modal_at(text, match->at - 1) : MODAL_NONE;
    bool is_verb = before == MODAL_WILL || before == MODAL_WOULD || before == MODAL_MAY || before == MODAL_MUST ||
                   before == MODAL_DO || (match->at > first && token_is_word(text, match->at - 1, STR("to")));
    return !is_verb;
}

/* A noun is what the words before it say: "avoid cuts", "threatened a lawsuit", "would file suit". */
static void look_at_noun(Told *told)
{
    const Text *text = told->text;
    told->said = SAID_NOUN;
    if (told->match.trigger->need == NEED_STATE && told->match.at > told->first + 1 &&
        token_is_word(text, told->match.at - 1, STR("of")))
        told->said |= SAID_NEGATED; /* "out of compliance" */
    told->chain = told->match.at;
    for (uint32_t i = told->match.at; i-- > told->first && i + 10 >= told->match.at && !clause_is_boundary(text, i);) {
        ModalKind kind = modal_at(text, i);
        if (kind == MODAL_IF || kind == MODAL_RELATIVE || kind == MODAL_JOINER)
            break;
        switch (kind) {
        case MODAL_WILL: told->said |= SAID_WILL; break;
        case MODAL_WOULD: told->said |= SAID_WOULD; break;
        case MODAL_MAY:
        case MODAL_ABLE: told->said |= SAID_MAY; break;
        case MODAL_NOT:
        case MODAL_FAIL: told->said |= SAID_NEGATED; break;
        case MODAL_PLAN: told->said |= SAID_PLANNED; break;
        case MODAL_THREAT:
        case MODAL_RISK: told->said |= SAID_THREAT; break;
        case MODAL_ALLEGE: told->said |= SAID_ALLEGED; break;
        default: told->said |= modal_is_negated(text, i) ? SAID_NEGATED : 0;
        }
    }
}

/* ---- one trigger ---- */

static bool is_grantor(PlaceId place)
{
    PlaceKind kind = place == PLACE_NONE ? PLACE_KIND_NONE : place_get(place).kind;
    return kind == PLACE_AGENCY || kind == PLACE_STATE || kind == PLACE_NATION;
}

/* Whoever gives the money does not comply with itself. */
static bool is_above(PlaceId place)
{
    PlaceKind kind = place == PLACE_NONE ? PLACE_KIND_NONE : place_get(place).kind;
    return kind == PLACE_AGENCY || kind == PLACE_NATION || kind == PLACE_COURT;
}

/* "will not sign", "would not be bullied" and giving in that is denied: a refusal. */
static void settle_refusal(const Told *told, EventFind *event)
{
    bool is_negated = told->said & SAID_NEGATED;
    bool is_volition = told->said & (SAID_WILL | SAID_WOULD | SAID_PLANNED) && !(told->said & SAID_REQUESTED);
    bool flips = told->match.trigger->flags & TRIGGER_FLIPS;
    if (!is_negated || (!flips && !(told->match.trigger->flags & TRIGGER_WILL && is_volition)))
        return;
    event->type = TOLD_REFUSE;
    event->rule = "negated-yielding";
    event->modality = told->said & SAID_IF ? MODALITY_CONDITIONAL : MODALITY_ASSERTED;
    if (!flips)
        event->at = anchor_of_tokens(told->text, told->chain, told->match.end);
}

/* "must give back $700,000" is complying, and of an agency "returned the money" is restoring. */
static void settle_return(const Told *told, EventFind *event)
{
    if (told->match.trigger->type != TOLD_REFUSE || told->match.trigger->need != NEED_MONEY)
        return;
    PlaceKind kind = event->actor_place == PLACE_NONE ? PLACE_KIND_NONE : place_get(event->actor_place).kind;
    if (told->said & (SAID_REQUESTED | SAID_MUST))
        event->type = TOLD_COMPLY;
    else if (kind == PLACE_AGENCY && event->type == TOLD_REFUSE)
        event->type = TOLD_RESTORE;
}

static const char *rule_of(const Told *told)
{
    if (told->match.trigger->need == NEED_CHARGE)
        return "event-duty";
    if (told->said & SAID_NOUN)
        return "event-noun";
    if (told->said & SAID_REDUCED)
        return "event-participle";
    return told->said & SAID_PASSIVE ? "event-passive" : "event-verb";
}

/* "threatened", "refused": what they govern is told by themselves. */
static bool is_told_by_governor(const Told *told)
{
    return told->said & SAID_WILFUL &&
           (told->match.trigger->type == TOLD_COMPLY || told->match.trigger->type == TOLD_SIGN);
}

/* A past day in the sentence settles "the state cut it in 2010", whose form could be of today. */
static void settle_present(Told *told, const EventFind *event)
{
    const unsigned both = FORM_BASE | FORM_PAST;
    bool is_open = told->said & SAID_PRESENT && (told->match.forms & both) == both;
    if (!is_open || event->date == FIND_NONE)
        return;
    const DateFind *date = &told->found->dates.items[event->date];
    bool is_sure = event->actor_place != PLACE_NONE || told->said & SAID_QUOTED;
    if (told->text->dated != DATE_MIN && date->iso.first <= told->text->dated && is_sure)
        told->said &= ~(unsigned)SAID_PRESENT;
}

/* "You may ask for more time" demands nothing. */
static bool is_you(const Told *told, const EventFind *event)
{
    return event->actor.end > event->actor.start && event->actor.text.len == 3 &&
           char_lower(event->actor.text.ptr[0]) == 'y' && !(told->said & SAID_PASSIVE);
}

static bool make_out(Finder *finder, Told *told, EventFind *event)
{
    const Text *text = finder->text;
    if (is_noun_here(text, &told->match, told->first))
        look_at_noun(told);
    else if (!modality_walk(told))
        return false;
    if (told->match.trigger->flags & TRIGGER_NOT)
        told->said ^= SAID_NEGATED;
    clause_find(told);
    if (is_told_by_governor(told) || !needs_are_met(told))
        return false;
    if (told->match.trigger->need == NEED_CHARGE)
        told->match.end = charge_verb(told) + 1;
    modality_look_around(told);
    *event = (EventFind){.at = anchor_of_tokens(text, told->match.at, told->match.end),
                         .type = told->match.trigger->type,
                         .actor_place = PLACE_NONE,
                         .actor_person = FIND_NONE,
                         .date = FIND_NONE,
                         .amount = FIND_NONE,
                         .sentence = anchor_of_tokens(text, told->first, told->until),
                         .rule = rule_of(told)};
    slots_subject(told, &finder->memory, event);
    slots_targets(told, &finder->memory, finder->arena, event);
    slots_rest(told, event);
    slots_date(told, MODALITY_ASSERTED, event);
    settle_present(told, event);
    if (told->match.trigger->need == NEED_POLICY && is_above(event->actor_place))
        return false;
    if (event->type == TOLD_DEMAND && is_you(told, event))
        return false;
    event->modality = modality_of(told, is_grantor(event->actor_place));
    slots_date(told, event->modality, event);
    settle_refusal(told, event);
    settle_return(told, event);
    return true;
}

/* What is threatened is threatened to those who are warned. */
static void inherit_targets(Finder *finder, EventFind *event)
{
    bool is_cut = event->type == TOLD_WITHHOLD || event->type == TOLD_TERMINATE;
    for (uint32_t i = finder->out->events.count; is_cut && !event->targets.count && i-- > finder->first_event;) {
        const EventFind *before = &finder->out->events.items[i];
        if (before->type == TOLD_WARN || before->type == TOLD_DEMAND)
            for (uint32_t k = 0; k < before->targets.count; k++)
                ARRAY_ADD(finder->arena, &event->targets, before->targets.items[k]);
    }
}

/* "The agency will suspend payments": those of the one place that it asked before. */
static void take_asked(Finder *finder, EventFind *event)
{
    bool is_cut = event->type == TOLD_WITHHOLD || event->type == TOLD_TERMINATE;
    if (is_cut && event->modality == MODALITY_THREATENED && !event->targets.count && event->actor_place != PLACE_NONE &&
        event->actor_place == finder->memory.asker && finder->memory.asked.place != PLACE_NONE)
        ARRAY_ADD(finder->arena, &event->targets, finder->memory.asked);
}

/* ---- what was spoken of ---- */

static void remember_place(Memory *memory, PlaceId place)
{
    PlaceKind kind = place == PLACE_NONE ? PLACE_KIND_NONE : place_get(place).kind;
    if (kind == PLACE_STATE || kind == PLACE_TERRITORY)
        memory->last_state = place;
    else if (kind == PLACE_COUNTY)
        memory->last_county = place;
    else if (kind == PLACE_MUNICIPALITY || kind == PLACE_CONSOLIDATED || kind == PLACE_TOWNSHIP)
        memory->last_city = place;
}

static void remember_party(Finder *finder, const Told *told, uint32_t token)
{
    const Party *party = party_at(told, token);
    if (!party || party->first != token)
        return;
    PlaceId place = party_place(told, party);
    if (party->kind == PARTY_PLACE)
        remember_place(&finder->memory, place);
    bool is_subject = token <= told->first + 3 && !party->is_modifier;
    if (!is_subject && party->kind == PARTY_PLACE)
        return;
    if (party->kind == PARTY_PLACE && !token_is_mark(told->text, party->until, ','))
        context_note_receiver(&finder->memory, (TargetFind){party_anchor(told, party), place}, finder->sentence);
    finder->memory.place = place;
    finder->memory.person = party->kind == PARTY_PERSON ? party->number : FIND_NONE;
    finder->memory.actor = party_anchor(told, party);
}

/* Of "the agency warned the city that it will": the agency, also when nobody knows which it is. */
static void remember_actor(Memory *memory, const Told *told, const EventFind *event)
{
    bool is_word_for_it =
        told->said & (SAID_PASSIVE | SAID_NOUN) || event->actor.end <= event->actor.start || event->actor.text.len <= 4;
    if (event->type == TOLD_WARN && event->actor_place != PLACE_NONE)
        memory->warner = event->actor_place;
    bool asks = event->type == TOLD_WARN || event->type == TOLD_DEMAND || event->type == TOLD_FIND;
    if (asks && event->actor_place != PLACE_NONE && event->targets.count == 1) {
        memory->asker = event->actor_place;
        memory->asked = event->targets.items[0];
    }
    if (is_word_for_it)
        return;
    memory->place = event->actor_place;
    memory->person = event->actor_person;
    memory->actor = event->actor;
}

/* ---- sentences ---- */

/* "lifted its freeze": told by the verb. */
static bool is_lifted(const Finder *finder, const TriggerMatch *match)
{
    enum { BYTES = 16 };
    uint32_t count = finder->out->events.count;
    const EventFind *last = count > finder->first_event ? &finder->out->events.items[count - 1] : NULL;
    return last && last->type == TOLD_RESTORE && match->forms == FORM_NOUN && match->trigger->flags & TRIGGER_CUT &&
           finder->text->tokens.items[match->at].start <= last->at.end + BYTES;
}

/* Of "must certify": "certify" is told by its own row; "must rewrite its analysis" by none. */
static bool is_told_by_verb(Finder *finder, const Told *charge)
{
    TriggerMatch matches[TRIGGER_MATCHES];
    Told told = *charge;
    uint32_t verb = charge_verb(charge);
    if (charge->match.trigger->need != NEED_CHARGE || !token_in(finder->text, verb, CLASS_TRIGGER))
        return false;
    size_t count = triggers_at(finder->text, &finder->index, verb, told.until, matches);
    for (size_t i = 0; i < count; i++) {
        EventFind event;
        told.match = matches[i];
        if (make_out(finder, &told, &event))
            return true;
    }
    return false;
}

static uint32_t read_trigger(Finder *finder, Told *told, uint32_t at)
{
    TriggerMatch matches[TRIGGER_MATCHES];
    size_t count = triggers_at(finder->text, &finder->index, at, told->until, matches);
    for (size_t i = 0; i < count; i++) {
        EventFind event;
        told->match = matches[i];
        if (is_lifted(finder, &matches[i]) || is_told_by_verb(finder, told))
            continue;
        told->is_done_before = false;
        if (!make_out(finder, told, &event))
            continue;
        inherit_targets(finder, &event);
        take_asked(finder, &event);
        remember_actor(&finder->memory, told, &event);
        context_note(&finder->memory, &event, finder->sentence);
        context_fill(&finder->memory, finder->arena, finder->sentence, told, &event);
        ARRAY_ADD(finder->arena, &finder->out->events, event);
        return matches[i].end;
    }
    return at + 1;
}

static void read_sentence(Finder *finder, TokenRun sentence)
{
    Told told = {.text = finder->text,
                 .found = finder->out,
                 .parties = &finder->parties,
                 .first = sentence.first,
                 .until = sentence.until};
    finder->first_event = finder->out->events.count;
    finder->sentence++;
    for (uint32_t i = sentence.first; i < sentence.until;) {
        remember_party(finder, &told, i);
        i = token_in(finder->text, i, CLASS_TRIGGER) ? read_trigger(finder, &told, i) : i + 1;
    }
}

static int compare_events(const void *a, const void *b)
{
    const EventFind *left = a, *right = b;
    return left->at.start < right->at.start ? -1 : left->at.start > right->at.start;
}

void find_events(const Text *text, Arena *arena, Reading *out)
{
    Finder finder = {.text = text,
                     .arena = arena,
                     .out = out,
                     .index = trigger_index(text, arena),
                     .parties = parties_collect(text, out, arena),
                     .memory = {.place = PLACE_NONE,
                                .giver = {.place = PLACE_NONE},
                                .warner = PLACE_NONE,
                                .asker = PLACE_NONE,
                                .person = FIND_NONE,
                                .last_city = PLACE_NONE,
                                .last_county = PLACE_NONE,
                                .last_state = PLACE_NONE}};
    if (text->origin != PLACE_NONE)
        remember_place(&finder.memory, text->origin);
    for (uint32_t i = 0; i < text->sentences.count; i++)
        read_sentence(&finder, text->sentences.items[i]);
    if (out->events.count)
        qsort(out->events.items, out->events.count, sizeof *out->events.items, compare_events);
}
