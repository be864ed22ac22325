/* What is said right beside a name of a place: its state, a longer name that it begins, words of place. */
#include "reading/toponyms.h"

enum { LONGEST_BEHIND = 7 };

/* ---- The state behind a name ---- */

/* "Calif.", "N.Y.", "IL", "Nevada": one word. Two letters need their capitals or a full stop. */
static int state_of_word(const Text *text, uint32_t token)
{
    char plain[16];
    size_t length = 0;
    Str word = text_token(text, token);
    bool has_stop = false;
    for (size_t i = 0; i < word.len; i++) {
        has_stop |= word.ptr[i] == '.';
        if (word.ptr[i] != '.' && length < sizeof plain)
            plain[length++] = word.ptr[i];
    }
    if (length < 2 || length == sizeof plain)
        return 0;
    uint16_t number = lexicon_find(&text->lexicon, (Str){plain, length});
    const LexiconWord *entry = &text->lexicon.words[number];
    bool is_loud = text->tokens.items[token].flags & TOKEN_ALL_CAPITALS;
    if (!(entry->classes >> CLASS_STATE & 1) || (length == 2 && !is_loud && !has_stop))
        return 0;
    return entry->value[CLASS_STATE];
}

static Str words_of(const Text *text, uint32_t first, uint32_t until)
{
    const Token *last = &text->tokens.items[until - 1];
    return str_slice(text->clean, text->tokens.items[first].start, last->start + last->length);
}

static int state_of_words(const Text *text, uint32_t first, uint32_t until)
{
    PlaceName name = place_name(words_of(text, first, until));
    if (name == PLACE_NAME_NONE)
        return 0;
    PlaceCarrier carriers[4];
    size_t count = place_name_carriers(name, carriers, 4);
    for (size_t i = 0; i < count && i < 4; i++)
        if (carriers[i].kind == PLACE_STATE || carriers[i].kind == PLACE_TERRITORY)
            return carriers[i].state_fips;
    return 0;
}

int state_said(const Text *text, uint32_t first, uint32_t *until)
{
    *until = first;
    if (!word_is_capital(text, first))
        return 0;
    for (uint32_t end = first + 3; end > first + 1; end--) {
        if (end > text->tokens.count || !word_follows(text, end - 1) || !word_is_capital(text, end - 1))
            continue;
        int fips = state_of_words(text, first, end);
        if (fips) {
            *until = end;
            return fips;
        }
    }
    *until = first + 1;
    return state_of_word(text, first);
}

/* ---- Longer names ---- */

static bool is_hall(const Text *text, uint32_t token)
{
    bool is_hall = token_is_word(text, token, STR("hall")) &&
                   (token_is_word(text, token - 1, STR("city")) || token_is_word(text, token - 1, STR("town")));
    return is_hall || token_is_word(text, token, STR("house"));
}

static Behind behind_of_noun(const Text *text, uint32_t token)
{
    if (is_hall(text, token))
        return BEHIND_OFFICE;
    switch ((NounKind)token_value(text, token, CLASS_NOUN)) {
    case NOUN_OFFICE: return BEHIND_OFFICE;
    case NOUN_SEPARATE: return BEHIND_SEPARATE;
    case NOUN_NEUTRAL: return BEHIND_NOTHING;
    case NOUN_NEWS:
    case NOUN_PRIVATE:
    case NOUN_GROUND:
    case NOUN_MATTER:
    case NOUN_SHIP: break;
    }
    return BEHIND_OTHER;
}

static bool is_time(const Text *text, uint32_t token)
{
    return token_in(text, token, CLASS_MONTH) || token_in(text, token, CLASS_WEEKDAY);
}

/* "of Human Services", "for Civil Rights": what the head before it is about. */
static uint32_t matter_until(const Text *text, uint32_t at)
{
    bool joins =
        token_is_word(text, at, STR("of")) || token_is_word(text, at, STR("for")) || token_is_word(text, at, STR("on"));
    uint32_t first = at + 1;
    if (!joins || !word_follows(text, at))
        return at;
    while (token_is_word(text, first, STR("the")))
        first++;
    uint32_t until = first;
    while (until - first < LONGEST_BEHIND && word_follows(text, until) && word_is_capital(text, until)) {
        uint32_t next = until + 1;
        bool goes_on = token_is_word(text, next, STR("and")) && word_follows(text, next) &&
                       word_follows(text, next + 1) && word_is_capital(text, next + 1);
        until = goes_on ? next + 1 : next;
    }
    return until > first ? until : at;
}

