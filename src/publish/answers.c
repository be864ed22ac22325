/* Questions into files: each asked on each of its days, written where it differs from the day before.
 *
 *     {"days":["2017-01-25",...],"answers":{"health":"a1.json","stake":[0,"b2.json",7,"c3.json"],"places/us":[...]}}
 *
 * A name is the path and the parameters in the order of their names, without the day. Behind it stands the file, or for
 * each file the number of the first day that it is for. An answer that differs from that of the day before in nothing
 * but the day it says of itself is not written again. */
#include "publish/inside.h"

#include "archive/archive.h"

#include <stdlib.h>

enum { NAME_DIGITS = 20 };

typedef struct {
    Publishing *publishing;
    Buf index;
    Buf before, now; /* answers without their day */
} Asking;

/* ---- names ---- */

static int by_name(const void *left, const void *right)
{
    return str_compare(((const SiteParameter *)left)->name, ((const SiteParameter *)right)->name);
}

static Str key_of(Publishing *publishing, const SiteQuestion *question)
{
    Buf key;
    buf_init(&key);
    buf_add(&key, question->path);
    if (question->parameters.count)
        qsort(question->parameters.items, question->parameters.count, sizeof *question->parameters.items, by_name);
    for (uint32_t i = 0; i < question->parameters.count; i++) {
        const SiteParameter *parameter = &question->parameters.items[i];
        buf_printf(&key, "%c%.*s=%.*s", i ? '&' : '?', STR_ARG(parameter->name), STR_ARG(parameter->value));
    }
    Str kept = arena_str(publishing->arena, buf_str(&key));
    buf_release(&key);
    return kept;
}

static const char *ending_of(const char *type)
{
    Str kind = str_from_c(type);
    return str_starts(kind, STR("application/json")) ? "json" : str_starts(kind, STR("text/csv")) ? "csv" : "txt";
}

static Str name_of(Publishing *publishing, const SiteAnswer *answer)
{
    char digits[65] = "";
    Digest *digest = digest_start();
    if (!digest)
        base_on_exhausted(sizeof digits);
    digest_add(digest, answer->body.ptr ? answer->body.ptr : "", answer->body.len);
    digest_tell(digest, digits);
    digest_free(digest);
    return arena_printf(publishing->arena, "%.*s.%s", NAME_DIGITS, digits, ending_of(answer->type));
}

static Str file_of(Publishing *publishing, const SiteAnswer *answer)
{
    Str name = name_of(publishing, answer), path = arena_printf(publishing->arena, "api/data/%.*s", STR_ARG(name));
    if (map_find(&publishing->paths, path) == MAP_ABSENT)
        add_file(publishing, path, arena_str(publishing->arena, buf_str(&answer->body)));
    return name;
}

/* ---- what an answer says beside its day ---- */

/* "as_of": "2017-04-21", with or without the blank. */
static void without_day(Str body, Buf *out)
{
    static const char key[] = "\"as_of\":";
    const size_t length = sizeof key - 1;
    buf_reset(out);
    size_t from = 0;
    for (size_t at = str_find_char(body, '"', 0); at < body.len; at = str_find_char(body, '"', at + 1)) {
        if (at < from || !str_starts(str_after(body, at), (Str){key, length}))
            continue;
        size_t quote = str_find_char(body, '"', at + length);
        buf_add(out, str_slice(body, from, quote));
        from = str_find_char(body, '"', quote + 1);
    }
    buf_add(out, str_after(body, from));
}

/* ---- asking ---- */

static void put_text(Buf *out, Str text)
{
    buf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == '"' || c == '\\' || c < ' ')
            buf_printf(out, "\\u%04x", c);
        else
            buf_add_char(out, text.ptr[i]);
    }
    buf_add_char(out, '"');
}

/* What the page leads to must be there; what a filter finds nothing for, is not offered. */
static void note_refusal(Publishing *publishing, const SiteQuestion *question, const SiteAnswer *answer)
{
    if (!question->parameters.count)
        add_dead(publishing, arena_printf(publishing->arena, "%.*s: %.*s", STR_ARG(question->path),
                                          STR_ARG(str_trim(buf_str(&answer->body)))));
}

