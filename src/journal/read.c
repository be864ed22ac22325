/* The way of a journal: texts are split, ids declared, entries built, sense checked. Registers the
 * texts, those named by `include` with them: each once, and none that is too large. */
#include "journal/reader.h"

/* ---- included files ---- */

static Str quoted_head(Reader *reader, const Entry *entry, Span *span)
{
    Lexer lexer = head_lexer(reader, entry);
    Token token = lex_next(&lexer);
    *span = token_span(&lexer, token);
    if (token.kind != TOKEN_STRING) {
        expected(reader, &lexer, token, "the name of a file in quotation marks, as in \"awards.csv\"");
        return STR_NONE;
    }
    check_string(reader, &lexer, token);
    read_end(reader, &lexer);
    return unescape(reader, token);
}

static bool is_known_file(Reader *reader, Str identity, Span span)
{
    if (map_find(&reader->identities, identity) == MAP_ABSENT)
        return false;
    Diag *diag = diag_add(reader->diags, DIAG_J081, span, "this file is part of the journal already");
    diag_help(reader->diags, diag, "delete this line; what is read twice would count twice");
    return true;
}

/* Registers a text; false when it is too large to be read. */
bool add_text(Reader *reader, const JournalText *text, uint32_t *source)
{
    map_add(&reader->identities, text->identity, 1);
    *source = diags_add_source(reader->diags, text->name, text->text);
    reader->total_bytes += text->text.len;
    if (text->text.len <= FILE_LIMIT && reader->total_bytes <= TOTAL_LIMIT)
        return true;
    Diag *diag = diag_add(reader->diags, DIAG_J084, (Span){*source, 0, 1}, "the text is larger than can be read");
    diag_help(reader->diags, diag, "split the journal: a file may have 256 MiB, all together 1 GiB");
    return false;
}

static bool add_table_text(Reader *reader, const JournalText *text, uint32_t *out)
{
    uint32_t source;
    if (!add_text(reader, text, &source))
        return false;
    *out = source;
    size_t mark = str_starts(text->text, STR("\xEF\xBB\xBF")) ? 3 : 0;
    for (Str rest = str_after(text->text, mark); rest.len;) {
        Str lines = str_cut(&rest, '\n');
        while (lines.len) { /* rows may end in CR alone */
            Str line = str_cut(&lines, '\r');
            if (!memchr(line.ptr, 0, line.len)) /* told with the row, as bytes that are not UTF-8 are */
                check_controls(reader, source, line, (size_t)(line.ptr - text->text.ptr));
        }
    }
    return true;
}

/* Award rows, or figures of a series: the header tells. */
static void add_rows_file(Reader *reader, const JournalText *text, Index entry)
{
    uint32_t source;
    if (!add_table_text(reader, text, &source))
        return;
    Arena scratch;
    arena_init(&scratch);
    bool is_series = series_form_of(text->text, &scratch) != SERIES_FORM_NONE;
    arena_release(&scratch);
    struct RowsFile file = {source, entry};
    reader->entries.items[entry].made = (Index)(reader->row_files.count + reader->series_files.count);
    if (is_series)
        ARRAY_ADD(reader->arena, &reader->series_files, file);
    else
        ARRAY_ADD(reader->arena, &reader->row_files, file);
    ARRAY_ADD(reader->arena, &reader->table_files, file);
}

static bool open_named(Reader *reader, Str name, Str from, Span span, JournalText *out)
{
    Str why = STR("files cannot be opened here");
    OpenResult result = OPEN_FAILED;
    if (reader->opener)
        result = reader->opener->open(reader->opener->context, name, from, &out->name, &out->identity, &out->text);
    if (result == OPEN_OK)
        return true;
    if (reader->opener)
        why = out->name;
    bool too_large = result == OPEN_TOO_LARGE;
    Diag *diag = diag_add(reader->diags, too_large ? DIAG_J084 : DIAG_J080, span, "cannot read '%.*s': %.*s",
                          STR_ARG(name), STR_ARG(why));
    diag_help(reader->diags, diag, "%s",
              too_large ? "split it: a file may have 256 MiB, all together 1 GiB"
                        : "mend the name; it is looked up from the folder of the file that includes it");
    return false;
}

