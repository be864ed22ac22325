/* Money that an agency gave a place, and what a place would lose under a condition. */
#include "claims/trial.h"

/* ---- whose money it is ---- */

/* The first two digits of an assistance listing tell the department. */
static const struct {
    const char *digits, *agency;
} departments[] = {
    {"10", "us/usda"}, {"11", "us/doc"},   {"12", "us/dod"}, {"14", "us/hud"},      {"15", "us/doi"}, {"16", "us/doj"},
    {"17", "us/dol"},  {"19", "us/state"}, {"20", "us/dot"}, {"21", "us/treasury"}, {"64", "us/va"},  {"66", "us/epa"},
    {"81", "us/doe"},  {"84", "us/ed"},    {"93", "us/hhs"}, {"97", "us/dhs"},
};

static bool listing_is_of(Str listing, PlaceId agency)
{
    for (size_t i = 0; i < sizeof departments / sizeof *departments; i++)
        if (str_starts(listing, str_from_c(departments[i].digits)))
            return place_find_path(str_from_c(departments[i].agency)) == agency;
    return false;
}

static bool program_fits(const Trial *trial, const MoneyOf *money, Index number)
{
    if (money->program != NO_INDEX)
        return number == money->program;
    if (money->agency == PLACE_NONE)
        return true;
    if (number == NO_INDEX)
        return false;
    const Program *program = &trial->journal->programs.items[number];
    for (size_t i = 0; i < program->agencies.count; i++)
        if (place_agency_covers(money->agency, program->agencies.items[i]))
            return true;
    for (size_t i = 0; !program->agencies.count && i < program->listings.count; i++)
        if (listing_is_of(program->listings.items[i], money->agency))
            return true;
    return false;
}

/* ---- which year ---- */

typedef enum { BY_AWARD_YEAR, BY_DAY } YearKind;

static int award_year_of(TimeSpan at)
{
    return date_fiscal_year(at.step == SPAN_FISCAL ? at.first : at.first + 31 * 6);
}

static Certainty within(Period day, TimeSpan at)
{
    if (!period_is_set(day) || day.until <= at.first || day.first >= at.until)
        return NEVER;
    return day.first >= at.first && day.until <= at.until ? SURELY : PERHAPS;
}

static MoneyRange perhaps_nothing(MoneyRange amount)
{
    return money_range_join(amount, money_exact(0));
}

typedef struct {
    MoneyRange sum;
    uint32_t awards;
    bool is_loaded; /* something of that agency and year is, of whomever */
    bool overflowed;
    Span first;
} Received;

/* What of the award counts, by the days of the question; false when nothing does. */
static bool award_amount(const Trial *trial, const Award *award, YearKind kind, TimeSpan at, MoneyRange *out,
                         bool *overflowed)
{
    bool any = false;
    *out = money_exact(0);
    if (kind == BY_AWARD_YEAR && award->year != award_year_of(at))
        return false;
    for (size_t i = 0; i < award->transactions.count; i++) {
        const Transaction *transaction = &award->transactions.items[i];
        Certainty happened = stake_happened(&trial->question, &transaction->day, &transaction->known);
        Certainty in_year = kind == BY_DAY ? within(transaction->day, at) : SURELY;
        if (happened == NEVER || in_year == NEVER)
            continue;
        any = true;
        bool is_sure = happened == SURELY && in_year == SURELY;
        *out = money_range_add(*out, is_sure ? transaction->amount : perhaps_nothing(transaction->amount), overflowed);
    }
    return any;
}

static Received sum_received(const Trial *trial, const MoneyOf *money, YearKind kind)
{
    const Journal *journal = trial->journal;
    Received received = {.sum = money_exact(0), .first = SPAN_NONE};
    for (size_t i = 0; i < journal->awards.count; i++) {
        const Award *award = &journal->awards.items[i];
        MoneyRange amount;
        if (!program_fits(trial, money, award->program) ||
            !award_amount(trial, award, kind, money->at, &amount, &received.overflowed))
            continue;
        received.is_loaded = true;
        if (award->holder != money->place)
            continue;
        received.sum = money_range_add(received.sum, amount, &received.overflowed);
        if (!received.awards++)
            received.first = award->common.span;
    }
    return received;
}

/* ---- what is shown beside ---- */

