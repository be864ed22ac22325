/* Search: people's words into what the site can show, by SQLite's full text search in memory.
 *
 * Words are looked for as they stand, the last one as a beginning; nothing that a person types is an expression. What
 * holds all words goes first; where nothing does, what holds any. Any place by its name, its id or a code is found too,
 * whether or not the journal is about it. */
#include "site/search.h"

enum { WORDS_MOST = 16, WORD_BYTES_MOST = 64, FOUND_MOST = 200 };

#define MAKE_SQL                                                                                                     \
    "CREATE VIRTUAL TABLE found USING fts5(title, id, words, kind UNINDEXED, day UNINDEXED, view UNINDEXED, "        \
    "view_id UNINDEXED, tokenize = 'unicode61 remove_diacritics 2'); INSERT INTO found(found, rank) VALUES('rank', " \
    "'bm25(8.0, 6.0, 1.0)'); BEGIN"
#define PUT_SQL "INSERT INTO found(title, id, words, kind, day, view, view_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
#define FIND_SQL                                                                                                 \
    "SELECT kind, id, title, snippet(found, -1, '', '', '\xE2\x80\xA6', 16), day, view, view_id FROM found(?1) " \
    "ORDER BY rank, rowid LIMIT ?2"

/* ---- making ---- */

static void bind(sqlite3_stmt *statement, int at, Str text)
{
    Buf clean;
    buf_init(&clean);
    buf_add_utf8(&clean, text);
    sqlite3_bind_text(statement, at, clean.len ? clean.ptr : "", (int)clean.len, SQLITE_TRANSIENT);
    buf_release(&clean);
}

void search_put(Search *search, const Found *found)
{
    Buf day;
    buf_init(&day);
    if (period_is_set(found->day))
        period_print(&day, found->day);
    bind(search->put, 1, found->title);
    bind(search->put, 2, found->id);
    bind(search->put, 3, found->words);
    bind(search->put, 4, str_from_c(found->kind));
    bind(search->put, 5, buf_str(&day));
    bind(search->put, 6, str_from_c(found->view));
    bind(search->put, 7, found->view_id);
    search->has_failed = sqlite3_step(search->put) != SQLITE_DONE || search->has_failed;
    sqlite3_reset(search->put);
    buf_release(&day);
}

static void make(Search *search, const Site *site)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
    search->has_failed = sqlite3_open_v2(":memory:", &search->db, flags, NULL) != SQLITE_OK ||
                         sqlite3_exec(search->db, MAKE_SQL, NULL, NULL, NULL) != SQLITE_OK ||
                         sqlite3_prepare_v2(search->db, PUT_SQL, -1, &search->put, NULL) != SQLITE_OK;
    if (search->has_failed)
        return;
    search_fill(search, site);
    search->has_failed = sqlite3_exec(search->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK ||
                         sqlite3_prepare_v2(search->db, FIND_SQL, -1, &search->find, NULL) != SQLITE_OK ||
                         search->has_failed;
}

void search_close(Search *search)
{
    if (!search)
        return;
    sqlite3_finalize(search->put);
    sqlite3_finalize(search->find);
    sqlite3_close(search->db);
}

/* ---- the words of a person ---- */

typedef struct {
    Str words[WORDS_MOST];
    size_t count;
} Wanted;

static bool has_letters(Str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (char_is_alpha(word.ptr[i]) || char_is_digit(word.ptr[i]) || (unsigned char)word.ptr[i] >= 0x80)
            return true;
    return false;
}

/* A control character parts words as a blank does: a NUL would end the expression. */
static bool is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7f;
}

static Wanted words_of(Str query)
{
    Wanted wanted = {.count = 0};
    for (size_t at = 0; at < query.len && wanted.count < WORDS_MOST;) {
        while (at < query.len && is_blank(query.ptr[at]))
            at++;
        size_t from = at;
        while (at < query.len && !is_blank(query.ptr[at]))
            at++;
        Str word = str_slice(query, from, at - from > WORD_BYTES_MOST ? from + WORD_BYTES_MOST : at);
        if (has_letters(word))
            wanted.words[wanted.count++] = word;
    }
    return wanted;
}

static void print_expression(Buf *out, const Wanted *wanted, const char *between)
{
    for (size_t i = 0; i < wanted->count; i++) {
        buf_printf(out, "%s\"", i ? between : "");
        for (size_t k = 0; k < wanted->words[i].len; k++)
            buf_add_char(out, wanted->words[i].ptr[k] == '"' ? ' ' : wanted->words[i].ptr[k]);
        buf_add(out, i + 1 == wanted->count ? STR("\"*") : STR("\""));
    }
}

/* ---- what was found ---- */

static const RowColumn columns[] = {{"kind", false}, {"id", false},   {"title", false},  {"snippet", false},
                                    {"day", false},  {"view", false}, {"view_id", false}};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

typedef struct {
    Rows rows;
    Map seen; /* ids of places that were told */
    Arena *arena;
    size_t count;
} Telling;

/* In JSON the view is an object, the parameters of the page's address. */
static void put_view(Rows *rows, Str view, Str id, Str day)
{
    Json *json = rows->json;
    if (rows->form == ROWS_TABLE) {
        row_words(rows, view);
        row_words(rows, id);
        return;
    }
    put_key(json, "view");
    put_open(json, '{');
    put_key(json, "view");
    put_text(json, view);
    if (id.len) {
        put_key(json, "id");
        put_text(json, id);
    }
    if (str_equal(view, STR("timeline")) && day.len == strlen("2017-04-21")) {
        put_key(json, "as-of");
        put_text(json, day);
    }
    put_close(json, '}');
}

