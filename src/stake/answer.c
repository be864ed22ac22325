/* From a question to an answer: conditions, places, every world, sums. */
#include "stake/alike.h"

/* ---- one place ---- */

/* By a duty asked about, in force or not; a factor puts no money in question. */
static bool is_reached(const Enumerator *enumerator, const Holding *holding)
{
    const Journal *journal = enumerator->stakes->journal;
    for (size_t i = 0; i < enumerator->conditions->count; i++)
        if (is_conclusive(journal, enumerator->conditions->items[i]) &&
            holding_reached(journal, holding, enumerator->conditions->items[i]))
            return true;
    return false;
}

/* The holdings of a place that a condition asked about reaches. */
static void gather(const Enumerator *enumerator, const Holdings *holdings, PlaceCase *a_case)
{
    Arena *arena = enumerator->stakes->arena;
    ARRAY(const Holding *) own = {0};
    PlaceStake *answer = a_case->answer;
    for (Index h = holdings_first_of(holdings, answer->place); h != NO_INDEX; h = holdings->next[h]) {
        const Holding *holding = &holdings->items[h];
        if (!is_reached(enumerator, holding))
            continue;
        ARRAY_ADD(arena, &own, holding);
        AwardAnswer award = {.award = holding->award,
                             .allocation = holding->allocation,
                             .count = holding->count,
                             .amount = holding->amount,
                             .is_over = holding->is_over};
        ARRAY_ADD(arena, &answer->awards, award);
    }
    a_case->own = own.items;
    a_case->own_count = own.count;
}

/* Joint awards that others hold; what comes of them is shown and in no sum. */
static void gather_joint(const Enumerator *enumerator, const Holdings *holdings, PlaceCase *a_case, bool *overflowed)
{
    const Journal *journal = enumerator->stakes->journal;
    PlaceStake *answer = a_case->answer;
    for (Index link = holdings_first_joint_of(holdings, answer->place); link != NO_INDEX;
         link = holdings->joint_links.items[link].next) {
        const Holding *holding = &holdings->items[holdings->joint_links.items[link].holding];
        const Award *award = &journal->awards.items[holding->award];
        MoneyRange share;
        if (partner_share(enumerator->stakes->question, award, answer->place, holding->amount, &share, overflowed) ==
                NEVER ||
            !is_reached(enumerator, holding))
            continue;
        if (!holding->is_sure)
            share = money_range_join(money_exact(0), share);
        answer->shared = answer->has_shared ? money_range_add(answer->shared, share, overflowed) : share;
        answer->has_shared = true;
        ARRAY_ADD(enumerator->stakes->arena, &answer->joint, holding->award);
    }
    a_case->is_partner = answer->has_shared;
}

/* ---- the states, once more for their reasons ---- */

static State only_state(unsigned possible)
{
    for (int state = 0; state < STATE_UNCERTAIN; state++)
        if (possible == 1u << state)
            return (State)state;
    return STATE_UNCERTAIN;
}

/* What made the state: in the world where nothing uncertain has happened, and in the one where all has. */
static void explain(Enumerator *enumerator, PlaceStake *place, const Spread *spread)
{
    World *world = enumerator->world;
    for (size_t i = 0; i < place->conditions.count; i++) {
        ConditionAnswer *condition = &place->conditions.items[i];
        condition->state = only_state(condition->possible);
        if (enumerator->is_brief)
            continue;
        for (int side = 0; side < (condition->state == STATE_UNCERTAIN ? 2 : 1); side++) {
            world->count = 0;
            for (size_t m = 0; m < spread->moment_count; m++)
                world->choices[world->count++] = (Choice){spread->moments[m], side == 1};
            world->open = NULL;
            state_of(world, condition->rule, place->place, &condition->by);
        }
        trace_orders(world, condition->rule, place->place, condition);
    }
}

static void drop_repeated(IndexArray *list)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        bool seen = false;
        for (size_t k = 0; k < kept; k++)
            seen = seen || list->items[k] == list->items[i];
        if (!seen)
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

