/* Text into entries: a first column begins one, indented lines are its fields.
 *
 * Looks at heads and keys only; values stay bytes until build.c reads them.
 * An included file is read where it is named, so that entries keep their order. */
#include "journal/reader.h"

typedef struct {
    Reader *reader;
    Str text;
    uint32_t source;
    bool in_entry;         /* lines that follow belong to the last entry */
    bool passing_over;     /* the mistake of the lines that follow was reported already */
    uint32_t field_indent; /* of the entry's first field; 0: none yet */
} Splitter;

static Span span_at(const Splitter *splitter, size_t at, size_t length)
{
    return (Span){splitter->source, (uint32_t)at, (uint32_t)(length ? length : 1)};
}

static Entry *current(Splitter *splitter)
{
    Reader *reader = splitter->reader;
    return &reader->entries.items[reader->entries.count - 1];
}

/* ---- entries ---- */

/* A key may stand alone when its value follows on deeper lines; here it is known that none did. */
static void check_values(Splitter *splitter, const Entry *entry)
{
    Reader *reader = splitter->reader;
    for (uint32_t i = 0; i < entry->field_count; i++) {
        FieldText *field = &reader->fields.items[entry->first_field + i];
        if (field->key == FIELD_NONE || field->from < field->until)
            continue;
        const char *key = field_keys[field->key];
        Diag *diag = diag_add(reader->diags, DIAG_J025, span_at(splitter, field->key_at, field->until - field->key_at),
                              "'%s:' has no value", key);
        diag_help(reader->diags, diag, "write the value behind the colon, or delete the line");
        field->key = FIELD_NONE;
    }
}

static void finish_entry(Splitter *splitter)
{
    Reader *reader = splitter->reader;
    if (splitter->in_entry) {
        check_values(splitter, current(splitter));
        if (current(splitter)->kind == KIND_INCLUDE)
            include_file(reader, (Index)reader->entries.count - 1);
    }
    splitter->in_entry = false;
    splitter->passing_over = false;
    splitter->field_indent = 0;
}

static void help_unknown_kind(Reader *reader, Diag *diag, Str word)
{
    Str words[KIND_COUNT];
    for (int i = 0; i < KIND_COUNT; i++)
        words[i] = str_from_c(kind_rules[i].word);
    Str near = diag_near_names(reader->arena, word, words, KIND_COUNT);
    if (near.len) {
        diag_help(reader->diags, diag, "%.*s", STR_ARG(near));
        return;
    }
    Buf list;
    buf_init(&list);
    for (int i = 0; i < KIND_COUNT; i++)
        buf_printf(&list, "%s%s", i ? ", " : "", kind_rules[i].word);
    diag_help(reader->diags, diag, "begin the entry with one of %.*s", STR_ARG(buf_str(&list)));
    buf_release(&list);
}

static void report_unknown_kind(Reader *reader, const Lexer *lexer, Token token)
{
    if (token.kind != TOKEN_WORD) {
        expected(reader, lexer, token, "a kind of entry, as in warn, order or source");
        return;
    }
    bool is_kept = diags_keeps(reader->diags, DIAG_J020);
    Diag *diag = diag_add(reader->diags, DIAG_J020, token_span(lexer, token), "there is no kind of entry '%.*s'",
                          STR_ARG(token.text));
    if (is_kept)
        help_unknown_kind(reader, diag, token.text);
}

static void check_date_fits(Splitter *splitter, const Lexer *lexer, Token kind_token, const Entry *entry, bool has_date)
{
    Reader *reader = splitter->reader;
    if (entry->kind == KIND_NONE || kind_rules[entry->kind].is_dated == has_date)
        return;
    const char *word = kind_rules[entry->kind].word;
    Diag *diag;
    if (has_date) {
        diag = diag_add(reader->diags, DIAG_J015, entry->day_span, "'%s' has no date", word);
        diag_help(reader->diags, diag, "begin the line with: %s", word);
    } else {
        diag = diag_add(reader->diags, DIAG_J014, token_span(lexer, kind_token), "'%s' needs a date before it", word);
        diag_help(reader->diags, diag, "begin the line with the day, as in 2017-04-21 %s, or with its month or year",
                  word);
    }
}

static bool looks_like_date(Str word)
{
    return word.len &&
           (char_is_digit(word.ptr[0]) || (str_starts(word, STR("FY")) && word.len > 2 && char_is_digit(word.ptr[2])));
}

