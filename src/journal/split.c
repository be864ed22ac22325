/* Text into entries: a first column begins one, indented lines are its fields.
 *
 * Looks at heads and keys only; values stay bytes until build.c reads them.
 * An included file is read where it is named, so that entries keep their order. */
#include "journal/reader.h"

typedef struct {
    Reader *reader;
    Str text;
    Str name;
    uint32_t source;
    bool in_entry;    /* lines that follow belong to the last entry */
    bool passing_over; /* a stray indented block was reported already */
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

/* ---- bytes that do not belong in a text ---- */

enum { BYTES_REPORTED = 20 };

static void check_utf8(Splitter *splitter)
{
    Reader *reader = splitter->reader;
    size_t at = 0;
    for (int reported = 0; reported < BYTES_REPORTED; reported++) {
        at += utf8_check(str_after(splitter->text, at));
        if (at >= splitter->text.len)
            return;
        Diag *diag = diag_add(reader->diags, DIAG_J001, span_at(splitter, at, 1), "byte 0x%02X is not UTF-8",
                              (unsigned char)splitter->text.ptr[at]);
        diag_help(reader->diags, diag, "save the file as UTF-8; in Latin-1 this byte may be an accented letter");
        size_t line_end = str_find_char(splitter->text, '\n', at);
        at = line_end;
    }
}

/* Eight bytes at a time: true when one of them is below 0x20, or is 0x7f or above. */
static bool may_hold_control(Str line)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    size_t i = 0;
    for (; i + 8 <= line.len; i += 8) {
        uint64_t eight;
        memcpy(&eight, line.ptr + i, 8);
        uint64_t below = (eight - ones * 0x20) & ~eight & tops, delete = ((eight & ~tops) + ones) & tops;
        if (below | delete | (eight & tops))
            return true;
    }
    for (; i < line.len; i++)
        if ((unsigned char)line.ptr[i] < 0x20 || (unsigned char)line.ptr[i] >= 0x7f)
            return true;
    return false;
}

static void check_controls(Splitter *splitter, Str line, size_t at)
{
    if (!may_hold_control(line))
        return;
    for (size_t i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.ptr[i];
        if ((c >= 0x20 && c != 0x7f) || c == '\t' || (c == '\r' && i + 1 == line.len))
            continue;
        Diag *diag = diag_add(splitter->reader->diags, DIAG_J002, span_at(splitter, at + i, 1),
                              "control character 0x%02X", c);
        diag_help(splitter->reader->diags, diag, "delete it");
        return;
    }
}

/* ---- included files ---- */

static Str quoted_head(Reader *reader, const Entry *entry, Span *span)
{
    Lexer lexer = head_lexer(reader, entry);
    Token token = lex_next(&lexer);
    *span = token_span(&lexer, token);
    if (token.kind != TOKEN_STRING) {
        expected(reader, &lexer, token, "the name of a file in quotation marks");
        return STR_NONE;
    }
    check_string(reader, &lexer, token);
    read_end(reader, &lexer);
    return unescape(reader, token);
}

static bool is_known_file(Reader *reader, Str identity, Span span)
{
    for (size_t i = 0; i < reader->identities.count; i++) {
        if (!str_equal(reader->identities.items[i], identity))
            continue;
        Diag *diag = diag_add(reader->diags, DIAG_J081, span, "this file is part of the journal already");
        diag_help(reader->diags, diag, "delete this line; what is read twice would count twice");
        return true;
    }
    return false;
}

static void add_rows_file(Reader *reader, const JournalText *text, Index entry)
{
    ARRAY_ADD(reader->arena, &reader->identities, text->identity);
    uint32_t source = diags_add_source(reader->diags, text->name, text->text);
    ARRAY_ADD(reader->arena, &reader->row_files, (struct RowsFile){source, entry});
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
    DiagCode code = result == OPEN_TOO_LARGE ? DIAG_J084 : DIAG_J080;
    Diag *diag = diag_add(reader->diags, code, span, "cannot read '%.*s': %.*s", STR_ARG(name), STR_ARG(why));
    diag_help(reader->diags, diag, "names are looked up from the folder of the file that includes them");
    return false;
}

