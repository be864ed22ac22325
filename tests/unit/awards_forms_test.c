/* Award files of every form and era: what each column becomes. Small made-up files; the headers are real. */
#include "unit.h"

#include "awards/awards.h"

typedef struct {
    Arena arena;
    Diags diags;
    AwardReader *reader;
    AwardRows rows;
    Buf codes; /* "A003@2 " of each mistake */
    Buf aside; /* "A003@2 " of each row set aside */
} Reading;

static void tell(void *context, const AwardSetAside *set_aside)
{
    buf_printf(context, "%s@%u ", diag_code_name(set_aside->code), (unsigned)set_aside->line);
}

static void start(Reading *reading)
{
    *reading = (Reading){0};
    arena_init(&reading->arena);
    diags_init(&reading->diags, &reading->arena);
    buf_init(&reading->codes);
    buf_init(&reading->aside);
    reading->reader = award_reader_new(STR("t.csv"), &reading->diags, &reading->arena);
    award_reader_on_set_aside(reading->reader, tell, &reading->aside);
}

static void feed(Reading *reading, Str text)
{
    assert_int_equal(award_reader_feed(reading->reader, text, true, &reading->arena, &reading->rows), text.len);
    for (size_t i = 0; i < reading->diags.list.count; i++) {
        uint32_t line, column;
        diag_locate(&reading->diags, reading->diags.list.items[i].span, &line, &column);
        buf_printf(&reading->codes, "%s@%u ", diag_code_name(reading->diags.list.items[i].code), line);
    }
}

static const AwardRow *read_text(Reading *reading, Str text)
{
    start(reading);
    feed(reading, text);
    return reading->rows.rows.items;
}

static void let_go(Reading *reading)
{
    buf_release(&reading->codes);
    buf_release(&reading->aside);
    arena_release(&reading->arena);
}

static void assert_day(Period day, int year, int month, int number)
{
    assert_int_equal(day.precision, PRECISION_DAY);
    assert_int_equal(day.first, date_from_parts(year, month, number));
}

static void assert_money(AwardMoney money, Money amount)
{
    assert_true(money.is_given);
    assert_int_equal(money.amount, amount);
}

#define PRIME "award_id_fain,federal_action_obligation,action_date,recipient_name,recipient_state_code,cfda_number"

/* ---- forms ---- */

