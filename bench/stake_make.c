/* stake_make: writes a store with many transactions straight into its tables, for bench/stake.
 *
 * usage: stake_make --schema src/store/schema.sql --store FILE [--csv FILE] [--rows N] [--seed N]
 *
 * Default: 20,000,000 transactions of some 8 million awards, over ten years and 600 listings. Every government of the
 * gazetteer is a recipient once, and as many others again: offices, authorities, schools, firms. A few have most of the
 * money. One row in a hundred is an older version that a later file withdrew. Faster than an import and not one:
 * nothing here goes through the reader of files. --csv has the same transactions for other databases, columns
 * place (a number; empty: none), award, listing, obligation (cents), action_date, known, withdrawn (20160930; empty:
 * not). */
#include "awards_make.h"

#include <getopt.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_IMPORT = 20260906, SECOND_IMPORT = 20261006, ABOUT_STAKE = 40 };

typedef struct {
    sqlite3 *db;
    FILE *csv;
    Homes homes;
    uint64_t seed, rows;
    uint32_t governments, recipients;
    PlaceId *place_of; /* of a recipient; PLACE_NONE where it is no government */
    uint32_t *listing_ids;
    uint32_t listings;
    Recipient recipient;
    Program program;
    Arena arena;
} StakeMaker;

static void stop(const StakeMaker *maker, const char *doing)
{
    fprintf(stderr, "stake_make: %s: %s\n", doing, maker->db == NULL ? "failed" : sqlite3_errmsg(maker->db));
    exit(3);
}

static void run(const StakeMaker *maker, const char *sql)
{
    if (sqlite3_exec(maker->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        stop(maker, sql);
}

static sqlite3_stmt *prepare(const StakeMaker *maker, const char *sql)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(maker->db, sql, -1, &statement, NULL) != SQLITE_OK)
        stop(maker, sql);
    return statement;
}

static void step(const StakeMaker *maker, sqlite3_stmt *statement)
{
    if (sqlite3_step(statement) != SQLITE_DONE)
        stop(maker, sqlite3_sql(statement));
    sqlite3_reset(statement);
}

static void bind_str(sqlite3_stmt *statement, int at, Str s)
{
    sqlite3_bind_text(statement, at, s.ptr, (int)s.len, SQLITE_STATIC);
}

static int64_t day_number(Date date)
{
    int year, month, day;
    date_to_parts(date, &year, &month, &day);
    return year * 10000 + month * 100 + day;
}

/* ---- The small tables ---- */

static void make_imports(const StakeMaker *maker)
{
    Buf sql;
    buf_init(&sql);
    for (int i = 1; i <= 2; i++) {
        int day = i == 1 ? FIRST_IMPORT : SECOND_IMPORT;
        buf_printf(&sql,
                   "INSERT INTO imports(id, file, sha256, bytes, scope_agency, made, imported, state, rows_read, "
                   "rows_stored)"
                   " VALUES (%d, 'made_%d.zip', printf('%%064d', %d), 0, NULL, %d, %d, 'done', %" PRIu64 ", %" PRIu64
                   ");"
                   "INSERT INTO import_members(import, member, name, form, is_done) VALUES (%d, 1, 'made_%d.csv', "
                   "'prime', 1);",
                   i, day, i, day, day, maker->rows, maker->rows, i, day);
    }
    buf_add_char(&sql, '\0');
    run(maker, sql.ptr);
    buf_release(&sql);
}

