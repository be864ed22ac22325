/* Writing JSON without a tree of it: answers may have tens of thousands of rows. */
#include "site/json.h"

/* ---- reading ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static size_t behind_text(Str text, size_t at)
{
    for (at++; at < text.len && text.ptr[at] != '"'; at++)
        at += text.ptr[at] == '\\';
    return at < text.len ? at + 1 : text.len;
}

/* The byte behind the value at `at`. */
static size_t behind_value(Str text, size_t at)
{
    size_t depth = 0;
    while (at < text.len) {
        char c = text.ptr[at];
        bool opens = c == '{' || c == '[', closes = c == '}' || c == ']';
        if (!depth && (closes || c == ',' || c == ':' || is_blank(c)))
            return at;
        depth += opens;
        depth -= closes;
        at = c == '"' ? behind_text(text, at) : at + 1;
        if (!depth && (closes || c == '"'))
            return at;
    }
    return at;
}

JsonWalk json_walk(Str text)
{
    size_t at = 0;
    while (at < text.len && is_blank(text.ptr[at]))
        at++;
    return (JsonWalk){text, at + 1};
}

bool json_next(JsonWalk *walk, Str *element)
{
    Str text = walk->text;
    size_t at = walk->at;
    while (at < text.len && (is_blank(text.ptr[at]) || text.ptr[at] == ',' || text.ptr[at] == ':'))
        at++;
    walk->at = behind_value(text, at);
    *element = str_slice(text, at, walk->at);
    return element->len;
}

Str json_first(Str list)
{
    JsonWalk walk = json_walk(list);
    Str element;
    return json_next(&walk, &element) ? element : STR("");
}

Str json_member(Str object, const char *key)
{
    JsonWalk walk = json_walk(object);
    Str name, value;
    while (json_next(&walk, &name) && json_next(&walk, &value))
        if (str_equal(str_slice(name, 1, name.len - 1), str_from_c(key)))
            return value;
    return STR("");
}

/* ---- writing ---- */

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

void put_texts(Json *json, const StrArray *texts)
{
    put_open(json, '[');
    for (size_t i = 0; i < texts->count; i++)
        put_text(json, texts->items[i]);
    put_close(json, ']');
}

void put_period(Json *json, Period period)
{
    if (!period_is_set(period)) {
        put_null(json);
        return;
    }
    begin(json);
    buf_add_char(json->out, '"');
    period_print(json->out, period);
    buf_add_char(json->out, '"');
}

void put_money(Json *json, bool is_known, Money amount)
{
    if (!is_known) {
        put_null(json);
        return;
    }
    begin(json);
    buf_add_char(json->out, '"');
    money_print(json->out, amount);
    buf_add_char(json->out, '"');
}

void put_range(Json *json, MoneyRange range)
{
    if (money_is_unknown(range)) {
        put_null(json);
        return;
    }
    put_open(json, '{');
    put_key(json, "min");
    put_money(json, range.has_min, range.min);
    put_key(json, "max");
    put_money(json, range.has_max, range.max);
    put_close(json, '}');
}
