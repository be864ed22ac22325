/* The tables of an export, column by column: the words of datapackage.json and the SQL that fills the files.
 *
 * The columns are those of the store (src/store/schema.sql) with days, months and money written out, the
 * number of a listing in place of its row number, and the name of the file beside each row that came from
 * one. Hashes, which only the store itself needs, stay behind. Runs nothing. */
#include "export/tables.h"

#define TEXT(name, column, ...)                                  \
    {                                                            \
        name, column, FIELD_TEXT, false, __VA_ARGS__, NULL, NULL \
    }
#define TEXT_ALWAYS(name, column, ...)                          \
    {                                                           \
        name, column, FIELD_TEXT, true, __VA_ARGS__, NULL, NULL \
    }
#define CHOICE(name, column, required, choices, ...)                   \
    {                                                                  \
        name, column, FIELD_TEXT, required, __VA_ARGS__, NULL, choices \
    }
#define INTEGER(name, column, unit, ...)                            \
    {                                                               \
        name, column, FIELD_INTEGER, false, __VA_ARGS__, unit, NULL \
    }
#define INTEGER_ALWAYS(name, column, unit, ...)                    \
    {                                                              \
        name, column, FIELD_INTEGER, true, __VA_ARGS__, unit, NULL \
    }
#define MONEY(name, column, ...)                                  \
    {                                                             \
        name, column, FIELD_MONEY, false, __VA_ARGS__, NULL, NULL \
    }
#define MONEY_ALWAYS(name, column, ...)                          \
    {                                                            \
        name, column, FIELD_MONEY, true, __VA_ARGS__, NULL, NULL \
    }
#define DAY(name, column, ...)                                  \
    {                                                           \
        name, column, FIELD_DAY, false, __VA_ARGS__, NULL, NULL \
    }
#define FLAG(name, column, ...)                                 \
    {                                                           \
        name, column, FIELD_FLAG, true, __VA_ARGS__, NULL, NULL \
    }

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define FIELDS(fields) fields, NULL, COUNT(fields), 0
#define FIELDS_TO(fields, references) fields, references, COUNT(fields), COUNT(references)

/* ---- where a row came from, and until when it held: the same words in every table ---- */

#define ORIGIN(alias)                                                                                 \
    INTEGER_ALWAYS("import", alias ".import", NULL, "The import that brought this row: imports.id."), \
        TEXT_ALWAYS("file", "i.file", "The name of the imported file, without its folder."),          \
        INTEGER_ALWAYS("member", alias ".member", NULL,                                               \
                       "The member of an archive that holds the row, from 1; 1 "                      \
                       "where the file is no archive."),                                              \
        INTEGER_ALWAYS("line", alias ".line", NULL, "The line of the member on which the row begins, from 1.")
#define WITHDRAWAL(alias)                                                       \
    DAY("withdrawn", alias ".withdrawn",                                        \
        "From this day on the files no longer had this row: it was corrected, " \
        "deleted or is absent. Missing: it stands."),                           \
        INTEGER("withdrawn_by", alias ".withdrawn_by", NULL, "The import that showed so: imports.id.")
#define TO_MEMBER                                          \
    {                                                      \
        "import member", "import_members", "import member" \
    }
#define KNOWN(alias)                                                                      \
    DAY("known", alias ".known",                                                          \
        "Anyone could know this row from this day on. A row held in what was known on a " \
        "day when known <= day and (withdrawn is missing or day < withdrawn).")

