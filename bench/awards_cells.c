/* The 112 cells of one row, in the order of the header that the archive has today. */
#include "awards_make.h"

const char CELLS_HEADER[] =
    "assistance_transaction_unique_key,assistance_award_unique_key,award_id_fain,modification_number,award_id_uri,sai_"
    "number,"
    "federal_action_obligation,total_obligated_amount,total_outlayed_amount_for_overall_award,indirect_cost_federal_"
    "share_amount,"
    "non_federal_funding_amount,total_non_federal_funding_amount,face_value_of_loan,original_loan_subsidy_cost,"
    "total_face_value_of_loan,total_loan_subsidy_cost,generated_pragmatic_obligations,"
    "disaster_emergency_fund_codes_for_overall_award,outlayed_amount_from_COVID-19_supplementals_for_overall_award,"
    "obligated_amount_from_COVID-19_supplementals_for_overall_award,outlayed_amount_from_IIJA_supplemental_for_overall_"
    "award,"
    "obligated_amount_from_IIJA_supplemental_for_overall_award,action_date,action_date_fiscal_year,"
    "period_of_performance_start_date,period_of_performance_current_end_date,awarding_agency_code,awarding_agency_name,"
    "awarding_sub_agency_code,awarding_sub_agency_name,awarding_office_code,awarding_office_name,funding_agency_code,"
    "funding_agency_name,funding_sub_agency_code,funding_sub_agency_name,funding_office_code,funding_office_name,"
    "treasury_accounts_funding_this_award,federal_accounts_funding_this_award,object_classes_funding_this_award,"
    "program_activities_funding_this_award,recipient_uei,recipient_duns,recipient_name,recipient_name_raw,recipient_"
    "parent_uei,"
    "recipient_parent_duns,recipient_parent_name,recipient_parent_name_raw,recipient_country_code,recipient_country_"
    "name,"
    "recipient_address_line_1,recipient_address_line_2,recipient_city_code,recipient_city_name,"
    "prime_award_transaction_recipient_county_fips_code,recipient_county_name,prime_award_transaction_recipient_state_"
    "fips_code,"
    "recipient_state_code,recipient_state_name,recipient_zip_code,recipient_zip_last_4_code,"
    "prime_award_transaction_recipient_cd_original,prime_award_transaction_recipient_cd_current,recipient_foreign_city_"
    "name,"
    "recipient_foreign_province_name,recipient_foreign_postal_code,primary_place_of_performance_scope,"
    "primary_place_of_performance_country_code,primary_place_of_performance_country_name,primary_place_of_performance_"
    "code,"
    "primary_place_of_performance_city_name,prime_award_transaction_place_of_performance_county_fips_code,"
    "primary_place_of_performance_county_name,prime_award_transaction_place_of_performance_state_fips_code,"
    "primary_place_of_performance_state_name,primary_place_of_performance_zip_4,"
    "prime_award_transaction_place_of_performance_cd_original,prime_award_transaction_place_of_performance_cd_current,"
    "primary_place_of_performance_foreign_location,cfda_number,cfda_title,funding_opportunity_number,"
    "funding_opportunity_goals_text,assistance_type_code,assistance_type_description,transaction_description,"
    "prime_award_base_transaction_description,business_funds_indicator_code,business_funds_indicator_description,"
    "business_types_code,business_types_description,correction_delete_indicator_code,correction_delete_indicator_"
    "description,"
    "action_type_code,action_type_description,record_type_code,record_type_description,highly_compensated_officer_1_"
    "name,"
    "highly_compensated_officer_1_amount,highly_compensated_officer_2_name,highly_compensated_officer_2_amount,"
    "highly_compensated_officer_3_name,highly_compensated_officer_3_amount,highly_compensated_officer_4_name,"
    "highly_compensated_officer_4_amount,highly_compensated_officer_5_name,highly_compensated_officer_5_amount,"
    "usaspending_permalink,initial_report_date,last_modified_date\n";

/* ---- Cells: each followed by a comma; the last one becomes the line end ---- */

static void cell(Buf *out, Str s)
{
    bool is_plain = true;
    for (size_t i = 0; i < s.len && is_plain; i++)
        is_plain = s.ptr[i] != ',' && s.ptr[i] != '"' && s.ptr[i] != '\n' && s.ptr[i] != '\r';
    if (is_plain) {
        buf_add(out, s);
    } else {
        buf_add_char(out, '"');
        for (size_t i = 0; i < s.len; i++) {
            if (s.ptr[i] == '"')
                buf_add_char(out, '"');
            buf_add_char(out, s.ptr[i]);
        }
        buf_add_char(out, '"');
    }
    buf_add_char(out, ',');
}