static Str of_words(Trial *trial, const MoneyOf *money)
{
    if (money->program != NO_INDEX)
        return trial->journal->programs.items[money->program].id;
    return money->agency == PLACE_NONE ? STR("any agency") : trial_place(trial, money->agency);
}

static void show_joint(Trial *trial, ClaimVariant *variant, const MoneyOf *money)
{
    const Journal *journal = trial->journal;
    bool overflowed = false;
    for (size_t i = 0; i < journal->awards.count; i++) {
        const Award *award = &journal->awards.items[i];
        MoneyRange amount;
        bool is_partner = false;
        for (size_t k = 0; k < award->partners.count; k++)
            is_partner = is_partner || award->partners.items[k].place == money->place;
        if (!is_partner || !program_fits(trial, money, award->program) ||
            !award_amount(trial, award, BY_AWARD_YEAR, money->at, &amount, &overflowed))
            continue;
        ClaimNumber *number = trial_number(trial, variant, "shared, of a joint award held by another", award->holder,
                                           trial_span(trial, money->at));
        number_money(trial, number, award->has_shared ? award->shared : perhaps_nothing(amount));
        number->from = award->common.span;
        trial_remark(trial, variant, "%.*s has a share in a joint award that %.*s holds; a share is not its own award",
                     STR_ARG(trial_place(trial, money->place)), STR_ARG(trial_place(trial, award->holder)));
    }
}

/* Nothing found among a few programs is no proof about the others. */
static void tell_programs(Trial *trial, ClaimVariant *variant, const MoneyOf *money)
{
    const Journal *journal = trial->journal;
    if (money->program != NO_INDEX)
        return;
    Buf list;
    buf_init(&list);
    uint32_t count = 0;
    bool *has_awards = ARENA_ARRAY(trial->arena, bool, journal->programs.count + 1);
    for (size_t i = 0; i < journal->awards.count; i++)
        if (journal->awards.items[i].program != NO_INDEX)
            has_awards[journal->awards.items[i].program] = true;
    for (Index i = 0; i < journal->programs.count; i++) {
        const Program *program = &journal->programs.items[i];
        if (!has_awards[i] || !program_fits(trial, money, i) || !program->listings.count)
            continue;
        if (count++ < MISSING_SHOWN)
            buf_printf(&list, "%s%.*s", list.len ? ", " : "", STR_ARG(program->listings.items[0]));
    }
    trial_missing(trial, variant, "awards of %.*s under other listings: loaded are %.*s%s",
                  STR_ARG(of_words(trial, money)), STR_ARG(buf_str(&list)), count > MISSING_SHOWN ? ", ..." : "");
    buf_release(&list);
}

static bool check_loaded(Trial *trial, ClaimVariant *variant, const MoneyOf *money, const Received *received)
{
    if (trial->journal->summed && !received->awards)
        trial_missing(trial, variant, "the awards of %.*s one by one: name it with --place",
                      STR_ARG(trial_place(trial, money->place)));
    else if (!received->is_loaded)
        trial_missing(trial, variant, "no award of %.*s in %.*s was known", STR_ARG(of_words(trial, money)),
                      STR_ARG(trial_span(trial, money->at)));
    else if (received->overflowed)
        trial_missing(trial, variant, "the sum is more than can be counted");
    else
        return true;
    return false;
}

static Str year_words(Trial *trial, const MoneyOf *money, YearKind kind)
{
    if (kind == BY_AWARD_YEAR)
        return arena_printf(trial->arena, "own awards of FY%d", award_year_of(money->at));
    return arena_printf(trial->arena, "own awards, obligated in %.*s", STR_ARG(trial_span(trial, money->at)));
}

static void try_year(Trial *trial, YearKind kind)
{
    const MoneyOf *money = &trial->test->money;
    ClaimVariant *variant = trial_variant(trial, year_words(trial, money, kind), NO_INDEX);
    if (!variant || !trial_may_work(trial, variant, 2 * (uint64_t)trial->journal->awards.count))
        return;
    Received received = sum_received(trial, money, kind);
    if (!variant || !check_loaded(trial, variant, money, &received))
        return;
    ClaimNumber *number = trial_number(trial, variant, "received", money->place, trial_span(trial, money->at));
    number_money(trial, number, received.sum);
    number->from = received.first;
    show_joint(trial, variant, money);
    Certainty is_met = bound_meets_money(&trial->test->bound, received.sum);
    variant->verdict = is_met == SURELY ? VERDICT_HOLDS : is_met == NEVER ? VERDICT_FAILS : VERDICT_UNTESTED;
    if (is_met == PERHAPS)
        trial_missing(trial, variant, "the amount of %.*s in %.*s is known only as a range",
                      STR_ARG(trial_place(trial, money->place)), STR_ARG(trial_span(trial, money->at)));
    tell_programs(trial, variant, money);
}