static void ask(Publishing *publishing, const SiteQuestion *question, Date day, SiteAnswer *answer, Arena *arena)
{
    const SiteDays *days = &publishing->reach.days;
    SiteRequest request = {.path = question->path, .is_published = true, .today = publishing->first_day};
    Buf text;
    buf_init(&text);
    for (uint32_t i = 0; i < question->parameters.count; i++)
        ARRAY_ADD(arena, &request.parameters, question->parameters.items[i]);
    if (day != DATE_OPEN) {
        date_print(&text, day);
        ARRAY_ADD(arena, &request.parameters, (SiteParameter){STR("as-of"), arena_str(arena, buf_str(&text))});
    } else if (!str_equal(question->path, STR("health")) && days->count) {
        request.today = days->items[days->count - 1];
    }
    site_answer(publishing->site, &request, arena, answer);
    buf_release(&text);
    publishing->out->answers++;
}

static void begin_line(Asking *asking, Str key)
{
    buf_add(&asking->index, asking->publishing->keys.count ? STR(",\n") : STR("\n"));
    put_text(&asking->index, key);
    buf_add_char(&asking->index, ':');
    map_add(&asking->publishing->keys, key, 1);
}

static void ask_once(Asking *asking, const SiteQuestion *question, Str key)
{
    Publishing *publishing = asking->publishing;
    SiteAnswer answer;
    Arena arena;
    arena_init(&arena);
    ask(publishing, question, DATE_OPEN, &answer, &arena);
    if (answer.status == 200) {
        begin_line(asking, key);
        put_text(&asking->index, file_of(publishing, &answer));
    } else {
        note_refusal(publishing, question, &answer);
    }
    buf_release(&answer.body);
    arena_release(&arena);
}

/* Answers come day after day; `count` is of those written before. */
static void take_day(Asking *asking, Str key, uint32_t day, const SiteAnswer *answer, uint32_t *count)
{
    without_day(buf_str(&answer->body), &asking->now);
    if (*count && str_equal(buf_str(&asking->before), buf_str(&asking->now)))
        return;
    if (!*count)
        begin_line(asking, key);
    buf_printf(&asking->index, "%c%u,", *count ? ',' : '[', day);
    put_text(&asking->index, file_of(asking->publishing, answer));
    Buf swap = asking->before;
    asking->before = asking->now;
    asking->now = swap;
    ++*count;
}

static void ask_by_day(Asking *asking, const SiteQuestion *question, Str key)
{
    Publishing *publishing = asking->publishing;
    const SiteDays *days = &publishing->reach.days;
    uint32_t count = 0, first = question->when == SITE_LAST_DAY && days->count ? days->count - 1 : 0;
    for (uint32_t i = first; i < days->count; i++) {
        SiteAnswer answer;
        Arena arena;
        arena_init(&arena);
        ask(publishing, question, days->items[i], &answer, &arena);
        bool is_good = answer.status == 200;
        if (is_good)
            take_day(asking, key, i, &answer, &count);
        else
            note_refusal(publishing, question, &answer);
        buf_release(&answer.body);
        arena_release(&arena);
        if (!is_good)
            break;
    }
    if (count)
        buf_add_char(&asking->index, ']');
}

static void put_days(Publishing *publishing, Buf *out)
{
    buf_add(out, STR("{\"days\":["));
    for (uint32_t i = 0; i < publishing->reach.days.count; i++) {
        buf_add(out, i ? STR(",\"") : STR("\""));
        date_print(out, publishing->reach.days.items[i]);
        buf_add_char(out, '"');
    }
    buf_add(out, STR("],\n\"answers\":{"));
}

void add_answers(Publishing *publishing)
{
    Asking asking = {.publishing = publishing};
    buf_init(&asking.index);
    buf_init(&asking.before);
    buf_init(&asking.now);
    put_days(publishing, &asking.index);
    for (uint32_t i = 0; i < publishing->reach.questions.count; i++) {
        const SiteQuestion *question = &publishing->reach.questions.items[i];
        Str key = key_of(publishing, question);
        if (question->when == SITE_ALWAYS)
            ask_once(&asking, question, key);
        else
            ask_by_day(&asking, question, key);
    }
    buf_add(&asking.index, STR("\n}}\n"));
    add_file(publishing, STR("api/index.json"), arena_str(publishing->arena, buf_str(&asking.index)));
    buf_release(&asking.index);
    buf_release(&asking.before);
    buf_release(&asking.now);
}