static void begin_entry(Splitter *splitter, size_t at, size_t until)
{
    Reader *reader = splitter->reader;
    finish_entry(splitter);
    Lexer lexer = {.text = splitter->text, .at = (uint32_t)at, .until = (uint32_t)until, .source = splitter->source};
    Entry entry = {.kind = KIND_NONE,
                   .source = splitter->source,
                   .at = (uint32_t)at,
                   .made = NO_INDEX,
                   .first_field = (uint32_t)reader->fields.count};
    Token token = lex_peek(&lexer);
    bool has_date = token.kind == TOKEN_WORD && looks_like_date(token.text);
    if (has_date) {
        entry.day_span = token_span(&lexer, token);
        read_date(reader, &lexer, &entry.day);
    }
    token = lex_next(&lexer);
    entry.kind = token.kind == TOKEN_WORD ? kind_find(token.text) : KIND_NONE;
    if (entry.kind == KIND_NONE)
        report_unknown_kind(reader, &lexer, token);
    check_date_fits(splitter, &lexer, token, &entry, has_date);
    entry.head_from = lexer.at;
    entry.head_until = (uint32_t)until;
    /* Lines of some other file are all unknown entries: the place of the last one is used again. */
    bool was_unknown = reader->entries.count && current(splitter)->kind == KIND_NONE;
    if (was_unknown) {
        entry.first_field = current(splitter)->first_field;
        reader->fields.count = entry.first_field;
        *current(splitter) = entry;
    } else if (reader->entries.count == ENTRIES_MOST) {
        Diag *diag = diag_add(reader->diags, DIAG_J084, entry_span(&entry), "the journal has more than %d entries",
                              ENTRIES_MOST);
        diag_help(reader->diags, diag, "split it into journals of their own; this one is read up to here");
        reader->is_full = true;
        return;
    } else {
        ARRAY_ADD(reader->arena, &reader->entries, entry);
    }
    splitter->in_entry = true;
}

/* ---- fields ---- */

static void help_unknown_field(Reader *reader, Diag *diag, Str key, const Str *may, size_t count)
{
    Str near = diag_near_names(reader->arena, key, may, count);
    if (near.len) {
        diag_help(reader->diags, diag, "%.*s", STR_ARG(near));
        return;
    }
    Buf list;
    buf_init(&list);
    for (size_t i = 0; i < count; i++)
        buf_printf(&list, "%s%.*s", i ? ", " : "its fields are ", STR_ARG(may[i]));
    diag_help(reader->diags, diag, "%.*s", STR_ARG(buf_str(&list)));
    buf_release(&list);
}

static void report_unknown_field(Splitter *splitter, Entry *entry, Str key, size_t at)
{
    Reader *reader = splitter->reader;
    Str may[FIELD_COUNT];
    size_t count = 0, limit = key.len < 5 ? 1 : 2;
    for (int i = 0; i < FIELD_COUNT; i++) {
        if (!(kind_rules[entry->kind].may & FIELD_BIT(i)))
            continue;
        may[count++] = str_from_c(field_keys[i]);
        if (str_distance(key, may[count - 1], limit) <= limit)
            entry->excused |= FIELD_BIT(i);
    }
    bool is_kept = diags_keeps(reader->diags, DIAG_J022);
    Diag *diag = diag_add(reader->diags, DIAG_J022, span_at(splitter, at, key.len), "'%s' has no field '%.*s'",
                          kind_rules[entry->kind].word, STR_ARG(key));
    if (is_kept)
        help_unknown_field(reader, diag, key, may, count);
}

static bool may_repeat(FieldKey key)
{
    return key == FIELD_NOTE || key == FIELD_ALSO || key == FIELD_MEMBER || key == FIELD_NUMBERS ||
           key == FIELD_POINT || key == FIELD_BREAK;
}

/* True when the field belongs here; marks it as given. */
static bool accept_field(Splitter *splitter, Entry *entry, FieldKey key, Str word, size_t at)
{
    Reader *reader = splitter->reader;
    FieldSet bit = key == FIELD_NONE ? 0 : FIELD_BIT(key);
    if (entry->kind == KIND_NONE)
        return false;
    if (!(kind_rules[entry->kind].may & bit)) {
        report_unknown_field(splitter, entry, word, at);
        return false;
    }
    if ((entry->given & bit) && !may_repeat(key)) {
        Diag *diag = diag_add(reader->diags, DIAG_J023, span_at(splitter, at, word.len), "'%.*s:' is given twice",
                              STR_ARG(word));
        diag_help(reader->diags, diag, "delete one of the two, or put their values into one list, separated by commas");
        return false;
    }
    entry->given |= bit;
    return true;
}

static void report_no_colon(Splitter *splitter, Entry *entry, FieldKey found, Str key, size_t at)
{
    Diags *diags = splitter->reader->diags;
    Diag *diag = diag_add(diags, DIAG_J028, span_at(splitter, at, key.len), "a field is written key: value");
    if (found != FIELD_NONE) {
        diag_help(diags, diag, "write '%.*s:'", STR_ARG(key));
        entry->excused |= FIELD_BIT(found);
    } else {
        diag_help(diags, diag,
                  "put a key and a colon before it, or indent the line deeper to go on with the value above");
    }
}

