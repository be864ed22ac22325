/* What the places did and what was found of them: replies, findings, suits. What the journal does not tell did not
 * happen as far as is known, which is no proof that it did not: such a claim is untested. */
#include "claims/told.h"

/* ---- replied ---- */

/* The due day that the reply answers to: of the latest warning or notice to the place before it. */
static const Event *asked_before(const Trial *trial, const Question *question, const Event *reply, PlaceId place)
{
    const Journal *journal = trial->journal;
    if (reply->answers != NO_INDEX && period_is_set(journal->events.items[reply->answers].due))
        return &journal->events.items[reply->answers];
    const Event *found = NULL;
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        bool is_asking = event->kind == EVENT_WARN || event->kind == EVENT_NOTICE || event->kind == EVENT_FINDING;
        if (is_asking && period_is_set(event->due) && event->day.first <= reply->day.first &&
            index_shares(&event->about, &reply->about) && stake_holds(journal, question, &event->to, place) != NEVER &&
            (!found || event->day.first >= found->day.first))
            found = event;
    }
    return found;
}

static Certainty is_by(Period day, Date limit)
{
    return period_last(day) <= limit ? SURELY : day.first > limit ? NEVER : PERHAPS;
}

static Certainty reply_in_time(Trial *trial, ClaimVariant *variant, const Question *question, const Event *reply,
                               PlaceId place)
{
    const Test *test = trial->test;
    bool is_due = test->until == UNTIL_DUE_BY || test->until == UNTIL_DUE_BEFORE;
    told_event(trial, variant, "reply", place, reply);
    if (!is_due)
        return test->until == UNTIL_SAID ? SURELY : is_by(reply->day, question->as_of);
    if (!trial_may_work(trial, variant, trial->journal->events.count))
        return PERHAPS;
    const Event *asking = asked_before(trial, question, reply, place);
    if (!asking) {
        trial_missing(trial, variant, "a due date for %.*s", STR_ARG(trial_place(trial, place)));
        return PERHAPS;
    }
    ClaimNumber *number = told_event(trial, variant, "due", place, asking);
    number->when = told_day(trial, asking->due);
    return is_by(reply->day, period_last(asking->due) - (test->until == UNTIL_DUE_BEFORE));
}

static Certainty place_replied(Trial *trial, ClaimVariant *variant, const Question *question, PlaceId place)
{
    if (!trial_may_work(trial, variant, 4 * (uint64_t)trial->journal->events.count))
        return PERHAPS;
    const Journal *journal = trial->journal;
    Question open = *question;
    open.as_of = DATE_OPEN - 1;
    Certainty best = NEVER;
    bool any = false;
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind != EVENT_REPLY || event->actor != place || !told_is_about(trial, event) ||
            stake_happened(&open, &event->day, &event->common.known) != SURELY)
            continue;
        any = true;
        Certainty in_time = reply_in_time(trial, variant, question, event, place);
        best = in_time > best ? in_time : best;
    }
    if (any)
        return best;
    trial_missing(trial, variant, "a reply of %.*s is not in the journal", STR_ARG(trial_place(trial, place)));
    return PERHAPS;
}

void try_replied(Trial *trial)
{
    const Test *test = trial->test;
    ClaimVariant *variant = trial_variant(trial, STR("a reply in the journal"), NO_INDEX);
    Question question = told_question(trial, true);
    Tally tally = {0};
    for (size_t i = 0; variant && i < test->places.count; i++)
        tally_add(&tally, place_replied(trial, variant, &question, test->places.items[i]));
    if (variant)
        tally_verdict(variant, tally);
}

/* ---- found, sued ---- */

static Certainty place_found(Trial *trial, ClaimVariant *variant, const Question *question, PlaceId place)
{
    if (!trial_may_work(trial, variant, trial->journal->events.count))
        return PERHAPS;
    const Journal *journal = trial->journal;
    const Event *latest = NULL, *preliminary = NULL;
    bool perhaps = false;
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind != EVENT_FINDING || !told_is_about(trial, event) ||
            stake_holds(journal, question, &event->to, place) == NEVER)
            continue;
        Certainty happened = stake_happened(question, &event->day, &event->common.known);
        perhaps = perhaps || happened == PERHAPS;
        if (happened != SURELY)
            continue;
        const Event **kept = event->preliminary ? &preliminary : &latest;
        if (!*kept || event->day.first >= (*kept)->day.first)
            *kept = event;
    }
    if (latest)
        told_event(trial, variant, latest->complies ? "found to comply" : "found to violate", place, latest);
    else if (preliminary)
        told_event(trial, variant, preliminary->complies ? "preliminary: complies" : "preliminary: violates", place,
                   preliminary);
    if (latest && !perhaps)
        return latest->complies == trial->test->complies ? SURELY : NEVER;
    trial_missing(trial, variant,
                  preliminary ? "a final finding about %.*s" : "a finding about %.*s is not in the journal",
                  STR_ARG(trial_place(trial, place)));
    return PERHAPS;
}

static Certainty place_sued(Trial *trial, ClaimVariant *variant, const Question *question, PlaceId place)
{
    if (!trial_may_work(trial, variant, trial->journal->cases.count))
        return PERHAPS;
    const Journal *journal = trial->journal;
    Certainty best = NEVER;
    for (size_t i = 0; i < journal->cases.count && best != SURELY; i++) {
        const Case *suit = &journal->cases.items[i];
        if (!suit->plaintiffs.is_given || stake_holds(journal, question, &suit->plaintiffs, place) == NEVER)
            continue;
        Certainty filed =
            period_is_set(suit->filed) ? stake_happened(question, &suit->filed, &suit->common.known) : PERHAPS;
        if (filed == NEVER)
            continue;
        ClaimNumber *number = trial_number(trial, variant, "suit", place,
                                           period_is_set(suit->filed) ? told_day(trial, suit->filed) : STR(""));
        number->value = number->exact = suit->id;
        number->from = suit->common.span;
        best = filed > best ? filed : best;
    }
    if (best != NEVER)
        return best;
    trial_missing(trial, variant, "a suit of %.*s is not in the journal", STR_ARG(trial_place(trial, place)));
    return PERHAPS;
}

static void try_places(Trial *trial, Str definition,
                       Certainty (*one)(Trial *, ClaimVariant *, const Question *, PlaceId))
{
    ClaimVariant *variant = trial_variant(trial, definition, NO_INDEX);
    Question question = told_question(trial, true);
    Tally tally = {0};
    for (size_t i = 0; variant && i < trial->test->places.count; i++)
        tally_add(&tally, one(trial, variant, &question, trial->test->places.items[i]));
    if (variant)
        tally_verdict(variant, tally);
}

void try_found(Trial *trial)
{
    try_places(trial, STR("the latest final finding"), place_found);
}

void try_sued(Trial *trial)
{
    try_places(trial, STR("a suit in the journal"), place_sued);
}