/* With more open dates than can be gone through: every award may be anything that its amount allows. */
static void set_bounds(PlaceCase *a_case, Spread *spread)
{
    PlaceStake *answer = a_case->answer;
    Sums sums = {0};
    answer->is_loose = true;
    for (size_t i = 0; i < answer->conditions.count; i++)
        answer->conditions.items[i].possible = (1u << STATE_UNCERTAIN) - 1;
    for (size_t h = 0; h < a_case->own_count; h++) {
        MoneyRange bounds = money_range_join(money_exact(0), a_case->own[h]->amount);
        sum_add(&sums.gross, bounds, &spread->overflowed);
        for (int class = 0; class < 3; class ++)
            sum_add(&sums.classes[class], bounds, &spread->overflowed);
        answer->awards.items[h].possible = (1u << CLASS_COUNT) - 1;
    }
    if (!a_case->own_count && !a_case->is_partner) {
        sums.gross.has_unknown = true;
        for (int class = 0; class < 3; class ++)
            sums.classes[class].has_unknown = true;
    }
    spread->sums = sums;
}

static void answer_place(Enumerator *enumerator, const Holdings *holdings, PlaceCase *a_case, Spread *spread)
{
    PlaceStake *answer = a_case->answer;
    for (size_t i = 0; i < enumerator->conditions->count; i++) {
        ConditionAnswer condition = {.rule = enumerator->conditions->items[i]};
        ARRAY_ADD(enumerator->stakes->arena, &answer->conditions, condition);
    }
    if (holdings->count) {
        gather(enumerator, holdings, a_case);
        gather_joint(enumerator, holdings, a_case, &spread->overflowed);
    }
    enumerate_worlds(enumerator, a_case, 1, spread);
    if (spread->too_many)
        set_bounds(a_case, spread);
    explain(enumerator, answer, spread);
    for (size_t i = 0; i < answer->conditions.count; i++)
        drop_repeated(&answer->conditions.items[i].by);
    answer->gross = spread->sums.gross;
    for (int class = 0; class < 3; class ++)
        answer->classes[class] = spread->sums.classes[class];
    if (!enumerator->is_brief)
        fill_status(enumerator->stakes, answer);
}

/* ---- places together ---- */

static bool share_moment(const Spread *a, const Spread *b)
{
    for (size_t i = 0; i < a->moment_count; i++)
        for (size_t k = 0; k < b->moment_count; k++)
            if (a->moments[i] == b->moments[k])
                return true;
    return false;
}

/* Places that hang on one and the same date move together, so their sums are taken world by
 * world. Groups of such places; the others have a group of their own. */
static void group_places(const Spread *spreads, size_t count, size_t *group)
{
    for (size_t i = 0; i < count; i++) {
        group[i] = i;
        for (size_t k = 0; spreads[i].moment_count && k < i; k++) {
            if (!spreads[k].moment_count || group[k] == group[i] || !share_moment(&spreads[i], &spreads[k]))
                continue;
            size_t from = group[i], to = group[k];
            for (size_t j = 0; j <= i; j++)
                group[j] = group[j] == from ? to : group[j];
        }
    }
}

static void add_group(Enumerator *enumerator, PlaceCase *cases, const Spread *spreads, const size_t *group,
                      size_t count, size_t which, Sums *total, bool *overflowed)
{
    PlaceCase *together = ARENA_ARRAY(enumerator->stakes->arena, PlaceCase, count);
    size_t members = 0;
    bool loose = false;
    for (size_t i = 0; i < count; i++)
        if (group[i] == which) {
            together[members++] = cases[i];
            loose = loose || spreads[i].too_many;
        }
    Spread joint = {0};
    if (members > 1 && !loose)
        enumerate_worlds(enumerator, together, members, &joint);
    if (joint.any && !joint.too_many) {
        sums_add(total, &joint.sums, overflowed);
        return;
    }
    for (size_t i = 0; i < count; i++)
        if (group[i] == which)
            sums_add(total, &spreads[i].sums, overflowed);
}