static const Field transactions[] = {
    INTEGER_ALWAYS("id", "t.id", NULL, "The number of the row in the store."),
    INTEGER_ALWAYS("award", "t.award", NULL, "The award it is part of: awards.id."),
    TEXT_ALWAYS("listing", "l.number", "Assistance Listing (once CFDA number): text, 16.710 is not 16.71."),
    TEXT("modification", "t.modification",
         "Modification number; with award, listing, uri and key the identity of a "
         "transaction."),
    TEXT("uri", "t.uri", "Where an award with a number has one besides."),
    TEXT("key", "t.key", "The file's own key of the transaction, where it is not what the parts make."),
    INTEGER_ALWAYS("recipient", "t.recipient", NULL, "Who got it: recipients.id."),
    MONEY("obligation", "t.obligation",
          "What this transaction alone obligates; negative: a de-obligation; missing: "
          "none given (loans). The only amount that adds up over rows, over those "
          "that are not withdrawn."),
    MONEY("non_federal", "t.non_federal", "The match: not federal money."),
    MONEY("face_value", "t.face_value", "Face value of a loan: never an obligation."),
    MONEY("subsidy_cost", "t.subsidy_cost", "What a loan costs the government."),
    DAY("action_date", "t.action_date", "The day the action was signed."),
    INTEGER("fiscal_year", "t.fiscal_year", "federal fiscal year",
            "Where there is no action date. FY2016 is "
            "2015-10-01 to 2016-09-30."),
    TEXT("action_type", "t.action_type", "A new, B continuation, C revision, D adjustment, E several."),
    TEXT("assistance_type", "t.assistance_type",
         "02 block grant, 03 formula grant, 04 project grant, 05 cooperative "
         "agreement, 06 and 10 direct payments, 07 and 08 loans, 09 insurance, "
         "11 other; F001 to F010 since 2025."),
    TEXT("correction", "t.correction", "C: was corrected later, so that an older file has other values."),
    DAY("period_from", "t.period_from", "First day of performance, as it stood at this transaction."),
    DAY("period_until", "t.period_until", "End of performance as the file gives it, as it stood at this transaction."),
    TEXT("performed_at", "t.performed_at", "Code of the place of performance."),
    DAY("reported", "t.reported", "The day it was first reported."),
    DAY("modified", "t.modified", "The day its report was last changed."),
    KNOWN("t"),
    ORIGIN("t"),
    WITHDRAWAL("t"),
};
static const Reference transactions_to[] = {
    {"award", "awards", "id"},   {"listing", "listings", "number"}, {"recipient", "recipients", "id"},
    {"import", "imports", "id"}, {"withdrawn_by", "imports", "id"}, TO_MEMBER,
};

static const Field awards[] = {
    INTEGER_ALWAYS("id", "a.id", NULL, "The number of the row in the store."),
    INTEGER_ALWAYS("agency", "a.agency", NULL, "Who awards: agencies.id."),
    TEXT("fain", "a.fain", "Award number, unique only within an agency: text, never a number."),
    TEXT("uri", "a.uri", "The identifier of aggregate records."),
    INTEGER("record_type", "a.record_type", NULL,
            "1 aggregate of several recipients, 2 one recipient, 3 an individual."),
    INTEGER_ALWAYS("recipient", "a.recipient", NULL, "The recipient of its first transaction: recipients.id."),
    TEXT("description", "a.description", "What it is for, in the agency's words."),
    MONEY("total_obligated", "a.total_obligated",
          "Of the whole award, as of totals_made: not to be compared with a "
          "sum for another day."),
    MONEY("total_outlayed", "a.total_outlayed", "Paid out of the whole award, as of totals_made."),
    DAY("totals_made", "a.totals_made", "The day of the file that the two totals are from."),
};
static const Reference awards_to[] = {{"agency", "agencies", "id"}, {"recipient", "recipients", "id"}};

static const Field recipients[] = {
    INTEGER_ALWAYS("id", "r.id", NULL, "The number of the row in the store."),
    TEXT("name", "r.name", "As in the file. Missing: an individual."),
    TEXT("name_raw", "r.name_raw", "As submitted, where it differs."),
    TEXT("uei", "r.uei", "Unique Entity Identifier."),
    TEXT("duns", "r.duns", "DUNS number; not issued since April 2022."),
    TEXT("parent_uei", "r.parent_uei", "Unique Entity Identifier of the registered parent."),
    TEXT("parent_name", "r.parent_name", "Name of the registered parent."),
    TEXT("country", "r.country", "Country code of the address: USA."),
    TEXT("state", "r.state", "State code of the address: IL."),
    TEXT("county", "r.county",
         "County code of the address as in the file, 17031 or 031: where the office is, not "
         "which government it is."),
    TEXT("county_name", "r.county_name", "County of the address."),
    TEXT("city_name", "r.city_name", "Postal city of the address."),
    TEXT("business_types", "r.business_types",
         "Letters of the data dictionary: A state, B county, C city, ... "
         "A hint; often wrong."),
    CHOICE("decision", "s.decision", false, "exact agency-of separate-unit ambiguous none",
           "Which government the name means. exact: that government. agency-of: an office of it. separate-unit: a "
           "district, authority or school board of its own. ambiguous: one of several. none: no government. Missing: "
           "not resolved yet."),
    TEXT("place", "s.place", "The government, of exact and agency-of: us/il/chicago."),
    TEXT("geoid", "s.geoid", "Its Census GEOID: text with leading zeros."),
    TEXT("agency", "s.agency", "The office in the name."),
    TEXT("candidates", "s.candidates", "Of ambiguous: the places it can be, with blanks between."),
    TEXT("why", "s.why", "The reasons of the decision."),
    TEXT("gazetteer", "s.gazetteer", "The table of places it was resolved with."),
};

