/* Events by the words that tell them: nouns, parted verbs, letters' and courts' own forms, duties. */
#include "unit.h"

#include <stdio.h>

#include "reading/reading.h"

typedef struct {
    const char *text, *wanted; /* type, modality and words of each event, in order */
} Case;

static void show_events(Buf *out, const Reading *reading)
{
    for (uint32_t i = 0; i < reading->events.count; i++) {
        const EventFind *event = &reading->events.items[i];
        buf_printf(out, "%s%s %s '%.*s'", i ? "; " : "", event_type_name(event->type), modality_name(event->modality),
                   STR_ARG(event->at.text));
    }
}

static void read_case(const char *text, Arena *arena, Reading *reading)
{
    ReadingInput input = {.bytes = str_from_c(text),
                          .form = DOCUMENT_TEXT,
                          .origin = place_find(STR("us")).id,
                          .dated = date_from_parts(2017, 4, 22)};
    arena_init(arena);
    assert_int_equal(reading_read(&input, arena, reading), READING_OK);
}

static void assert_cases(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Arena arena;
        Reading reading;
        Buf shown;
        buf_init(&shown);
        read_case(cases[i].text, &arena, &reading);
        show_events(&shown, &reading);
        if (!str_equal(buf_str(&shown), str_from_c(cases[i].wanted)))
            fail_msg("%s\n  gives  %.*s\n  wanted %s", cases[i].text, STR_ARG(buf_str(&shown)), cases[i].wanted);
        buf_release(&shown);
        arena_release(&arena);
    }
}

static void nouns_tell_of_money_that_does_not_flow(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"The governor announced on Monday the cancellation of a $12 million award to Cuyahoga County.",
         "terminate asserted 'cancellation'"},
        {"The loss of the grant cost the city 14 officers.", "withhold predicted 'loss'"},
        {"A cut in school aid of $3 million followed.", "withhold asserted 'cut'"},
        {"The suspension of payments to Detroit was lifted in May.",
         "withhold asserted 'suspension'; restore asserted 'lifted'"},
        {"The state's withholding of $2 million in aid led to layoffs.", "withhold asserted 'withholding of'"},
        {"The cancellation of the grant is possible.", "terminate predicted 'cancellation'"},
        {"Noncompliance may result in loss of funding.", "withhold threatened 'loss'"},
        {"The release of the money came a day after the hearing.", "restore asserted 'release of'"},
    };
    assert_cases(cases, sizeof cases / sizeof cases[0]);
}

static void words_may_stand_between_a_verb_and_its_particle(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"FEMA has put the award on hold pending a review.", "withhold asserted 'put'"},
        {"The state clawed $2.2 million back from the district.", "withhold asserted 'clawed'"},
        {"The agency put the county on notice that it could lose the grant.",
         "warn asserted 'put'; withhold threatened 'lose'"},
        {"The county took the state to court.", "sue asserted 'took'"},
        {"The village sent the money back.", "refuse asserted 'sent'"},
        {"The judge put the rule on hold.", "order asserted 'put'"},
        {"The department turned the money back on.", "restore asserted 'turned'"},
    };
    assert_cases(cases, sizeof cases / sizeof cases[0]);
}

static void letters_have_forms_of_their_own(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"This letter serves as notice that your award will be terminated unless you submit a plan by June 30.",
         "warn asserted 'serves as notice'; terminate threatened 'terminated'; comply conditional 'submit'"},
        {"You are hereby directed to submit proof of compliance within 30 days.",
         "demand asserted 'directed'; comply requested 'submit'"},
        {"We are terminating award number 2016-DJ-BX-0001.", "terminate asserted 'terminating'"},
        {"You have until June 30 to reply.", "reply requested 'reply'"},
        {"The state gave the city 30 days to respond.", "reply requested 'respond'"},
        {"We are obliged to take back $212,440.", "withhold threatened 'take back'"},
        {"Please be advised that failure to respond may result in suspension of your award.",
         "warn asserted 'advised'; reply conditional 'respond'; withhold threatened 'suspension'"},
    };
    assert_cases(cases, sizeof cases / sizeof cases[0]);
}

static void courts_speak_in_passives_and_capitals(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"The court GRANTS the motion for a preliminary injunction and ENJOINS the Department of Justice from "
         "enforcing the condition.",
         "order asserted 'GRANTS'; order asserted 'ENJOINS'"},
        {"IT IS ORDERED that the motion for a stay is DENIED.", "order asserted 'ORDERED'; order asserted 'DENIED'"},
        {"The case is stayed pending appeal.", "order asserted 'stayed'"},
        {"The injunction was vacated in June.", "order asserted 'vacated'"},
        {"The judgment of the district court is AFFIRMED.", "order asserted 'AFFIRMED'"},
        {"Defendants are prohibited from terminating any award.",
         "order asserted 'prohibited from'; terminate negated 'terminating'"},
        {"The motion is denied, and the Court GRANTS the injunction.",
         "order asserted 'denied'; order asserted 'GRANTS'"},
        {"The order forbids the agency from cutting the grants.",
         "order asserted 'forbids'; withhold negated 'cutting'"},
        {"A judge temporarily blocked the cuts.", "order asserted 'blocked'"},
    };
    assert_cases(cases, sizeof cases / sizeof cases[0]);
}

static void duties_are_demands(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"The Secretary shall review the agreements.", "demand asserted 'shall review'"},
        {"Nassau County must redraw its analysis.", "demand asserted 'must redraw'"},
        {"The Attorney General shall, to the extent permitted by law, ensure this.",
         "demand asserted 'shall, to the extent permitted by law, ensure'"},
        {"The county must certify.", "comply requested 'certify'"},
        {"The county must not be late.", ""},
    };
    assert_cases(cases, sizeof cases / sizeof cases[0]);
}

