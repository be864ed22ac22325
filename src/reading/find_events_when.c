/* When an event was, how much money it is about, and what it is done to. */
#include "reading/told.h"

enum { OBJECT_WORDS = 25, REACH = 30, BEFORE_COST = 6 };

static uint32_t token_at_byte(const Told *told, uint32_t byte)
{
    return token_of_byte(told->text, byte, told->first, told->until);
}

/* Whether another clause lies between: a verb that says, ", and", a semicolon. */
static bool is_apart(const Told *told, uint32_t from, uint32_t until)
{
    const Text *text = told->text;
    for (uint32_t i = from; i < until; i++) {
        bool joins = token_is_word(text, i, STR("and")) || token_is_word(text, i, STR("but"));
        bool begins = joins && i > from && (token_is_mark(text, i - 1, ',') || i > from + 3);
        if (begins || token_is_mark(text, i, ';') || token_in(text, i, CLASS_CUE) ||
            token_is_word(text, i, STR("since")) || modal_at(text, i) == MODAL_IF ||
            modal_at(text, i) == MODAL_JOINER || modal_at(text, i) == MODAL_RELATIVE ||
            token_is_word(text, i, STR("after")) || token_is_word(text, i, STR("before")))
            return true;
    }
    return false;
}

/* How far a date is from the verb; UINT32_MAX when it is another verb's. */
static uint32_t cost_of(const Told *told, uint32_t token, uint32_t end)
{
    uint32_t at = told->match.at;
    if (token >= told->match.end)
        return is_apart(told, told->match.end, token) ? UINT32_MAX : token - told->match.end;
    bool begins = token <= told->first + 2 || token <= told->clause + 2;
    if (!begins && is_apart(told, end, at))
        return UINT32_MAX;
    if (token > told->first && token_in(told->text, token - 1, CLASS_CUE))
        return UINT32_MAX;
    return at - end + (begins ? 0 : BEFORE_COST);
}

/* What happened did so by the day of the document; what is to come comes after it. */
static bool is_of_time(const Told *told, const DateFind *date, Modality modality)
{
    if (!period_is_set(date->iso))
        return false;
    bool is_done = modality == MODALITY_ASSERTED || modality == MODALITY_REPORTED || modality == MODALITY_NEGATED;
    if (told->text->dated == DATE_MIN)
        return is_done && !date->is_due;
    return is_done ? date->iso.first <= told->text->dated && !date->is_due : date->iso.first > told->text->dated;
}

void slots_date(const Told *told, Modality modality, EventFind *event)
{
    const Reading *found = told->found;
    uint32_t best = REACH;
    event->date = FIND_NONE;
    for (uint32_t i = STARTS_FROM(found->dates, told->text->tokens.items[told->first].start); i < found->dates.count;
         i++) {
        const DateFind *date = &found->dates.items[i];
        uint32_t token = token_at_byte(told, date->at.start);
        if (token >= told->until)
            return;
        uint32_t cost = cost_of(told, token, token_at_byte(told, date->at.end - 1) + 1);
        if (cost >= best || !is_of_time(told, date, modality))
            continue;
        best = cost;
        event->date = i;
    }
}

static void take_amount(const Told *told, EventFind *event)
{
    const Reading *found = told->found;
    uint32_t best = REACH;
    for (uint32_t i = STARTS_FROM(found->amounts, told->text->tokens.items[told->first].start);
         i < found->amounts.count; i++) {
        uint32_t token = token_at_byte(told, found->amounts.items[i].at.start), at = told->match.at;
        if (token >= told->until)
            return;
        bool is_inside = token >= told->clause && token < told->clause_end;
        bool is_before = token < at, may_be_before = told->said & (SAID_PASSIVE | SAID_NOUN);
        uint32_t cost = is_before ? at - token : token - at;
        if (!is_inside || cost >= best || (is_before && !may_be_before) ||
            (!is_before && is_apart(told, told->match.end, token)))
            continue;
        best = cost;
        event->amount = i;
    }
}

static bool is_wordy(const Text *text, uint32_t token)
{
    const Token *t = &text->tokens.items[token];
    return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER || t->mark == '$';
}

static void take_object(const Told *told, EventFind *event)
{
    uint32_t from = told->match.end,
             until = told->clause_end < from + OBJECT_WORDS ? told->clause_end : from + OBJECT_WORDS;
    if (told->said & SAID_PASSIVE) {
        from = told->clause;
        until = told->chain;
    }
    while (until > from && !is_wordy(told->text, until - 1))
        until--;
    while (from < until && !is_wordy(told->text, from))
        from++;
    if (from < until && !(told->said & SAID_PASSIVE && event->targets.count))
        event->object = anchor_of_tokens(told->text, from, until);
}

void slots_rest(const Told *told, EventFind *event)
{
    EventType type = told->match.trigger->type;
    bool is_money = type == TOLD_WITHHOLD || type == TOLD_TERMINATE || type == TOLD_RESTORE;
    if (is_money || (type == TOLD_REFUSE && told->match.trigger->need == NEED_MONEY))
        take_amount(told, event);
    take_object(told, event);
}