static const Field listings[] = {
    TEXT_ALWAYS("number", "l.number", "Assistance Listing (once CFDA number): text, 16.710 is not 16.71."),
    TEXT("title", "l.title", "Its title."),
};

static const Field agencies[] = {
    INTEGER_ALWAYS("id", "g.id", NULL, "The number of the row in the store."),
    TEXT("code", "g.code", "Code of the agency that awards: text, 015."),
    TEXT("name", "g.name", "Its name."),
    TEXT("sub_code", "g.sub_code", "Code of its part: 1550."),
    TEXT("sub_name", "g.sub_name", "Name of its part."),
};

static const Field subawards[] = {
    INTEGER_ALWAYS("id", "b.id", NULL, "The number of the row in the store."),
    INTEGER("award", "b.award", NULL, "The award it was paid out of, when it is in the store: awards.id."),
    TEXT("prime_key", "b.prime_key", "The key of that award as in the file."),
    TEXT("prime_fain", "b.prime_fain", "The number of that award."),
    INTEGER_ALWAYS("prime_recipient", "b.prime_recipient", NULL, "Who passed the money on: recipients.id."),
    MONEY("prime_amount", "b.prime_amount", "Of the whole award, as of the file."),
    INTEGER_ALWAYS("recipient", "b.recipient", NULL, "Who got it: recipients.id."),
    TEXT("listing", "l.number", "The first Assistance Listing that is named."),
    TEXT("number", "b.number", "The prime recipient's own number; not unique."),
    MONEY("amount", "b.amount",
          "As typed in by the prime recipient. The same dollars as the award's: never to be added "
          "to it."),
    DAY("action_date", "b.action_date", "The day of the subaward."),
    TEXT("report", "b.report", "The identifier of the report."),
    {"report_month", "b.report_month", FIELD_MONTH, false, "The month of the report.", NULL, NULL},
    TEXT("description", "b.description", "What it is for, in the prime recipient's words."),
    DAY("modified", "b.modified", "The day its report was last changed."),
    KNOWN("b"),
    ORIGIN("b"),
    WITHDRAWAL("b"),
};
static const Reference subawards_to[] = {
    {"award", "awards", "id"},
    {"prime_recipient", "recipients", "id"},
    {"recipient", "recipients", "id"},
    {"listing", "listings", "number"},
    {"import", "imports", "id"},
    {"withdrawn_by", "imports", "id"},
    TO_MEMBER,
};

static const Field imports[] = {
    INTEGER_ALWAYS("id", "i.id", NULL, "The number of the import."),
    TEXT_ALWAYS("file", "i.file", "The name of the file, without its folder."),
    TEXT_ALWAYS("sha256", "i.sha256", "SHA-256 of its bytes; pipe: and a number while a pipe is being read."),
    INTEGER_ALWAYS("bytes", "i.bytes", "bytes", "Its size."),
    TEXT("scope_agency", "i.scope_agency",
         "Of a full archive: the code of its agency, or All. Missing: the file is "
         "whole in no sense."),
    INTEGER("scope_year", "i.scope_year", "federal fiscal year", "Of a full archive: its fiscal year."),
    DAY("made", "i.made", "The day the file was made: by its name, else the latest change in it."),
    {"imported", "i.imported", FIELD_DAY, true, "The day of the import.", NULL, NULL},
    CHOICE("state", "i.state", true, "running done", "running: interrupted or going on; its rows so far are here."),
    INTEGER_ALWAYS("rows_read", "i.rows_read", "rows",
                   "Stored, unchanged and set aside together; repeated headers are no rows."),
    INTEGER_ALWAYS("rows_stored", "i.rows_stored", "rows", "New, or in place of an older version."),
    INTEGER_ALWAYS("rows_unchanged", "i.rows_unchanged", "rows", "Were there already."),
    INTEGER_ALWAYS("rows_set_aside", "i.rows_set_aside", "rows", "Could not be read: see set_aside."),
    INTEGER_ALWAYS("rows_withdrawn", "i.rows_withdrawn", "rows",
                   "Older rows that this file corrects, deletes or no "
                   "longer has."),
    MONEY_ALWAYS("obligations", "i.obligations", "Sum over the transactions read and not set aside."),
};

