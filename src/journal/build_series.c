/* Series: figures written in the journal, and files of figures that it names. */
#include "journal/reader.h"

/* ---- labels of places ---- */

static void report_label(Reader *reader, Span span, Str label, const PlaceMatch *match)
{
    bool is_several = match->answer == PLACE_AMBIGUOUS;
    Diag *diag =
        diag_add(reader->diags, DIAG_S005, span,
                 is_several ? "'%.*s' may be one of several places" : "'%.*s' means no known place", STR_ARG(label));
    Str example = match->candidate_count ? place_get(match->candidates[0]).path : STR("ID");
    diag_help(reader->diags, diag, "its rows count for nobody; add to the journal: place %.*s is \"%.*s\"",
              STR_ARG(example), STR_ARG(label));
}

static PlaceId find_label(void *context, Str label, Str state, Span span)
{
    Reader *reader = context;
    Arena scratch;
    arena_init(&scratch);
    Index decided = map_find(&reader->decisions, journal_fold_name(&scratch, label));
    arena_release(&scratch);
    if (decided != MAP_ABSENT)
        return reader->journal->decisions.items[decided].place;
    Index own = map_find(&reader->journal->own_place_ids, label);
    if (own != MAP_ABSENT)
        return PLACE_OWN_FIRST + own;
    PlaceMatch match = series_find_label(label, state);
    if (match.answer == PLACE_FOUND)
        return match.id;
    report_label(reader, span, label, &match);
    return PLACE_NONE;
}

/* ---- what an entry says ---- */

static void read_words(Reader *reader, const Entry *entry, FieldKey key, StrArray *out)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    do {
        Token token = lex_next(&lexer);
        if (token.kind == TOKEN_WORD)
            ARRAY_ADD(reader->arena, out, token.text);
        else
            expected(reader, &lexer, token,
                     key == FIELD_MEASURE ? "a measure, as in homicides, murders" : "a word, as in crime");
    } while (skip_comma(&lexer));
    read_end(reader, &lexer);
}

static void read_unit(Reader *reader, const Entry *entry, SeriesTold *told)
{
    const FieldText *field = field_get(reader, entry, FIELD_UNIT);
    told->per = RATE_PER;
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    Str text = read_raw(reader, &lexer);
    told->has_unit = series_unit_parse(text, &told->unit, &told->per);
    if (told->has_unit)
        return;
    Diag *diag = diag_add(reader->diags, DIAG_J034, value_span(reader, entry, FIELD_UNIT), "'%.*s' is not a unit",
                          STR_ARG(text));
    diag_help(reader->diags, diag, "write count, people, dollars, or rate per 100,000");
}

static void read_form(Reader *reader, const Entry *entry, SeriesTold *told)
{
    static const char *const forms[] = {"tidy", "wide", "offences", "population"};
    const FieldText *field = field_get(reader, entry, FIELD_FORM);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    told->form = (SeriesForm)(read_choice(reader, &lexer, forms, 4) + 1);
    read_end(reader, &lexer);
}

static void read_years_of(Reader *reader, const Entry *entry, SeriesTold *told)
{
    const FieldText *field = field_get(reader, entry, FIELD_YEAR);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    if (read_date(reader, &lexer, &told->year))
        read_end(reader, &lexer);
}

static void read_told(Reader *reader, const Entry *entry, SeriesTold *told)
{
    StrArray names = {0};
    read_words(reader, entry, FIELD_MEASURE, &names);
    if (names.count)
        told->measure = names.items[0];
    for (size_t i = 1; i < names.count; i++)
        ARRAY_ADD(reader->arena, &told->names, names.items[i]);
    read_words(reader, entry, FIELD_ABOUT, &told->about);
    read_unit(reader, entry, told);
    read_form(reader, entry, told);
    read_years_of(reader, entry, told);
    const FieldText *definition = field_get(reader, entry, FIELD_DEFINITION);
    if (definition) {
        Lexer lexer = field_lexer(reader, entry, definition);
        told->definition = read_raw(reader, &lexer);
    }
}

/* break: 2013 "the definition of rape became wider" */
static void read_breaks(Reader *reader, const Entry *entry, Series *series)
{
    for (uint32_t i = 0; i < entry->field_count; i++) {
        const FieldText *field = &reader->fields.items[entry->first_field + i];
        if (field->key != FIELD_BREAK)
            continue;
        Lexer lexer = field_lexer(reader, entry, field);
        Period day;
        SeriesBreak at = {.why = STR("the definition changed")};
        if (!read_date(reader, &lexer, &day))
            continue;
        if (lex_peek(&lexer).kind == TOKEN_STRING)
            read_text(reader, &lexer, &at.why);
        read_end(reader, &lexer);
        at.from = day.first;
        ARRAY_ADD(reader->arena, &series->breaks, at);
    }
}

