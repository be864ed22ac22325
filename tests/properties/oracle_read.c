/* A question put to the tables of oracle.sql, and the answer taken out of them. */
#include "oracle.h"

#include <limits.h>

const char *const ask_basis_names[ON_COUNT] = {"awarded", "active", "unspent", "annual", "allocated"};

enum { WORLDS_AT_MOST = 128, WORLDS_SAMPLED = 24 };

static void put_question(Oracle *oracle, const Ask *ask)
{
    oracle_empty(oracle, "ask");
    oracle_empty(oracle, "given_rule");
    oracle_put(oracle, "ask", "iitii", ask->day, ask->has_known_by ? ask->known_by : INT_MAX,
               ask_basis_names[ask->basis], (int)ask->rules_given, 0);
    for (int i = 0; i < STORY_RULES; i++)
        if (ask->rules_given && (ask->rules & (1u << i)))
            oracle_put(oracle, "given_rule", "i", ID_RULE + i);
}

static Figure figure_of(sqlite3_stmt *row, int column)
{
    return (Figure){sqlite3_column_int64(row, column), sqlite3_column_int64(row, column + 1),
                    sqlite3_column_int(row, column + 2), sqlite3_column_int(row, column + 3)};
}

static void take_place(sqlite3_stmt *row, OracleAnswer *out)
{
    OraclePlace *place = &out->places[sqlite3_column_int(row, 0)];
    place->unknown_ever = sqlite3_column_int(row, 1) > 0;
    place->unknown_always = sqlite3_column_int(row, 1) == (int)out->worlds;
}

static void take_state(sqlite3_stmt *row, OracleAnswer *out)
{
    int rule = sqlite3_column_int(row, 1) - ID_RULE;
    out->places[sqlite3_column_int(row, 0)].states[rule] |= 1u << sqlite3_column_int(row, 2);
}

static void take_in_force(sqlite3_stmt *row, OracleAnswer *out)
{
    out->in_force[sqlite3_column_int(row, 0) - ID_RULE] = (unsigned)sqlite3_column_int(row, 1);
}

static void take_protects(sqlite3_stmt *row, OracleAnswer *out)
{
    out->protects[sqlite3_column_int(row, 0) - ID_EVENT][sqlite3_column_int(row, 1)] =
        (unsigned)sqlite3_column_int(row, 2);
}

static void take_figure(sqlite3_stmt *row, OracleAnswer *out)
{
    out->places[sqlite3_column_int(row, 0)].figures[sqlite3_column_int(row, 1)] = figure_of(row, 2);
}

static void take_total(sqlite3_stmt *row, OracleAnswer *out)
{
    out->totals[sqlite3_column_int(row, 0)] = figure_of(row, 1);
}

static void take_share(sqlite3_stmt *row, OracleAnswer *out)
{
    OraclePlace *place = &out->places[sqlite3_column_int(row, 0)];
    place->has_shared = true;
    place->shared_lo = sqlite3_column_int64(row, 1);
    place->shared_hi = sqlite3_column_int64(row, 2);
    place->shared_open = sqlite3_column_int(row, 3);
}

static void take_item(sqlite3_stmt *row, OracleAnswer *out)
{
    int item = sqlite3_column_int(row, 0);
    unsigned *classes = item < ID_ALLOCATION ? &out->awards[item - ID_AWARD] : &out->allocations[item - ID_ALLOCATION];
    *classes |= 1u << sqlite3_column_int(row, 1);
}

static void take_count(sqlite3_stmt *row, OracleAnswer *out)
{
    out->awards_least = sqlite3_column_int(row, 0);
    out->awards_most = sqlite3_column_int(row, 1);
}

/* In how many worlds an amount in the gross is unknown. */
static const char sql_places[] = "SELECT place, sum(unknown) FROM figure WHERE class = 3 GROUP BY place";
static const char sql_protects[] =
    "SELECT owner, place, count(*) FROM in_set WHERE field = 'protects' GROUP BY owner, place";
static const char sql_figures[] =
    "SELECT place, class, min(lo), max(hi), max(unknown), max(some) FROM figure GROUP BY place, class";
