/* Writing JSON without a tree of it: answers may have tens of thousands of rows. */
#include "site/json.h"

static void begin(Json *json)
{
    if (json->needs_comma)
        buf_add_char(json->out, ',');
    json->needs_comma = true;
}

void put_open(Json *json, char bracket)
{
    begin(json);
    buf_add_char(json->out, bracket);
    json->needs_comma = false;
}

void put_close(Json *json, char bracket)
{
    buf_add_char(json->out, bracket);
    json->needs_comma = true;
}

/* The length of the run at `from` that stands for itself. */
static size_t plain_run(Str text, size_t from)
{
    size_t at = from;
    while (at < text.len && (unsigned char)text.ptr[at] >= 0x20 && text.ptr[at] != '"' && text.ptr[at] != '\\')
        at++;
    return at - from;
}

static void add_quoted(Buf *out, Str text)
{
    buf_add_char(out, '"');
    for (size_t at = 0; at < text.len;) {
        size_t run = plain_run(text, at);
        buf_add(out, str_slice(text, at, at + run));
        at += run;
        if (at == text.len)
            break;
        unsigned char c = (unsigned char)text.ptr[at++];
        if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c == '\n')
            buf_add(out, STR("\\n"));
        else
            buf_printf(out, "\\u%04x", c);
    }
    buf_add_char(out, '"');
}

void put_text(Json *json, Str text)
{
    begin(json);
    if (utf8_check(text) == text.len) {
        add_quoted(json->out, text);
        return;
    }
    Buf clean;
    buf_init(&clean);
    buf_add_utf8(&clean, text);
    add_quoted(json->out, buf_str(&clean));
    buf_release(&clean);
}

void put_key(Json *json, const char *key)
{
    put_text(json, str_from_c(key));
    buf_add_char(json->out, ':');
    json->needs_comma = false;
}

void put_words(Json *json, Str text)
{
    if (text.len)
        put_text(json, text);
    else
        put_null(json);
}

void put_count(Json *json, uint64_t count)
{
    begin(json);
    buf_printf(json->out, "%llu", (unsigned long long)count);
}

void put_bool(Json *json, bool value)
{
    begin(json);
    buf_add(json->out, value ? STR("true") : STR("false"));
}

void put_null(Json *json)
{
    begin(json);
    buf_add(json->out, STR("null"));
}

void put_value(Json *json, Str text)
{
    begin(json);
    while (text.len && (text.ptr[text.len - 1] == '\n' || text.ptr[text.len - 1] == ' '))
        text.len--;
    buf_add(json->out, text);
}

void put_period(Json *json, Period period)
{
    Buf words;
    if (!period_is_set(period)) {
        put_null(json);
        return;
    }
    buf_init(&words);
    period_print(&words, period);
    put_text(json, buf_str(&words));
    buf_release(&words);
}
