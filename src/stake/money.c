/* How much there is, by each basis: docs/method.md section 1. */
#include "stake/world.h"

static MoneyRange widen_to_zero(MoneyRange amount)
{
    return money_range_join(amount, money_exact(0));
}

static MoneyRange negated(MoneyRange amount)
{
    return (MoneyRange){.min = amount.has_max ? -amount.max : 0,
                        .max = amount.has_min ? -amount.min : 0,
                        .has_min = amount.has_max,
                        .has_max = amount.has_min};
}

/* What counts of a transaction: nothing before its day, all from then on, either inside a span. */
static MoneyRange counted(const Question *question, const Transaction *transaction)
{
    Certainty happened = stake_happened(question, &transaction->day, &transaction->known);
    if (happened == NEVER)
        return money_exact(0);
    return happened == SURELY ? transaction->amount : widen_to_zero(transaction->amount);
}

static bool in_fiscal_year(const Question *question, const Transaction *transaction)
{
    Period year = period_fiscal(date_fiscal_year(question->as_of));
    return transaction->day.first >= year.first && transaction->day.until <= year.until;
}

/* A span that reaches over the edge of the year may lie on either side of it. */
static bool touches_fiscal_year(const Question *question, const Transaction *transaction)
{
    Period year = period_fiscal(date_fiscal_year(question->as_of));
    return transaction->day.first < year.until && transaction->day.until > year.first;
}

static MoneyRange obligated(const Question *question, const Award *award, bool *overflowed)
{
    MoneyRange sum = money_exact(0);
    for (size_t i = 0; i < award->transactions.count; i++) {
        const Transaction *transaction = &award->transactions.items[i];
        MoneyRange amount = counted(question, transaction);
        if (question->basis == BASIS_ANNUAL) {
            if (!touches_fiscal_year(question, transaction))
                continue;
            if (!in_fiscal_year(question, transaction))
                amount = widen_to_zero(amount);
        }
        sum = money_range_add(sum, amount, overflowed);
    }
    return sum;
}

/* Whether the period of performance holds the day. */
static Certainty is_active(const Question *question, const Award *award)
{
    Certainty begun = period_is_set(award->from) ? stake_happened(question, &award->from, NULL) : PERHAPS;
    Certainty over = period_is_set(award->until) ? stake_happened(question, &award->until, NULL) : PERHAPS;
    if (begun == NEVER || over == SURELY)
        return NEVER;
    return begun == SURELY && over == NEVER ? SURELY : PERHAPS;
}

static bool surely_begun(const Question *question, const Award *award)
{
    for (size_t i = 0; i < award->transactions.count; i++)
        if (stake_happened(question, &award->transactions.items[i].day, &award->transactions.items[i].known) == SURELY)
            return true;
    return false;
}

/* What is obligated if at least one of the transactions that may have happened has: where all
 * raise the award, at least the smallest; where all lower it, at most the least lowering. */
static MoneyRange obligated_if_begun(const Question *question, const Award *award, MoneyRange all)
{
    MoneyRange some = MONEY_UNKNOWN;
    bool raises = false, lowers = false;
    for (size_t i = 0; i < award->transactions.count; i++) {
        const Transaction *transaction = &award->transactions.items[i];
        if (stake_happened(question, &transaction->day, &transaction->known) == NEVER ||
            money_is_unknown(transaction->amount))
            continue;
        some = money_is_unknown(some) ? transaction->amount : money_range_join(some, transaction->amount);
        raises = raises || transaction->amount.max > 0;
        lowers = lowers || transaction->amount.min < 0;
    }
    if (all.has_min && some.has_min && !lowers)
        all.min = some.min;
    if (all.has_max && some.has_max && !raises)
        all.max = some.max;
    return all;
}

/* Outlays are spent out of an award that is there: one that may not have begun holds nothing, not less. */
static MoneyRange unspent(const Question *question, const Award *award, MoneyRange amount, bool *overflowed)
{
    if (!award->has_outlays || money_is_unknown(award->outlays))
        return widen_to_zero(amount);
    if (surely_begun(question, award))
        return money_range_add(amount, negated(award->outlays), overflowed);
    return widen_to_zero(
        money_range_add(obligated_if_begun(question, award, amount), negated(award->outlays), overflowed));
}