static void a_prime_row_of_today_has_all_its_parts(void **state)
{
    (void)state;
    Reading reading;
    const AwardRow *row = read_text(
        &reading,
        STR(PRIME ",assistance_transaction_unique_key,assistance_award_unique_key,awarding_agency_code,"
                  "awarding_agency_name,awarding_sub_agency_code,recipient_uei,recipient_duns,recipient_name_raw,"
                  "recipient_parent_uei,recipient_parent_name,recipient_country_code,recipient_city_name,"
                  "prime_award_transaction_recipient_county_fips_code,recipient_county_name,business_types_code,"
                  "primary_place_of_performance_code,cfda_title,assistance_type_code,transaction_description,"
                  "action_type_code,record_type_code,correction_delete_indicator_code,total_obligated_amount,"
                  "face_value_of_loan,initial_report_date,last_modified_date,usaspending_permalink\n"
                  "15PBJA24GG04727JAGX,-12.5,2024-09-24,\"NEW YORK, CITY OF\",NY,16.738,k1,ASST_NON_1,015,"
                  "Department of Justice,1550,U1,D1,CITY OF NEW YORK,U2,PARENT,USA,NEW YORK,36061,NEW YORK,C,"
                  "NY51000,\"BYRNE \"\"JAG\"\"\",04,DESCRIBED,C,2,C,100.00,,2024-11-07,2024-11-08,x\n"));
    assert_text(buf_str(&reading.codes), "");
    assert_int_equal(award_reader_form(reading.reader), AWARD_FORM_PRIME);
    static const char *const wanted[] = {"15PBJA24GG04727JAGX",
                                         "NEW YORK, CITY OF",
                                         "NY",
                                         "16.738",
                                         "k1",
                                         "ASST_NON_1",
                                         "015",
                                         "Department of Justice",
                                         "1550",
                                         "U1",
                                         "D1",
                                         "CITY OF NEW YORK",
                                         "U2",
                                         "PARENT",
                                         "USA",
                                         "NEW YORK",
                                         "36061",
                                         "NEW YORK",
                                         "C",
                                         "NY51000",
                                         "BYRNE \"JAG\"",
                                         "04",
                                         "DESCRIBED",
                                         "C",
                                         "C"};
    const Str got[] = {
        row->fain,          row->recipient,       row->state,       row->listing,         row->transaction_key,
        row->award_key,     row->agency_code,     row->agency_name, row->sub_agency_code, row->uei,
        row->duns,          row->recipient_raw,   row->parent_uei,  row->parent,          row->country,
        row->city,          row->county,          row->county_name, row->business_types,  row->performed_at,
        row->listing_title, row->assistance_type, row->description, row->action_type,     row->correction};
    for (size_t i = 0; i < sizeof got / sizeof *got; i++)
        assert_text(got[i], wanted[i]);
    assert_money(row->obligated, -1250);
    assert_money(row->total_obligated, 10000);
    assert_false(row->face_value.is_given || row->outlays.is_given || row->is_individual || row->is_deleted);
    assert_day(row->reported, 2024, 11, 7);
    assert_day(row->modified, 2024, 11, 8);
    assert_int_equal(row->record_type, 2);
    assert_int_equal(row->line, 2);
    assert_int_equal(row->span.source, UINT32_MAX);
    let_go(&reading);
}

static void columns_of_earlier_years_go_by_their_names_of_then(void **state)
{
    (void)state;
    Reading reading;
    const AwardRow *row =
        read_text(&reading, STR(PRIME ",recipient_county_code,award_description,original_subsidy_cost,"
                                      "assistance_type,record_type\n"
                                      "F,1,2017-12-13,A,IL,16.738,031,D,0.00,03,2\n"));
    assert_text(row->county, "031");
    assert_text(row->description, "D");
    assert_money(row->subsidy_cost, 0);
    assert_text(row->assistance_type, "03");
    assert_int_equal(row->record_type, 2);
    let_go(&reading);
}

static void a_delta_tells_what_was_corrected_and_what_is_gone(void **state)
{
    (void)state;
    Reading reading;
    const AwardRow *rows = read_text(
        &reading,
        STR("correction_delete_ind,assistance_transaction_unique_key," PRIME ",last_modified_date\n"
            "D,k1,F,,,,,16.738,2026-09-01\nC,k2,F,5,2016-09-01,A,IL,16.738,\n,k3,F,5,2016-09-01,A,IL,16.738,\n"));
    assert_int_equal(award_reader_form(reading.reader), AWARD_FORM_DELTA);
    assert_text(buf_str(&reading.codes), "");
    assert_int_equal(reading.rows.rows.count, 3);
    assert_true(rows[0].is_deleted && !rows[1].is_deleted && !rows[2].is_deleted);
    assert_text(rows[0].transaction_key, "k1");
    assert_false(period_is_set(rows[0].day));
    assert_day(rows[0].modified, 2026, 9, 1);
    assert_text(rows[1].correction, "C");
    const AwardCounts *counts = award_reader_counts(reading.reader);
    assert_int_equal(counts->deleted, 1);
    assert_int_equal(counts->obligated, 1000);
    let_go(&reading);
}