static void make_listings(StakeMaker *maker)
{
    sqlite3_stmt *insert = prepare(maker, "INSERT OR IGNORE INTO listings(id, number, title) VALUES (?, ?, ?)");
    maker->listing_ids = ARENA_ARRAY(&maker->arena, uint32_t, PROGRAM_COUNT);
    for (uint32_t i = 0; i < PROGRAM_COUNT; i++) {
        program_fill(&maker->program, i, false);
        sqlite3_bind_int64(insert, 1, i + 1);
        bind_str(insert, 2, str_from_c(maker->program.number));
        bind_str(insert, 3, buf_str(&maker->program.title));
        step(maker, insert);
        if (sqlite3_changes(maker->db) > 0)
            maker->listing_ids[maker->listings++] = i + 1;
    }
    sqlite3_finalize(insert);
    insert = prepare(maker, "INSERT INTO agencies(id, code, name, sub_code, sub_name) VALUES (?, ?, ?, ?, ?)");
    for (uint32_t i = 0; i < AGENCY_COUNT; i++) {
        program_fill(&maker->program, AGENCY_COUNT * 2 + i, false); /* beyond those with a name of their own */
        sqlite3_bind_int64(insert, 1, i + 1);
        bind_str(insert, 2, str_from_c(maker->program.agency->code));
        bind_str(insert, 3, str_from_c(maker->program.agency->name));
        bind_str(insert, 4, str_from_c(maker->program.agency->sub_code));
        bind_str(insert, 5, str_from_c(maker->program.agency->sub_name));
        step(maker, insert);
    }
    sqlite3_finalize(insert);
}

static PlaceId government_at(const StakeMaker *maker, uint32_t number)
{
    const Homes *homes = &maker->homes;
    if (number < homes->states.count)
        return homes->states.items[number];
    number -= homes->states.count;
    if (number < homes->counties.count)
        return homes->counties.items[number];
    number -= homes->counties.count;
    return number < homes->cities.count ? homes->cities.items[number]
                                        : homes->towns.items[number - homes->cities.count];
}

/* The first recipients are the governments, one each; the others are drawn as for award files. */
static const char *decide(StakeMaker *maker, uint32_t number)
{
    Recipient *recipient = &maker->recipient;
    recipient_fill(recipient, &maker->homes, maker->seed, number, number);
    if (number < maker->governments) {
        Place place = place_get(government_at(maker, number));
        recipient->home = place;
        buf_reset(&recipient->name);
        buf_add(&recipient->name, place.name);
        return "exact";
    }
    switch (recipient->kind) {
    case RECIPIENT_CITY:
    case RECIPIENT_TOWN:
    case RECIPIENT_COUNTY:
    case RECIPIENT_STATE: return number % 40 == 0 ? "ambiguous" : "exact";
    case RECIPIENT_POLICE:
    case RECIPIENT_SHERIFF:
    case RECIPIENT_STATE_OFFICE: return "agency-of";
    case RECIPIENT_HOUSING:
    case RECIPIENT_SCHOOL:
    case RECIPIENT_DISTRICT: return "separate-unit";
    default: return "none";
    }
}

static void make_recipients(StakeMaker *maker)
{
    sqlite3_stmt *insert = prepare(
        maker,
        "INSERT INTO recipients(id, name, uei, country, state, business_types, hash) VALUES (?, ?, ?, 'USA', ?, ?, ?)");
    sqlite3_stmt *resolve = prepare(
        maker,
        "INSERT INTO resolutions(recipient, decision, place, geoid, why, gazetteer) VALUES (?, ?, ?, ?, 'made', ?)");
    maker->place_of = ARENA_ARRAY(&maker->arena, PlaceId, maker->recipients);
    for (uint32_t i = 0; i < maker->recipients; i++) {
        const char *decision = decide(maker, i);
        bool is_government = decision[0] == 'e' || strcmp(decision, "agency-of") == 0;
        const Recipient *recipient = &maker->recipient;
        maker->place_of[i] = is_government ? recipient->home.id : PLACE_NONE;
        sqlite3_bind_int64(insert, 1, i + 1);
        bind_str(insert, 2, buf_str(&recipient->name));
        bind_str(insert, 3, str_from_c(recipient->uei));
        bind_str(insert, 4, str_from_c(recipient->state_code));
        bind_str(insert, 5, str_from_c(recipient->business_types));
        Dice dice = dice_of(maker->seed, ABOUT_STAKE + 1, i);
        sqlite3_bind_int64(insert, 6, (int64_t)dice_next(&dice));
        step(maker, insert);
        sqlite3_bind_int64(resolve, 1, i + 1);
        bind_str(resolve, 2, str_from_c(decision));
        bind_str(resolve, 3, is_government ? recipient->home.path : STR_NONE);
        bind_str(resolve, 4, is_government ? recipient->home.geoid : STR_NONE);
        bind_str(resolve, 5, places_vintage());
        step(maker, resolve);
    }
    sqlite3_finalize(insert);
    sqlite3_finalize(resolve);
}

