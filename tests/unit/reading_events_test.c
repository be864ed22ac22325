/* Events and whether they happened. A text is written out again as what was made of its events: type, modality and
 * words, with the actor behind "<" and the targets behind ">". */
#include "unit.h"

#include <ctype.h>
#include <stdio.h>

#include "reading/reading.h"

typedef struct {
    Arena arena;
    Reading reading;
    Buf shown;
} Told;

static void read_text(Told *told, const char *text)
{
    ReadingInput input = {.bytes = str_from_c(text),
                          .form = DOCUMENT_TEXT,
                          .origin = place_find(STR("us")).id,
                          .dated = date_from_parts(2017, 4, 22)};
    arena_init(&told->arena);
    buf_init(&told->shown);
    assert_int_equal(reading_read(&input, &told->arena, &told->reading), READING_OK);
}

static void forget(Told *told)
{
    buf_release(&told->shown);
    arena_release(&told->arena);
}

static void show(Told *told, bool has_parties)
{
    for (uint32_t i = 0; i < told->reading.events.count; i++) {
        const EventFind *event = &told->reading.events.items[i];
        buf_printf(&told->shown, "%s%s %s '%.*s'", i ? "; " : "", event_type_name(event->type),
                   modality_name(event->modality), STR_ARG(event->at.text));
        if (has_parties && event->actor_place != PLACE_NONE)
            buf_printf(&told->shown, " < %.*s", STR_ARG(place_get(event->actor_place).path));
        for (uint32_t k = 0; has_parties && k < event->targets.count; k++)
            if (event->targets.items[k].place != PLACE_NONE)
                buf_printf(&told->shown, " > %.*s", STR_ARG(place_get(event->targets.items[k].place).path));
    }
}

static void assert_told(const char *text, const char *wanted)
{
    Told told;
    read_text(&told, text);
    show(&told, false);
    if (!str_equal(buf_str(&told.shown), str_from_c(wanted)))
        fail_msg("%s\n  gives  %.*s\n  wanted %s", text, STR_ARG(buf_str(&told.shown)), wanted);
    forget(&told);
}

static void assert_parties(const char *text, const char *wanted)
{
    Told told;
    read_text(&told, text);
    show(&told, true);
    if (!str_equal(buf_str(&told.shown), str_from_c(wanted)))
        fail_msg("%s\n  gives  %.*s\n  wanted %s", text, STR_ARG(buf_str(&told.shown)), wanted);
    forget(&told);
}

/* ---- a threat is no act ---- */

typedef struct {
    const char *base, *third, *past, *participle, *ing;
    bool is_clear; /* its past form is no base form */
} Cut;

static const Cut cuts[] = {
    {"withhold", "withholds", "withheld", "withheld", "withholding", true},
    {"cut off", "cuts off", "cut off", "cut off", "cutting off", false},
    {"cut", "cuts", "cut", "cut", "cutting", false},
    {"suspend", "suspends", "suspended", "suspended", "suspending", true},
    {"freeze", "freezes", "froze", "frozen", "freezing", true},
    {"terminate", "terminates", "terminated", "terminated", "terminating", true},
    {"rescind", "rescinds", "rescinded", "rescinded", "rescinding", true},
    {"pull", "pulls", "pulled", "pulled", "pulling", true},
    {"claw back", "claws back", "clawed back", "clawed back", "clawing back", true},
    {"hold back", "holds back", "held back", "held back", "holding back", true},
    {"halt", "halts", "halted", "halted", "halting", true},
    {"cancel", "cancels", "cancelled", "cancelled", "cancelling", true},
};

static const char *const objects[] = {"the city's grants", "$3 million in federal aid", "police funds"};