static void include_file(Splitter *splitter, Index entry_index)
{
    Reader *reader = splitter->reader;
    Entry entry = reader->entries.items[entry_index];
    Span span;
    Str name = quoted_head(reader, &entry, &span);
    if (!name.ptr)
        return;
    bool is_journal = str_ends(name, STR(".purse")), is_rows = str_ends(name, STR(".csv"));
    if (!is_journal && !is_rows) {
        Diag *diag = diag_add(reader->diags, DIAG_J083, span, "'%.*s' is neither a journal nor an award file", STR_ARG(name));
        diag_help(reader->diags, diag, "journals end in .purse, award files in .csv");
        return;
    }
    if (reader->depth >= DEPTH_LIMIT) {
        Diag *diag = diag_add(reader->diags, DIAG_J082, span, "more than %d files inside each other", DEPTH_LIMIT);
        diag_help(reader->diags, diag, "include this file from one further up");
        return;
    }
    JournalText text = {0};
    if (!open_named(reader, name, splitter->name, span, &text) || is_known_file(reader, text.identity, span))
        return;
    if (is_rows)
        add_rows_file(reader, &text, entry_index);
    else
        split_text(reader, &text);
}

/* ---- entries ---- */

static void finish_entry(Splitter *splitter)
{
    Reader *reader = splitter->reader;
    if (splitter->in_entry && current(splitter)->kind == KIND_INCLUDE)
        include_file(splitter, (Index)reader->entries.count - 1);
    splitter->in_entry = false;
    splitter->field_indent = 0;
}

static void report_unknown_kind(Splitter *splitter, const Lexer *lexer, Token token)
{
    Reader *reader = splitter->reader;
    if (token.kind != TOKEN_WORD) {
        expected(reader, lexer, token, "a kind of entry, such as warn, order or source");
        return;
    }
    Str words[KIND_COUNT];
    for (int i = 0; i < KIND_COUNT; i++)
        words[i] = str_from_c(kind_rules[i].word);
    Str near = diag_near_names(reader->arena, token.text, words, KIND_COUNT);
    Diag *diag = diag_add(reader->diags, DIAG_J020, token_span(lexer, token), "there is no entry '%.*s'",
                          STR_ARG(token.text));
    diag_help(reader->diags, diag, "%.*s", STR_ARG(near.len ? near : STR("kinds are source, program, condition, warn, reply, finding, order and others: docs/journal.md")));
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
        diag_help(reader->diags, diag, "begin the line with the day, as in 2017-04-21 %s, or with its month or year", word);
    }
}

static bool looks_like_date(Str word)
{
    return word.len && (char_is_digit(word.ptr[0]) || (str_starts(word, STR("FY")) && word.len > 2 && char_is_digit(word.ptr[2])));
}

