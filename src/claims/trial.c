/* Variants of a verdict: numbers, what is missing, bounds. */
#include "claims/trial.h"

#include <stdarg.h>
#include <stdio.h>

const char *verdict_name(Verdict verdict)
{
    static const char *const names[VERDICT_COUNT] = {"untested", "holds", "fails", "depends"};
    return names[verdict];
}

static const char too_much[] =
    "the claims and entries are more than are gone through in one run: name claims with --claim";

ClaimVariant *trial_variant(Trial *trial, Str definition, Index series)
{
    if (trial->out->variants.count == VARIANTS_MOST)
        return NULL;
    if (trial->claims->work_left < VARIANT_COST) {
        if (!trial->out->missing.count)
            ARRAY_ADD(trial->arena, &trial->out->missing, STR(too_much));
        return NULL;
    }
    trial->claims->work_left -= VARIANT_COST;
    ClaimVariant variant = {.definition = definition, .verdict = VERDICT_UNTESTED, .series = series};
    ARRAY_ADD(trial->arena, &trial->out->variants, variant);
    return &trial->out->variants.items[trial->out->variants.count - 1];
}

ClaimNumber *trial_number(Trial *trial, ClaimVariant *variant, const char *what, PlaceId place, Str when)
{
    if (variant->numbers.count == NUMBERS_MOST)
        return &trial->spare;
    ClaimNumber number = {
        .what = arena_str(trial->arena, str_from_c(what)), .place = place, .when = when, .from = SPAN_NONE};
    ARRAY_ADD(trial->arena, &variant->numbers, number);
    return &variant->numbers.items[variant->numbers.count - 1];
}

static Str take(Arena *arena, Buf *buf)
{
    Str text = arena_str(arena, buf_str(buf));
    buf_release(buf);
    return text;
}

static Str print_ratio(Arena *arena, Ratio value, int places, bool has_commas)
{
    Buf buf;
    buf_init(&buf);
    ratio_print(&buf, value, places, has_commas);
    return take(arena, &buf);
}

/* Six decimals where the fraction does not end before; for people one. */
void number_ratio(Trial *trial, ClaimNumber *number, Ratio value, const char *unit)
{
    int places = 0;
    for (Wide ten = 1; places < 6 && ten % value.den; ten *= 10)
        places++;
    number->exact = print_ratio(trial->arena, value, places, false);
    int shown = str_equal(str_from_c(unit), STR("dollars")) ? 2 : 1;
    number->value = print_ratio(trial->arena, value, places > shown || (places && shown == 2) ? shown : places, true);
    number->unit = str_from_c(unit);
}

void number_money(Trial *trial, ClaimNumber *number, MoneyRange amount)
{
    Buf shown, plain;
    buf_init(&shown);
    buf_init(&plain);
    money_range_print(&shown, amount);
    if (amount.has_min)
        money_print(&plain, amount.min);
    if (!money_is_exact(amount) && !money_is_unknown(amount)) {
        buf_add(&plain, STR(".."));
        if (amount.has_max)
            money_print(&plain, amount.max);
    }
    number->value = take(trial->arena, &shown);
    number->exact = take(trial->arena, &plain);
    number->unit = STR("dollars");
}

static Str printed(Arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = arena_alloc(arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return (Str){text, (size_t)length};
}

void trial_missing(Trial *trial, ClaimVariant *variant, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    ARRAY_ADD(trial->arena, &variant->missing, printed(trial->arena, format, arguments));
    va_end(arguments);
}

void trial_remark(Trial *trial, ClaimVariant *variant, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    ARRAY_ADD(trial->arena, &variant->remarks, printed(trial->arena, format, arguments));
    va_end(arguments);
}

bool trial_may_work(Trial *trial, ClaimVariant *variant, uint64_t looks)
{
    uint64_t *left = &trial->claims->work_left;
    if (looks <= *left) {
        *left -= looks;
        return true;
    }
    trial_missing(trial, variant, "%s", too_much);
    return false;
}

Str trial_span(Trial *trial, TimeSpan span)
{
    Buf buf;
    buf_init(&buf);
    span_print(&buf, span);
    return take(trial->arena, &buf);
}

Str trial_place(Trial *trial, PlaceId place)
{
    return place == PLACE_NONE ? STR("nobody") : journal_place(trial->journal, place).path;
}

/* ---- bounds ---- */

/* 53.8 meets 54: it rounds to it at as many decimals as were said. */
static bool rounds_to(Ratio value, Decimal said)
{
    Decimal half = {5, said.scale + 1};
    Ratio low, high, wanted = ratio_of(said);
    if (said.scale + 1 > DECIMAL_DIGITS || !ratio_subtract(wanted, ratio_of(half), &low) ||
        !ratio_add(wanted, ratio_of(half), &high))
        return ratio_compare(value, wanted) == 0;
    return ratio_compare(value, low) >= 0 && ratio_compare(value, high) < 0;
}

bool bound_meets(const Bound *bound, Ratio value)
{
    int low = ratio_compare(value, ratio_of(bound->low));
    switch (bound->kind) {
    case BOUND_MORE: return low > 0;
    case BOUND_LESS: return low < 0;
    case BOUND_AT_LEAST: return low >= 0;
    case BOUND_AT_MOST: return low <= 0;
    case BOUND_EQUAL: return bound->low.digits == 0 || !bound->is_percent ? low == 0 : rounds_to(value, bound->low);
    case BOUND_BETWEEN: return low >= 0 && ratio_compare(value, ratio_of(bound->high)) <= 0;
    case BOUND_NONE: break;
    }
    return true;
}

static Ratio of_cents(Money amount)
{
    return ratio_of((Decimal){amount, 2});
}

/* Every form is true of one run of numbers, or of all but one: the ends of a range tell, and for the
 * last two whether some number in between could. */
Certainty bound_meets_money(const Bound *bound, MoneyRange amount)
{
    if (money_is_unknown(amount))
        return PERHAPS;
    bool low = amount.has_min && bound_meets(bound, of_cents(amount.min));
    bool high = amount.has_max && bound_meets(bound, of_cents(amount.max));
    if (money_is_exact(amount))
        return low ? SURELY : NEVER;
    bool is_band = bound->kind == BOUND_EQUAL || bound->kind == BOUND_BETWEEN;
    if (low && high)
        return SURELY;
    if (low || high)
        return PERHAPS;
    if (!amount.has_min || !amount.has_max)
        return PERHAPS;
    bool spans = is_band && ratio_compare(of_cents(amount.min), ratio_of(bound->low)) < 0 &&
                 ratio_compare(of_cents(amount.max), ratio_of(bound->low)) > 0;
    return spans ? PERHAPS : NEVER;
}

Str bound_words(Trial *trial, const Bound *bound)
{
    static const char *const words[] = {"", "more than ", "less than ", "at least ", "at most ", "", "between "};
    Str low = print_ratio(trial->arena, ratio_of(bound->low), bound->low.scale, true);
    const char *sign = bound->is_percent ? "%" : "";
    if (bound->kind != BOUND_BETWEEN)
        return arena_printf(trial->arena, "%s%.*s%s", words[bound->kind], STR_ARG(low), sign);
    Str high = print_ratio(trial->arena, ratio_of(bound->high), bound->high.scale, true);
    return arena_printf(trial->arena, "between %.*s%s and %.*s%s", STR_ARG(low), sign, STR_ARG(high), sign);
}
