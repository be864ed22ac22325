/* JSON written as it is told. Escapes and spaces are those of jansson, so that both ways give the same bytes. */
#include "report/emit.h"

#include <assert.h>

static void begin_line(const Emit *emit)
{
    enum { INDENT = 2 };
    size_t count = (size_t)INDENT * emit->depth;
    char *to = buf_reserve(emit->out, count + 1);
    to[0] = '\n';
    memset(to + 1, ' ', count);
    emit->out->len += count + 1;
}

static void begin_value(Emit *emit)
{
    if (emit->depth) {
        if (emit->has_any[emit->depth])
            buf_add_char(emit->out, ',');
        emit->has_any[emit->depth] = true;
        begin_line(emit);
    }
    if (!emit->key)
        return;
    size_t length = strlen(emit->key);
    char *to = buf_reserve(emit->out, length + 4);
    to[0] = '"';
    memcpy(to + 1, emit->key, length);
    memcpy(to + 1 + length, "\": ", 3);
    emit->out->len += length + 4;
    emit->key = NULL;
}

void emit_open(Emit *emit, char bracket)
{
    begin_value(emit);
    buf_add_char(emit->out, bracket);
    emit->depth++;
    assert(emit->depth < EMIT_DEPTH_MOST);
    emit->has_any[emit->depth] = false;
}

void emit_close(Emit *emit, char bracket)
{
    bool has_any = emit->has_any[emit->depth];
    emit->depth--;
    if (has_any)
        begin_line(emit);
    buf_add_char(emit->out, bracket);
}

Emit *emit_key(Emit *emit, const char *key)
{
    emit->key = key;
    return emit;
}

void emit_null(Emit *emit)
{
    begin_value(emit);
    buf_add(emit->out, STR("null"));
}

void emit_bool(Emit *emit, bool value)
{
    begin_value(emit);
    buf_add(emit->out, value ? STR("true") : STR("false"));
}

void emit_count(Emit *emit, uint64_t value)
{
    char digits[20];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + value % 10);
    while (value /= 10);
    begin_value(emit);
    buf_add(emit->out, (Str){digits + at, sizeof digits - at});
}

static void add_escape(Buf *out, unsigned char c)
{
    static const char named[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
    if (c == '"' || c == '\\' || (c < sizeof named && named[c])) {
        buf_add_char(out, '\\');
        buf_add_char(out, c < sizeof named ? named[c] : (char)c);
    } else {
        buf_printf(out, "\\u%04X", c);
    }
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\';
}

static void add_quoted(Buf *out, Str words)
{
    buf_add_char(out, '"');
    for (size_t from = 0, at = 0; at <= words.len; at++) {
        if (at < words.len && is_plain((unsigned char)words.ptr[at]))
            continue;
        buf_add(out, str_slice(words, from, at));
        if (at < words.len)
            add_escape(out, (unsigned char)words.ptr[at]);
        from = at + 1;
    }
    buf_add_char(out, '"');
}

static bool is_ascii(Str words)
{
    unsigned char all = 0;
    for (size_t i = 0; i < words.len; i++)
        all |= (unsigned char)words.ptr[i];
    return all < 0x80;
}

void emit_words(Emit *emit, Str words)
{
    if (!words.len) {
        emit_null(emit);
        return;
    }
    begin_value(emit);
    if (is_ascii(words)) {
        add_quoted(emit->out, words);
        return;
    }
    Buf clean;
    buf_init(&clean);
    buf_add_utf8(&clean, words);
    add_quoted(emit->out, buf_str(&clean));
    buf_release(&clean);
}

static void emit_money(Emit *emit, bool is_known, Money amount)
{
    if (!is_known) {
        emit_null(emit);
        return;
    }
    begin_value(emit);
    buf_add_char(emit->out, '"');
    money_print(emit->out, amount);
    buf_add_char(emit->out, '"');
}

void emit_range(Emit *emit, MoneyRange amount)
{
    if (money_is_unknown(amount)) {
        emit_null(emit);
        return;
    }
    emit_open(emit, '{');
    emit_money(emit_key(emit, "min"), amount.has_min, amount.min);
    emit_money(emit_key(emit, "max"), amount.has_max, amount.max);
    emit_close(emit, '}');
}

/* In texts of JSON a line ends between values only. */
static int add_lines(const char *bytes, size_t size, void *emit)
{
    const Emit *to = emit;
    for (Str rest = {bytes, size}; rest.len;) {
        const char *end = memchr(rest.ptr, '\n', rest.len);
        size_t length = end ? (size_t)(end - rest.ptr) : rest.len;
        buf_add(to->out, str_slice(rest, 0, length));
        if (end)
            begin_line(to);
        rest = str_slice(rest, length + (end != NULL), rest.len);
    }
    return 0;
}

void emit_tree(Emit *emit, json_t *tree)
{
    begin_value(emit);
    json_dump_callback(tree, add_lines, emit, JSON_INDENT(2) | JSON_ENCODE_ANY);
    json_decref(tree);
}
