/* Amounts of dollars: "$4.2 million", "US$5 m", "$2-3 million", and in words before "dollars". Other currencies are
 * left out, and so is what gives no number: "millions of dollars", "a million-dollar grant". */
#include "reading/find_amounts.h"

enum { CENTS_SCALE = 2, DOLLAR = '$' };

bool amounts_cents(Str number, int scale, Money *out)
{
    Money cents = 0;
    int left = -1; /* digits that may follow the point */
    for (size_t i = 0; i < number.len; i++) {
        char c = number.ptr[i];
        if (c == '.' && left >= 0)
            return false;
        if (c == '.')
            left = scale + CENTS_SCALE;
        if (!char_is_digit(c))
            continue;
        if (left == 0 && c == '0')
            continue;
        if (left == 0 || __builtin_mul_overflow(cents, 10, &cents) || __builtin_add_overflow(cents, c - '0', &cents))
            return false;
        left -= left > 0;
    }
    for (int i = left >= 0 ? left : scale + CENTS_SCALE; i > 0; i--)
        if (__builtin_mul_overflow(cents, 10, &cents))
            return false;
    *out = cents;
    return true;
}

static bool is_inside(TokenRun sentence, uint32_t at)
{
    return at >= sentence.first && at < sentence.until;
}

static bool is_attached(const Text *text, TokenRun sentence, uint32_t at)
{
    return is_inside(sentence, at) && !(text->tokens.items[at].flags & TOKEN_SPACE_BEFORE);
}

/* The scale that a word gives: "million", "million-a-year" (its first seven bytes), "m", "bn", "K"; 0. Single letters
 * stand at their number; `length` is what is read of the word. */
static int scale_of(const Text *text, uint32_t at, bool is_at_number, size_t *length)
{
    static const struct {
        const char *word;
        int scale;
        bool stands_apart;
    } letters[] = {{"k", 3, false}, {"m", 6, true},  {"mm", 6, false}, {"mn", 6, true},   {"mil", 6, true},
                   {"b", 9, false}, {"bn", 9, true}, {"bil", 9, true}, {"tn", 12, false}, {"t", 12, false}};
    Str word = text_token(text, at);
    size_t cut = str_find_char(word, '-', 0);
    *length = cut;
    uint16_t found = lexicon_find(&text->lexicon, str_slice(word, 0, cut));
    const LexiconWord *entry = &text->lexicon.words[found];
    if (entry->classes >> CLASS_SCALE & 1)
        return str_equal(str_after(word, cut), STR("-dollar")) ? 0 : entry->value[CLASS_SCALE];
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        if (token_is_word(text, at, str_from_c(letters[i].word)) && (is_at_number || letters[i].stands_apart))
            return letters[i].scale;
    return 0;
}

static void read_scale(const Text *text, TokenRun sentence, Amount *amount)
{
    uint32_t at = amount->until;
    bool has_hyphen =
        is_attached(text, sentence, at) && token_is_mark(text, at, '-') && is_attached(text, sentence, at + 1);
    at += has_hyphen;
    if (!is_inside(sentence, at) || text->tokens.items[at].kind != TOKEN_WORD)
        return;
    size_t length;
    int scale = scale_of(text, at, !has_hyphen && is_attached(text, sentence, at), &length);
    if (scale == 0)
        return;
    amount->scale = scale;
    amount->until = at + 1;
    amount->end = text->tokens.items[at].start + (uint32_t)length;
}

/* C$, A$, HK$ and a minus before the sign; US$ begins with its letters. */
static bool is_foreign(const Text *text, TokenRun sentence, uint32_t sign, uint32_t *first)
{
    *first = sign;
    if (sign == sentence.first || text->tokens.items[sign].flags & TOKEN_SPACE_BEFORE)
        return false;
    const Token *before = &text->tokens.items[sign - 1];
    if (before->kind == TOKEN_WORD) {
        bool is_us = token_is_word(text, sign - 1, STR("us")) || token_is_word(text, sign - 1, STR("u.s."));
        *first = is_us ? sign - 1 : sign;
        return !is_us && before->length <= 3;
    }
    return before->kind == TOKEN_MARK && before->mark == '-' && before->flags & TOKEN_SPACE_BEFORE;
}