static void tell(Telling *telling, const Str *cells)
{
    Rows *rows = &telling->rows;
    row_begin(rows);
    for (int i = 0; i < 5; i++)
        row_words(rows, cells[i]);
    put_view(rows, cells[5], cells[6], cells[4]);
    row_end(rows);
    telling->count++;
}

static void tell_place(Telling *telling, const Journal *journal, PlaceId id)
{
    Place place = journal_place(journal, id);
    Str cells[] = {STR("place"), place.path, place.name, place.name, STR(""), STR("place"), place.path};
    uint32_t next = (uint32_t)telling->seen.count;
    if (place.kind != PLACE_COURT && map_add(&telling->seen, place.path, next) == next)
        tell(telling, cells);
}

static Str column_at(Telling *telling, sqlite3_stmt *found, int at)
{
    const char *text = (const char *)sqlite3_column_text(found, at);
    return text ? arena_str(telling->arena, (Str){text, (size_t)sqlite3_column_bytes(found, at)}) : STR("");
}

static bool tell_found(Telling *telling, Search *search, const Wanted *wanted, const char *between)
{
    Buf expression;
    int step;
    buf_init(&expression);
    print_expression(&expression, wanted, between);
    bind(search->find, 1, buf_str(&expression));
    sqlite3_bind_int64(search->find, 2, FOUND_MOST);
    while ((step = sqlite3_step(search->find)) == SQLITE_ROW && telling->count < FOUND_MOST) {
        Str cells[7];
        for (int i = 0; i < 7; i++)
            cells[i] = column_at(telling, search->find, i);
        uint32_t next = (uint32_t)telling->seen.count;
        if (!str_equal(cells[0], STR("place")) || map_add(&telling->seen, cells[1], next) == next)
            tell(telling, cells);
    }
    sqlite3_reset(search->find);
    buf_release(&expression);
    return step == SQLITE_DONE || step == SQLITE_ROW;
}

/* ---- all that can be found, for who looks through it without a server ---- */

#define ALL_SQL "SELECT kind, id, title, words, day, view, view_id FROM found ORDER BY rowid"

static const RowColumn all_columns[] = {{"kind", false}, {"id", false},   {"title", false},  {"words", false},
                                        {"day", false},  {"view", false}, {"view_id", false}};

static bool tell_all(Telling *telling, Search *search)
{
    sqlite3_stmt *all;
    int step = SQLITE_ERROR;
    if (sqlite3_prepare_v2(search->db, ALL_SQL, -1, &all, NULL) != SQLITE_OK)
        return false;
    while ((step = sqlite3_step(all)) == SQLITE_ROW) {
        Str cells[7];
        for (int i = 0; i < 7; i++)
            cells[i] = column_at(telling, all, i);
        tell(telling, cells);
    }
    sqlite3_finalize(all);
    return step == SQLITE_DONE;
}

/* ---- answering ---- */

/* `searching` is locked. */
static Search *search_of(Site *site)
{
    if (!site->search) {
        site->search = ARENA_NEW(&site->arena, Search);
        make(site->search, site);
    }
    return site->search->has_failed ? NULL : site->search;
}

static bool find(Call *call, Telling *telling, const Wanted *wanted)
{
    Site *site = call->site;
    pthread_mutex_lock(&site->searching);
    Search *search = search_of(site);
    bool good = search && tell_found(telling, search, wanted, " ");
    if (good && !telling->count && wanted->count > 1)
        good = tell_found(telling, search, wanted, " OR ");
    pthread_mutex_unlock(&site->searching);
    return good;
}

/* The one place of that name, id or code goes first; places that it may mean, behind what the journal has. */
static bool find_all(Call *call, Telling *telling, const Wanted *wanted, Str query)
{
    const Journal *journal = call->view.journal;
    PlaceMatch match = journal_find_place(journal, query);
    if (match.answer == PLACE_FOUND)
        tell_place(telling, journal, match.id);
    if (!find(call, telling, wanted))
        return false;
    for (size_t i = 0; match.answer == PLACE_AMBIGUOUS && i < match.candidate_count; i++)
        tell_place(telling, journal, match.candidates[i]);
    return true;
}

static void answer_all(Call *call)
{
    Json json = {.out = &call->answer->body};
    Telling telling = {.arena = call->arena};
    rows_begin(&telling.rows, &json, ROWS_OBJECTS, all_columns, COLUMN_COUNT);
    pthread_mutex_lock(&call->site->searching);
    Search *search = search_of(call->site);
    bool good = search && tell_all(&telling, search);
    pthread_mutex_unlock(&call->site->searching);
    rows_end(&telling.rows);
    buf_add_char(json.out, '\n');
    if (!good)
        call_refuse(call, 500, STR(""), STR("the index of words could not be made"));
}

void answer_search(Call *call)
{
    if (call->request->is_published && !call->query.ptr) {
        answer_all(call);
        return;
    }
    bool is_table = call->view.format == FORMAT_CSV, good = true;
    Json json = {.out = &call->answer->body};
    Telling telling = {.arena = call->arena};
    Str query = str_trim(call->query);
    Wanted wanted = words_of(query);
    if (!call->query.ptr) {
        call_refuse(call, 400, STR("q"), STR("q is missing; write what is looked for, as in search?q=chicago"));
        return;
    }
    map_init(&telling.seen, call->arena);
    rows_begin(&telling.rows, &json, is_table ? ROWS_TABLE : ROWS_OBJECTS, columns, COLUMN_COUNT);
    if (wanted.count)
        good = find_all(call, &telling, &wanted, query);
    rows_end(&telling.rows);
    if (!good) {
        call_refuse(call, 500, STR(""), STR("the index of words could not be made"));
        return;
    }
    if (!is_table)
        buf_add_char(json.out, '\n');
    call->answer->may_keep = true;
    call_page(call);
}