static void a_subaward_names_who_passed_the_money_on(void **state)
{
    (void)state;
    Reading reading;
    const AwardRow *row = read_text(
        &reading,
        STR("prime_award_unique_key,prime_award_fain,prime_award_amount,prime_awardee_name,prime_awardee_uei,"
            "prime_awardee_state_code,prime_awardee_county_fips_code,prime_award_cfda_numbers_and_titles,"
            "subaward_sam_report_id,subaward_sam_report_year,subaward_sam_report_month,subaward_number,"
            "subaward_amount,subaward_action_date,subawardee_uei,subawardee_name,subawardee_state_code,"
            "subawardee_city_name,subawardee_business_types\n"
            "K,F,1000000.00,STATE OF ILLINOIS,U1,IL,17167,16.738: BYRNE JAG,R1,2017,4,S1,250.25,2017-04-21,U2,"
            "CITY OF ELGIN,IL,ELGIN,\"Local Government, City\"\n"));
    assert_text(buf_str(&reading.codes), "");
    assert_int_equal(award_reader_form(reading.reader), AWARD_FORM_SUBAWARD);
    assert_text(row->award_key, "K");
    assert_text(row->modification, "S1");
    assert_text(row->recipient, "CITY OF ELGIN");
    assert_text(row->prime_recipient, "STATE OF ILLINOIS");
    assert_text(row->prime_county, "17167");
    assert_text(row->listing, "16.738");
    assert_text(row->listing_title, "BYRNE JAG");
    assert_text(row->listings, "");
    assert_text(row->report, "R1");
    assert_int_equal(row->report_month, 201704);
    assert_money(row->obligated, 25025);
    assert_money(row->total_obligated, 100000000);
    let_go(&reading);
}

static void a_subaward_of_several_listings_keeps_them_all(void **state)
{
    (void)state;
    Reading reading;
    const AwardRow *rows = read_text(
        &reading,
        STR("prime_award_fain,prime_award_cfda_numbers_and_titles,subaward_amount,subaward_action_date,"
            "subawardee_name,subaward_report_year,subaward_report_month\n"
            "F,16.738: JAG; 16.710: COPS,1,2017-04-21,A,2017,13\nF,SEVERAL,1,2017-04-21,A,,\nF,,1,2017-04-21,A,,\n"));
    assert_text(buf_str(&reading.codes), "");
    assert_text(rows[0].listing, "16.738");
    assert_text(rows[0].listing_title, "JAG");
    assert_text(rows[0].listings, "16.738: JAG; 16.710: COPS");
    assert_int_equal(rows[0].report_month, 0);
    assert_text(rows[1].listing, "");
    assert_text(rows[1].listings, "SEVERAL");
    assert_text(rows[2].listing, "");
    let_go(&reading);
}

static void a_datafeed_has_codes_with_their_texts(void **state)
{
    (void)state;
    Reading reading;
    const AwardRow *rows = read_text(
        &reading,
        STR("\"unique_transaction_id\",\"cfda_program_num\",\"recipient_name\",\"recipient_county_code\",\"recipient_"
            "type\","
            "\"action_type\",\"agency_code\",\"federal_award_id\",\"fed_funding_amount\",\"obligation_action_date\","
            "\"starting_date\",\"assistance_type\",\"record_type\",\"correction_late_ind\",\"agency_name\",\"maj_"
            "agency_cat\","
            "\"recipient_state_code\",\"duns_no\"\n"
            "\"h\",\"16.738\",\"CHICAGO, CITY OF\",\"031\",\"02: City or township\",\"A: New assistance "
            "action\",\"1550: OJP\",\"F\","
            "\"100\",\"09/30/2014\",\"1/5/2014\",\"06: Direct payment\",\"2: Individual action\",\": Current "
            "record\",\"OJP\","
            "\"1500: Department of Justice\",\"IL: Illinois\",\"123\"\n"
            "\"h\",\"16.738\",\"MARY MAJOR\",\"031\",\"21: Individual\",\"f: \",\"1550: OJP\",\"F\","
            "\"100\",\"09/30/2014\",\"\",\"06\",\"1\",\"C: Correction\",\"OJP\",\"1500: DOJ\",\"IL\",\"123\"\n"));
    assert_text(buf_str(&reading.codes), "");
    assert_int_equal(award_reader_form(reading.reader), AWARD_FORM_DATAFEED);
    assert_text(rows[0].business_types, "C");
    assert_text(rows[0].action_type, "A");
    assert_text(rows[0].sub_agency_code, "1550");
    assert_text(rows[0].sub_agency_name, "OJP");
    assert_text(rows[0].agency_code, "015");
    assert_text(rows[0].agency_name, "Department of Justice");
    assert_text(rows[0].assistance_type, "06");
    assert_text(rows[0].correction, "");
    assert_text(rows[0].state, "IL");
    assert_int_equal(rows[0].record_type, 2);
    assert_day(rows[0].day, 2014, 9, 30);
    assert_day(rows[0].from, 2014, 1, 5);
    assert_true(rows[1].is_individual);
    assert_text(rows[1].recipient, "");
    assert_text(rows[1].duns, "");
    assert_text(rows[1].action_type, "f");
    assert_text(rows[1].correction, "C");
    let_go(&reading);
}

