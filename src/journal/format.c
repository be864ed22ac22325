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
    bool blank_pending, wrote_any;
} Formatter;

static size_t indent_of(Str line)
{
    size_t indent = 0;
    while (indent < line.len && char_is_space(line.ptr[indent]))
        indent++;
    return indent;
}

static void begin_line(Formatter *formatter, size_t indent)
{
    if (formatter->blank_pending && formatter->wrote_any)
        buf_add_char(formatter->out, '\n');
    formatter->blank_pending = false;
    formatter->wrote_any = true;
    buf_add_repeat(formatter->out, ' ', indent);
}

/* Words are parted as they were, by one blank; a comma stands at its word and has a blank after it. */
static void add_words(Buf *out, Lexer *lexer)
{
    uint32_t before = lexer->at;
    TokenKind last = TOKEN_END;
    for (Token token = lex_next(lexer); token.kind != TOKEN_END; token = lex_next(lexer)) {
        bool was_apart = token.at > before;
        bool is_tight = token.kind == TOKEN_COMMA || token.kind == TOKEN_DOTS || last == TOKEN_DOTS;
        if (last != TOKEN_END && !is_tight && (was_apart || last == TOKEN_COMMA))
            buf_add_char(out, ' ');
        buf_add(out, str_slice(lexer->text, token.at, token.at + token.length));
        before = token.at + token.length;
        last = token.kind;
    }
}

static bool falls_into_words(Lexer lexer)
{
    for (Token token = lex_next(&lexer); token.kind != TOKEN_END; token = lex_next(&lexer))
        if (token.kind == TOKEN_BAD || token.is_open)
            return false;
    return true;
}

/* The byte where a comment begins behind words, or the end. */
static uint32_t comment_start(Str line)
{
    bool in_string = false;
    for (uint32_t i = 0; i < line.len; i++) {
        if (in_string && line.ptr[i] == '\\')
            i++;
        else if (line.ptr[i] == '"')
            in_string = !in_string;
        else if (line.ptr[i] == ';' && !in_string)
            return i;
    }
    return (uint32_t)line.len;
}

static Str trim_end(Str line)
{
    while (line.len && (char_is_space(line.ptr[line.len - 1]) || line.ptr[line.len - 1] == '\r'))
        line.len--;
    return line;
}

/* Writes the words of `line` and its comment; the indent is written already. */
static void add_content(Formatter *formatter, Str line)
{
    uint32_t comment = comment_start(line);
    Lexer lexer = {.text = str_slice(line, 0, comment), .until = comment};
    if (falls_into_words(lexer))
        add_words(formatter->out, &lexer);
    else
        buf_add(formatter->out, trim_end(str_slice(line, 0, comment)));
    if (comment < line.len) {
        if (str_trim(str_slice(line, 0, comment)).len)
            buf_add(formatter->out, STR("  "));
        buf_add(formatter->out, str_after(line, comment));
    }
    buf_add_char(formatter->out, '\n');
}

static size_t key_length(Str line)
{
    size_t length = 0;
    while (length < line.len && (char_is_alpha(line.ptr[length]) || char_is_digit(line.ptr[length]) || line.ptr[length] == '-' || line.ptr[length] == '_'))
        length++;
    return length && length < line.len && line.ptr[length] == ':' ? length : 0;
}

static void format_field(Formatter *formatter, Str line)
{
    size_t key = key_length(line);
    begin_line(formatter, FIELD_INDENT);
    if (!key) {
        formatter->value_column = BARE_KEY_INDENT;
        add_content(formatter, line);
        return;
    }
    Str value = str_trim(str_after(line, key + 1));
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
    return formatter->field_indent && indent > formatter->field_indent && (!key || field_find(str_slice(content, 0, key)) == FIELD_NONE);
}

static void format_comment(Formatter *formatter, Str content, size_t indent)
{
    size_t column = 0;
    if (indent && formatter->in_entry)
        column = formatter->field_indent && indent > formatter->field_indent ? formatter->value_column : FIELD_INDENT;
    begin_line(formatter, column);
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
        begin_line(formatter, 0);
        add_content(formatter, content);
    } else if (!formatter->in_entry) {
        begin_line(formatter, indent);
        add_content(formatter, content);
    } else if (is_continuation(formatter, content, indent)) {
        begin_line(formatter, formatter->value_column);
        add_content(formatter, content);
    } else {
        if (!formatter->field_indent)
            formatter->field_indent = indent;
        format_field(formatter, content);
    }
}

void journal_format(Str text, Buf *out)
{
    Formatter formatter = {.out = out};
    if (str_starts(text, STR("\xEF\xBB\xBF"))) {
        buf_add(out, str_slice(text, 0, 3));
        text = str_after(text, 3);
    }
    while (text.len)
        format_line(&formatter, str_cut(&text, '\n'));
}