static const Field import_members[] = {
    INTEGER_ALWAYS("import", "m.import", NULL, "The import: imports.id."),
    INTEGER_ALWAYS("member", "m.member", NULL, "The number of the member, from 1."),
    TEXT_ALWAYS("name", "m.name", "Its name in the archive."),
    CHOICE("form", "m.form", true, "unknown prime delta subaward datafeed broker", "What kind of file it is."),
    FLAG("is_done", "m.is_done", "Whether it was read to its end."),
    INTEGER_ALWAYS("rows_read", "m.rows_read", "rows",
                   "Stored, unchanged and set aside together; repeated headers are no rows."),
    INTEGER_ALWAYS("rows_stored", "m.rows_stored", "rows", "New, or in place of an older version."),
    INTEGER_ALWAYS("rows_unchanged", "m.rows_unchanged", "rows", "Were there already."),
    INTEGER_ALWAYS("rows_set_aside", "m.rows_set_aside", "rows", "Could not be read: see set_aside."),
    MONEY_ALWAYS("obligations", "m.obligations",
                 "Sum over the rows read and not set aside; of subawards their amounts, which count in "
                 "no total."),
};
static const Reference of_import[] = {{"import", "imports", "id"}};
static const Reference of_member[] = {{"import", "imports", "id"}, TO_MEMBER};

static const Field import_columns[] = {
    INTEGER_ALWAYS("import", "c.import", NULL, "The import: imports.id."),
    INTEGER_ALWAYS("member", "c.member", NULL, "The member that has the header."),
    TEXT_ALWAYS("column_name", "c.column_name", "As in the header, or as it would be."),
    FLAG("is_present", "c.is_present", "Whether the file has it."),
    FLAG("is_read", "c.is_read", "Whether it was read; false: in the file and passed over."),
};

static const Field set_aside[] = {
    INTEGER_ALWAYS("id", "x.id", NULL, "The number of the row in the store."),
    ORIGIN("x"),
    TEXT_ALWAYS("code", "x.code", "The code of the mistake; purse explain CODE says more."),
    TEXT_ALWAYS("message", "x.message", "What is wrong."),
    TEXT("text", "x.text", "The row's first line as it stands; missing beyond the first 10,000 of an import."),
};

const Table export_tables[EXPORT_TABLES] = {
    {"transactions", "Transactions of awards",
     "A row a transaction and version of it, withdrawn versions included: what holds now is withdrawn missing.",
     "transactions t LEFT JOIN listings l ON l.id = t.listing LEFT JOIN imports i ON i.id = t.import", "id", "t.id",
     FIELDS_TO(transactions, transactions_to)},
    {"awards", "Awards", "A row an award. Sums over time come from transactions, not from its totals.", "awards a",
     "id", "a.id", FIELDS_TO(awards, awards_to)},
    {"recipients", "Recipients and which government each is",
     "A row for each way a recipient is written, with the decision about it. Individuals have no name.",
     "recipients r LEFT JOIN resolutions s ON s.recipient = r.id", "id", "r.id", FIELDS(recipients)},
    {"listings", "Assistance Listings", "A row an Assistance Listing.", "listings l", "number", "l.number",
     FIELDS(listings)},
    {"agencies", "Agencies", "A row an agency and its part that awards.", "agencies g", "id", "g.id", FIELDS(agencies)},
    {"subawards", "Money passed on",
     "A row a subaward and version of it, withdrawn versions included. The same dollars as the award's.",
     "subawards b LEFT JOIN listings l ON l.id = b.listing LEFT JOIN imports i ON i.id = b.import", "id", "b.id",
     FIELDS_TO(subawards, subawards_to)},
    {"imports", "Imported files", "A row an import: file, sums, counts.", "imports i", "id", "i.id", FIELDS(imports)},
    {"import_members", "Members of imported files", "A row a member of an archive; a plain file has one.",
     "import_members m", "import member", "m.import, m.member", FIELDS_TO(import_members, of_import)},
    {"import_columns", "Columns of imported files", "Which columns a file has and lacks.", "import_columns c",
     "import member column_name", "c.import, c.member, c.column_name", FIELDS_TO(import_columns, of_member)},
    {"set_aside", "Rows set aside", "Rows that could not be read, each with its reason. They are in no other table.",
     "set_aside x LEFT JOIN imports i ON i.id = x.import", "id", "x.id", FIELDS_TO(set_aside, of_member)},
};

const char *export_table_name(uint32_t table)
{
    return table < EXPORT_TABLES ? export_tables[table].name : NULL;
}

bool export_table_find(Str name, uint32_t *out)
{
    for (uint32_t i = 0; i < EXPORT_TABLES; i++)
        if (str_equal(name, str_from_c(export_tables[i].name))) {
            *out = i;
            return true;
        }
    return false;
}