static void cell_c(Buf *out, const char *s)
{
    cell(out, str_from_c(s));
}

static void cells_empty(Buf *out, size_t count)
{
    buf_add_repeat(out, ',', count);
}

static void cell_money(Buf *out, Money amount)
{
    money_print(out, amount);
    buf_add_char(out, ',');
}

static void cell_date(Buf *out, Date date)
{
    date_print(out, date);
    buf_add_char(out, ',');
}

static void cell_upper(Buf *out, Str s)
{
    bool has_comma = str_find_char(s, ',', 0) < s.len; /* of a place: Islamorada, Village of Islands */
    buf_add_repeat(out, '"', has_comma);
    for (size_t i = 0; i < s.len; i++)
        buf_add_char(out, s.ptr[i] >= 'a' && s.ptr[i] <= 'z' ? (char)(s.ptr[i] - 32) : s.ptr[i]);
    buf_add_repeat(out, '"', has_comma);
    buf_add_char(out, ',');
}

/* ---- Groups of cells ---- */

static void put_keys(Buf *out, const Transaction *row)
{
    cell_c(out, row->key);
    cell_c(out, row->award_key);
    cell_c(out, row->fain);
    cell_c(out, row->modification);
    cell_c(out, row->uri);
    cell(out, row->award % 7 == 0 ? STR("SAI NOT AVAILABLE") : STR_NONE);
}

static void put_amounts(Buf *out, const Maker *maker, const Transaction *row, Dice *dice)
{
    bool is_loan = maker->program.is_loan;
    Money face = is_loan ? (1000 + dice_below(dice, 400000)) * (Money)100 : 0;
    if (is_loan && dice_hits(dice, 500))
        cells_empty(out, 1);
    else
        cell_money(out, row->obligation);
    cell_money(out, row->total);
    if (dice_hits(dice, 200))
        cells_empty(out, 1);
    else
        cell_money(out, row->total / 3);
    cells_empty(out, 1);
    cell_money(out, dice_hits(dice, 100) ? row->obligation / 4 : 0);
    cell_money(out, dice_hits(dice, 100) ? row->total / 4 : 0);
    cell_money(out, face);
    cell_money(out, face / 50);
    cell_money(out, face);
    cell_money(out, face / 50);
    cell_money(out, is_loan ? face / 50 : row->obligation);
    cell_c(out, row->award % 8 == 0 ? "AAB: Emergency P.L. 117-328;AAF: Emergency P.L. 117-103;Q: Not Designated "
                                      "Nonemergency/Emergency/Disaster/Wildfire Suppression"
                                    : "Q: Not Designated Nonemergency/Emergency/Disaster/Wildfire Suppression");
    cells_empty(out, 4);
}

static void put_dates(Buf *out, const Transaction *row)
{
    cell_date(out, row->action);
    buf_printf(out, "%d,", date_fiscal_year(row->action));
    if (row->award % 5 == 0) {
        cells_empty(out, 2);
        return;
    }
    cell_date(out, row->start);
    cell_date(out, row->start + 364 + 365 * (Date)(row->award % 4));
}

static void put_agency(Buf *out, const Agency *agency)
{
    cell_c(out, agency->code);
    cell_c(out, agency->name);
    cell_c(out, agency->sub_code);
    cell_c(out, agency->sub_name);
    cell_c(out, agency->office_code);
    cell_c(out, agency->office_name);
}

static void put_accounts(Buf *out, const Maker *maker, const Transaction *row, Dice *dice)
{
    const char *agency = maker->program.agency->code;
    unsigned account = 100 + (unsigned)(row->award % 40) * 13;
    int year = date_fiscal_year(row->start);
    for (uint32_t i = 0, count = 1 + dice_skewed(dice, 6); i < count; i++) {
        if (row->award % 3 == 0)
            buf_printf(out, "%s%s-X-%04u-00%u", i == 0 ? "" : ";", agency, account, i);
        else
            buf_printf(out, "%s%s-%d/%d-%04u-000", i == 0 ? "" : ";", agency, year + (int)i, year + (int)i, account);
    }
    buf_printf(out, ",%s-%04u,", agency, account);
    cell(out, STR("41.0: Grants, subsidies, and contributions"));
    buf_printf(out, "%04u: ", account % 97);
    buf_add(out, buf_str(&maker->program.title));
    buf_add_char(out, ',');
}