/* ---- points ---- */

static bool read_decimal(Reader *reader, Lexer *lexer, const char *what, Decimal *out)
{
    Token token = lex_next(lexer);
    if (token.kind != TOKEN_WORD) {
        expected(reader, lexer, token, what);
        return false;
    }
    Str text = str_starts(token.text, STR("$")) ? str_after(token.text, 1) : token.text;
    DecimalProblem problem = decimal_parse(text, out);
    if (problem == DECIMAL_OK)
        return true;
    bool is_long = problem == DECIMAL_TOO_LONG;
    Diag *diag =
        diag_add(reader->diags, is_long ? DIAG_S004 : DIAG_S003, token_span(lexer, token),
                 is_long ? "'%.*s' has more digits than are kept" : "'%.*s' is not a number", STR_ARG(token.text));
    diag_help(reader->diags, diag,
              is_long ? "a value has at most %d digits; round it and say so in a note"
                      : "write digits, as in 762 or 12.5; unknown when the value is missing",
              DECIMAL_DIGITS);
    return false;
}

static bool check_sign(Reader *reader, Span span, Decimal value, Unit unit)
{
    if (value.digits >= 0 || (unit != UNIT_COUNT && unit != UNIT_PEOPLE))
        return true;
    Diag *diag = diag_add(reader->diags, DIAG_S008, span, "%s cannot be below zero",
                          unit == UNIT_COUNT ? "a count" : "a number of people");
    diag_help(reader->diags, diag, "mend the number; write unknown when it is not known");
    return false;
}

/* Behind the value: people 2,704,958, known 2017-01-18. */
static bool read_point_facts(Reader *reader, Lexer *lexer, SeriesPoint *point)
{
    if (skip_word(lexer, "people")) {
        Decimal people;
        Token token = lex_peek(lexer);
        if (!read_decimal(reader, lexer, "how many people, as in 2,704,958", &people) ||
            !check_sign(reader, token_span(lexer, token), people, UNIT_PEOPLE))
            return false;
        point->has_population = people.scale == 0;
        point->population = people.digits;
    }
    if (skip_word(lexer, "known") && !read_date(reader, lexer, &point->known))
        return false;
    read_end(reader, lexer);
    return true;
}

/* point: us/il/chicago 2016 762 */
static void read_point(Reader *reader, const Entry *entry, const FieldText *field, Series *series)
{
    Lexer lexer = field_lexer(reader, entry, field);
    SeriesPoint point = {.known = PERIOD_NONE};
    Token first = lex_peek(&lexer);
    if (!read_place(reader, &lexer, NEED_ANY, &point.place) || !read_date(reader, &lexer, &point.period))
        return;
    Token value = lex_peek(&lexer);
    point.span = span_over(&lexer, first, value);
    point.is_missing = skip_word(&lexer, "unknown");
    if (!point.is_missing && (!read_decimal(reader, &lexer, "the value, as in 762 or unknown", &point.value) ||
                              !check_sign(reader, token_span(&lexer, value), point.value, series->unit)))
        return;
    if (read_point_facts(reader, &lexer, &point))
        ARRAY_ADD(reader->arena, &series->points, point);
}

static bool has_points(const Reader *reader, const Entry *entry)
{
    return field_get(reader, entry, FIELD_POINT) != NULL;
}

static void read_points(Reader *reader, const Entry *entry, const SeriesTold *told)
{
    Series series = {.id = told->id,
                     .measure = told->measure,
                     .names = told->names,
                     .about = told->about,
                     .definition = told->definition,
                     .unit = told->has_unit ? told->unit : UNIT_COUNT,
                     .per = told->per};
    if (!told->has_unit && str_equal(told->measure, STR("population")))
        series.unit = UNIT_PEOPLE;
    read_breaks(reader, entry, &series);
    for (uint32_t i = 0; i < entry->field_count; i++)
        if (reader->fields.items[entry->first_field + i].key == FIELD_POINT)
            read_point(reader, entry, &reader->fields.items[entry->first_field + i], &series);
    ARRAY_ADD(reader->arena, &reader->journal->series, series);
}

/* ---- entries and files ---- */

static Str stem_of(Str name)
{
    size_t from = name.len;
    while (from && name.ptr[from - 1] != '/')
        from--;
    Str file = str_after(name, from);
    return str_ends(file, STR(".csv")) ? str_slice(file, 0, file.len - 4) : file;
}