/* ---- Awards and their transactions ---- */

typedef struct {
    sqlite3_stmt *award, *transaction;
    uint64_t awards, rows;
} Writing;

typedef struct {
    int64_t award, listing, recipient, obligation, action, known, withdrawn; /* withdrawn 0: not */
    uint32_t mod;
} StakeRow;

static Money draw_obligation(Dice *dice, uint32_t mod)
{
    Money scale = 1;
    for (uint32_t i = dice_below(dice, 5); i > 0; i--)
        scale *= 10;
    Money amount = (100 + dice_below(dice, 9900)) * scale * 100;
    return mod > 0 && dice_hits(dice, 180) ? -amount / 8 : amount;
}

static void put_transaction(const StakeMaker *maker, Writing *writing, const StakeRow *row)
{
    char modification[12];
    snprintf(modification, sizeof modification, "%u", row->mod);
    sqlite3_stmt *t = writing->transaction;
    const int64_t numbers[] = {
        row->award, row->listing, row->recipient, row->obligation, row->action, row->known, (int64_t)writing->rows + 2};
    for (int i = 0; i < 7; i++)
        sqlite3_bind_int64(t, i + 1, numbers[i]);
    bind_str(t, 8, str_from_c(modification));
    for (int at = 9; at <= 10; at++)
        sqlite3_bind_null(t, at);
    if (row->withdrawn != 0) {
        sqlite3_bind_int64(t, 9, row->withdrawn);
        sqlite3_bind_int64(t, 10, 2);
    }
    step(maker, t);
    writing->rows++;
    if (maker->csv == NULL)
        return;
    PlaceId place = maker->place_of[row->recipient - 1];
    char withdrawn[16] = "", place_words[16] = "";
    if (place != PLACE_NONE)
        snprintf(place_words, sizeof place_words, "%u", place);
    if (row->withdrawn != 0)
        snprintf(withdrawn, sizeof withdrawn, "%" PRId64, row->withdrawn);
    fprintf(maker->csv, "%s,%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",%s\n", place_words, row->award,
            row->listing, row->obligation, row->action, row->known, withdrawn);
}

static void put_award(const StakeMaker *maker, Writing *writing)
{
    Dice dice = dice_of(maker->seed, ABOUT_STAKE, ++writing->awards);
    /* Skewed over all recipients, in an order that has nothing to do with their numbers. */
    uint32_t recipient = (uint32_t)(dice_skewed(&dice, maker->recipients) * (uint64_t)7919 % maker->recipients);
    uint32_t listing = dice_skewed(&dice, maker->listings), mods = 1 + dice_skewed(&dice, 7);
    char fain[24];
    snprintf(fain, sizeof fain, "%08" PRIX64, writing->awards);
    sqlite3_bind_int64(writing->award, 1, (int64_t)writing->awards);
    sqlite3_bind_int64(writing->award, 2, listing % AGENCY_COUNT + 1);
    bind_str(writing->award, 3, str_from_c(fain));
    sqlite3_bind_int64(writing->award, 4, recipient + 1);
    sqlite3_bind_int64(writing->award, 5, (int64_t)dice_next(&dice));
    step(maker, writing->award);
    Date day = date_from_parts(2015, 10, 1) + (Date)dice_below(&dice, 3900), last = date_from_parts(2026, 8, 31);
    for (uint32_t mod = 0; mod < mods && writing->rows < maker->rows; mod++, day += (Date)dice_below(&dice, 200)) {
        Date action = day > last ? last : day, known = action + 5 + (Date)dice_below(&dice, 60);
        StakeRow row = {.award = (int64_t)writing->awards,
                        .listing = maker->listing_ids[listing],
                        .recipient = recipient + 1,
                        .obligation = draw_obligation(&dice, mod),
                        .action = day_number(action),
                        .known = day_number(known > last + 5 ? last + 5 : known),
                        .mod = mod};
        row.withdrawn = dice_hits(&dice, 10) ? SECOND_IMPORT : 0;
        put_transaction(maker, writing, &row);
    }
}