static const char sql_totals[] =
    "SELECT class, min(lo), max(hi), max(unknown), max(some) FROM (SELECT w, class, sum(lo) AS lo, sum(hi) AS hi,"
    " max(unknown) AS unknown, max(some) AS some FROM figure GROUP BY w, class) GROUP BY class";
static const char sql_shares[] = "SELECT place, min(lo), max(hi), max(open) FROM (SELECT p.place, coalesce(lo, 0) AS "
                                 "lo, coalesce(hi, 0) AS hi, open, s.w AS is_there"
                                 " FROM world JOIN asked_place p LEFT JOIN share s ON s.w = world.w AND s.place = "
                                 "p.place) GROUP BY place HAVING count(is_there) > 0";
static const char sql_items[] = "SELECT DISTINCT i.id, coalesce(class, 3) FROM item i JOIN world LEFT JOIN class c ON "
                                "c.w = world.w AND c.item = i.id";
static const char sql_counts[] =
    "SELECT min(n), max(n) FROM (SELECT count(a.item) AS n FROM world LEFT JOIN class c ON c.w = world.w"
    " LEFT JOIN amount a ON a.w = c.w AND a.item = c.item AND a.counts GROUP BY world.w)";

static void take_answer(Oracle *oracle, OracleAnswer *out)
{
    out->worlds = (unsigned)oracle_number(oracle, "SELECT count(*) FROM world");
    oracle_each(oracle, sql_places, take_place, out);
    oracle_each(oracle, "SELECT DISTINCT place, rule, state FROM state", take_state, out);
    oracle_each(oracle, "SELECT rule, force FROM force", take_in_force, out);
    oracle_each(oracle, sql_protects, take_protects, out);
    oracle_each(oracle, sql_figures, take_figure, out);
    oracle_each(oracle, sql_totals, take_total, out);
    oracle_each(oracle, sql_shares, take_share, out);
    oracle_each(oracle, sql_items, take_item, out);
    oracle_each(oracle, sql_counts, take_count, out);
}

/* The numbers that `sql` gives, each less `base`, as a set. */
static unsigned set_of(Oracle *oracle, const char *sql, int base)
{
    unsigned set = 0;
    sqlite3_stmt *row = oracle_reader(oracle, sql);
    while (sqlite3_step(row) == SQLITE_ROW)
        set |= 1u << (sqlite3_column_int(row, 0) - base);
    sqlite3_reset(row);
    return set;
}

void oracle_scope(Oracle *oracle, const Ask *ask, OracleScope *out)
{
    oracle_exec(oracle, "BEGIN");
    put_question(oracle, ask);
    oracle_run(oracle, PART_ASK, 0);
    oracle_exec(oracle, "COMMIT");
    out->rules = set_of(oracle, "SELECT rule FROM asked", ID_RULE);
    out->places_sure = set_of(oracle, "SELECT place FROM scope WHERE for_sure", 0);
    out->places_perhaps = set_of(oracle, "SELECT place FROM scope", 0);
}

void oracle_answer(Oracle *oracle, unsigned places, OracleAnswer *out)
{
    *out = (OracleAnswer){0};
    oracle_exec(oracle, "BEGIN");
    oracle_empty(oracle, "asked_place");
    for (int i = 0; i < STORY_PLACES; i++)
        if (places & (1u << i))
            oracle_put(oracle, "asked_place", "i", i);
    out->is_sample = oracle_number(oracle, "SELECT (1 << count(*)) FROM straddle") > WORLDS_AT_MOST;
    oracle_run(oracle, PART_WORLDS, out->is_sample ? WORLDS_SAMPLED : WORLDS_AT_MOST);
    int levels = oracle_number(oracle, "SELECT coalesce(max(level), -1) FROM level");
    for (int level = 0; level <= levels; level++)
        oracle_run(oracle, PART_LEVEL, level);
    oracle_run(oracle, PART_MONEY, 0);
    take_answer(oracle, out);
    oracle_exec(oracle, "COMMIT");
}