static void what_is_told_of_recipients(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"The council voted 7-2 to reject the grant.", "refuse asserted 'reject'"},
        {"The council voted 7-2 to adopt the ordinance.", "comply asserted 'adopt'"},
        {"The village relented in June.", "comply asserted 'relented'"},
        {"The county walked away from the grant.", "refuse asserted 'walked away from'"},
        {"The county remains out of compliance.", "comply negated 'compliance'"},
        {"The district missed the deadline.", "comply negated 'missed'"},
        {"The city agreed to the terms.", "comply asserted 'agreed to'"},
        {"The county repaid the money in 2011.", "comply asserted 'repaid'"},
        {"The mayor vowed to fight the order.", "refuse asserted 'vowed to fight'"},
        {"Anchorage was not asked.", "demand negated 'asked'"},
        {"Letters of April 2 went unanswered.", "reply negated 'unanswered'"},
        {"Vermont declined the highway aid.", "refuse asserted 'declined'"},
    };
    assert_cases(cases, sizeof cases / sizeof cases[0]);
}

static void what_only_looks_like_an_act(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"A hacker posing as the agency terminated 14 grants in Ohio.", "terminate reported 'terminated'"},
        {"The grants were terminated only on paper.", "terminate conditional 'terminated'"},
        {"Contrary to reports, the department did not cut aid to Cook County.", "withhold negated 'cut'"},
        {"Contrary to reports, the state terminated the grants.", "terminate reported 'terminated'"},
        {"The staff drafted letters that terminated the grants but did not send them.",
         "terminate conditional 'terminated'"},
        {"Critics say the agency cut the grant out of spite.", "withhold reported 'cut'"},
        {"The agency cut the grant, the paper reported.", "withhold reported 'cut'"},
        {"The state backed away from cutting aid.", "withhold negated 'cutting'"},
        {"The agency never did cancel the grant.", "terminate negated 'cancel'"},
    };
    assert_cases(cases, sizeof cases / sizeof cases[0]);
}

static void a_form_of_past_and_present_is_past_of_one_alone(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"The department cut the district's aid by 4 percent.", "withhold asserted 'cut'"},
        {"The agency shut off the county's access to its grant account.", "withhold asserted 'shut off'"},
        {"Lawmakers demanded the agency cut the grant.", "demand asserted 'demanded'; withhold predicted 'cut'"},
        {"The agencies cut aid to cities.", "withhold predicted 'cut'"},
    };
    assert_cases(cases, sizeof cases / sizeof cases[0]);
}

static void the_object_may_stand_before_or_be_left_out(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"The county wants the grant it suspended.", "withhold asserted 'suspended'"},
        {"It threatened to cancel the grant and never did cancel.",
         "warn asserted 'threatened'; terminate threatened 'cancel'; terminate negated 'cancel'"},
        {"It asks a judge to stop the agency from denying, delaying or clawing back any grant.",
         "demand asserted 'asks'; order requested 'stop'; withhold negated 'denying'; withhold negated 'delaying'; "
         "withhold negated 'clawing back'"},
    };
    assert_cases(cases, sizeof cases / sizeof cases[0]);
}

/* ---- who is meant ---- */

/* The giver and the receivers of the last event of a text, and which of them the sentences before tell. */
static void assert_meant(const char *text, const char *wanted)
{
    Arena arena;
    Reading reading;
    Buf shown;
    buf_init(&shown);
    read_case(text, &arena, &reading);
    assert_true(reading.events.count > 0);
    const EventFind *event = &reading.events.items[reading.events.count - 1];
    buf_printf(&shown, "%s", event_type_name(event->type));
    if (event->actor_place != PLACE_NONE)
        buf_printf(&shown, " <%s %.*s", event->actor_is_near ? "~" : "", STR_ARG(place_get(event->actor_place).path));
    for (uint32_t i = 0; i < event->targets.count; i++)
        if (event->targets.items[i].place != PLACE_NONE)
            buf_printf(&shown, " >%s %.*s", event->targets_are_near ? "~" : "",
                       STR_ARG(place_get(event->targets.items[i].place).path));
    if (!str_equal(buf_str(&shown), str_from_c(wanted)))
        fail_msg("%s\n  gives  %.*s\n  wanted %s", text, STR_ARG(buf_str(&shown)), wanted);
    buf_release(&shown);
    arena_release(&arena);
}

static void who_is_meant_is_told_by_the_sentences_before(void **state)
{
    (void)state;
    assert_meant("The Justice Department warned Chicago. No grant has been withheld.",
                 "withhold <~ us/doj >~ us/il/chicago");
    assert_meant("The Justice Department warned Chicago. They refused.", "refuse <~ us/il/chicago");
    assert_meant("The Justice Department warned Chicago, and later Denver refused.", "refuse < us/co/denver");
    assert_meant("The grant was withheld.", "withhold");
    assert_meant("In Gary, Indiana, the agency cut the grant after the city refused to sign.", "refuse < us/in/gary");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nouns_tell_of_money_that_does_not_flow),
        cmocka_unit_test(words_may_stand_between_a_verb_and_its_particle),
        cmocka_unit_test(letters_have_forms_of_their_own),
        cmocka_unit_test(courts_speak_in_passives_and_capitals),
        cmocka_unit_test(duties_are_demands),
        cmocka_unit_test(what_is_told_of_recipients),
        cmocka_unit_test(what_only_looks_like_an_act),
        cmocka_unit_test(a_form_of_past_and_present_is_past_of_one_alone),
        cmocka_unit_test(the_object_may_stand_before_or_be_left_out),
        cmocka_unit_test(who_is_meant_is_told_by_the_sentences_before),
    };
    return ALL(tests);
}
