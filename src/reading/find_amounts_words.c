/* Amounts in words: "half a million dollars", "two and a half billion dollars", "1.5 billion dollars", "70 cents". */
#include "reading/find_amounts.h"

enum { MOST_WORDS = 12, DOLLAR_SCALE = 2, CENT_SCALE = 0 };

typedef struct {
    const Text *text;
    uint32_t at, until;
} Words;

static bool is_word(const Words *words, const char *lower)
{
    return words->at < words->until && token_is_word(words->text, words->at, str_from_c(lower));
}

static bool take(Words *words, const char *lower)
{
    bool is_there = is_word(words, lower);
    words->at += is_there;
    return is_there;
}

static bool may_count(const Text *text, uint32_t at)
{
    if (text->tokens.items[at].kind == TOKEN_NUMBER)
        return true;
    return token_in(text, at, CLASS_NUMBER) || token_in(text, at, CLASS_SCALE) || token_is_word(text, at, STR("a")) ||
           token_is_word(text, at, STR("an")) || token_is_word(text, at, STR("and")) ||
           token_is_word(text, at, STR("half")) || token_is_word(text, at, STR("quarter")) ||
           token_is_word(text, at, STR("quarters")) || token_is_word(text, at, STR("of")) ||
           token_is_word(text, at, STR("three-quarters")) || token_is_word(text, at, STR("one-half")) ||
           token_is_word(text, at, STR("half-million")) || token_is_word(text, at, STR("half-billion")) ||
           token_is_word(text, at, STR("quarter-million")) || token_is_word(text, at, STR("quarter-billion"));
}

static Money power_of_ten(int power)
{
    Money value = 1;
    while (power-- > 0)
        value *= 10;
    return value;
}

/* The product of the scales that follow: "hundred thousand"; 0 when none does. */
static Money read_scales(Words *words)
{
    int power = 0;
    while (words->at < words->until && token_in(words->text, words->at, CLASS_SCALE) && power <= 12)
        power += token_value(words->text, words->at++, CLASS_SCALE);
    return power > 0 && power <= 15 ? power_of_ten(power) : 0;
}

/* "half a million", "a quarter of a million", "three quarters of a billion": in quarters of the scale. */
static bool read_fraction(Words *words, Money unit, Money *out)
{
    static const struct {
        const char *word;
        Money quarters;
    } joined[] = {{"half-million", 2}, {"half-billion", 2}, {"quarter-million", 1}, {"quarter-billion", 1}};
    Money quarters = 0;
    for (size_t i = 0; i < sizeof joined / sizeof joined[0]; i++) {
        uint32_t at = words->at + (is_word(words, "a") ? 1 : 0);
        if (at < words->until && token_is_word(words->text, at, str_from_c(joined[i].word))) {
            words->at = at + 1;
            Money whole = power_of_ten(str_ends(str_from_c(joined[i].word), STR("billion")) ? 9 : 6);
            return !__builtin_mul_overflow(whole / 4 * joined[i].quarters, unit, out);
        }
    }
    if (take(words, "half") || take(words, "one-half"))
        quarters = 2;
    else if (take(words, "three-quarters") || (take(words, "three") && take(words, "quarters")))
        quarters = 3;
    else if ((take(words, "a") || take(words, "one")) && take(words, "quarter"))
        quarters = 1;
    if (quarters == 0)
        return false;
    take(words, "of");
    take(words, "a");
    Money scale = read_scales(words);
    return scale >= 100 && !__builtin_mul_overflow(scale / 4 * quarters, unit, out);
}

/* "two hundred and fifty thousand": words below a scale are gathered, then multiplied. */
static bool read_cardinal(Words *words, Money unit, Money *out)
{
    Money total = 0, part = 0;
    int last_power = 100;
    bool has_number = false;
    for (; words->at < words->until; words->at++) {
        if (token_in(words->text, words->at, CLASS_NUMBER) && part % 10 == 0) {
            part += token_value(words->text, words->at, CLASS_NUMBER);
        } else if ((is_word(words, "a") || is_word(words, "an")) && !has_number) {
            part = 1;
        } else if (token_in(words->text, words->at, CLASS_SCALE) && has_number) {
            int power = token_value(words->text, words->at, CLASS_SCALE);
            Money scaled;
            if (__builtin_mul_overflow(part, power_of_ten(power), &scaled))
                return false;
            bool is_whole = power > 2;
            if (is_whole && power >= last_power)
                return false;
            last_power = is_whole ? power : last_power;
            if (is_whole && __builtin_add_overflow(total, scaled, &total))
                return false;
            part = is_whole ? 0 : scaled;
        } else if (!(is_word(words, "and") && has_number)) {
            return false;
        }
        has_number = true;
    }
    return has_number && !__builtin_add_overflow(total, part, &total) && !__builtin_mul_overflow(total, unit, out);
}

/* "a million and a half" */
static bool read_scale_and_half(Words *words, Money unit, Money *out)
{
    if (!take(words, "a") && !take(words, "one"))
        return false;
    Money scale = read_scales(words), value;
    if (scale < 100 || !take(words, "and") || !take(words, "a") || !take(words, "half"))
        return false;
    value = scale + scale / 2;
    return !__builtin_mul_overflow(value, unit, out);
}