static void the_broker_writes_days_and_cents_its_own_way(void **state)
{
    (void)state;
    Reading reading;
    const AwardRow *row = read_text(
        &reading,
        STR("updated_at,action_date,awardee_or_recipient_legal,awardee_or_recipient_uniqu,business_types,cfda_number,"
            "fain,"
            "federal_action_obligation,legal_entity_state_code,period_of_performance_curr,record_type\n"
            "2017-07-14 17:15:14.053966,20170207,Office of the Attorney General,855031761,A,16.575,2013VAGX0064,"
            "-219.4600,GU,20170930,2\n"));
    assert_text(buf_str(&reading.codes), "");
    assert_int_equal(award_reader_form(reading.reader), AWARD_FORM_BROKER);
    assert_day(row->day, 2017, 2, 7);
    assert_day(row->until, 2017, 9, 30);
    assert_day(row->modified, 2017, 7, 14);
    assert_money(row->obligated, -21946);
    assert_text(row->duns, "855031761");
    let_go(&reading);
}

static void days_are_written_as_their_form_has_them(void **state)
{
    (void)state;
    Reading reading;
    read_text(&reading, STR(PRIME "\nF,1,09/30/2016,A,IL,16.738\nF,1,20160930,A,IL,16.738\nF,1,2016-02-30,A,IL,16.738\n"
                                  "F,1,2016-09-30T12:00:00,A,IL,16.738\n"));
    assert_text(buf_str(&reading.aside), "A005@2 A005@3 A005@4 ");
    let_go(&reading);
}

/* ---- what cells may hold ---- */

static void an_empty_obligation_is_unknown_and_parts_of_a_cent_are_a_mistake(void **state)
{
    (void)state;
    Reading reading;
    const AwardRow *rows =
        read_text(&reading, STR(PRIME ",assistance_type_code,face_value_of_loan\nF,,2016-09-01,A,IL,10.410,07,5000\n"
                                      "F,,2016-09-01,A,IL,16.738,04,\nF,1.0001,2016-09-01,A,IL,16.738,04,\n"
                                      "F,1.5000,2016-09-01,A,IL,16.738,04,\nF,1.5,2016-09-01,A,IL,16.738,04,x\n"));
    assert_text(buf_str(&reading.aside), "A004@4 A004@6 ");
    assert_int_equal(reading.rows.rows.count, 3);
    assert_true(award_is_loan(&rows[0]) && !rows[0].obligated.is_given);
    assert_money(rows[0].face_value, 500000);
    assert_true(!award_is_loan(&rows[1]) && !rows[1].obligated.is_given);
    assert_money(rows[2].obligated, 150);
    assert_int_equal(award_reader_counts(reading.reader)->without_obligation, 2);
    let_go(&reading);
}