static void add_total(Enumerator *enumerator, PlaceCase *cases, const Spread *spreads, size_t count, Sums *total,
                      bool *overflowed)
{
    size_t *group = ARENA_ARRAY(enumerator->stakes->arena, size_t, count + 1);
    group_places(spreads, count, group);
    for (size_t i = 0; i < count; i++) {
        if (!spreads[i].moment_count)
            sums_add(total, &spreads[i].sums, overflowed);
        else if (group[i] == i)
            add_group(enumerator, cases, spreads, group, count, i, total, overflowed);
    }
}

/* ---- places that are alike ---- */

/* Worked out for one place without money of its own; of use where no date is in doubt. */
static void make_model(Enumerator *enumerator, Model *model, PlaceId place)
{
    const Holdings none = {0};
    Arena *arena = enumerator->stakes->arena;
    size_t conditions = enumerator->conditions->count;
    PlaceCase a_case = {.answer = &model->answer};
    Spread spread = {0};
    model->answer.place = place;
    answer_place(enumerator, &none, &a_case, &spread);
    model->states = ARENA_ARRAY(arena, State, conditions + 1);
    model->state = spread.moment_count || spread.too_many ? MODEL_USELESS : MODEL_GOOD;
    for (size_t i = 0; i < conditions; i++)
        model->states[i] = model->answer.conditions.items[i].state;
}

static void take_holding(const Enumerator *enumerator, const Model *model, const Holding *holding, PlaceStake *place,
                         Sums *sums, bool *overflowed)
{
    StakeClass class = stake_class(enumerator, holding, model->states);
    place->awards.items[place->awards.count++] = (AwardAnswer){.award = holding->award,
                                                               .allocation = holding->allocation,
                                                               .count = holding->count,
                                                               .amount = holding->amount,
                                                               .possible = 1u << class,
                                                               .is_over = holding->is_over};
    sums_add_amount(sums, class, holding->amount, overflowed);
}

/* Room for the awards of all places together: `answers` holds one for each holding. */
static AwardAnswer *take_model(Enumerator *enumerator, const Holdings *holdings, const Model *model, PlaceStake *place,
                               AwardAnswer *answers, Sums *total, bool *overflowed)
{
    PlaceCase a_case = {.answer = place};
    Sums sums = {0};
    place->conditions = model->answer.conditions;
    place->status = model->answer.status;
    place->awards.items = answers;
    for (Index h = holdings_first_of(holdings, place->place); h != NO_INDEX; h = holdings->next[h])
        if (is_reached(enumerator, &holdings->items[h]))
            take_holding(enumerator, model, &holdings->items[h], place, &sums, overflowed);
    place->awards.capacity = place->awards.count;
    if (holdings->joint_links.count)
        gather_joint(enumerator, holdings, &a_case, overflowed);
    if (!place->awards.count && !a_case.is_partner)
        sums_add_amount(&sums, stake_class(enumerator, NULL, model->states), MONEY_UNKNOWN, overflowed);
    place->gross = sums.gross;
    for (int class = 0; class < 3; class ++)
        place->classes[class] = sums.classes[class];
    sums_add(total, &sums, overflowed);
    return answers + place->awards.count;
}

/* The model for the place, made when it is met first; NULL when the place has to be worked out itself. */
static const Model *model_for(Enumerator *enumerator, Alike *alike, PlaceId place)
{
    Model *model = alike_model(alike, place);
    if (model && model->state == MODEL_NONE)
        make_model(enumerator, model, place);
    return model && model->state == MODEL_GOOD ? model : NULL;
}

/* ---- all ---- */

static void answer_places(Enumerator *enumerator, const Holdings *holdings, Answer *answer, Sums *total)
{
    Arena *arena = enumerator->stakes->arena;
    size_t count = answer->places.count;
    Alike *alike = alike_new(enumerator->stakes);
    AwardAnswer *answers = ARENA_ARRAY(arena, AwardAnswer, holdings->count + 1);
    IndexArray apart = {0};
    for (Index i = 0; i < count; i++) {
        PlaceStake *place = &answer->places.items[i];
        const Model *model = model_for(enumerator, alike, place->place);
        if (model)
            answers = take_model(enumerator, holdings, model, place, answers, total, &answer->overflowed);
        else
            ARRAY_ADD(arena, &apart, i);
    }
    PlaceCase *cases = ARENA_ARRAY(arena, PlaceCase, apart.count + 1);
    Spread *spreads = ARENA_ARRAY(arena, Spread, apart.count + 1);
    for (size_t i = 0; i < apart.count; i++) {
        cases[i].answer = &answer->places.items[apart.items[i]];
        answer_place(enumerator, holdings, &cases[i], &spreads[i]);
        answer->overflowed = answer->overflowed || spreads[i].overflowed;
    }
    add_total(enumerator, cases, spreads, apart.count, total, &answer->overflowed);
}