static void put_recipient(Buf *out, const Recipient *recipient)
{
    bool has_parent = recipient->parent.len > 0;
    cell_c(out, recipient->uei);
    cells_empty(out, 1);
    cell(out, buf_str(&recipient->name));
    cell(out, buf_str(&recipient->raw));
    cell_c(out, recipient->parent_uei);
    cells_empty(out, 1);
    cell(out, has_parent ? buf_str(&recipient->parent) : STR_NONE);
    cell(out, has_parent ? buf_str(&recipient->parent) : STR_NONE);
    bool is_foreign = recipient->kind == RECIPIENT_FOREIGN;
    cell_c(out, is_foreign ? "CAN" : "USA");
    cell_c(out, is_foreign ? "CANADA" : "UNITED STATES");
}

static void put_address(Buf *out, const Recipient *recipient, uint64_t number)
{
    static const char *const STREETS[] = {"N MAIN ST",   "COURTHOUSE SQ", "E 137TH ST", "MARTIN LUTHER KING BLVD",
                                          "STATE HWY 9", "PARK AVE",      "W BROADWAY"};
    bool is_private = recipient->kind == RECIPIENT_PERSON || recipient->kind == RECIPIENT_AGGREGATE;
    if (recipient->kind == RECIPIENT_FOREIGN) {
        cell_c(out, "1 RUE DE LA R\xc3\x89PUBLIQUE");
        cells_empty(out, 12);
        cell_c(out, "MONTR\xc3\x89"
                    "AL");
        cell_c(out, "QU\xc3\x89"
                    "BEC");
        cell_c(out, "H3A 0G4");
        return;
    }
    if (is_private) {
        cells_empty(out, 4);
    } else {
        buf_printf(out, "%u %s,", (unsigned)(number % 9000 + 1), STREETS[number % 7]);
        cell(out, number % 6 == 0 ? STR("SUITE 310") : STR_NONE);
        Str geoid = recipient->home.geoid;
        cell(out, geoid.len == 7 ? str_after(geoid, 2) : STR("00000"));
        cell_upper(out, recipient_bare_name(recipient->home));
    }
    cell(out, recipient->county.geoid);
    cell_upper(out, recipient_bare_name(recipient->county));
    cell(out, recipient->state.geoid);
    cell_c(out, recipient->state_code);
    cell_upper(out, recipient->state.name);
    buf_printf(out, "%02d%03u,", recipient->state.state_fips, (unsigned)(number % 999));
    buf_printf(out, is_private ? "," : "%04u,", (unsigned)(number / 7 % 9999));
    for (int i = 0; i < 2; i++)
        buf_printf(out, "%s-%02u,", recipient->state_code, (unsigned)(number % 12 + 1));
    cells_empty(out, 3);
}

static void put_performance(Buf *out, const Recipient *recipient, uint64_t number)
{
    Str geoid = recipient->home.geoid;
    bool is_city = geoid.len == 7, is_wide = geoid.len == 2;
    cell(out, is_wide ? STR("STATE-WIDE") : is_city ? STR("CITY-WIDE") : STR("COUNTY-WIDE"));
    cell_c(out, "USA");
    cell_c(out, "UNITED STATES");
    if (is_city)
        buf_printf(out, "%s%.*s,", recipient->state_code, STR_ARG(str_after(geoid, 2)));
    else if (is_wide)
        buf_printf(out, "%s*****,", recipient->state_code);
    else
        buf_printf(out, "%s**%.*s,", recipient->state_code, STR_ARG(str_slice(geoid, 2, 5)));
    cell_upper(out, is_city ? recipient->home.short_name : STR_NONE);
    cell(out, recipient->county.geoid);
    cell_upper(out, recipient_bare_name(recipient->county));
    cell(out, recipient->state.geoid);
    cell_upper(out, recipient->state.name);
    cells_empty(out, 1);
    for (int i = 0; i < 2; i++)
        buf_printf(out, "%s-%02u,", recipient->state_code, (unsigned)(number % 12 + 1));
    cells_empty(out, 1);
}

/* About half of the rows have one line end inside the description of the award's first transaction, which is
 * also this transaction's description when it is the first. */
