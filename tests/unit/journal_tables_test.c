/* What the reader makes of the files that a journal includes: award files, tables of figures, other journals; and of
 * awards. */
#include "journal_story.h"

#define ROWS                                                                                                          \
    "award_id_fain,assistance_transaction_unique_key,federal_action_obligation,action_date,recipient_name,recipient_" \
    "state_code,cfda_number\n"

/* ---- joint awards ---- */

#define AWARD(id) "award " id " us/il/chicago\n  program: jag\n  year: FY2016\n  amount: 5\n  source: s\n"

static void a_joint_entry_joins_every_award_of_its_triple(void **state)
{
    (void)state;
    Story story;
    read_story(&story,
               HEAD AWARD("A-1") AWARD(
                   "A-2") "award A-3 us/il/evanston\n  program: jag\n  year: FY2016\n  amount: 5\n  source: s\n"
                          "joint us/il/chicago jag FY2016\n  with: us/il/cook-county\n  shared: 0..3\n  source: s\n"
                          "joint us/il/chicago jag FY2016\n  with: us/il/evanston\n  source: s\n"
                          "joint us/il/chicago jag FY2016\n  with: us/il/springfield\n  award: A-2\n  source: s\n",
               NULL);
    assert_text(buf_str(&story.codes), "");
    const Award *awards = story.journal->awards.items;
    assert_int_equal(awards[0].partners.count, 2);
    assert_int_equal(awards[0].joined_by.count, 2);
    assert_true(awards[0].has_shared && awards[1].has_shared && !awards[2].has_shared);
    assert_int_equal(awards[1].partners.count, 3);
    assert_int_equal(awards[2].partners.count, 0);
    let_go(&story);
}

static void a_mistake_in_a_joint_entry_is_told_once(void **state)
{
    (void)state;
    assert_codes(HEAD AWARD("A-1")
                     AWARD("A-2") "joint us/il/chicago jag FY2016\n  with: us/il/nowhere-at-all\n  source: s\n",
                 "J040@12:9 ");
    assert_codes(HEAD AWARD("A-1") "joint us/il/chicago jag FY2017\n  with: us/il/evanston\n  source: s\n",
                 "J050@6:1 ");
    assert_codes(HEAD AWARD("A-1") "joint us/il/evanston jag FY2016\n  with: us/il\n  award: A-1\n  source: s\n",
                 "J029@8:10 ");
    assert_codes(HEAD AWARD("A-1") "joint us/il/chicago jag FY2016\n  with: us/il\n  award: A-9\n  source: s\n",
                 "J050@8:10 ");
}

/* ---- award files ---- */

static void the_same_rows_in_two_files_are_duplicates(void **state)
{
    (void)state;
    static const File files[] = {{"a.csv", ROWS "F-1,T1,5,2016-01-01,CITY OF CHICAGO,IL,16.738\n"},
                                 {"b.csv", ROWS "F-1,T1,5,2016-01-01,CITY OF CHICAGO,IL,16.738\n"},
                                 {NULL, NULL}};
    Story story;
    read_story(&story, "include \"a.csv\"\ninclude \"b.csv\"\n", files);
    assert_text(buf_str(&story.codes), "J065@b.csv:2:1 ");
    assert_int_equal(story.diags.list.items[0].related.source, 1);
    assert_int_equal(story.journal->awards.items[0].transactions.count, 1);
    let_go(&story);
}

static void transactions_of_one_award_are_gathered(void **state)
{
    (void)state;
    static const File files[] = {{"a.csv",
                                  "award_id_fain,modification_number,federal_action_obligation,action_date,recipient_"
                                  "name,recipient_state_code,cfda_number,"
                                  "period_of_performance_start_date,period_of_performance_current_end_date,total_"
                                  "outlayed_amount_for_overall_award,initial_report_date\n"
                                  "F-1,0,100,2016-09-01,CITY OF CHICAGO,IL,16.738,2016-10-01,2018-09-30,,2016-10-05\n"
                                  "F-1,1,-25.50,2018-01-01,CITY OF CHICAGO,IL,16.738,2015-10-01,2020-09-30,12.25,\n"
                                  "F-2,0,7,2015-01-01,,IL,16.738,,,,\n"},
                                 {NULL, NULL}};
    Story story;
    read_story(&story, "program jag 16.738\ninclude \"a.csv\"\n", files);
    assert_text(buf_str(&story.codes), "A006@a.csv:4:1 ");
    const Award *award = &story.journal->awards.items[0];
    assert_int_equal(award->transactions.count, 2);
    assert_int_equal(award->transactions.items[1].amount.min, -2550);
    assert_int_equal(award->year, 2016);
    assert_int_equal(award->program, 0);
    assert_int_equal(award->from.first, date_from_parts(2015, 10, 1));
    assert_int_equal(award->until.first, date_from_parts(2020, 9, 30));
    assert_true(award->has_outlays && award->outlays.min == 1225);
    /* Known from the report, else from the end of the fiscal year. */
    assert_int_equal(award->transactions.items[0].known.first, date_from_parts(2016, 10, 5));
    assert_int_equal(award->transactions.items[1].known.first, date_from_parts(2018, 9, 30));
    let_go(&story);
}