static void count_awards(Answer *answer)
{
    for (size_t p = 0; p < answer->places.count; p++) {
        const PlaceStake *place = &answer->places.items[p];
        answer->unknown_places += place->gross.has_unknown;
        for (size_t i = 0; i < place->awards.count; i++)
            if (!place->awards.items[i].is_over && (place->awards.items[i].possible & ~(1u << CLASS_NONE)) != 0)
                answer->awards += place->awards.items[i].count;
    }
}

static Answer *answer_question(const Journal *journal, const Question *question, bool is_brief, Arena *arena)
{
    Answer *answer = ARENA_NEW(arena, Answer);
    answer->question = *question;
    answer->conditions =
        question->conditions.count ? question->conditions : default_conditions(journal, question, arena);
    Stakes stakes = {.journal = journal, .question = &answer->question, .arena = arena};
    index_rules(&stakes, &answer->conditions);
    if (!is_brief)
        index_steps(&stakes, &answer->conditions);
    Holdings holdings = holdings_by_basis(journal, question, &answer->conditions, arena, &answer->overflowed);
    list_places(&stakes, &answer->conditions, &holdings, answer);

    World *world = ARENA_NEW(arena, World);
    world->stakes = &stakes;
    world->standing = ARENA_ARRAY(arena, uint8_t, journal->events.count + 1);
    world->stamp = ARENA_ARRAY(arena, uint32_t, journal->events.count + 1);
    Enumerator enumerator = {&stakes, &answer->conditions, world, is_brief};
    Sums total = {0};
    answer_places(&enumerator, &holdings, answer, &total);
    answer->gross = total.gross;
    for (int class = 0; class < 3; class ++)
        answer->classes[class] = total.classes[class];
    count_awards(answer);
    return answer;
}

Answer *stake_answer(const Journal *journal, const Question *question, Arena *arena)
{
    return answer_question(journal, question, false, arena);
}

Answer *stake_sums(const Journal *journal, const Question *question, Arena *arena)
{
    return answer_question(journal, question, true, arena);
}

/* ---- names ---- */

MoneyRange sum_range(Sum sum)
{
    MoneyRange zero = money_exact(0);
    if (!sum.has_unknown)
        return sum.has_known ? sum.known : zero;
    if (!sum.has_known)
        return MONEY_UNKNOWN;
    return (MoneyRange){sum.known.min, 0, sum.known.has_min, false};
}

static const char *const basis_names[BASIS_COUNT] = {"awarded", "active", "unspent", "annual", "allocated"};

const char *basis_name(Basis basis)
{
    return basis_names[basis];
}

bool basis_find(Str name, Basis *out)
{
    for (int i = 0; i < BASIS_COUNT; i++) {
        if (!str_equal(name, str_from_c(basis_names[i])))
            continue;
        *out = (Basis)i;
        return true;
    }
    return false;
}

const char *state_name(State state)
{
    static const char *const names[STATE_COUNT] = {"not in force", "cleared", "waived", "blocked", "open", "uncertain"};
    return names[state];
}

const char *class_name(StakeClass class)
{
    static const char *const names[CLASS_COUNT] = {"at_risk", "protected", "cleared", "not_in_force"};
    return names[class];
}

const char *possible_class_name(unsigned possible)
{
    for (int class = 0; class < CLASS_COUNT; class ++)
        if (possible == 1u << class)
            return class_name((StakeClass) class);
    return "uncertain";
}

const char *step_name(Step step)
{
    static const char *const names[STEP_COUNT] = {
        "not warned", "warned", "answered", "preliminary finding: violates", "cleared", "found in violation"};
    return names[step];
}
