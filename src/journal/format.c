/* Spacing put right, and nothing else: words and comments keep their bytes and their order.
 *
 * Works line by line on the bytes, not on entries, so that a text with mistakes
 * is formatted too; a line that does not fall into words stays as it is. */
#include "journal/reader.h"

enum { FIELD_INDENT = 2, BARE_KEY_INDENT = 4 };

typedef struct {
    Buf *out;
    bool in_entry;
    size_t field_indent; /* as written, of the entry's first field; 0: none yet */
    size_t value_column; /* where continued lines begin */
    bool may_be_raw;     /* the value is a text as it stands unless it begins with a quotation mark */
    bool is_raw;
    bool blank_pending, wrote_any;
    bool is_too_long; /* a line grew past what a line may have */
} Formatter;

static size_t indent_of(Str line)
{
    size_t indent = 0;
    while (indent < line.len && char_is_space(line.ptr[indent]))
        indent++;
    return indent;
}

/* `content` is what comes: a byte order mark in the middle of a text must not become its first bytes. */
static void begin_line(Formatter *formatter, size_t indent, Str content)
{
    if (formatter->blank_pending && (formatter->wrote_any || str_starts(content, STR("\xEF\xBB\xBF"))))
        buf_add_char(formatter->out, '\n');
    formatter->blank_pending = false;
    formatter->wrote_any = true;
    buf_add_repeat(formatter->out, ' ', indent);
}

/* Words are parted as they were, by one blank; a comma stands at its word and has a blank after
 * it; dots stand at theirs, except behind a word that ends in a dot. */
static void add_words(Buf *out, Lexer *lexer)
{
    uint32_t before = lexer->at;
    TokenKind last = TOKEN_END;
    for (Token token = lex_next(lexer); token.kind != TOKEN_END; token = lex_next(lexer)) {
        bool was_apart = token.at > before, is_dots = token.kind == TOKEN_DOTS;
        bool is_tight =
            token.kind == TOKEN_COMMA || (is_dots && !str_ends(buf_str(out), STR("."))) || last == TOKEN_DOTS;
        if (last != TOKEN_END && !is_tight && (was_apart || last == TOKEN_COMMA))
            buf_add_char(out, ' ');
        buf_add(out, token_text(lexer, token));
        before = token.at + token.length;
        last = token.kind;
    }
}

/* A carriage return inside a line is a mistake and no blank: it is not to vanish. */
static bool falls_into_words(Lexer lexer)
{
    if (str_find_char(lexer.text, '\r', 0) < lexer.text.len)
        return false;
    for (Token token = lex_next(&lexer); token.kind != TOKEN_END; token = lex_next(&lexer))
        if (token.kind == TOKEN_BAD || token.is_open)
            return false;
    return true;
}

static Str trim_end(Str line)
{
    while (line.len && (char_is_space(line.ptr[line.len - 1]) || line.ptr[line.len - 1] == '\r'))
        line.len--;
    return line;
}

static Str trim_start(Str line)
{
    while (line.len && (char_is_space(line.ptr[0]) || line.ptr[0] == '\r'))
        line = str_after(line, 1);
    return line;
}

/* Writes the words of `line` and its comment; the indent is written already. */
static void add_content(Formatter *formatter, Str line)
{
    Str content = str_slice(line, 0, lex_content_length(line)), comment = trim_start(str_after(line, content.len));
    if (formatter->may_be_raw && content.len) {
        formatter->is_raw = content.ptr[0] != '"';
        formatter->may_be_raw = false;
    }
    Lexer lexer = {.text = content, .until = (uint32_t)content.len};
    if (!formatter->is_raw && falls_into_words(lexer))
        add_words(formatter->out, &lexer);
    else
        buf_add(formatter->out, content);
    if (content.len && comment.len)
        buf_add(formatter->out, STR("  "));
    buf_add(formatter->out, comment);
    buf_add_char(formatter->out, '\n');
}