/* A half, a quarter or three after the figure, as one sign of type: "3½ million". */
static int quarters_at(const Text *text, TokenRun sentence, uint32_t at)
{
    if (!is_attached(text, sentence, at) || text->tokens.items[at].mark != MARK_OTHER)
        return 0;
    Str sign = text_token(text, at);
    return str_equal(sign, STR("\xC2\xBC"))   ? 1
           : str_equal(sign, STR("\xC2\xBD")) ? 2
           : str_equal(sign, STR("\xC2\xBE")) ? 3
                                              : 0;
}

/* What makes another number of the figure: "$100s", "$1/2 million", "$2 1/2 million". */
static bool is_cut_off(const Text *text, TokenRun sentence, uint32_t at)
{
    if (!is_inside(sentence, at))
        return false;
    const Token *next = &text->tokens.items[at];
    bool is_at_number = is_attached(text, sentence, at);
    if (is_at_number && (next->kind == TOKEN_WORD || next->kind == TOKEN_NUMBER || next->mark == MARK_OTHER))
        return true;
    bool is_fraction =
        next->kind == TOKEN_NUMBER && is_attached(text, sentence, at + 1) && token_is_mark(text, at + 1, '/');
    return is_fraction || (is_at_number && next->mark == '/' && is_inside(sentence, at + 1) &&
                           text->tokens.items[at + 1].kind == TOKEN_NUMBER);
}

/* Adds the quarters of its scale; false when that is too much. */
static bool add_quarters(Amount *amount, int quarters)
{
    Money unit;
    return amounts_cents(STR("1"), amount->scale, &unit) && amount->scale > 0 &&
           !__builtin_add_overflow(amount->cents, unit / 4 * quarters, &amount->cents);
}

static bool read_figure(const Text *text, TokenRun sentence, uint32_t number, Amount *out)
{
    if (!is_inside(sentence, number) || text->tokens.items[number].kind != TOKEN_NUMBER)
        return false;
    const Token *token = &text->tokens.items[number];
    *out = (Amount){.first = number,
                    .until = number + 1,
                    .end = token->start + token->length,
                    .least = NO_RANGE,
                    .rule = "dollar-sign"};
    int quarters = quarters_at(text, sentence, out->until);
    out->until += quarters > 0;
    read_scale(text, sentence, out);
    if (out->scale == 0 && is_cut_off(text, sentence, out->until))
        return false;
    return amounts_cents(text_token(text, number), out->scale, &out->cents) &&
           (quarters == 0 || add_quarters(out, quarters));
}

static bool read_dollars(const Text *text, TokenRun sentence, uint32_t sign, Amount *out)
{
    uint32_t first;
    if (is_foreign(text, sentence, sign, &first) || !read_figure(text, sentence, sign + 1, out))
        return false;
    out->first = first;
    if (token_is_word(text, out->until, STR("canadian")) || token_is_word(text, out->until, STR("australian")))
        return false;
    return true;
}

/* USD 5,000 */
static bool read_code(const Text *text, TokenRun sentence, uint32_t at, Amount *out)
{
    if (!token_is_word(text, at, STR("usd")) || !read_figure(text, sentence, at + 1, out))
        return false;
    out->first = at;
    out->rule = "dollar-word";
    return true;
}

static bool read_amount(const Text *text, TokenRun sentence, uint32_t at, Amount *out)
{
    const Token *token = &text->tokens.items[at];
    if (token->kind == TOKEN_MARK)
        return token->mark == DOLLAR && read_dollars(text, sentence, at, out);
    if (token->kind != TOKEN_WORD)
        return false;
    return (token_in(text, at, CLASS_MONEY) && amounts_read_words(text, sentence, at, out)) ||
           (token->flags & TOKEN_ALL_CAPITALS && read_code(text, sentence, at, out));
}

static bool stands_before(const Text *text, TokenRun sentence, uint32_t first, const char *word)
{
    return first > sentence.first && token_is_word(text, first - 1, str_from_c(word));
}

/* The second amount of a range: "$2 million to $3 million", "$2-3 million", "between $2 and $3 million". "From" tells a
 * change, not a range. */