/* "two and a half million" */
static bool read_and_half(Words *words, Money unit, Money *out)
{
    if (words->at >= words->until || !token_in(words->text, words->at, CLASS_NUMBER))
        return false;
    Money halves = 2 * token_value(words->text, words->at++, CLASS_NUMBER) + 1;
    if (!take(words, "and") || !take(words, "a") || !take(words, "half"))
        return false;
    Money scale = read_scales(words), value;
    return scale > 1 && !__builtin_mul_overflow(scale / 2, halves, &value) && !__builtin_mul_overflow(value, unit, out);
}

/* "1.5 billion", "25,000" */
static bool read_figures(Words *words, int unit_scale, Money *out)
{
    if (words->at >= words->until || words->text->tokens.items[words->at].kind != TOKEN_NUMBER)
        return false;
    Str number = text_token(words->text, words->at++);
    int scale = 0;
    while (words->at < words->until && token_in(words->text, words->at, CLASS_SCALE) && scale <= 12)
        scale += token_value(words->text, words->at++, CLASS_SCALE);
    return amounts_cents(number, scale + unit_scale - DOLLAR_SCALE, out);
}

static bool read_whole(const Text *text, uint32_t first, uint32_t unit, int unit_scale, Amount *out)
{
    typedef bool Reader(Words * words, Money unit, Money * out);
    static Reader *const readers[] = {read_fraction, read_and_half, read_scale_and_half, read_cardinal};
    Words words = {text, first, unit};
    if (read_figures(&words, unit_scale, &out->cents) && words.at == unit)
        return true;
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
        words = (Words){text, first, unit};
        if (readers[i](&words, power_of_ten(unit_scale), &out->cents) && words.at == unit) {
            out->is_about = i == 0;
            return true;
        }
    }
    return false;
}

/* "Canadian dollars", "a few million dollars" are none of ours, or no number. */
static bool is_open(const Text *text, TokenRun sentence, uint32_t first)
{
    static const char *const words[] = {"few", "several", "many", "couple", "dozen", "every", "per"};
    for (size_t i = 0; first > sentence.first && i < sizeof words / sizeof words[0]; i++)
        if (token_is_word(text, first - 1, str_from_c(words[i])))
            return true;
    return false;
}

/* "between one million and three million dollars": `at` is "and". */
static bool read_between(const Text *text, TokenRun sentence, uint32_t at, uint32_t last, int unit_scale, Amount *out)
{
    uint32_t first = at;
    while (first > sentence.first && at - first < MOST_WORDS && may_count(text, first - 1))
        first--;
    Amount low;
    if (first == at || first == sentence.first || !token_is_word(text, first - 1, STR("between")) ||
        !read_whole(text, first, at, unit_scale, &low) || !read_whole(text, at + 1, last, unit_scale, out) ||
        low.cents > out->cents)
        return false;
    out->first = first;
    out->least = low.cents;
    out->rule = "dollar-range";
    return true;
}

/* "twenty to thirty thousand dollars": the first has its scale from the second. */
static void read_low_end(const Text *text, TokenRun sentence, uint32_t last, int unit_scale, Amount *out)
{
    if (out->first < sentence.first + 2 || !token_is_word(text, out->first - 1, STR("to")) ||
        !token_in(text, out->first - 2, CLASS_NUMBER))
        return;
    int scale = token_in(text, last - 1, CLASS_SCALE) ? token_value(text, last - 1, CLASS_SCALE) : 0;
    Money low = token_value(text, out->first - 2, CLASS_NUMBER) * power_of_ten(scale + unit_scale);
    if (low >= out->cents)
        return;
    out->least = low;
    out->first -= 2;
    out->rule = "dollar-range";
}

bool amounts_read_words(const Text *text, TokenRun sentence, uint32_t unit, Amount *out)
{
    int unit_scale = token_value(text, unit, CLASS_MONEY);
    uint32_t last = unit;
    if (last > sentence.first &&
        (token_is_word(text, last - 1, STR("us")) || token_is_word(text, last - 1, STR("u.s."))))
        last--;
    uint32_t from = last;
    while (from > sentence.first && last - from < MOST_WORDS && may_count(text, from - 1))
        from--;
    for (uint32_t at = from + 1; at < last; at++) {
        *out = (Amount){.until = unit + 1, .end = text->tokens.items[unit].start + text->tokens.items[unit].length};
        if (token_is_word(text, at, STR("and")) && read_between(text, sentence, at, last, unit_scale, out))
            return true;
    }
    for (uint32_t first = from; first < last; first++) {
        *out = (Amount){.first = first, .until = unit + 1, .least = NO_RANGE, .rule = "dollar-word"};
        if (!read_whole(text, first, last, unit_scale, out))
            continue;
        out->end = text->tokens.items[unit].start + text->tokens.items[unit].length;
        read_low_end(text, sentence, last, unit_scale, out);
        return !is_open(text, sentence, out->first);
    }
    return false;
}