static MoneyRange amount_of(const Question *question, const Award *award, bool *overflowed)
{
    MoneyRange amount = obligated(question, award, overflowed);
    if (question->basis == BASIS_ACTIVE) {
        Certainty active = is_active(question, award);
        return active == NEVER ? money_exact(0) : active == SURELY ? amount : widen_to_zero(amount);
    }
    if (question->basis == BASIS_UNSPENT)
        return unspent(question, award, amount, overflowed);
    return amount;
}

/* True when some of it may be there by the day: an award before its first transaction is not. */
static bool is_begun(const Question *question, const Award *award)
{
    for (size_t i = 0; i < award->transactions.count; i++)
        if (stake_happened(question, &award->transactions.items[i].day, &award->transactions.items[i].known) != NEVER)
            return true;
    return false;
}

static bool program_asked(const Question *question, Index program)
{
    for (size_t i = 0; i < question->programs.count; i++)
        if (question->programs.items[i] == program)
            return true;
    return question->programs.count == 0;
}

static void add_awards(const Journal *journal, const Question *question, Arena *arena, Holdings *out, bool *overflowed)
{
    for (Index i = 0; i < journal->awards.count; i++) {
        const Award *award = &journal->awards.items[i];
        if (award->holder == PLACE_NONE || !program_asked(question, award->program) || !is_begun(question, award))
            continue;
        Holding holding = {.award = i,
                           .allocation = NO_INDEX,
                           .holder = award->holder,
                           .program = award->program,
                           .year = award->year,
                           .amount = amount_of(question, award, overflowed),
                           .count = 1,
                           .is_sure = surely_begun(question, award),
                           .is_over = question->basis == BASIS_ACTIVE && is_active(question, award) == NEVER};
        ARRAY_ADD(arena, out, holding);
    }
}

static void add_allocations(const Journal *journal, const Question *question, Arena *arena, Holdings *out)
{
    for (Index i = 0; i < journal->allocations.count; i++) {
        const Allocation *allocation = &journal->allocations.items[i];
        Certainty known = known_by_then(question, &allocation->common.known);
        if (!program_asked(question, allocation->program) || known == NEVER)
            continue;
        MoneyRange amount = known == SURELY ? allocation->amount : widen_to_zero(allocation->amount);
        Holding holding = {.award = NO_INDEX,
                           .allocation = i,
                           .holder = allocation->place,
                           .program = allocation->program,
                           .year = allocation->year,
                           .amount = amount,
                           .count = 1,
                           .is_sure = true};
        ARRAY_ADD(arena, out, holding);
    }
}

static Str place_key(const PlaceId *place)
{
    return (Str){(const char *)place, sizeof *place};
}

/* A story asks hundreds of times: where there is little, no table of all places is made. */
enum { MAPPED_MOST = 2000 };

/* Backwards, so that each chain runs in the order of the journal. */
static void chain_by_holder(Arena *arena, Holdings *holdings)
{
    map_init(&holdings->first_own, arena);
    holdings->next = ARENA_ARRAY(arena, Index, holdings->count);
    if (holdings->count > MAPPED_MOST) {
        holdings->first_built_in = ARENA_ARRAY(arena, Index, place_count());
        memset(holdings->first_built_in, 0xFF, place_count() * sizeof(Index));
    }
    for (Index i = holdings->count; i-- > 0;) {
        const PlaceId *holder = &holdings->items[i].holder;
        holdings->next[i] = holdings_first_of(holdings, *holder);
        if (holdings->first_built_in && *holder < place_count())
            holdings->first_built_in[*holder] = i;
        else
            map_put(&holdings->first_own, place_key(holder), i);
    }
}