static bool read_second(const Text *text, TokenRun sentence, const Amount *first, Amount *second)
{
    uint32_t at = first->until;
    bool is_between = stands_before(text, sentence, first->first, "between");
    bool joins = token_is_mark(text, at, '-') || token_is_mark(text, at, MARK_DASH) ||
                 (token_is_word(text, at, STR("to")) && !stands_before(text, sentence, first->first, "from")) ||
                 (is_between && token_is_word(text, at, STR("and")));
    if (!joins || !is_inside(sentence, at + 1))
        return false;
    bool is_dash = text->tokens.items[at].kind == TOKEN_MARK;
    if (is_dash && (text->tokens.items[at].flags & TOKEN_SPACE_BEFORE))
        return false;
    if (token_is_mark(text, at + 1, DOLLAR))
        return read_dollars(text, sentence, at + 1, second);
    return first->scale == 0 && read_figure(text, sentence, at + 1, second) && second->scale > 0;
}

/* "$2-3 million": the first has its scale from the second. */
static bool take_scale(const Text *text, Amount *first, const Amount *second)
{
    if (first->scale == 0 && second->scale > 0) {
        Money scaled;
        uint32_t number = first->until - 1;
        if (text->tokens.items[number].length > 4) /* "$750,000 to $1 million" */
            return first->cents <= second->cents;
        if (!amounts_cents(text_token(text, number), second->scale, &scaled))
            return false;
        if (scaled > second->cents)
            return false;
        first->cents = scaled;
    }
    return first->cents <= second->cents;
}

/* "nearly", "more than", "up to" before an amount. */
static bool is_about(const Text *text, TokenRun sentence, uint32_t first)
{
    static const char *const one[] = {"nearly",  "about",  "almost", "roughly", "approximately", "around",
                                      "some",    "over",   "under",  "than",    "least",         "estimated",
                                      "upwards", "approx", "most",   "approx.", "near",          "exceeding"};
    uint32_t at = first;
    if (at > sentence.first && (token_is_word(text, at - 1, STR("a")) || token_is_word(text, at - 1, STR("the"))))
        at--;
    for (size_t i = 0; i < sizeof one / sizeof one[0]; i++)
        if (stands_before(text, sentence, at, one[i]))
            return true;
    bool has_to = stands_before(text, sentence, at, "to") || stands_before(text, sentence, at, "as") ||
                  stands_before(text, sentence, at, "of");
    return has_to && at > sentence.first + 1 &&
           (token_is_word(text, at - 2, STR("up")) || token_is_word(text, at - 2, STR("close")) ||
            token_is_word(text, at - 2, STR("much")) || token_is_word(text, at - 2, STR("little")) ||
            token_is_word(text, at - 2, STR("upwards")) || token_is_word(text, at - 2, STR("excess")));
}

static uint32_t add_amount(const Text *text, TokenRun sentence, Amount *amount, Arena *arena, Reading *out)
{
    Amount second;
    MoneyRange usd = money_exact(amount->cents);
    uint32_t first = text->tokens.items[amount->first].start, end = amount->end, until = amount->until;
    const char *rule = amount->rule;
    if (amount->least != NO_RANGE) {
        usd.min = amount->least;
    } else if (read_second(text, sentence, amount, &second) && take_scale(text, amount, &second)) {
        usd = (MoneyRange){amount->cents, second.cents, true, true};
        end = second.end;
        until = second.until;
        rule = "dollar-range";
    }
    ARRAY_ADD(arena, &out->amounts,
              (AmountFind){.at = anchor_of(text, first, end),
                           .usd = usd,
                           .is_about = amount->is_about || is_about(text, sentence, amount->first),
                           .rule = rule});
    return until;
}

void find_amounts(const Text *text, Arena *arena, Reading *out)
{
    for (uint32_t s = 0; s < text->sentences.count; s++) {
        TokenRun sentence = text->sentences.items[s];
        uint32_t done = sentence.first;
        for (uint32_t at = sentence.first; at < sentence.until;) {
            Amount amount;
            bool is_amount = read_amount(text, sentence, at, &amount) && amount.first >= done;
            at = is_amount ? add_amount(text, sentence, &amount, arena, out) : at + 1;
            done = is_amount ? at : done;
        }
    }
}