/* {base}, {third}, {past}, {part}, {ing} stand for the verb, {obj} and {Obj} for what is cut. */
static const char *const open_sentences[] = {
    "The department threatened to {base} {obj}.",
    "The department has threatened to {base} {obj} if the city does not comply.",
    "The department warned the county that it would {base} {obj}.",
    "The department warned the county that it will {base} {obj} unless lawmakers act.",
    "The agency warned that it could {base} {obj} unless the plan changes.",
    "Officials warned of plans to {base} {obj}.",
    "The letter says the agency may {base} {obj}.",
    "The administration vowed to {base} {obj}.",
    "The secretary said he would {base} {obj} by June 30.",
    "If the city refuses, the department will {base} {obj}.",
    "Unless the county signs, {obj} will be {part}.",
    "{Obj} could be {part} under the order.",
    "{Obj} may yet be {part}, officials said.",
    "The county risks having {obj} {part}.",
    "The mayor fears that {obj} might be {part}.",
    "The president signed an order to {base} {obj}.",
    "The department is considering {ing} {obj}.",
    "The department is threatening to {base} {obj}.",
    "Threats to {base} {obj} were made in May.",
    "The threat of {ing} {obj} remains.",
    "The department has the power to {base} {obj}.",
    "Would the department {base} {obj}?",
    "It is not true that the agency {past} {obj}.",
    "Rumors that the agency {past} {obj} are wrong.",
    "Few counties say that the agency {past} {obj}.",
    "She imagined a year in which the agency {past} {obj}.",
    "The plan assumes that the agency {past} {obj}.",
    "Before the agency {past} {obj}, the court stepped in.",
    "The order came before the department {past} {obj}.",
    "A grantee that {past} {obj} would have to say so.",
    "The House bill {past} {obj}.",
    "The agency all but {past} {obj}.",
    "In the scenario, the agency {past} {obj}.",
    "The council voted against a resolution that {past} {obj}.",
    "The letter listed what could follow: {obj} {part}, applications refused.",
    "{ing} {obj} remains an option.",
    "The plan is to comply, or see up to six percent of its apportionment {part} in fiscal year 2021.",
    "Had the agency {part} {obj}, the road would be gravel.",
    "The department never {past} {obj}.",
    "The department did not {base} {obj}.",
    "The department has not {part} {obj}.",
    "The department hasn't {part} {obj}.",
    "A judge barred the department from {ing} {obj}.",
    "A court order keeps the department from {ing} {obj}.",
    "The bill would {base} {obj}.",
    "Lawmakers asked the department to {base} {obj}.",
    "Senators urged that the department {base} {obj}.",
    "The agency plans to {base} {obj} next year.",
    "The agency is expected to {base} {obj}.",
    "The city must comply or see {obj} {part}.",
    "The city was told to comply or have {obj} {part}.",
    "Failure to comply could lead the agency to {base} {obj}.",
    "The agency will not hesitate to {base} {obj}.",
    "No official {past} {obj}.",
    "Nobody has {part} {obj}.",
    "None of {obj} was {part}.",
    "The department denied that it had {part} {obj}.",
    "The department denied {ing} {obj}.",
    "Officials said the department had threatened the city and would {base} {obj}.",
    "The department threatened on Friday to review the awards and {base} {obj}.",
    "The department threatened to review, suspend or {base} {obj}.",
    "The warning said {obj} would be reviewed and {part}.",
    "Should the city miss the date, the agency may {base} {obj}.",
    "The department said it was prepared to {base} {obj}.",
    "{Obj} will be {part} unless the city complies.",
    "The agency would have {part} {obj} had the city refused.",
    "The department has yet to {base} {obj}.",
    "Cities that defy the order will have {obj} {part}.",
    "Cities that refuse could see {obj} {part}.",
    "The rule lets the agency {base} {obj}.",
    "Critics say the agency wants to {base} {obj}.",
    "The order directs agencies to {base} {obj}.",
    "The letter warned that {obj} are to be {part}.",
    "What if the agency {past} {obj}?",
    "The agency stopped short of {ing} {obj}.",
    "The attorney general has authority to {base} {obj}.",
    "Without {ing} {obj}, the agency has few tools.",
    "The agency proposed {ing} {obj}.",
    "By {ing} {obj}, the agency would break the law.",
    "Department to {base} {obj}",
    "DEPARTMENT COULD {base} {obj}",
    "The council feared losing votes if the state {past} {obj}.",
    "It is unclear whether the department {past} {obj}.",
    "He asked whether the department had {part} {obj}.",
    "The department allegedly {past} {obj}.",
    "The senator accused the department of {ing} {obj}.",
    "\"They will {base} {obj},\" said the mayor.",
    "The mayor said she had heard that they {past} {obj}.",
    "The mayor believed that the department had {part} {obj}.",
    "Rather than {base} {obj}, the department wrote a letter.",
    "Instead of {ing} {obj}, the department wrote a letter.",
    "The secretary has every right to {base} {obj}, he added.",
    "The agency, which has threatened to {base} {obj}, gave no date.",
    "Any city that hides records will lose its awards, and the agency will {base} {obj}.",
    "The department hopes never to {base} {obj}.",
    "A final rule that {third} {obj} is due in May.",
    "The department failed to {base} {obj}.",
    "The letter warns cities of {obj} {part} in the past.",
    "Mr. Doe predicted the agency would {base} {obj}.",
    "Once the agency has {part} {obj}, the city must answer.",
    "Until the agency {third} {obj}, nothing changes.",
    "The agency could suspend payments, {base} {obj} or do nothing.",
    "Congress voted to {base} {obj}.",
    "The state moved to {base} {obj}.",
    "The council was warned in May that {obj} would be {part} in June.",
    "The governor's threat, to {base} {obj}, was repeated.",
    "The department nearly {past} {obj} in 2016.",
    "The county was spared from {ing} {obj}.",
    "The draft order {past} {obj}.",
    "The bill {past} {obj} in its first section.",
    "{Obj} are {part} where a city does not comply.",
    "The agency will rewrite the rule, {ing} {obj}.",
    "The department proposed a new rule, {ing} {obj}.",
    "Critics say the agency {past} {obj}.",
    "Some say the agency {past} {obj}.",
    "The agency {past} {obj}, the paper reported.",
    "The agency {past} {obj}, critics say.",
    "The grants were {part} only on paper.",
    "A hacker posing as the agency {past} {obj}.",
    "Contrary to what was said, the state {past} {obj}.",
    "The staff drafted letters that {past} {obj} but did not send them.",
    "The department was told it must comply or see {obj} {part}.",
    "The county feared the day when the state {past} {obj}.",
    "The mayor said Ohio {past} {obj}.",
    "The state backed away from {ing} {obj}.",
    "The council was told that {obj} would be {part} in May.",
    "This letter serves as notice that {obj} will be {part} unless you act.",
    "The agency reserves the right to {base} {obj}.",
    "Noncompliance may lead us to {base} {obj}.",
    "Recipients that do not certify will have {obj} {part}.",
    "The agency vowed to {base} {obj}.",
    "We are obliged to {base} {obj}.",
    "Any grantee whose plan is late loses {obj}.",
    "The judge asked why the agency would {base} {obj}.",
    "The lawsuit asks the court to keep the agency from {ing} {obj}.",
    "The county asked what it would take for the agency to {base} {obj}.",
    "No one expects the agency to {base} {obj}.",
    "The letter does not say that the agency {past} {obj}.",
    "The story that the agency {past} {obj} is a hoax.",
    "The agency has begun proceedings to {base} {obj}.",
    "The agency will vote on whether to {base} {obj}.",
    "It was as though the agency had {part} {obj}.",
    "The agency came close to {ing} {obj}.",
    "The motion to {base} {obj} failed.",
    "The suspension or termination of {obj} is possible.",
    "The loss of {obj} would hurt.",
    "The county could face the loss of {obj}.",
    "The threatened loss of {obj} has passed.",
    "Talk of a cut in {obj} was wrong.",
    "A freeze on {obj} was averted.",
    "A cut in {obj} was proposed in May.",
    "The cancellation of {obj} was never carried out.",
};

