/* Claims that somebody got money, or none. */
#include "reading/claims.h"

enum { VERB_REACH = 9 };

static bool is_getting(const Text *text, uint32_t token)
{
    return claim_word_at(text, token, CLAIM_WORD_GETTING);
}

static bool is_money(const Text *text, uint32_t token)
{
    return object_at(text, token, OBJECT_MONEY) || text->tokens.items[token].mark == '$';
}

/* What may come is no claim. */
static bool is_open(const ClaimFinder *finder, uint32_t verb, TokenRun sentence)
{
    for (uint32_t i = verb; i-- > sentence.first && i + VERB_REACH >= verb;) {
        ModalKind kind = modal_at(finder->text, i);
        if (kind == MODAL_IF || (kind >= MODAL_WILL && kind <= MODAL_MUST) || kind == MODAL_PLAN ||
            kind == MODAL_RISK || kind == MODAL_THREAT || token_is_word(finder->text, i, STR("to")))
            return true;
        if (token_is_mark(finder->text, i, ';') || token_is_mark(finder->text, i, ','))
            return false;
    }
    return token_is_mark(finder->text, sentence.until - 1, '?');
}

static bool is_none(const ClaimFinder *finder, TokenRun run)
{
    static const char *const words[] = {"no", "not", "nothing", "none", "never", "didn't", "hasn't", "doesn't"};
    for (uint32_t i = run.first; i < run.until; i++)
        if (claims_is_any(finder->text, i, words, sizeof words / sizeof words[0]))
            return true;
    return false;
}

/* The year that a run names, as an award year: 0 when none. */
static int year_in(const ClaimFinder *finder, TokenRun run)
{
    for (uint32_t i = run.first; i < run.until; i++) {
        Str word = text_token(finder->text, i);
        int year = word.len == 4 ? str_digits(word, 0, 4) : -1;
        if (year >= DATE_FIRST_YEAR && year <= DATE_LAST_YEAR)
            return year;
    }
    return 0;
}

/* The place is the subject; "it" is the one that was named last. */
static PlaceId place_before(const ClaimFinder *finder, uint32_t token)
{
    for (uint32_t i = token; i-- > 0 && i + 60 >= token;) {
        const Party *party = party_at(&finder->told, i);
        PlaceId place = party && party->kind == PARTY_PLACE ? party_place(&finder->told, party) : PLACE_NONE;
        if (place != PLACE_NONE && place_get(place).kind != PLACE_NATION)
            return place;
    }
    return PLACE_NONE;
}

Str claims_test_of_money(ClaimFinder *finder, TokenRun run, bool none)
{
    PlaceId place = claims_place(finder, run), agency = claims_agency(finder, run);
    int year = year_in(finder, run);
    if (place == PLACE_NONE)
        place = place_before(finder, run.first + 1);
    if (!none || place == PLACE_NONE || agency == PLACE_NONE || !year)
        return STR("");
    return arena_printf(finder->arena, "money from %.*s to %.*s in FY%d is zero", STR_ARG(place_get(agency).path),
                        STR_ARG(place_get(place).path), year);
}

static void claim_getting(ClaimFinder *finder, TokenRun sentence, uint32_t verb, uint32_t until)
{
    if (is_open(finder, verb, sentence) || finder->text->tokens.items[verb].flags & TOKEN_HEADLINE)
        return;
    TokenRun run = claims_clause(finder, verb, until);
    bool none = is_none(finder, run);
    claims_add(finder, run, CLAIM_MONEY, claims_test_of_money(finder, run, none),
               none ? "claim-no-money" : "claim-money");
}

static bool is_nothing(const Text *text, uint32_t token)
{
    return token_is_word(text, token, STR("nothing")) ||
           (token_is_word(text, token, STR("none")) && token_is_word(text, token + 1, STR("of")));
}

void claims_of_money(ClaimFinder *finder, TokenRun sentence)
{
    const Text *text = finder->text;
    uint32_t verb = UINT32_MAX;
    for (uint32_t i = sentence.first; i < sentence.until; i++) {
        if (is_getting(text, i))
            verb = i;
        bool is_near = verb != UINT32_MAX && i > verb && i - verb <= VERB_REACH;
        if (!is_near || !(is_money(text, i) || is_nothing(text, i)))
            continue;
        claim_getting(finder, sentence, verb, i + 1);
        verb = UINT32_MAX;
    }
}
