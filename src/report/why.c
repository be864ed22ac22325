/* The proof of a figure: a tree from the sum down to entries, lines and award rows. */
#include "report/emit.h"

#include <stdarg.h>
#include <stdio.h>

typedef struct {
    Buf *out;
    const View *view;
    const Answer *answer;
    const PlaceStake *place;
} Proof;

static void line(const Proof *proof, size_t depth, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* One line of the tree; long ones go on under their own beginning. */
static void line(const Proof *proof, size_t depth, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = arena_alloc(proof->view->arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    Str rest = {text, (size_t)length};
    size_t indent = depth * 2;
    buf_add_repeat(proof->out, ' ', indent);
    if (proof->view->format == FORMAT_MD) {
        buf_add(proof->out, depth ? STR("- ") : STR(""));
        buf_add(proof->out, rest);
        buf_add_char(proof->out, '\n');
        return;
    }
    wrap_words(proof->out, proof->view, rest, indent, indent + 4);
}

static const Rule *rule_of(const Proof *proof, Index rule)
{
    return &proof->view->journal->rules.items[rule];
}

static const Event *event_of(const Proof *proof, Index event)
{
    return &proof->view->journal->events.items[event];
}

/* "[list, wire-copy]", or nothing. */
static Str source_words(const View *view, const Common *common)
{
    Str ids = words_sources(view, common);
    return ids.len ? arena_printf(view->arena, " [%.*s]", STR_ARG(ids)) : STR("");
}

/* "preliminary injunction, City of Chicago v. Sessions, N.D. Ill., 2017-09-15 (^o30, main.purse:12) [opinion]" */
static Str entry_words(const View *view, const Event *event)
{
    Str court = STR("");
    if (event->kind == EVENT_ORDER && event->order->court != PLACE_NONE)
        court =
            arena_printf(view->arena, ", %.*s", STR_ARG(journal_place(view->journal, event->order->court).short_name));
    Str link = event->link.len ? arena_printf(view->arena, "^%.*s, ", STR_ARG(event->link)) : STR("");
    return arena_printf(view->arena, "%.*s%.*s, %.*s (%.*s%.*s)%.*s", STR_ARG(words_event(view, event)), STR_ARG(court),
                        STR_ARG(words_period(view->arena, event->day)), STR_ARG(link),
                        STR_ARG(words_place_in_file(view, event->common.span)),
                        STR_ARG(source_words(view, &event->common)));
}

/* ---- orders ---- */

static Str acts_words(const View *view, unsigned acts)
{
    static const char *const names[] = {"imposing", "enforcing", "certifying"};
    Buf buf;
    buf_init(&buf);
    for (unsigned i = 0; i < 3; i++)
        if (acts & (1u << i))
            buf_printf(&buf, "%s%s", buf.len ? ", " : "", names[i]);
    Str text = arena_str(view->arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

static Str work_words(Work work)
{
    static const char *const words[WORK_COUNT] = {"stayed",  "its stay lifted", "narrowed", "widened",
                                                  "vacated", "reversed",        "replaced", "affirmed"};
    return str_from_c(words[work]);
}

static Str reason_words(const Proof *proof, const OrderTrace *trace)
{
    Arena *arena = proof->view->arena;
    Str name = words_place(proof->view, proof->place->place);
    switch (trace->reason) {
    case REASON_BLOCKS: return arena_printf(arena, "blocks it for %.*s", STR_ARG(name));
    case REASON_NOT_YET: return STR("is not yet in force on the day");
    case REASON_EXPIRED: return STR("is over: its term has run out");
    case REASON_NOT_PROTECTED: return arena_printf(arena, "does not protect %.*s", STR_ARG(name));
    case REASON_OTHER_ACTS: return STR("bars other acts than enforcing");
    case REASON_STAYED_ITSELF: return arena_printf(arena, "is stayed for %.*s by its own terms", STR_ARG(name));
    case REASON_PERHAPS: return STR("hangs on a date that is known only as a span");
    case REASON_WORKED_ON:
        return arena_printf(arena, "no longer covers %.*s: %.*s by %.*s", STR_ARG(name),
                            STR_ARG(work_words(trace->work)),
                            STR_ARG(entry_words(proof->view, event_of(proof, trace->other))));
    case REASON_COUNT: break;
    }
    return STR("");
}

static void prove_order(const Proof *proof, size_t depth, const OrderTrace *trace)
{
    const Event *event = event_of(proof, trace->order);
    const Order *order = event->order;
    line(proof, depth, "%.*s", STR_ARG(entry_words(proof->view, event)));
    line(proof, depth + 1, "%.*s; it protects %.*s and bars %.*s", STR_ARG(reason_words(proof, trace)),
         STR_ARG(words_names(proof->view, &order->protects)), STR_ARG(acts_words(proof->view, order->acts)));
    if (trace->waits_for != NO_INDEX)
        line(proof, depth + 1, "reversed, but the mandate is pending, so the block goes on: %.*s",
             STR_ARG(entry_words(proof->view, event_of(proof, trace->waits_for))));
}

/* Orders for others are named in one line. */
static void prove_strangers(const Proof *proof, size_t depth, const ConditionAnswer *condition)
{
    Buf names;
    buf_init(&names);
    size_t count = 0;
    for (size_t i = 0; i < condition->orders.count; i++) {
        if (condition->orders.items[i].reason != REASON_NOT_PROTECTED)
            continue;
        buf_printf(&names, "%s%.*s", count++ ? ", " : "",
                   STR_ARG(words_event_name(proof->view, event_of(proof, condition->orders.items[i].order))));
    }
    if (count)
        line(proof, depth, "%zu other order%s about it %s not protect %.*s: %.*s", count, count == 1 ? "" : "s",
             count == 1 ? "does" : "do", STR_ARG(words_place(proof->view, proof->place->place)),
             STR_ARG(buf_str(&names)));
    buf_release(&names);
}

static void prove_orders(const Proof *proof, size_t depth, const ConditionAnswer *condition)
{
    for (int blocking = 1; blocking >= 0; blocking--)
        for (size_t i = 0; i < condition->orders.count; i++) {
            Reason reason = condition->orders.items[i].reason;
            if (reason != REASON_NOT_PROTECTED && (reason == REASON_BLOCKS) == (blocking == 1))
                prove_order(proof, depth, &condition->orders.items[i]);
        }
    prove_strangers(proof, depth, condition);
}

/* ---- conditions ---- */

static Str since_words(const View *view, const Rule *rule)
{
    if (!period_is_set(rule->from))
        return STR("");
    return arena_printf(view->arena, " since %.*s", STR_ARG(words_period(view->arena, rule->from)));
}

static void prove_condition(const Proof *proof, size_t depth, const ConditionAnswer *condition)
{
    const View *view = proof->view;
    const Rule *rule = rule_of(proof, condition->rule);
    line(proof, depth, "%.*s is %s: \"%.*s\" (%.*s)%.*s", STR_ARG(rule->id),
         condition->state == STATE_NOT_IN_FORCE ? "not in force" : state_name(condition->state),
         STR_ARG(rule->common.title), STR_ARG(words_place_in_file(view, rule->common.span)),
         STR_ARG(source_words(view, &rule->common)));
    if (condition->state != STATE_NOT_IN_FORCE)
        line(proof, depth + 1, "in force%.*s", STR_ARG(since_words(view, rule)));
    if (condition->state == STATE_UNCERTAIN) {
        for (int state = 0; state < STATE_UNCERTAIN; state++)
            if (condition->possible & (1u << state))
                line(proof, depth + 1, "may be %s: a date is known only as a span", state_name((State)state));
    }
    for (size_t i = 0; i < condition->by.count; i++)
        if (event_of(proof, condition->by.items[i])->kind != EVENT_ORDER)
            line(proof, depth + 1, "%s: %.*s", event_kind_name(event_of(proof, condition->by.items[i])->kind),
                 STR_ARG(entry_words(view, event_of(proof, condition->by.items[i]))));
    if (condition->state == STATE_NOT_IN_FORCE)
        return;
    prove_orders(proof, depth + 1, condition);
    if (condition->state == STATE_OPEN && !condition->orders.count)
        line(proof, depth + 1, "no order about it had been made by that day, and nobody had cleared or waived it");
}

/* ---- awards ---- */

/* The entry that says they share it, or each subaward. */
static void prove_partner(const Proof *proof, size_t depth, const Award *award, const Partner *partner)
{
    const View *view = proof->view;
    Str name = words_place(view, partner->place);
    for (size_t i = 0; i < partner->passed.count; i++) {
        const Transaction *passed = &partner->passed.items[i];
        if (stake_happened(&proof->answer->question, &passed->day, &passed->known) != NEVER)
            line(proof, depth, "passed on to %.*s on %.*s: %.*s, which is in no sum of that place (%.*s)",
                 STR_ARG(name), STR_ARG(words_period(view->arena, passed->day)),
                 STR_ARG(words_range(view->arena, passed->amount)), STR_ARG(words_place_in_file(view, passed->span)));
    }
    if (!partner->passed.count)
        line(proof, depth, "joint with %.*s, whose share is in no sum (%.*s)", STR_ARG(name),
             STR_ARG(words_place_in_file(view, award->joined_by.items[0])));
}

static void prove_award_rows(const Proof *proof, size_t depth, const Award *award)
{
    const View *view = proof->view;
    for (size_t i = 0; i < award->transactions.count; i++) {
        const Transaction *row = &award->transactions.items[i];
        if (stake_happened(&proof->answer->question, &row->day, &row->known) == NEVER)
            continue;
        line(proof, depth, "obligated %.*s %s %.*s (%.*s)%.*s", STR_ARG(words_range(view->arena, row->amount)),
             row->day.first == period_last(row->day) ? "on" : "in", STR_ARG(words_period(view->arena, row->day)),
             STR_ARG(words_place_in_file(view, row->span)), STR_ARG(source_words(view, &award->common)));
    }
    for (size_t i = 0; i < award->also.count; i++)
        line(proof, depth, "another source has %.*s: %.*s %.*s",
             STR_ARG(words_range(view->arena, award->also.items[i].amount)),
             STR_ARG(view->journal->sources.items[award->also.items[i].source].id), STR_ARG(award->also.items[i].note));
    for (size_t i = 0; i < award->partners.count; i++)
        prove_partner(proof, depth, award, &award->partners.items[i]);
}

static const char *class_words(unsigned possible)
{
    const char *name = possible_class_name(possible);
    return strcmp(name, "at_risk") == 0 ? "at risk" : strcmp(name, "not_in_force") == 0 ? "not at stake" : name;
}

/* Counts the conditions that reach the award and are in one state. */
static size_t count_state(const Proof *proof, Index program, int year, State state)
{
    size_t count = 0;
    for (size_t i = 0; i < proof->place->conditions.count; i++) {
        const ConditionAnswer *condition = &proof->place->conditions.items[i];
        count += condition->state == state && rule_of(proof, condition->rule)->kind == RULE_DUTY &&
                 rule_reaches(rule_of(proof, condition->rule), program, year);
    }
    return count;
}

static Str open_names(const Proof *proof, Index program, int year)
{
    IndexArray open = {0};
    for (size_t i = 0; i < proof->place->conditions.count; i++) {
        const ConditionAnswer *condition = &proof->place->conditions.items[i];
        if (condition->state == STATE_OPEN && rule_reaches(rule_of(proof, condition->rule), program, year))
            ARRAY_ADD(proof->view->arena, &open, condition->rule);
    }
    return words_rules(proof->view, &open);
}

/* Why this award is where it is, in words. */
static void explain_class(const Proof *proof, size_t depth, const AwardAnswer *award, Index program, int year)
{
    size_t open = count_state(proof, program, year, STATE_OPEN),
           blocked = count_state(proof, program, year, STATE_BLOCKED);
    size_t waived = count_state(proof, program, year, STATE_WAIVED),
           cleared = count_state(proof, program, year, STATE_CLEARED);
    size_t uncertain = count_state(proof, program, year, STATE_UNCERTAIN),
           all = open + blocked + waived + cleared + uncertain;
    const char *class = possible_class_name(award->possible);
    if (strcmp(class, "at_risk") == 0) {
        line(proof, depth, "one open condition is enough to put money at risk; open here: %.*s",
             STR_ARG(open_names(proof, program, year)));
        if (blocked + waived + cleared)
            line(proof, depth,
                 "%zu of the %zu conditions on it %s blocked, waived or cleared, which does not help while another is "
                 "open",
                 blocked + waived + cleared, all, blocked + waived + cleared == 1 ? "is" : "are");
    } else if (strcmp(class, "cleared") == 0) {
        line(proof, depth, "every condition on it is cleared by a final finding of the grantor");
    } else if (strcmp(class, "protected") == 0) {
        line(proof, depth, "no condition on it is open: %zu blocked by a court, %zu waived, %zu cleared", blocked,
             waived, cleared);
    } else if (strcmp(class, "uncertain") == 0) {
        line(proof, depth, "a date that decides it is known only as a span of days");
    } else {
        line(proof, depth, "no condition asked about is in force on it");
    }
}

static void prove_award(const Proof *proof, const AwardAnswer *award)
{
    const View *view = proof->view;
    const Journal *journal = view->journal;
    Str amount = words_range(view->arena, award->amount);
    if (award->award != NO_INDEX) {
        const Award *entry = &journal->awards.items[award->award];
        line(proof, 1, "%.*s %s: award %.*s, %.*s, FY%d", STR_ARG(amount), class_words(award->possible),
             STR_ARG(entry->id), STR_ARG(words_listing(view, entry->program)), entry->year);
        prove_award_rows(proof, 2, entry);
        explain_class(proof, 2, award, entry->program, entry->year);
        return;
    }
    if (award->allocation == NO_INDEX) {
        line(proof, 1, "%.*s %s: %.*s of the store, summed; purse why PLACE has them one by one", STR_ARG(amount),
             class_words(award->possible), STR_ARG(words_summed(view->arena, award)));
        return;
    }
    const Allocation *entry = &journal->allocations.items[award->allocation];
    line(proof, 1, "%.*s %s: allocation, %.*s, FY%d (%.*s)%.*s", STR_ARG(amount), class_words(award->possible),
         STR_ARG(words_listing(view, entry->program)), entry->year,
         STR_ARG(words_place_in_file(view, entry->common.span)), STR_ARG(source_words(view, &entry->common)));
    explain_class(proof, 2, award, entry->program, entry->year);
}

static void prove_joint(const Proof *proof)
{
    const View *view = proof->view;
    for (size_t i = 0; i < proof->place->joint.count; i++) {
        const Award *award = &view->journal->awards.items[proof->place->joint.items[i]];
        line(proof, 1, "shared: %.*s of award %.*s, held by %.*s (%.*s); in no sum",
             STR_ARG(words_range(view->arena, proof->place->shared)), STR_ARG(award->id),
             STR_ARG(words_place(view, award->holder)), STR_ARG(words_place_in_file(view, award->common.span)));
    }
}

static void prove_sums(const Proof *proof)
{
    const PlaceStake *place = proof->place;
    Arena *arena = proof->view->arena;
    line(proof, 0, "gross %.*s = at risk %.*s + protected %.*s + cleared %.*s",
         STR_ARG(words_range(arena, sum_range(place->gross))),
         STR_ARG(words_range(arena, sum_range(place->classes[CLASS_AT_RISK]))),
         STR_ARG(words_range(arena, sum_range(place->classes[CLASS_PROTECTED]))),
         STR_ARG(words_range(arena, sum_range(place->classes[CLASS_CLEARED]))));
    if (place->gross.has_unknown && !place->awards.count)
        line(proof, 1,
             "no award or allocation of this place under these conditions is known: the amount is unknown, not zero");
    if (place->is_loose)
        line(proof, 1, "so many dates are known only as spans that these ends are bounds");
}

/* Names of files are given from the folder of the journal. */
static void print_folder(const Proof *proof)
{
    Str folder = words_folder(proof->view);
    if (!folder.len)
        return;
    buf_add_char(proof->out, '\n');
    line(proof, 0, "files are in %.*s", STR_ARG(folder));
}

static void prove_status(const Proof *proof)
{
    const StatusLine *status = &proof->place->status;
    const Index steps[] = {status->warned, status->answered, status->found};
    line(proof, 0, "status: %s", step_name(status->step));
    for (size_t i = 0; i < 3; i++)
        if (steps[i] != NO_INDEX)
            line(proof, 1, "%s: %.*s", event_kind_name(event_of(proof, steps[i])->kind),
                 STR_ARG(entry_words(proof->view, event_of(proof, steps[i]))));
    if (period_is_set(status->due))
        line(proof, 1, "due %.*s", STR_ARG(words_period(proof->view->arena, status->due)));
}

static Str asked_words(const View *view, const Question *question)
{
    Str known = question->known_by == DATE_OPEN ? STR("")
                                                : arena_printf(view->arena, ", known by %.*s",
                                                               STR_ARG(words_date(view->arena, question->known_by)));
    return arena_printf(view->arena, "as of %.*s%.*s, %s money%.*s", STR_ARG(words_date(view->arena, question->as_of)),
                        STR_ARG(known), basis_name(question->basis), STR_ARG(words_without(view, question)));
}

void report_why_place(Buf *out, const View *view, const Answer *answer, PlaceId place)
{
    if (view->format == FORMAT_JSON) {
        print_answer_json(out, view, answer);
        return;
    }
    if (view->format == FORMAT_CSV) {
        report_stake(out, view, answer);
        return;
    }
    Proof proof = {out, view, answer, &answer->places.items[0]};
    Place unit = journal_place(view->journal, place);
    line(&proof, 0, "%.*s (%.*s%s%.*s), %.*s", STR_ARG(unit.name), STR_ARG(unit.path), unit.geoid.len ? ", " : "",
         STR_ARG(unit.geoid), STR_ARG(asked_words(view, &answer->question)));
    prove_sums(&proof);
    buf_add_char(out, '\n');
    for (size_t i = 0; i < proof.place->awards.count; i++)
        prove_award(&proof, &proof.place->awards.items[i]);
    prove_joint(&proof);
    if (proof.place->awards.count || proof.place->joint.count)
        buf_add_char(out, '\n');
    line(&proof, 0,
         answer->conditions.count ? "conditions:"
                                  : "no condition was asked about, and none in force had anybody warned");
    for (size_t i = 0; i < proof.place->conditions.count; i++)
        prove_condition(&proof, 1, &proof.place->conditions.items[i]);
    buf_add_char(out, '\n');
    prove_status(&proof);
    print_folder(&proof);
}

/* ---- a condition or policy ---- */

static Str from_words(const View *view, const Rule *rule)
{
    if (!period_is_set(rule->from))
        return STR(" from a day not known");
    return arena_printf(view->arena, " from %.*s", STR_ARG(words_period(view->arena, rule->from)));
}

static const char *force_words(Certainty in_force)
{
    return in_force == SURELY  ? "in force"
           : in_force == NEVER ? "not in force"
                               : "perhaps in force: a date is known only as a span";
}

static void prove_block(const Proof *proof, const RuleBlock *block)
{
    const View *view = proof->view;
    const Event *event = event_of(proof, block->order);
    line(proof, 1, "%.*s", STR_ARG(entry_words(view, event)));
    if (block->blocks_now) {
        line(proof, 2, "blocks it on the day, for %.*s at most", STR_ARG(words_names(view, &event->order->protects)));
        return;
    }
    Str ended = period_is_set(block->ended)
                    ? arena_printf(view->arena, " until %.*s", STR_ARG(words_period(view->arena, block->ended)))
                    : STR("");
    if (block->ended_by != NO_INDEX)
        line(proof, 2, "blocked it%.*s: ended by %.*s", STR_ARG(ended),
             STR_ARG(entry_words(view, event_of(proof, block->ended_by))));
    else
        line(proof, 2, "blocked it%.*s", STR_ARG(ended));
}

static json_t *rule_json(const View *view, const Question *question, Index index, const RuleBlocks *blocks)
{
    const Rule *rule = &view->journal->rules.items[index];
    json_t *object = json_object(), *list = json_array();
    bool now = false;
    for (size_t i = 0; i < blocks->count; i++) {
        json_t *block = json_object();
        now = now || blocks->items[i].blocks_now;
        json_object_set_new(block, "order",
                            json_event_name(view, &view->journal->events.items[blocks->items[i].order]));
        json_object_set_new(block, "since", json_period(view->arena, blocks->items[i].since));
        json_object_set_new(block, "blocks_now", json_boolean(blocks->items[i].blocks_now));
        json_object_set_new(block, "ended", json_period(view->arena, blocks->items[i].ended));
        json_array_append_new(list, block);
    }
    Certainty in_force = stake_in_force(view->journal, question, index);
    json_object_set_new(object, "id", json_words(rule->id));
    json_object_set_new(object, "kind", json_string(rule_kind_name(rule->kind)));
    json_object_set_new(object, "title", json_words(rule->common.title));
    json_object_set_new(object, "as_of", json_words(words_date(view->arena, question->as_of)));
    json_object_set_new(object, "in_force", in_force == PERHAPS ? json_null() : json_boolean(in_force == SURELY));
    json_object_set_new(object, "blocked", json_boolean(now));
    json_object_set_new(object, "was_blocked", json_boolean(blocks->count > 0));
    json_object_set_new(object, "orders", list);
    return object;
}

void report_why_rule(Buf *out, const View *view, const Question *question, Index index)
{
    const Rule *rule = &view->journal->rules.items[index];
    RuleBlocks blocks = stake_blocks_of(view->journal, question, index, view->arena);
    if (view->format == FORMAT_JSON) {
        json_print(out, rule_json(view, question, index, &blocks));
        return;
    }
    Proof proof = {out, view, NULL, NULL};
    line(&proof, 0, "%.*s (%.*s, %s): \"%.*s\" (%.*s)%.*s", STR_ARG(rule->id),
         STR_ARG(rule->kind == RULE_POLICY ? STR("policy") : STR("condition")),
         rule->kind == RULE_FACTOR ? "factor"
         : rule->kind == RULE_DUTY ? "duty"
                                   : "no money hangs on it",
         STR_ARG(rule->common.title), STR_ARG(words_place_in_file(view, rule->common.span)),
         STR_ARG(source_words(view, &rule->common)));
    line(&proof, 1, "%s on %.*s%.*s; it runs%.*s%.*s", force_words(stake_in_force(view->journal, question, index)),
         STR_ARG(words_date(view->arena, question->as_of)), STR_ARG(words_without(view, question)),
         STR_ARG(from_words(view, rule)),
         STR_ARG(period_is_set(rule->until)
                     ? arena_printf(view->arena, " until %.*s", STR_ARG(words_period(view->arena, rule->until)))
                     : STR("")));
    if (rule->authority.len)
        line(&proof, 1, "authority: %.*s", STR_ARG(rule->authority));
    for (size_t i = 0; i < rule->common.notes.count; i++)
        line(&proof, 1, "note: %.*s", STR_ARG(rule->common.notes.items[i]));
    line(&proof, 0,
         blocks.count ? "orders that block it, or blocked it by that day:" : "no order had blocked it by that day");
    for (size_t i = 0; i < blocks.count; i++)
        prove_block(&proof, &blocks.items[i]);
    print_folder(&proof);
}