static void a_private_person_is_not_named(void **state)
{
    (void)state;
    Reading reading;
    const AwardRow *rows = read_text(
        &reading,
        STR(PRIME ",record_type_code,business_types_code,recipient_uei,recipient_parent_name,recipient_name_raw\n"
                  "F,1,2016-09-01,REDACTED DUE TO PII,IL,17.225,3,,U,P,R\n"
                  "F,1,2016-09-01,MARY MAJOR,IL,17.225,2,RP,U,P,R\n"
                  "F,1,2016-09-01,MULTIPLE RECIPIENTS,IL,17.225,1,X,U,P,R\n"));
    assert_int_equal(reading.rows.rows.count, 3);
    for (int i = 0; i < 2; i++) {
        assert_true(rows[i].is_individual);
        assert_int_equal(rows[i].recipient.len + rows[i].recipient_raw.len + rows[i].uei.len + rows[i].parent.len, 0);
        assert_text(rows[i].state, "IL");
    }
    assert_false(rows[2].is_individual);
    assert_text(rows[2].recipient, "MULTIPLE RECIPIENTS");
    assert_int_equal(award_reader_counts(reading.reader)->individuals, 2);
    let_go(&reading);
}

static void bytes_of_windows_1252_become_utf8_with_one_warning(void **state)
{
    (void)state;
    Reading reading;
    const AwardRow *rows = read_text(
        &reading,
        STR(PRIME
            "\nF,1,2016-09-01,CA\xF1ON,CO,16.738\nF,1,2016-09-01,\"A \x93\"\"B\"\"\x94 \xC3\xB1 \x81\",CO,16.738\n"));
    assert_text(buf_str(&reading.codes), "A013@2 ");
    assert_text(rows[0].recipient, "CA\xC3\xB1ON");
    assert_text(rows[1].recipient, "A \xE2\x80\x9C\"B\"\xE2\x80\x9D \xC3\xB1 \xEF\xBF\xBD");
    assert_int_equal(award_reader_counts(reading.reader)->converted, 2);
    let_go(&reading);
}

static void damaged_bytes_are_set_aside_or_refused(void **state)
{
    (void)state;
    Reading reading;
    read_text(&reading, STR(PRIME "\nF,1,2016-09-01,A\0B,CO,16.738\nF,1,2016-09-01,A,CO,16.738\n"));
    assert_text(buf_str(&reading.aside), "A014@2 ");
    assert_int_equal(reading.rows.rows.count, 1);
    let_go(&reading);
    read_text(&reading, STR("\xFF\xFE"
                            "a\0b\0"));
    assert_text(buf_str(&reading.codes), "A017@1 ");
    assert_true(award_reader_has_stopped(reading.reader));
    let_go(&reading);
}

/* ---- how files are written ---- */

static void separators_and_line_ends_are_told_by_the_file(void **state)
{
    (void)state;
    static const char *const texts[] = {
        PRIME "\nF,1,2016-09-01,\"A,B\",CO,16.738\n", PRIME "\r\nF,1,2016-09-01,\"A,B\",CO,16.738\r\n",
        PRIME "\rF,1,2016-09-01,\"A,B\",CO,16.738\r", PRIME "\n\n \nF,1,2016-09-01,\"A,B\",CO,16.738"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int separator = 0; separator < 3; separator++) {
            Reading reading;
            Buf text;
            buf_init(&text);
            buf_add(&text, str_from_c(texts[i]));
            for (size_t k = 0; k < text.len; k++)
                if (text.ptr[k] == ',' && !str_starts(str_after(buf_str(&text), k), STR(",B\"")))
                    text.ptr[k] = ",\t|"[separator];
            const AwardRow *row = read_text(&reading, buf_str(&text));
            assert_text(buf_str(&reading.codes), "");
            assert_int_equal(reading.rows.rows.count, 1);
            assert_text(row->recipient, "A,B");
            assert_int_equal(row->line, i == 3 ? 4 : 2);
            let_go(&reading);
            buf_release(&text);
        }
}