static void make_transactions(const StakeMaker *maker)
{
    Writing writing = {0};
    writing.award =
        prepare(maker, "INSERT INTO awards(id, agency, fain, record_type, recipient, hash) VALUES (?, ?, ?, 2, ?, ?)");
    writing.transaction = prepare(maker, "INSERT INTO transactions(award, listing, recipient, obligation, action_date, "
                                         "known, line, modification, withdrawn,"
                                         " withdrawn_by, reported, modified, assistance_type, import, member) VALUES "
                                         "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?6, ?6, '04', 1, 1)");
    if (maker->csv != NULL)
        fputs("place,award,listing,obligation,action_date,known,withdrawn\n", maker->csv);
    while (writing.rows < maker->rows)
        put_award(maker, &writing);
    sqlite3_finalize(writing.award);
    sqlite3_finalize(writing.transaction);
    printf("{\"transactions\": %" PRIu64 ", \"awards\": %" PRIu64
           ", \"recipients\": %u, \"governments\": %u, \"listings\": %u}\n",
           writing.rows, writing.awards, maker->recipients, maker->governments, maker->listings);
}

static char *read_text(StakeMaker *maker, const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        stop(maker, path);
    char *text = arena_alloc(&maker->arena, 1 << 20, 1);
    fread(text, 1, (1 << 20) - 1, file);
    fclose(file);
    return text;
}

static void make_store(StakeMaker *maker, const char *path, const char *schema)
{
    if (sqlite3_open(path, &maker->db) != SQLITE_OK)
        stop(maker, path);
    run(maker, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
    run(maker, read_text(maker, schema));
    run(maker, "BEGIN");
    make_imports(maker);
    make_listings(maker);
    make_recipients(maker);
    make_transactions(maker);
    run(maker, "COMMIT");
    run(maker, "CREATE INDEX IF NOT EXISTS transactions_by_award ON transactions(award, listing, modification);"
               "CREATE INDEX IF NOT EXISTS transactions_by_listing ON transactions(listing)");
    /* By these counts a question decides whether it takes rows or sums. */
    run(maker, "UPDATE listings SET transactions = (SELECT count(*) FROM transactions WHERE listing = listings.id)");
    sqlite3_close(maker->db);
}

int main(int argc, char **argv)
{
    static const struct option OPTIONS[] = {
        {"schema", required_argument, NULL, 'S'}, {"store", required_argument, NULL, 'o'},
        {"csv", required_argument, NULL, 'c'},    {"rows", required_argument, NULL, 'r'},
        {"seed", required_argument, NULL, 's'},   {NULL, 0, NULL, 0}};
    StakeMaker maker = {.seed = 1, .rows = 20000000};
    const char *schema = NULL, *store = NULL, *csv = NULL;
    for (int option; (option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1;) {
        switch (option) {
        case 'S': schema = optarg; break;
        case 'o': store = optarg; break;
        case 'c': csv = optarg; break;
        case 'r': maker.rows = strtoull(optarg, NULL, 10); break;
        case 's': maker.seed = strtoull(optarg, NULL, 10); break;
        default: return 2;
        }
    }
    if (schema == NULL || store == NULL) {
        fputs("usage: stake_make --schema src/store/schema.sql --store FILE [--csv FILE] [--rows N] [--seed N]\n",
              stderr);
        return 2;
    }
    maker.csv = csv == NULL ? NULL : fopen(csv, "w");
    if (csv != NULL && maker.csv == NULL)
        stop(&maker, csv);
    arena_init(&maker.arena);
    homes_init(&maker.homes);
    maker.governments =
        maker.homes.states.count + maker.homes.counties.count + maker.homes.cities.count + maker.homes.towns.count;
    maker.recipients = 2 * maker.governments;
    make_store(&maker, store, schema);
    if (maker.csv != NULL && fclose(maker.csv) != 0)
        stop(&maker, csv);
    buf_release(&maker.recipient.name);
    buf_release(&maker.recipient.raw);
    buf_release(&maker.recipient.parent);
    buf_release(&maker.program.title);
    homes_release(&maker.homes);
    arena_release(&maker.arena);
    return 0;
}