void try_money(Trial *trial)
{
    TimeSpan at = trial->test->money.at;
    if ((at.step == SPAN_FISCAL || at.step == SPAN_YEAR) && !at.is_run)
        try_year(trial, BY_AWARD_YEAR);
    try_year(trial, BY_DAY);
}

/* ---- what a place would lose ---- */

static const PlaceStake *stake_of(Trial *trial)
{
    Question question = trial->question;
    question.basis = BASIS_AWARDED;
    question.conditions = trial->test->rules;
    ARRAY_ADD(trial->arena, &question.places, trial->test->money.place);
    const Answer *answer = stake_answer(trial->journal, &question, trial->arena);
    return answer->places.count ? &answer->places.items[0] : NULL;
}

static void show_class(Trial *trial, ClaimVariant *variant, const char *what, Sum sum)
{
    Buf day;
    buf_init(&day);
    date_print(&day, trial->question.as_of);
    ClaimNumber *number =
        trial_number(trial, variant, what, trial->test->money.place, arena_str(trial->arena, buf_str(&day)));
    number_money(trial, number, sum_range(sum));
    buf_release(&day);
}

static void judge_share(Trial *trial, ClaimVariant *variant, MoneyRange risk)
{
    const MoneyOf *money = &trial->test->money;
    if (!trial_may_work(trial, variant, trial->journal->awards.count))
        return;
    Received received = sum_received(trial, money, BY_AWARD_YEAR);
    Ratio share, hundred;
    if (!check_loaded(trial, variant, money, &received))
        return;
    ClaimNumber *number = trial_number(trial, variant, "received", money->place, trial_span(trial, money->at));
    number_money(trial, number, received.sum);
    number->from = received.first;
    if (!money_is_exact(risk) || !money_is_exact(received.sum) || received.sum.min <= 0) {
        trial_missing(trial, variant,
                      received.sum.min <= 0 ? "there is no percentage of nothing"
                                            : "an amount is known only as a range");
        return;
    }
    if (!ratio_multiply(ratio_whole(risk.min), ratio_whole(100), &hundred) ||
        !ratio_divide(hundred, ratio_whole(received.sum.min), &share))
        return;
    number_ratio(trial, trial_number(trial, variant, "share", PLACE_NONE, STR("")), share, "%");
    variant->verdict = bound_meets(&trial->test->bound, share) ? VERDICT_HOLDS : VERDICT_FAILS;
    tell_programs(trial, variant, money);
}

void try_loss(Trial *trial)
{
    ClaimVariant *variant =
        trial_variant(trial, STR("money at risk on the day, of awards the conditions reach"), NO_INDEX);
    uint64_t looks = 20 * ((uint64_t)trial->journal->awards.count + trial->journal->events.count);
    const PlaceStake *stake = variant && trial_may_work(trial, variant, looks) ? stake_of(trial) : NULL;
    if (!stake)
        return;
    show_class(trial, variant, "at risk", stake->classes[CLASS_AT_RISK]);
    show_class(trial, variant, "protected", stake->classes[CLASS_PROTECTED]);
    show_class(trial, variant, "cleared", stake->classes[CLASS_CLEARED]);
    MoneyRange risk = sum_range(stake->classes[CLASS_AT_RISK]);
    if (trial->test->bound.is_percent) {
        judge_share(trial, variant, risk);
        return;
    }
    Certainty is_met = bound_meets_money(&trial->test->bound, risk);
    variant->verdict = is_met == SURELY ? VERDICT_HOLDS : is_met == NEVER ? VERDICT_FAILS : VERDICT_UNTESTED;
    if (is_met == PERHAPS)
        trial_missing(trial, variant, "what is at risk is known only as a range");
}
