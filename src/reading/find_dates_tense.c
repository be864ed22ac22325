/* Whether the verbs near a date tell of what was or of what will be. */
#include "reading/find_dates.h"

enum {
    REACH = 14,     /* tokens to each side in which a verb is looked for */
    WEAK_COST = 3,  /* "would" counts as if it stood so much farther away */
    AFTER_COST = 1, /* what stands after a date counts a little less than what stands before it */
    COMMA_COST = 2,
};

/* A small word in "ed" that the table does not know otherwise. */
static bool is_regular_past(const Text *text, uint32_t at)
{
    const Token *token = &text->tokens.items[at];
    return token->kind == TOKEN_WORD && token->length > 4 && !(token->flags & TOKEN_CAPITAL) &&
           str_ends(text_token(text, at), STR("ed"));
}

/* "will be sold" and "an unsigned award" tell of no past. */
static bool is_passive(const Text *text, uint32_t at)
{
    static const char *const words[] = {"be", "to", "a", "an", "the", "its", "their", "any", "'s"};
    for (size_t i = 0; at > 0 && i < sizeof words / sizeof words[0]; i++)
        if (token_is_word(text, at - 1, str_from_c(words[i])))
            return true;
    return false;
}

static Tense tense_of(const Text *text, uint32_t at)
{
    Tense tense = token_in(text, at, CLASS_TENSE) ? (Tense)token_value(text, at, CLASS_TENSE)
                  : is_regular_past(text, at)     ? TENSE_PAST
                                                  : TENSE_NONE;
    if (tense == TENSE_FUTURE && at > 0 &&
        (token_is_word(text, at - 1, STR("was")) || token_is_word(text, at - 1, STR("were"))))
        return TENSE_NONE; /* "was due" */
    return tense == TENSE_PAST && is_passive(text, at) ? TENSE_NONE : tense;
}

static void weigh(Nearest *nearest, Tense tense, int cost)
{
    if (tense == TENSE_NONE)
        return;
    nearest->has_future |= tense == TENSE_FUTURE;
    if (tense == TENSE_FUTURE_WEAK)
        cost += WEAK_COST;
    if (cost < nearest->cost) {
        nearest->cost = cost;
        nearest->tense = tense == TENSE_FUTURE_WEAK ? TENSE_FUTURE : tense;
    }
}

/* Verbs beyond a semicolon, or on the other side of a quotation mark, tell of something else. */
static bool is_elsewhere(const Dates *dates, uint32_t date, uint32_t at)
{
    return dates_mark(dates, at, ';') ||
           ((dates_token(dates, at)->flags ^ dates_token(dates, date)->flags) & TOKEN_QUOTED);
}

Nearest dates_nearest(const Dates *dates, uint32_t first, uint32_t until)
{
    Nearest nearest = {TENSE_NONE, INT32_MAX, false};
    int cost = 0;
    for (uint32_t k = 1; k <= REACH && first >= dates->sentence.first + k; k++) {
        cost += 1 + (dates_mark(dates, first - k, ',') ? COMMA_COST : 0);
        if (is_elsewhere(dates, first, first - k))
            break;
        weigh(&nearest, tense_of(dates->text, first - k), cost);
    }
    cost = AFTER_COST;
    for (uint32_t at = until; at < until + REACH && at < dates->sentence.until; at++) {
        cost += 1 + (dates_mark(dates, at, ',') ? COMMA_COST : 0);
        if (is_elsewhere(dates, first, at))
            break;
        weigh(&nearest, tense_of(dates->text, at), cost);
    }
    return nearest;
}

Tense dates_tense(const Dates *dates, uint32_t first, uint32_t until)
{
    return dates_nearest(dates, first, until).tense;
}