/* Without a name an award still has several transactions; a private person is nobody to look for. */
static void awards_without_a_recipient_are_gathered_too(void **state)
{
    (void)state;
    static const File files[] = {
        {"a.csv", "award_id_fain,federal_action_obligation,action_date,recipient_name,recipient_state_code,"
                  "cfda_number,modification_number,business_types_code\n"
                  "F-1,1,2016-09-01,,IL,16.738,0,C\nF-1,2,2016-09-02,,IL,16.738,1,C\n"
                  "F-2,1,2016-09-01,MARY MAJOR,IL,16.738,0,P\nF-2,2,2016-09-02,MARY MAJOR,IL,16.738,1,P\n"},
        {NULL, NULL}};
    Story story;
    read_story(&story, "program jag 16.738\ninclude \"a.csv\"\n", files);
    assert_text(buf_str(&story.codes), "A006@a.csv:2:1 ");
    assert_int_equal(story.journal->awards.count, 2);
    assert_int_equal(story.journal->awards.items[0].transactions.count, 2);
    assert_int_equal(story.journal->awards.items[1].transactions.count, 2);
    let_go(&story);
}

static void an_empty_obligation_is_unknown_but_of_a_loan_nothing(void **state)
{
    (void)state;
    static const File files[] = {
        {"a.csv", "award_id_fain,federal_action_obligation,action_date,recipient_name,recipient_state_code,"
                  "cfda_number,assistance_type_code\n"
                  "F-1,,2016-09-01,CITY OF CHICAGO,IL,16.738,04\nF-2,,2016-09-01,CITY OF CHICAGO,IL,16.738,07\n"},
        {NULL, NULL}};
    Story story;
    read_story(&story, "program jag 16.738\ninclude \"a.csv\"\n", files);
    assert_text(buf_str(&story.codes), "");
    assert_int_equal(story.journal->awards.count, 2);
    assert_true(money_is_unknown(story.journal->awards.items[0].transactions.items[0].amount));
    assert_true(money_range_equal(story.journal->awards.items[1].transactions.items[0].amount, money_exact(0)));
    let_go(&story);
}

static void a_decision_says_which_place_a_recipient_is(void **state)
{
    (void)state;
    static const File files[] = {
        {"a.csv", ROWS "F-1,T1,5,2016-01-01,Nyc  "
                       "Office,NY,16.738\nF-2,T2,7,2016-01-01,WHO,NY,16.738\nF-3,T3,7,2016-01-01,WHO,NY,16.738\n"},
        {NULL, NULL}};
    Story story;
    read_story(&story, "place us/ny/new-york is \"NYC OFFICE\", \"nyc office\"\ninclude \"a.csv\"\n", files);
    assert_text(buf_str(&story.codes), "A006@a.csv:3:21 "); /* a name is told once */
    assert_text(journal_place(story.journal, story.journal->awards.items[0].holder).path, "us/ny/new-york");
    assert_int_equal(story.journal->awards.items[1].holder, PLACE_NONE);
    assert_int_equal(story.journal->awards.count, 3);
    let_go(&story);
}

static void bytes_of_award_files_are_looked_at_too(void **state)
{
    (void)state;
    static const File files[] = {{"a.csv", ROWS "F-1,T1,5,2016-01-01,ACM\xC9 WIDGETS,IL,16.738\n"},
                                 {"b.csv", ROWS "\x1b[2J,T2,5,2016-01-01,CITY OF CHICAGO,IL,16.738\n"},
                                 {NULL, NULL}};
    assert_codes_with("allow A006 \"spelling\"\ninclude \"a.csv\"\n", files, "A013@a.csv:2:21 ");
    assert_codes_with("include \"b.csv\"\n", files, "J002@b.csv:2:1 ");
}

static void an_allow_reaches_the_award_files_of_its_file_and_is_given_once(void **state)
{
    (void)state;
    static const File files[] = {
        {"a.csv", ROWS "F-1,T1,5,2016-01-01,WHO,IL,16.738\n"}, {"a.purse", "include \"a.csv\"\n"}, {NULL, NULL}};
    assert_codes_with("allow A006 \"private\"\ninclude \"a.csv\"\n", files, "");
    assert_codes_with("allow A006 \"private\"\ninclude \"a.purse\"\n", files, "J086@1:7 A006@a.csv:2:21 ");
    assert_codes("allow J068 \"a\"\nallow J068 \"b\"\ngroup g\n", "J086@2:7 ");
    assert_codes("allow\nallow J012 \"x\"\nallow J0 \"x\"\nallow J068\n",
                 "J026@1:6 J085@2:7 J085@3:7 J086@4:7 J026@4:11 ");
}

/* ---- includes ---- */