static void headers_of_joined_files_are_no_rows(void **state)
{
    (void)state;
    Reading reading;
    const AwardRow *rows = read_text(
        &reading,
        STR("\xEF\xBB\xBF" PRIME "\nF,1,2016-09-01,A,CO,16.738\n\xEF\xBB\xBF" PRIME "\nF,2,2016-09-01,A,CO,16.738\n"
            "cfda_number,recipient_name,action_date,federal_action_obligation\n16.738,B,2016-09-01,3\n"));
    assert_text(buf_str(&reading.codes), "");
    assert_int_equal(reading.rows.read, 3);
    assert_money(rows[2].obligated, 300);
    assert_text(rows[2].recipient, "B");
    assert_int_equal(award_reader_counts(reading.reader)->headers, 3);
    assert_int_equal(award_reader_counts(reading.reader)->lines, 6);
    let_go(&reading);
    read_text(&reading,
              STR(PRIME "\nF,1,2016-09-01,A,CO,16.738\nprime_award_fain,subaward_amount,subawardee_name\nF,1,A\n"));
    assert_text(buf_str(&reading.codes), "A015@3 ");
    assert_int_equal(reading.rows.read, 1);
    let_go(&reading);
}

static void a_mark_that_is_never_closed_takes_one_row(void **state)
{
    (void)state;
    Reading reading;
    read_text(&reading,
              STR(PRIME "\nF,1,2016-09-01,\"A,CO,16.738\nF,2,2016-09-01,A,CO,16.738\nF,3,2016-09-01,A,CO,16.738\n"));
    assert_text(buf_str(&reading.codes), "A008@2 ");
    assert_int_equal(reading.rows.rows.count, 2);
    let_go(&reading);
}

static void a_row_of_more_than_its_size_is_set_aside_and_the_next_is_read(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text);
    buf_add(&text, STR(PRIME "\nF,1,2016-09-01,\"A,CO,16.738\n"));
    while (text.len < AWARD_ROW_MOST + 4000)
        buf_add(&text, STR("F,2,2016-09-01,A,CO,16.738\n"));
    buf_add(&text, STR("F,"));
    buf_add_repeat(&text, 'x', AWARD_ROW_MOST);
    buf_add(&text, STR("\nF,2,2016-09-01,A,CO,16.738\n"));
    Reading reading;
    read_text(&reading, buf_str(&text));
    size_t rows = (AWARD_ROW_MOST + 4000) / (sizeof "F,2,2016-09-01,A,CO,16.738\n" - 1);
    assert_int_equal(reading.rows.set_aside, 2);
    assert_true(reading.rows.rows.count > rows - 10);
    assert_text(str_slice(buf_str(&reading.codes), 0, 12), "A008@2 A012@");
    assert_int_equal(reading.rows.rows.items[reading.rows.rows.count - 1].line, reading.rows.read + 1);
    let_go(&reading);
    buf_release(&text);
}

/* Read again and again it would take minutes: each line opens a mark that closes nowhere near. */
static void a_file_made_to_be_read_over_and_over_is_read_once(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text);
    buf_add(&text, STR(PRIME "\n"));
    while (text.len < (size_t)8 << 20)
        buf_add(&text, STR("z\"z\"z,\"\n"));
    Reading reading;
    read_text(&reading, buf_str(&text));
    assert_true(reading.rows.set_aside > 0 && reading.rows.set_aside < 200);
    assert_int_equal(reading.rows.rows.count, 0);
    let_go(&reading);
    buf_release(&text);
}

/* ---- beside the rows ---- */

static void columns_are_listed_with_what_is_read_and_what_is_missing(void **state)
{
    (void)state;
    Reading reading;
    read_text(&reading, STR(PRIME ",sai_number\n"));
    const AwardColumns *columns = award_reader_columns(reading.reader);
    assert_text(columns->items[0].header, "award_id_fain");
    assert_true(columns->items[0].is_present && columns->items[0].is_read);
    assert_text(columns->items[6].header, "sai_number");
    assert_true(columns->items[6].is_present && !columns->items[6].is_read);
    bool has_uei = false, has_delta = false;
    for (uint32_t i = 7; i < columns->count; i++) {
        assert_false(columns->items[i].is_present || columns->items[i].is_read);
        has_uei |= str_equal(columns->items[i].header, STR("recipient_uei"));
        has_delta |= str_equal(columns->items[i].header, STR("correction_delete_ind"));
    }
    assert_true(has_uei && !has_delta);
    let_go(&reading);
}