static size_t points_left(const Journal *journal)
{
    size_t count = 0;
    for (size_t i = 0; i < journal->series.count; i++)
        count += journal->series.items[i].points.count;
    return count < SERIES_POINTS_MOST ? SERIES_POINTS_MOST - count : 0;
}

static void read_table(Reader *reader, uint32_t source, SeriesTold *told)
{
    const Source *text = &reader->diags->sources.items[source];
    told->name = text->name;
    told->find = find_label;
    told->context = reader;
    told->points_left = points_left(reader->journal);
    if (!told->id.len)
        told->id = stem_of(text->name);
    series_read_table(text->text, source, told, reader->diags, reader->arena, &reader->journal->series);
}

static void report_nothing(Reader *reader, const Entry *entry, const SeriesTold *told)
{
    bool has_file = entry_has(entry, FIELD_FILE);
    const char *missing = has_file || told->measure.len || entry_has(entry, FIELD_MEASURE) ? NULL : "measure";
    if (!missing && !has_file && !entry_has(entry, FIELD_POINT))
        missing = "point";
    if (!missing)
        return;
    Diag *diag = diag_add(reader->diags, DIAG_J024, entry_span(entry), "this series has no %s:", missing);
    diag_help(reader->diags, diag, "add an indented line, as in %s",
              str_equal(str_from_c(missing), STR("point")) ? "point: us/il/chicago 2016 762, or name a table with file:"
                                                           : "measure: homicides");
}

static void read_file_of(Reader *reader, const Entry *entry, SeriesTold *told)
{
    const FieldText *field = field_get(reader, entry, FIELD_FILE);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    Str name;
    uint32_t source;
    uint32_t first = reader->journal->series.count;
    if (!read_text(reader, &lexer, &name))
        return;
    read_end(reader, &lexer);
    if (!open_table(reader, entry, name, value_span(reader, entry, FIELD_FILE), &source))
        return;
    struct RowsFile table = {source, (Index)(entry - reader->entries.items)};
    ARRAY_ADD(reader->arena, &reader->table_files, table);
    read_table(reader, source, told);
    for (uint32_t i = first; i < reader->journal->series.count; i++)
        read_breaks(reader, entry, &reader->journal->series.items[i]);
}

/* Series made since `first` are of this entry; what it says goes for all of them. */
static void settle_series(Reader *reader, uint32_t first, Index from)
{
    Journal *journal = reader->journal;
    const SeriesEntry *entry = &journal->series_entries.items[from];
    for (uint32_t i = first; i < journal->series.count; i++) {
        Series *series = &journal->series.items[i];
        series->known = known_from(journal, &entry->common);
        if (!series->definition.len)
            series->definition = entry->common.title;
        series_settle(series, reader->diags);
        ARRAY_ADD(reader->arena, &journal->series_from, from);
    }
}

static void build_declared(Reader *reader, const Entry *entry)
{
    Journal *journal = reader->journal;
    SeriesEntry *made = &journal->series_entries.items[entry->made];
    SeriesTold told = {.id = made->id};
    build_common(reader, entry, &made->common);
    Lexer lexer = head_lexer(reader, entry);
    lex_next(&lexer);
    if (lex_peek(&lexer).kind == TOKEN_STRING)
        read_text(reader, &lexer, &made->common.title);
    read_end(reader, &lexer);
    read_told(reader, entry, &told);
    report_nothing(reader, entry, &told);
    uint32_t first = journal->series.count;
    if (told.measure.len && has_points(reader, entry))
        read_points(reader, entry, &told);
    read_file_of(reader, entry, &told);
    settle_series(reader, first, entry->made);
}

static void build_included(Reader *reader, const struct RowsFile *file)
{
    Journal *journal = reader->journal;
    const Entry *entry = &reader->entries.items[file->entry];
    SeriesEntry made = {0};
    SeriesTold told = {.per = RATE_PER};
    build_common(reader, entry, &made.common);
    uint32_t first = journal->series.count;
    Index number = journal->series_entries.count;
    read_table(reader, file->source, &told);
    made.id = told.id;
    ARRAY_ADD(reader->arena, &journal->series_entries, made);
    settle_series(reader, first, number);
}

void build_series(Reader *reader)
{
    for (size_t i = 0; i < reader->entries.count; i++)
        if (reader->entries.items[i].kind == KIND_SERIES && reader->entries.items[i].made != NO_INDEX)
            build_declared(reader, &reader->entries.items[i]);
    for (size_t i = 0; i < reader->series_files.count; i++)
        build_included(reader, &reader->series_files.items[i]);
}