static void add_verb(Buf *out, Str name, const Cut *cut, const char *object)
{
    size_t start = out->len;
    const char *word = str_equal(name, STR("base"))    ? cut->base
                       : str_equal(name, STR("third")) ? cut->third
                       : str_equal(name, STR("past"))  ? cut->past
                       : str_equal(name, STR("part"))  ? cut->participle
                       : str_equal(name, STR("ing"))   ? cut->ing
                                                       : object;
    buf_add(out, str_from_c(word));
    if (str_equal(name, STR("Obj")))
        out->ptr[start] = (char)toupper((unsigned char)out->ptr[start]);
}

static Str fill(Buf *out, const char *sentence, const Cut *cut, const char *object)
{
    buf_reset(out);
    for (Str rest = str_from_c(sentence); rest.len;) {
        size_t brace = str_find_char(rest, '{', 0);
        buf_add(out, str_slice(rest, 0, brace));
        if (brace == rest.len)
            break;
        size_t close = str_find_char(rest, '}', brace);
        add_verb(out, str_slice(rest, brace + 1, close), cut, object);
        rest = str_after(rest, close + 1);
    }
    buf_add_char(out, '\0');
    return buf_str(out);
}

static bool is_act(const EventFind *event)
{
    return (event->type == TOLD_WITHHOLD || event->type == TOLD_TERMINATE) && event->modality == MODALITY_ASSERTED;
}