static void files_are_read_where_they_are_included_and_once(void **state)
{
    (void)state;
    static const File files[] = {{"a.purse", "2017 say \"second\"\n  source: s\ninclude \"b.purse\"\n"},
                                 {"b.purse", "2017 say \"third\"\n  source: s\ninclude \"a.purse\"\n"},
                                 {NULL, NULL}};
    Story story;
    read_story(&story,
               HEAD "2017 say \"first\"\n  source: s\ninclude \"a.purse\"\n2017 say \"fourth\"\n  source: s\ninclude "
                    "\"b.purse\"\ninclude \"c.purse\"\n",
               files);
    assert_text(buf_str(&story.codes), "J081@6:9 J080@7:9 J081@b.purse:3:9 ");
    static const char *const wanted[] = {"first", "second", "third", "fourth"};
    for (size_t i = 0; i < 4; i++)
        assert_text(story.journal->events.items[i].statement->speaker, wanted[i]);
    let_go(&story);
}

static void a_text_that_is_too_large_is_not_looked_at(void **state)
{
    (void)state;
    Arena arena;
    Diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    JournalText text = {STR("t"), STR("t"), {"x", (256u << 20) + 1}}; /* no such bytes are there */
    journal_read(&text, 1, NULL, &diags, &arena);
    assert_int_equal(diags.list.count, 1);
    assert_int_equal(diags.list.items[0].code, DIAG_J084);
    arena_release(&arena);
}

static void without_an_opener_an_include_is_a_mistake(void **state)
{
    (void)state;
    Arena arena;
    Diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    JournalText text = {STR("t"), STR("t"), STR("include \"a.purse\"\n")};
    journal_read(&text, 1, NULL, &diags, &arena);
    assert_int_equal(diags.list.count, 1);
    assert_int_equal(diags.list.items[0].code, DIAG_J080);
    arena_release(&arena);
}

/* "homicides 3: ..." of the story, a line a series. */
static Str series_words(Story *story)
{
    Buf out;
    buf_init(&out);
    for (size_t i = 0; i < story->journal->series.count; i++) {
        const Series *series = &story->journal->series.items[i];
        buf_printf(&out, "%.*s %.*s %u %s; ", STR_ARG(series->id), STR_ARG(series->measure), series->points.count,
                   unit_name(series->unit));
    }
    Str words = arena_str(&story->arena, buf_str(&out));
    buf_release(&out);
    return words;
}

static void series_have_their_figures_in_fields_or_tables(void **state)
{
    (void)state;
    static const File files[] = {{"wide.csv", "place,year,homicides,robbery\nus/il/chicago,2016,762,11960\n"},
                                 {"people.csv", "state_code,county_code,population\n17,031,5275541\n"},
                                 {NULL, NULL}};
    Story story;
    read_story(&story,
               HEAD "include \"wide.csv\"\n  source: s\nseries people \"Census\"\n  file: \"people.csv\"\n  year: "
                    "2020\n  source: s\n"
                    "series own \"Own\"\n  measure: homicides, murders\n  unit: rate per 1,000\n  about: crime\n"
                    "  point: us/il/chicago 2016 1.5\n  point: us/il/chicago 2015 unknown\n  source: s\n",
               files);
    assert_text(buf_str(&story.codes), "");
    assert_text(series_words(&story), "people population 1 people; own homicides 2 rate; wide/homicides homicides 1 "
                                      "count; wide/robbery robbery 1 count; ");
    assert_int_equal(story.journal->series.items[1].per, 1000);
    assert_int_equal(story.journal->rows_read, 0);
    let_go(&story);
}

static void a_warning_about_a_table_can_be_allowed(void **state)
{
    (void)state;
    static const File files[] = {{"a.csv", "place,year,homicides\nThe Metro Area,2016,762\n"},
                                 {"b.csv", "place,year,homicides\nThe Other Area,2016,762\n"},
                                 {NULL, NULL}};
    Story story;
    read_story(&story,
               HEAD "allow S005 \"no governments\"\ninclude \"a.csv\"\n  source: s\nseries b \"B\"\n  file: "
                    "\"b.csv\"\n  source: s\n",
               files);
    assert_text(buf_str(&story.codes), "");
    let_go(&story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_joint_entry_joins_every_award_of_its_triple),
        cmocka_unit_test(a_mistake_in_a_joint_entry_is_told_once),
        cmocka_unit_test(the_same_rows_in_two_files_are_duplicates),
        cmocka_unit_test(transactions_of_one_award_are_gathered),
        cmocka_unit_test(awards_without_a_recipient_are_gathered_too),
        cmocka_unit_test(an_empty_obligation_is_unknown_but_of_a_loan_nothing),
        cmocka_unit_test(a_decision_says_which_place_a_recipient_is),
        cmocka_unit_test(bytes_of_award_files_are_looked_at_too),
        cmocka_unit_test(an_allow_reaches_the_award_files_of_its_file_and_is_given_once),
        cmocka_unit_test(files_are_read_where_they_are_included_and_once),
        cmocka_unit_test(a_text_that_is_too_large_is_not_looked_at),
        cmocka_unit_test(without_an_opener_an_include_is_a_mistake),
        cmocka_unit_test(series_have_their_figures_in_fields_or_tables),
        cmocka_unit_test(a_warning_about_a_table_can_be_allowed),
    };
    return ALL(tests);
}