static void begin_entry(Splitter *splitter, size_t at, size_t until)
{
    Reader *reader = splitter->reader;
    finish_entry(splitter);
    Lexer lexer = {.text = splitter->text, .at = (uint32_t)at, .until = (uint32_t)until, .source = splitter->source};
    Entry entry = {.kind = KIND_NONE, .source = splitter->source, .at = (uint32_t)at, .made = NO_INDEX,
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
        report_unknown_kind(splitter, &lexer, token);
    check_date_fits(splitter, &lexer, token, &entry, has_date);
    entry.head_from = lexer.at;
    entry.head_until = (uint32_t)until;
    ARRAY_ADD(reader->arena, &reader->entries, entry);
    splitter->in_entry = true;
    splitter->passing_over = false;
}

/* ---- fields ---- */

static void report_unknown_field(Splitter *splitter, const Entry *entry, Str key, size_t at)
{
    Reader *reader = splitter->reader;
    Str may[FIELD_COUNT];
    size_t count = 0;
    for (int i = 0; i < FIELD_COUNT; i++)
        if (kind_rules[entry->kind].may & (UINT64_C(1) << i))
            may[count++] = str_from_c(field_keys[i]);
    Diag *diag = diag_add(reader->diags, DIAG_J022, span_at(splitter, at, key.len), "'%s' has no field '%.*s'",
                          kind_rules[entry->kind].word, STR_ARG(key));
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

static bool may_repeat(FieldKey key)
{
    return key == FIELD_NOTE || key == FIELD_ALSO || key == FIELD_MEMBER || key == FIELD_NUMBERS;
}

/* True when the field belongs here; marks it as given. */
static bool accept_field(Splitter *splitter, Entry *entry, FieldKey key, Str word, size_t at)
{
    Reader *reader = splitter->reader;
    uint64_t bit = key == FIELD_NONE ? 0 : UINT64_C(1) << key;
    if (entry->kind == KIND_NONE)
        return false;
    if (!(kind_rules[entry->kind].may & bit)) {
        report_unknown_field(splitter, entry, word, at);
        return false;
    }
    if ((entry->given & bit) && !may_repeat(key)) {
        Diag *diag = diag_add(reader->diags, DIAG_J023, span_at(splitter, at, word.len), "'%.*s' is given twice", STR_ARG(word));
        diag_help(reader->diags, diag, "put the values into one list, separated by commas");
        return false;
    }
    entry->given |= bit;
    return true;
}

static void add_field(Splitter *splitter, size_t at, size_t until)
{
    Reader *reader = splitter->reader;
    Entry *entry = current(splitter);
    Str line = str_slice(splitter->text, at, until);
    size_t key_length = 0;
    while (key_length < line.len && (char_is_alpha(line.ptr[key_length]) || char_is_digit(line.ptr[key_length]) || line.ptr[key_length] == '-' || line.ptr[key_length] == '_'))
        key_length++;
    Str key = str_slice(line, 0, key_length);
    FieldText field = {FIELD_NONE, (uint32_t)at, (uint32_t)until, (uint32_t)until};
    bool has_colon = key_length < line.len && line.ptr[key_length] == ':';
    if (!has_colon || !key_length) {
        Diag *diag = diag_add(reader->diags, DIAG_J028, span_at(splitter, at, key_length), "a field is written key: value");
        if (key_length && field_find(key) != FIELD_NONE)
            diag_help(reader->diags, diag, "write '%.*s:'", STR_ARG(key));
        else
            diag_help(reader->diags, diag, "put a key and a colon before the value, or indent the line deeper to go on with the value above");
    } else {
        FieldKey found = field_find(key);
        field.from = (uint32_t)(at + key_length + 1);
        if (accept_field(splitter, entry, found, key, at))
            field.key = found;
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
            Diag *diag = diag_add(reader->diags, DIAG_J021, span_at(splitter, at, until - at), "an indented line with no entry above it");
            diag_help(reader->diags, diag, "begin the entry in the first column");
        }
        splitter->passing_over = true;
        return;
    }
    Str line = str_slice(splitter->text, at, until);
    if (is_continuation(splitter, line, indent)) {
        reader->fields.items[reader->fields.count - 1].until = (uint32_t)until;
        return;
    }
    if (!splitter->field_indent)
        splitter->field_indent = (uint32_t)indent;
    add_field(splitter, at, until);
}

static void take_line(Splitter *splitter, size_t at, size_t until)
{
    Str line = str_slice(splitter->text, at, until);
    if (line.len > LINE_LIMIT) {
        Diag *diag = diag_add(splitter->reader->diags, DIAG_J003, span_at(splitter, at, 1), "the line has %zu bytes; %d are the most", line.len, LINE_LIMIT);
        diag_help(splitter->reader->diags, diag, "break it; a value goes on over lines indented deeper than its key");
        finish_entry(splitter);
        splitter->passing_over = true;
        return;
    }
    check_controls(splitter, line, at);
    size_t indent = 0;
    while (indent < line.len && char_is_space(line.ptr[indent]))
        indent++;
    if (indent == line.len || line.ptr[indent] == ';' || line.ptr[indent] == '\r')
        return;
    if (indent)
        take_indented(splitter, at + indent, until, indent);
    else
        begin_entry(splitter, at, until);
}

void split_text(Reader *reader, const JournalText *text)
{
    ARRAY_ADD(reader->arena, &reader->identities, text->identity);
    uint32_t source = diags_add_source(reader->diags, text->name, text->text);
    Splitter splitter = {.reader = reader, .text = text->text, .name = text->name, .source = source};
    reader->total_bytes += text->text.len;
    if (text->text.len > FILE_LIMIT || reader->total_bytes > TOTAL_LIMIT) {
        Diag *diag = diag_add(reader->diags, DIAG_J084, (Span){source, 0, 1}, "the text is larger than can be read");
        diag_help(reader->diags, diag, "split the journal; large award files belong in the store");
        return;
    }
    reader->depth++;
    check_utf8(&splitter);
    size_t at = str_starts(text->text, STR("\xEF\xBB\xBF")) ? 3 : 0;
    while (at < text->text.len) {
        size_t until = str_find_char(text->text, '\n', at);
        take_line(&splitter, at, until);
        at = until + 1;
    }
    finish_entry(&splitter);
    reader->depth--;
}