static uint32_t count_acts(const char *text)
{
    Told told;
    uint32_t acts = 0;
    read_text(&told, text);
    for (uint32_t i = 0; i < told.reading.events.count; i++)
        acts += is_act(&told.reading.events.items[i]);
    forget(&told);
    return acts;
}

static void a_threat_never_comes_out_as_an_act(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text);
    uint32_t wrong = 0;
    for (size_t s = 0; s < sizeof open_sentences / sizeof open_sentences[0]; s++)
        for (size_t c = 0; c < sizeof cuts / sizeof cuts[0]; c++)
            for (size_t o = 0; o < sizeof objects / sizeof objects[0]; o++) {
                fill(&text, open_sentences[s], &cuts[c], objects[o]);
                if (count_acts(text.ptr) && wrong++ < 2000)
                    print_error("told as an act: %s\n", text.ptr);
            }
    buf_release(&text);
    assert_int_equal(wrong, 0);
}

static void what_was_done_is_told_as_done(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "The department {past} {obj} on April 3, 2017.",
        "{Obj} were {part} by the department in 2016.",
        "The department has {part} {obj}.",
        "The department had already {part} {obj}.",
        "On April 3 the department {past} {obj}.",
        "The department warned the county in May and {past} {obj} in June 2016.",
        "The department {past} {obj}, the first time it did so.",
    };
    Buf text;
    buf_init(&text);
    for (size_t s = 0; s < sizeof sentences / sizeof sentences[0]; s++)
        for (size_t c = 0; c < sizeof cuts / sizeof cuts[0]; c++) {
            fill(&text, sentences[s], &cuts[c], objects[0]);
            if (cuts[c].is_clear && count_acts(text.ptr) != 1)
                fail_msg("not told as an act: %s", text.ptr);
        }
    buf_release(&text);
}

/* ---- modality ---- */

static void a_warning_is_told_and_what_it_threatens_is_threatened(void **state)
{
    (void)state;
    assert_told("The department threatened to cut off funds.",
                "warn asserted 'threatened'; withhold threatened 'cut off'");
    assert_told("FTA will suspend payments under both grants unless the county answers.",
                "withhold threatened 'suspend'; reply conditional 'answers'");
    assert_told("The city must comply or lose its grants.", "comply requested 'comply'; withhold threatened 'lose'");
    assert_told("Chicago could lose $12 million if it refuses.",
                "withhold threatened 'lose'; refuse conditional 'refuses'");
}

static void a_denied_yielding_is_a_refusal(void **state)
{
    (void)state;
    assert_told("\"We're not going to cave to these threats,\" she said.", "refuse asserted 'cave'");
    assert_told("The county will not sign the agreement.", "refuse asserted 'will not sign'");
    assert_told("The mayor said the city would not be bullied.", "refuse asserted 'bullied'");
    assert_told("The city won't back down.", "refuse asserted 'back down'");
    assert_told("The town gave in after nine days.", "comply asserted 'gave in'");
    assert_told("The county did not comply with the rule.", "comply negated 'comply'");
}

static void what_is_asked_is_not_done(void **state)
{
    (void)state;
    assert_told("The agency asked Cook County to certify its compliance.",
                "demand asserted 'asked'; comply requested 'certify'");
    assert_told("We ask that the money be released.", "demand asserted 'ask'; restore requested 'released'");
    assert_told("Defendants shall restore the payments.", "restore requested 'restore'");
}

static void courts_order_and_agencies_do_not(void **state)
{
    (void)state;
    assert_told("A federal judge blocked the order on Tuesday.", "order asserted 'blocked'");
    assert_told("He signed two executive orders but both were blocked by federal judges.",
                "sign asserted 'signed'; order asserted 'blocked'");
    assert_told("The road was blocked by snow and the order is on the desk.", "");
    assert_told("The court enjoined the department from enforcing the condition.", "order asserted 'enjoined'");
    assert_told("They ordered lunch at noon.", "");
}