static void put_texts(Buf *out, Maker *maker, const Transaction *row)
{
    Str place = maker->recipient.home.short_name;
    Dice base = dice_of(maker->wanted.seed, ABOUT_TEXT, row->award * 16),
         own = dice_of(maker->wanted.seed, ABOUT_TEXT, row->award * 16 + row->mod);
    bool has_goals = row->award % 7 == 1;
    if (has_goals) {
        buf_printf(out, "%s-%d-%03u,", maker->program.agency->office_code, date_fiscal_year(row->start),
                   (unsigned)(row->award % 300));
        text_purpose(&maker->text, &base, STR("THE STATES"), 3, 0);
        cell(out, buf_str(&maker->text));
    } else {
        cells_empty(out, 2);
    }
    cell_c(out, maker->program.type);
    cell_c(out, maker->program.words);
    Dice stock = dice_of(maker->wanted.seed, ABOUT_TEXT, row->program); /* many programs describe every award alike */
    bool is_stock = row->program % 10 < 4;
    uint32_t newlines = dice_hits(&base, 470) ? 1 : 0;
    text_purpose(&maker->base_text, is_stock ? &stock : &base, place, 1 + dice_skewed(is_stock ? &stock : &base, 6),
                 newlines);
    if (row->mod == 0) {
        cell(out, buf_str(&maker->base_text));
    } else {
        text_purpose(&maker->text, &own, place, 1, dice_hits(&own, 60) ? 1 : 0);
        cell(out, buf_str(&maker->text));
    }
    cell(out, buf_str(&maker->base_text));
}

static void put_codes(Buf *out, const Maker *maker, const Transaction *row)
{
    bool is_corrected = (row->is_second && row->change == CHANGE_CORRECTED) || row->award % 11 == 0;
    cell_c(out, "NON");
    cell_c(out, "NOT RECOVERY ACT");
    cell_c(out, maker->recipient.business_types);
    cell_c(out, maker->recipient.business_words);
    cell_c(out, is_corrected ? "C" : "");
    cell_c(out, is_corrected ? "CORRECT AN EXISTING RECORD" : "");
    cell_c(out, row->mod == 0 ? "A" : row->obligation < 0 ? "D" : "C");
    cell_c(out, row->mod == 0 ? "NEW" : row->obligation < 0 ? "ADJUSTMENT TO COMPLETED PROJECT" : "REVISION");
    bool is_person = maker->recipient.kind == RECIPIENT_PERSON;
    cell_c(out, row->is_aggregate ? "1" : is_person ? "3" : "2");
    cell_c(out, row->is_aggregate ? "AGGREGATE RECORD"
                : is_person       ? "NON-AGGREGATE RECORD TO AN INDIVIDUAL RECIPIENT (PII-REDACTED)"
                                  : "NON-AGGREGATE RECORD");
    cells_empty(out, 10);
}

void cells_put_row(Maker *maker, Buf *out, const Transaction *row)
{
    Dice dice = dice_of(maker->wanted.seed, ABOUT_ROW, row->award * 16 + row->mod + 8);
    uint64_t number = maker->recipient.home.id * (uint64_t)31 + maker->recipient.name.len;
    put_keys(out, row);
    put_amounts(out, maker, row, &dice);
    put_dates(out, row);
    put_agency(out, maker->program.agency);
    put_agency(out, maker->program.agency);
    put_accounts(out, maker, row, &dice);
    put_recipient(out, &maker->recipient);
    put_address(out, &maker->recipient, number);
    put_performance(out, &maker->recipient, number);
    cell_c(out, maker->program.number);
    cell(out, buf_str(&maker->program.title));
    put_texts(out, maker, row);
    put_codes(out, maker, row);
    buf_printf(out, "https://www.usaspending.gov/award/%s/,", row->award_key);
    cell_date(out, row->first_report);
    cell_date(out, row->last_change);
    out->ptr[out->len - 1] = '\n';
}

void cells_put_deletion(Maker *maker, Buf *out, const Transaction *row)
{
    buf_add(out, STR("D,"));
    cell_c(out, row->key);
    cells_empty(out, 1);
    cell_c(out, row->fain);
    cell_c(out, row->modification);
    cell_c(out, row->uri);
    cells_empty(out, 23);
    cell_c(out, maker->program.agency->sub_code);
    cells_empty(out, 52);
    cell_c(out, maker->program.number);
    cells_empty(out, 29);
    buf_add(out, STR("2026-09-20\n"));
}