/* A small word behind: "Chicago police", "Illinois officials", "Philadelphia mayor". */
static Behind behind_small(const Text *text, uint32_t first)
{
    if (word_is_possessive(text, first))
        first++;
    if (!word_follows(text, first) || word_is_capital(text, first))
        return BEHIND_NOTHING;
    bool is_office = word_is_noun(text, first, NOUN_OFFICE) || word_is_noun(text, first, NOUN_SEPARATE) ||
                     word_is_noun(text, first, NOUN_PRIVATE) || word_is_office(text, first) ||
                     word_is_title(text, first, TITLE_MODIFIER);
    bool is_unit = token_in(text, first, CLASS_UNIT) && word_follows(text, first + 1) &&
                   !token_in(text, first + 1, CLASS_FUNCTION);
    return is_office || is_unit ? BEHIND_OFFICE : BEHIND_NOTHING;
}

Behind behind_of(const Text *text, uint32_t first, uint32_t *until)
{
    uint32_t at = first, head = TOKEN_NONE;
    bool is_regional = false;
    *until = first;
    while (at - first < LONGEST_BEHIND && word_follows(text, at) && word_is_capital(text, at) && !is_time(text, at)) {
        bool heads_noun =
            word_follows(text, at + 1) && word_is_capital(text, at + 1) && token_in(text, at + 1, CLASS_NOUN);
        if (word_is_office(text, at) && !heads_noun)
            return BEHIND_OFFICE;
        if (token_in(text, at, CLASS_FUNCTION))
            break;
        is_regional |= token_is_word(text, at, STR("regional"));
        head = at++;
    }
    if (head == TOKEN_NONE)
        return behind_small(text, first);
    *until = matter_until(text, at);
    if (!token_in(text, head, CLASS_NOUN) && !is_hall(text, head))
        return BEHIND_UNKNOWN;
    Behind behind = behind_of_noun(text, head);
    if (is_regional && behind == BEHIND_OFFICE)
        return BEHIND_SEPARATE;
    if (behind == BEHIND_OTHER && word_is_noun(text, head, NOUN_MATTER) && *until > at)
        return BEHIND_OFFICE;
    return behind;
}

/* ---- Before a name ---- */

/* "University of Chicago", "Bank of America", "Port of Seattle" */
static bool is_led_by_noun(const Text *text, uint32_t first)
{
    bool joins = first > 1 && word_follows(text, first) &&
                 (token_is_word(text, first - 1, STR("of")) || token_is_word(text, first - 1, STR("at")));
    uint32_t noun = first - 2;
    return joins && word_follows(text, first - 1) && word_is_capital(text, noun) &&
           (word_is_noun(text, noun, NOUN_PRIVATE) || word_is_noun(text, noun, NOUN_NEWS) ||
            word_is_noun(text, noun, NOUN_GROUND) || word_is_noun(text, noun, NOUN_SEPARATE));
}

bool is_led(const Text *text, uint32_t first)
{
    if (is_led_by_noun(text, first))
        return true;
    if (!word_follows(text, first) || !word_is_capital(text, first - 1))
        return false;
    uint32_t before = first - 1;
    const Token *token = &text->tokens.items[before];
    bool is_plain = token_in(text, before, CLASS_FUNCTION) || token_in(text, before, CLASS_CUE) ||
                    token_in(text, before, CLASS_MODAL) || token_in(text, before, CLASS_TITLE) ||
                    is_time(text, before) || word_is_noun(text, before, NOUN_NEUTRAL);
    if (is_plain || token->flags & TOKEN_HEADLINE ||
        (word_ends_in_stop(text, before) && !word_is_initial(text, before)))
        return false;
    if (token->flags & TOKEN_SENTENCE_START)
        return token_in(text, before, CLASS_GIVEN) || token_in(text, before, CLASS_NOUN);
    if (token_in(text, before, CLASS_BESIDE) && token_value(text, before, CLASS_BESIDE) & BESIDE_REGION)
        return false;
    return true;
}

bool is_located(const Text *text, uint32_t first)
{
    return word_follows(text, first) && token_in(text, first - 1, CLASS_BESIDE) &&
           token_value(text, first - 1, CLASS_BESIDE) & BESIDE_LOCATES;
}