static void rows_that_were_read_before_are_passed_over(void **state)
{
    (void)state;
    Reading reading;
    start(&reading);
    award_reader_skip(reading.reader, 3);
    feed(&reading, STR(PRIME "\nF,1,2016-09-01,A,CO,16.738\nF,bad,2016-09-01,A,CO,16.738\n" PRIME
                             "\nF,3,2016-09-01,\"A\nB\",CO,16.738\n"
                             "F,4,2016-09-01,A,CO,16.738\n"));
    assert_text(buf_str(&reading.aside), "");
    assert_int_equal(reading.rows.read, 1);
    assert_money(reading.rows.rows.items[0].obligated, 400);
    assert_int_equal(reading.rows.rows.items[0].line, 7);
    assert_int_equal(award_reader_counts(reading.reader)->skipped, 3);
    let_go(&reading);
}

static void a_sum_that_is_too_large_says_so(void **state)
{
    (void)state;
    Reading reading;
    read_text(&reading, STR(PRIME "\nF,92233720368547758.07,2016-09-01,A,CO,16.738\nF,0.01,2016-09-01,A,CO,16.738\n"));
    assert_int_equal(reading.rows.rows.count, 2);
    assert_true(award_reader_counts(reading.reader)->has_obligated_overflowed);
    let_go(&reading);
}

static void mistakes_stay_few_however_many_rows_are_wrong(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text);
    buf_add(&text, STR(PRIME "\n"));
    for (int i = 0; i < 3 * DIAG_KEEP_LIMIT; i++)
        buf_add(&text, STR("F,1\n"));
    Reading reading;
    read_text(&reading, buf_str(&text));
    assert_int_equal(reading.rows.set_aside, 3 * DIAG_KEEP_LIMIT);
    assert_int_equal(reading.diags.sources.count, DIAG_KEEP_LIMIT);
    let_go(&reading);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_prime_row_of_today_has_all_its_parts),
        cmocka_unit_test(columns_of_earlier_years_go_by_their_names_of_then),
        cmocka_unit_test(a_delta_tells_what_was_corrected_and_what_is_gone),
        cmocka_unit_test(a_subaward_names_who_passed_the_money_on),
        cmocka_unit_test(a_subaward_of_several_listings_keeps_them_all),
        cmocka_unit_test(a_datafeed_has_codes_with_their_texts),
        cmocka_unit_test(the_broker_writes_days_and_cents_its_own_way),
        cmocka_unit_test(days_are_written_as_their_form_has_them),
        cmocka_unit_test(an_empty_obligation_is_unknown_and_parts_of_a_cent_are_a_mistake),
        cmocka_unit_test(a_private_person_is_not_named),
        cmocka_unit_test(bytes_of_windows_1252_become_utf8_with_one_warning),
        cmocka_unit_test(damaged_bytes_are_set_aside_or_refused),
        cmocka_unit_test(separators_and_line_ends_are_told_by_the_file),
        cmocka_unit_test(headers_of_joined_files_are_no_rows),
        cmocka_unit_test(a_mark_that_is_never_closed_takes_one_row),
        cmocka_unit_test(a_row_of_more_than_its_size_is_set_aside_and_the_next_is_read),
        cmocka_unit_test(a_file_made_to_be_read_over_and_over_is_read_once),
        cmocka_unit_test(columns_are_listed_with_what_is_read_and_what_is_missing),
        cmocka_unit_test(rows_that_were_read_before_are_passed_over),
        cmocka_unit_test(a_sum_that_is_too_large_says_so),
        cmocka_unit_test(mistakes_stay_few_however_many_rows_are_wrong),
    };
    return ALL(tests);
}
