/* The clause around a trigger: as far as commas do not matter and no other clause begins. */
#include "reading/told.h"

enum {
    CLAUSE_REACH = 60, /* tokens to each side */
    SCARE_REACH = 8,
    ASIDE_REACH = 12
};

bool clause_is_boundary(const Text *text, uint32_t token)
{
    switch (text->tokens.items[token].mark) {
    case ';':
    case ':':
    case '.':
    case '?':
    case '!':
    case '(':
    case ')':
    case '-':
    case MARK_DASH: /* "7-2" */
        return !(token > 0 && token + 1 < text->tokens.count && text->tokens.items[token - 1].kind == TOKEN_NUMBER &&
                 text->tokens.items[token + 1].kind == TOKEN_NUMBER);
    case MARK_QUOTE_OPEN:
    case MARK_QUOTE_CLOSE: return true;
    default: return text->tokens.items[token].kind == TOKEN_BREAK;
    }
}

/* A scare quote inside of a clause does not end it. */
static bool parts(const Told *told, uint32_t token)
{
    const Token *t = &told->text->tokens.items[token];
    if (t->mark == MARK_QUOTE_OPEN || t->mark == MARK_QUOTE_CLOSE) {
        uint32_t least = token > told->first + SCARE_REACH ? token - SCARE_REACH : told->first,
                 most = token + SCARE_REACH < told->until ? token + SCARE_REACH : told->until;
        uint16_t other = t->mark == MARK_QUOTE_OPEN ? MARK_QUOTE_CLOSE : MARK_QUOTE_OPEN;
        for (uint32_t i = least; i < most; i++)
            if (told->text->tokens.items[i].mark == other)
                return false;
    }
    return clause_is_boundary(told->text, token);
}

/* "that" and "which" begin a clause, "that agency" does not. */
static bool begins_clause(const Told *told, uint32_t token)
{
    ModalKind kind = modal_at(told->text, token);
    if (kind == MODAL_IF || kind == MODAL_JOINER)
        return true;
    return token_in(told->text, token, CLASS_CUE) && token + 1 < told->until &&
           (token_is_word(told->text, token + 1, STR("that")) || modal_at(told->text, token + 1) == MODAL_SUBJECT);
}

/* "that" behind a verb that says, a word or two between: "said Friday that". */
static bool is_spoken(const Told *told, uint32_t that)
{
    for (uint32_t i = that; i-- > told->first && i + 3 >= that;) {
        ModalKind kind = modal_at(told->text, i);
        if (token_in(told->text, i, CLASS_CUE) || token_in(told->text, i, CLASS_TRIGGER) || kind == MODAL_THREAT ||
            kind == MODAL_ASK)
            return true;
    }
    return false;
}

/* Where "(FRA)" begins that ends here; the same place when it is longer, or none. */
uint32_t clause_before_aside(const Told *told, uint32_t close)
{
    for (uint32_t i = close; i-- > told->first && i + ASIDE_REACH >= close;)
        if (token_is_mark(told->text, i, '('))
            return i;
    return close;
}

static uint32_t clause_start(const Told *told)
{
    for (uint32_t i = told->chain; i-- > told->first && i + CLAUSE_REACH >= told->chain;) {
        if (token_is_mark(told->text, i, ')') && clause_before_aside(told, i) < i) {
            i = clause_before_aside(told, i);
            continue;
        }
        if (parts(told, i) || begins_clause(told, i))
            return i + 1;
        if (token_is_word(told->text, i, STR("that")) && i + 1 < told->chain && is_spoken(told, i))
            return i + 1;
    }
    return told->chain > told->first + CLAUSE_REACH ? told->chain - CLAUSE_REACH : told->first;
}

static uint32_t clause_stop(const Told *told)
{
    uint32_t most = told->match.end + CLAUSE_REACH < told->until ? told->match.end + CLAUSE_REACH : told->until;
    for (uint32_t i = told->match.end; i < most; i++) {
        ModalKind kind = modal_at(told->text, i);
        if (parts(told, i) || kind == MODAL_IF || kind == MODAL_JOINER)
            return i;
    }
    return most;
}

void clause_find(Told *told)
{
    told->clause = clause_start(told);
    told->clause_end = clause_stop(told);
}