/* Backwards too; a place that is named twice by one award has one link. */
static void chain_by_partner(const Journal *journal, Arena *arena, Holdings *holdings)
{
    map_init(&holdings->first_joint, arena);
    for (Index i = holdings->count; i-- > 0;) {
        if (holdings->items[i].award == NO_INDEX)
            continue;
        const Award *award = &journal->awards.items[holdings->items[i].award];
        for (size_t p = 0; p < award->partners.count; p++) {
            Str key = place_key(&award->partners.items[p].place);
            Index first = map_find(&holdings->first_joint, key);
            if (first != MAP_ABSENT && holdings->joint_links.items[first].holding == i)
                continue;
            map_put(&holdings->first_joint, key, holdings->joint_links.count);
            ARRAY_ADD(arena, &holdings->joint_links, (JointLink){i, first});
        }
    }
}

/* ---- partners ---- */

Certainty partner_certainty(const Question *question, const Partner *partner)
{
    if (!partner->passed.count)
        return known_by_then(question, &partner->known);
    Certainty certainty = NEVER;
    for (size_t i = 0; i < partner->passed.count; i++) {
        const Transaction *passed = &partner->passed.items[i];
        Certainty happened = stake_happened(question, &passed->day, &passed->known);
        certainty = happened > certainty ? happened : certainty;
    }
    return certainty;
}

/* Subawards are typed in by the recipient: they may say more than the award has, or less than nothing. */
static MoneyRange within(MoneyRange amount, MoneyRange most)
{
    amount.min = !amount.has_min || amount.min < 0 ? 0 : amount.min;
    amount.has_min = true;
    if (!most.has_max)
        return amount;
    Money limit = most.max > 0 ? most.max : 0;
    if (!amount.has_max || amount.max > limit)
        amount.max = limit, amount.has_max = true;
    amount.max = amount.max < 0 ? 0 : amount.max;
    amount.min = amount.min > amount.max ? amount.max : amount.min;
    return amount;
}

static MoneyRange passed_on(const Question *question, const Partner *partner, MoneyRange held, bool *overflowed)
{
    MoneyRange sum = money_exact(0);
    for (size_t i = 0; i < partner->passed.count; i++)
        sum = money_range_add(sum, counted(question, &partner->passed.items[i]), overflowed);
    return within(sum, held);
}

/* Subawards say how much; where there are none, an entry of the journal may. */
Certainty partner_share(const Question *question, const Award *award, PlaceId place, MoneyRange held, MoneyRange *share,
                        bool *overflowed)
{
    Certainty certainty = NEVER;
    bool is_told = false;
    *share = award->has_shared ? award->shared : widen_to_zero(held);
    for (size_t i = 0; i < award->partners.count; i++) {
        const Partner *partner = &award->partners.items[i];
        if (partner->place != place)
            continue;
        Certainty is_one = partner_certainty(question, partner);
        if (is_one != NEVER && partner->passed.count && !award->has_shared)
            *share = passed_on(question, partner, held, overflowed), is_told = true;
        certainty = is_one > certainty ? is_one : certainty;
    }
    if (certainty == PERHAPS && !is_told)
        *share = widen_to_zero(*share);
    return certainty;
}

Holdings holdings_by_basis(const Journal *journal, const Question *question, const IndexArray *conditions, Arena *arena,
                           bool *overflowed)
{
    Holdings holdings = {0};
    if (question->basis == BASIS_ALLOCATED)
        add_allocations(journal, question, arena, &holdings);
    else
        add_awards(journal, question, arena, &holdings, overflowed);
    if (journal->summed && question->basis != BASIS_ALLOCATED)
        add_summed(journal, question, conditions, arena, &holdings);
    chain_by_holder(arena, &holdings);
    chain_by_partner(journal, arena, &holdings);
    return holdings;
}

Index holdings_first_of(const Holdings *holdings, PlaceId place)
{
    return holdings->first_built_in && place < place_count() ? holdings->first_built_in[place]
                                                             : map_find(&holdings->first_own, place_key(&place));
}

Index holdings_first_joint_of(const Holdings *holdings, PlaceId place)
{
    return map_find(&holdings->first_joint, place_key(&place));
}

bool holding_reached(const Journal *journal, const Holding *holding, Index rule)
{
    return rule_reaches(&journal->rules.items[rule], holding->program, holding->year);
}