void include_file(Reader *reader, Index entry_index)
{
    Entry entry = reader->entries.items[entry_index];
    Span span;
    Str name = quoted_head(reader, &entry, &span);
    if (!name.ptr)
        return;
    bool is_journal = str_ends(name, STR(".purse")), is_rows = str_ends(name, STR(".csv"));
    if (!is_journal && !is_rows) {
        Diag *diag = diag_add(reader->diags, DIAG_J083, span, "'%.*s' is neither a journal nor a table", STR_ARG(name));
        diag_help(reader->diags, diag,
                  "name a journal, which ends in .purse, or a file of awards or of a series, which ends in .csv");
        return;
    }
    if (reader->depth >= DEPTH_LIMIT) {
        Diag *diag = diag_add(reader->diags, DIAG_J082, span, "more than %d files inside each other", DEPTH_LIMIT);
        diag_help(reader->diags, diag, "include this file from one further up");
        return;
    }
    JournalText text = {0};
    Str from = reader->diags->sources.items[entry.source].name;
    if (!open_named(reader, name, from, span, &text) || is_known_file(reader, text.identity, span))
        return;
    if (is_rows)
        add_rows_file(reader, &text, entry_index);
    else
        split_text(reader, &text);
}

bool open_table(Reader *reader, const Entry *entry, Str name, Span span, uint32_t *source)
{
    JournalText text = {0};
    Str from = reader->diags->sources.items[entry->source].name;
    return open_named(reader, name, from, span, &text) && !is_known_file(reader, text.identity, span) &&
           add_table_text(reader, &text, source);
}

/* ---- the way ---- */

static Journal *new_journal(Diags *diags, Arena *arena)
{
    Journal *journal = ARENA_NEW(arena, Journal);
    journal->arena = arena;
    journal->diags = diags;
    Map *maps[] = {&journal->source_ids,    &journal->program_ids, &journal->rule_ids,
                   &journal->group_ids,     &journal->case_ids,    &journal->award_ids,
                   &journal->own_place_ids, &journal->series_ids,  &journal->links};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        map_init(maps[i], arena);
    return journal;
}

Journal *journal_read(const JournalText *texts, size_t count, const JournalOpener *opener, Diags *diags, Arena *arena)
{
    Reader reader = {.journal = new_journal(diags, arena),
                     .arena = arena,
                     .diags = diags,
                     .opener = opener,
                     .near_left = NEAR_LIMIT,
                     .near_places_left = NEAR_PLACES_LIMIT};
    map_init(&reader.place_cache, arena);
    map_init(&reader.decisions, arena);
    map_init(&reader.triples, arena);
    map_init(&reader.told_places, arena);
    map_init(&reader.identities, arena);
    for (size_t i = 0; i < count; i++)
        split_text(&reader, &texts[i]);
    declare_entries(&reader);
    build_entries(&reader);
    settle_known(&reader);
    check_journal(&reader);
    apply_allows(&reader);
    diags_sort(diags);
    return reader.journal;
}

Index journal_find_rule(const Journal *journal, Str id)
{
    return map_find(&journal->rule_ids, id);
}

Index journal_find_link(const Journal *journal, Str link)
{
    return map_find(&journal->links, link);
}

bool rule_reaches(const Rule *rule, Index program, int year)
{
    for (size_t i = 0; i < rule->reaches.count; i++) {
        const Reach *reach = &rule->reaches.items[i];
        bool program_fits = reach->program == NO_INDEX || reach->program == program;
        bool year_fits = reach->years.first == ANY_YEAR || (year >= reach->years.first && year <= reach->years.last);
        if (program_fits && year_fits)
            return true;
    }
    return false;
}

bool journal_is_grantor(const Journal *journal, PlaceId agency, const Rule *rule)
{
    for (size_t i = 0; i < rule->reaches.count; i++) {
        if (rule->reaches.items[i].program == NO_INDEX)
            return true;
        const Program *program = &journal->programs.items[rule->reaches.items[i].program];
        if (!program->agencies.count)
            return true;
        for (size_t k = 0; k < program->agencies.count; k++)
            if (place_agency_covers(agency, program->agencies.items[k]))
                return true;
    }
    return false;
}

bool index_holds(const IndexArray *list, Index item)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == item)
            return true;
    return false;
}

bool index_shares(const IndexArray *a, const IndexArray *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (index_holds(b, a->items[i]))
            return true;
    return false;
}