static void add_field(Splitter *splitter, size_t at, size_t until)
{
    Reader *reader = splitter->reader;
    Entry *entry = current(splitter);
    Str line = str_slice(splitter->text, at, until);
    size_t key_length = 0;
    while (key_length < line.len && (char_is_alpha(line.ptr[key_length]) || char_is_digit(line.ptr[key_length]) ||
                                     line.ptr[key_length] == '-' || line.ptr[key_length] == '_'))
        key_length++;
    Str key = str_slice(line, 0, key_length);
    FieldText field = {FIELD_NONE, (uint32_t)at, (uint32_t)until, (uint32_t)until};
    FieldKey found = field_find(key);
    bool has_colon = key_length && key_length < line.len && line.ptr[key_length] == ':';
    if (has_colon) {
        field.from = (uint32_t)(at + key_length + 1);
        if (accept_field(splitter, entry, found, key, at))
            field.key = found;
    } else {
        report_no_colon(splitter, entry, found, key, at);
    }
    ARRAY_ADD(reader->arena, &reader->fields, field);
    entry->field_count++;
}

/* A deeper line goes on with the value above, unless it is plainly a field itself. */
static bool is_continuation(const Splitter *splitter, Str line, size_t indent)
{
    if (!splitter->field_indent || indent <= splitter->field_indent)
        return false;
    size_t colon = str_find_char(line, ':', 0);
    return colon == line.len || field_find(str_slice(line, 0, colon)) == FIELD_NONE;
}

static void take_indented(Splitter *splitter, size_t at, size_t until, size_t indent)
{
    Reader *reader = splitter->reader;
    if (!splitter->in_entry) {
        if (!splitter->passing_over) {
            Diag *diag = diag_add(reader->diags, DIAG_J021, span_at(splitter, at, until - at),
                                  "an indented line with no entry above it");
            diag_help(reader->diags, diag, "begin the entry in the first column: delete the blanks before it");
        }
        splitter->passing_over = true;
        return;
    }
    Str line = str_slice(splitter->text, at, until);
    if (is_continuation(splitter, line, indent)) {
        if (!splitter->passing_over)
            reader->fields.items[reader->fields.count - 1].until = (uint32_t)until;
        return;
    }
    if (!splitter->field_indent)
        splitter->field_indent = (uint32_t)indent;
    splitter->passing_over = false;
    add_field(splitter, at, until);
}

/* A field that is too long leaves its entry standing; what an entry that is too long says is not known. */
static void pass_over_line(Splitter *splitter, Str line, size_t at)
{
    Diags *diags = splitter->reader->diags;
    Diag *diag = diag_add(diags, DIAG_J003, span_at(splitter, at, 1), "the line has %zu bytes; %d are the most",
                          line.len, LINE_LIMIT);
    diag_help(diags, diag, "break it; a value goes on over lines indented deeper than its key");
    bool is_field = splitter->in_entry && char_is_space(line.ptr[0]);
    if (is_field)
        current(splitter)->excused = ~(FieldSet)0;
    else
        finish_entry(splitter);
    if (is_field && !splitter->field_indent)
        splitter->field_indent = (uint32_t)(line.len - str_trim(line).len); /* deeper lines belong to it */
    splitter->passing_over = true;
}

static void take_line(Splitter *splitter, size_t at, size_t until)
{
    Str line = str_slice(splitter->text, at, until);
    if (line.len > LINE_LIMIT) {
        pass_over_line(splitter, line, at);
        return;
    }
    check_controls(splitter->reader, splitter->source, line, at);
    size_t indent = 0, end = lex_content_length(line);
    while (indent < end && char_is_space(line.ptr[indent]))
        indent++;
    if (indent == end)
        return;
    if (indent)
        take_indented(splitter, at + indent, at + end, indent);
    else
        begin_entry(splitter, at, at + end);
}

void split_text(Reader *reader, const JournalText *text)
{
    Splitter splitter = {.reader = reader, .text = text->text};
    if (!add_text(reader, text, &splitter.source))
        return;
    reader->depth++;
    check_utf8(reader, splitter.source);
    size_t at = str_starts(text->text, STR("\xEF\xBB\xBF")) ? 3 : 0;
    while (at < text->text.len && !reader->is_full) {
        size_t until = str_find_char(text->text, '\n', at);
        take_line(&splitter, at, until);
        at = until + 1;
    }
    finish_entry(&splitter);
    reader->depth--;
}