static void words_without_money_or_parties_are_no_events(void **state)
{
    (void)state;
    assert_told("The governor cut taxes and pulled a muscle.", "");
    assert_told("The threatened species was found in a creek.", "");
    assert_told("Speaker Roe said he'd sooner cut off his hand.", "");
    assert_told("The funeral answered every hope; readers asked about parking.", "");
    assert_told("Block grants paid for the rules of the game.", "");
}

static void questions_and_conditions_are_conditional(void **state)
{
    (void)state;
    assert_told("What happens if Nassau County sues?", "sue conditional 'sues'");
    assert_told("Should Cook County sue, the grants stay.", "sue conditional 'sue'");
    assert_told("The city pledged to begin a legal fight if the money is pulled.",
                "sue conditional 'legal fight'; withhold conditional 'pulled'");
}

static void who_did_it_and_to_whom(void **state)
{
    (void)state;
    assert_parties("The Department of Justice warned Chicago, Cook County, Illinois, and Philadelphia that it would "
                   "withhold grants.",
                   "warn asserted 'warned' < us/doj > us/il/chicago > us/il/cook-county > us/pa/philadelphia; "
                   "withhold threatened 'withhold' < us/doj > us/il/chicago > us/il/cook-county > us/pa/philadelphia");
    assert_parties("Chicago; Clark County, Nevada; and Philadelphia received the Justice Department's warnings.",
                   "warn asserted 'warnings' < us/doj > us/il/chicago > us/nv/clark-county > us/pa/philadelphia");
    assert_parties("Cook County, Illinois, sued the Justice Department in March.",
                   "sue asserted 'sued' < us/il/cook-county > us/doj");
    assert_parties("Cook County, Illinois, was also threatened by the Justice Department.",
                   "warn asserted 'threatened' < us/doj > us/il/cook-county");
}

static void a_date_is_of_the_verb_that_it_stands_with(void **state)
{
    (void)state;
    Told told;
    read_text(&told, "The Justice Department said Friday that it had withheld grants in March. Cook County, Illinois, "
                     "sued, and on April 3 a "
                     "federal judge blocked the order.");
    static const char *const wanted[] = {"2017-03", "-", "2017-04-03"};
    assert_int_equal(told.reading.events.count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        const EventFind *event = &told.reading.events.items[i];
        buf_reset(&told.shown);
        if (event->date == FIND_NONE)
            buf_add_char(&told.shown, '-');
        else
            period_print(&told.shown, told.reading.dates.items[event->date].iso);
        assert_text(buf_str(&told.shown), wanted[i]);
    }
    forget(&told);
}

/* ---- hostile ---- */

static void ten_thousand_triggers_in_a_sentence_end_in_time(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text);
    for (int i = 0; i < 200000; i++)
        buf_add(&text,
                i % 3 ? STR("threatened to cut off funds ") : STR("if the department will not withhold grants and "));
    Told told;
    ReadingInput input = {.bytes = buf_str(&text), .form = DOCUMENT_TEXT, .origin = PLACE_NONE, .dated = DATE_MIN};
    arena_init(&told.arena);
    buf_init(&told.shown);
    assert_int_equal(reading_read(&input, &told.arena, &told.reading), READING_OK);
    for (uint32_t i = 0; i < told.reading.events.count; i++)
        assert_false(is_act(&told.reading.events.items[i]));
    forget(&told);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_threat_never_comes_out_as_an_act),
        cmocka_unit_test(what_was_done_is_told_as_done),
        cmocka_unit_test(a_warning_is_told_and_what_it_threatens_is_threatened),
        cmocka_unit_test(a_denied_yielding_is_a_refusal),
        cmocka_unit_test(what_is_asked_is_not_done),
        cmocka_unit_test(courts_order_and_agencies_do_not),
        cmocka_unit_test(words_without_money_or_parties_are_no_events),
        cmocka_unit_test(questions_and_conditions_are_conditional),
        cmocka_unit_test(who_did_it_and_to_whom),
        cmocka_unit_test(a_date_is_of_the_verb_that_it_stands_with),
        cmocka_unit_test(ten_thousand_triggers_in_a_sentence_end_in_time),
    };
    return ALL(tests);
}