static size_t key_length(Str line)
{
    size_t length = 0;
    while (length < line.len && (char_is_alpha(line.ptr[length]) || char_is_digit(line.ptr[length]) ||
                                 line.ptr[length] == '-' || line.ptr[length] == '_'))
        length++;
    return length && length < line.len && line.ptr[length] == ':' ? length : 0;
}

/* Fields read by read_raw: blanks inside may mean something, as in a URL with a comma. */
static bool is_raw_field(FieldKey key)
{
    switch (key) {
    case FIELD_ARCHIVED:
    case FIELD_AUTHORITY:
    case FIELD_DEFENDANT:
    case FIELD_DEFINITION:
    case FIELD_DENIES:
    case FIELD_DOCKET:
    case FIELD_PROCEDURAL:
    case FIELD_PUBLISHER:
    case FIELD_SHA256:
    case FIELD_TEST:
    case FIELD_UNIT:
    case FIELD_URL: return true;
    default: return false;
    }
}

static void format_field(Formatter *formatter, Str line)
{
    size_t key = key_length(line);
    begin_line(formatter, FIELD_INDENT, line);
    formatter->may_be_raw = is_raw_field(field_find(str_slice(line, 0, key)));
    formatter->is_raw = false;
    if (!key) {
        formatter->value_column = BARE_KEY_INDENT;
        add_content(formatter, line);
        return;
    }
    Str value = trim_start(str_after(line, key + 1));
    bool is_bare = !value.len || value.ptr[0] == ';';
    buf_add(formatter->out, str_slice(line, 0, key + 1));
    formatter->value_column = is_bare ? BARE_KEY_INDENT : FIELD_INDENT + key + 2;
    if (value.len)
        buf_add_repeat(formatter->out, ' ', is_bare ? 2 : 1);
    add_content(formatter, value);
}

static bool is_continuation(const Formatter *formatter, Str content, size_t indent)
{
    size_t key = key_length(content);
    return formatter->field_indent && indent > formatter->field_indent &&
           (!key || field_find(str_slice(content, 0, key)) == FIELD_NONE);
}

static void format_comment(Formatter *formatter, Str content, size_t indent)
{
    size_t column = 0;
    if (indent && formatter->in_entry)
        column = formatter->field_indent && indent > formatter->field_indent ? formatter->value_column : FIELD_INDENT;
    begin_line(formatter, column, content);
    buf_add(formatter->out, content);
    buf_add_char(formatter->out, '\n');
}

static void format_line(Formatter *formatter, Str line)
{
    line = trim_end(line);
    size_t indent = indent_of(line);
    Str content = str_after(line, indent);
    if (!content.len) {
        formatter->blank_pending = true;
    } else if (content.ptr[0] == ';') {
        format_comment(formatter, content, indent);
    } else if (!indent) {
        formatter->in_entry = true;
        formatter->field_indent = 0;
        formatter->may_be_raw = formatter->is_raw = false;
        begin_line(formatter, 0, content);
        add_content(formatter, content);
    } else if (!formatter->in_entry) {
        begin_line(formatter, indent, content);
        add_content(formatter, content);
    } else if (is_continuation(formatter, content, indent)) {
        begin_line(formatter, formatter->value_column, content);
        add_content(formatter, content);
    } else {
        if (!formatter->field_indent)
            formatter->field_indent = indent;
        format_field(formatter, content);
    }
}

static void format_text(Formatter *formatter, Str text)
{
    while (text.len && !formatter->is_too_long) {
        Str line = str_cut(&text, '\n');
        size_t start = formatter->out->len;
        format_line(formatter, line);
        /* One more for its end. */
        formatter->is_too_long = line.len <= LINE_LIMIT && formatter->out->len - start > LINE_LIMIT + 1;
    }
}

void journal_format(Str text, Buf *out)
{
    Formatter formatter = {.out = out};
    size_t start = out->len;
    Str body = text;
    if (str_starts(text, STR("\xEF\xBB\xBF"))) {
        buf_add(out, str_slice(text, 0, 3));
        body = str_after(text, 3);
    }
    format_text(&formatter, body);
    if (!formatter.is_too_long)
        return;
    out->len = start;
    buf_add(out, text);
}
