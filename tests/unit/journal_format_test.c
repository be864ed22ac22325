/* Formatting changes spacing only, changes nothing twice, and changes no answer: on the cases, the
 * examples of the documentation, the texts with mistakes, and on thousands of damaged pieces of them.
 * Run from the root of the sources: journal_format_test [SEED COUNT] */
#include "unit.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "journal/journal.h"
#include "load/load.h"

static Arena texts_arena;
static StrArray texts;

/* ---- the texts ---- */

static Str load(const char *path)
{
    Str text, identity, why;
    if (!load_bytes(path, &texts_arena, &text, &identity, &why))
        fail_msg("%s: %.*s", path, STR_ARG(why));
    return text;
}

/* The blocks of a Markdown page that begin with ```purse. */
static void add_blocks(Str page)
{
    while (page.len) {
        if (!str_starts(str_cut(&page, '\n'), STR("```purse")))
            continue;
        const char *start = page.ptr;
        Str block = {start, 0};
        while (page.len && !str_starts(page, STR("```"))) {
            str_cut(&page, '\n');
            block.len = (size_t)(page.ptr - start);
        }
        ARRAY_ADD(&texts_arena, &texts, block);
    }
}

static void add_files(const char *pattern)
{
    glob_t found;
    if (glob(pattern, 0, NULL, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc; i++) {
            Str text = load(found.gl_pathv[i]);
            if (str_ends(str_from_c(found.gl_pathv[i]), STR(".md")))
                add_blocks(text);
            else
                ARRAY_ADD(&texts_arena, &texts, text);
        }
    globfree(&found);
}

static int collect(void **state)
{
    (void)state;
    arena_init(&texts_arena);
    add_files("cases/*/*.purse");
    add_files("tests/errors/*/*.purse");
    add_files("docs/*.md");
    assert_true(texts.count > 80);
    return 0;
}

static int let_go(void **state)
{
    (void)state;
    arena_release(&texts_arena);
    return 0;
}

/* ---- what holds for every text ---- */

static Str format(Str text, Arena *arena)
{
    Buf out;
    buf_init(&out);
    journal_format(text, &out);
    Str formatted = arena_str(arena, buf_str(&out));
    buf_release(&out);
    return formatted;
}

static bool is_blank(char c)
{
    return char_is_space(c) || c == '\n' || c == '\r';
}

static bool same_but_blanks(Str a, Str b)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.len && is_blank(a.ptr[i]))
            i++;
        while (k < b.len && is_blank(b.ptr[k]))
            k++;
        if (i == a.len || k == b.len)
            return i == a.len && k == b.len;
        if (a.ptr[i++] != b.ptr[k++])
            return false;
    }
}

/* All that reading gives, but for places in the text and words that quote it: codes, and counts. */
static Str summary(Str text, Arena *arena)
{
    Diags diags;
    diags_init(&diags, arena);
    JournalText one = {STR("t.purse"), STR("t"), text};
    const Journal *journal = journal_read(&one, 1, NULL, &diags, arena);
    Buf out;
    buf_init(&out);
    for (size_t i = 0; i < diags.list.count; i++)
        buf_printf(&out, "%s %.*s\n", diag_code_name(diags.list.items[i].code), STR_ARG(diags.list.items[i].message));
    buf_printf(&out, "%.*s %u %u %u %u %u %u %u\n", STR_ARG(journal->title), journal->sources.count,
               journal->programs.count, journal->rules.count, journal->cases.count, journal->awards.count,
               journal->allocations.count, journal->events.count);
    for (size_t i = 0; i < journal->sources.count; i++) {
        const SourceEntry *source = &journal->sources.items[i];
        buf_printf(&out, "%.*s|%.*s|%.*s\n", STR_ARG(source->publisher), STR_ARG(source->url),
                   STR_ARG(source->archived));
    }
    for (size_t i = 0; i < journal->rules.count; i++)
        buf_printf(&out, "%.*s|%.*s\n", STR_ARG(journal->rules.items[i].authority),
                   STR_ARG(journal->rules.items[i].common.title));
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        buf_printf(&out, "%.*s|%u|%u|%u", STR_ARG(event->common.title), event->to.include.count, event->to.except.count,
                   event->about.count);
        if (event->order)
            buf_printf(&out, "|%.*s|%.*s", STR_ARG(event->order->denies), STR_ARG(event->order->procedural));
        for (size_t k = 0; k < event->common.notes.count; k++)
            buf_printf(&out, "|%.*s", STR_ARG(event->common.notes.items[k]));
        buf_add_char(&out, '\n');
    }
    Str text_of_it = arena_str(arena, buf_str(&out));
    buf_release(&out);
    return text_of_it;
}

/* A carriage return inside a line is a mistake of its own, and a blank that may go. */
static bool has_stray_return(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\r' && (i + 1 == text.len || text.ptr[i + 1] != '\n'))
            return true;
    return false;
}

static void show(const char *what, Str a, Str b)
{
    printf("---- %s: before\n%.*s\n---- after\n%.*s\n----\n", what, STR_ARG(a), STR_ARG(b));
    fail_msg("%s", what);
}

static void check_text(Str text)
{
    Arena arena;
    arena_init(&arena);
    Str once = format(text, &arena), twice = format(once, &arena);
    if (!same_but_blanks(text, once))
        show("more than spacing changed", text, once);
    if (!str_equal(once, twice))
        show("formatting twice is not formatting once", once, twice);
    if (!has_stray_return(text)) {
        Str before = summary(text, &arena), after = summary(once, &arena);
        if (!str_equal(before, after)) {
            printf("---- text\n%.*s\n---- formatted\n%.*s\n", STR_ARG(text), STR_ARG(once));
            show("another answer", before, after);
        }
    }
    arena_release(&arena);
}

/* ---- the tests ---- */

static void every_text_keeps_its_bytes_and_its_answers(void **state)
{
    (void)state;
    for (size_t i = 0; i < texts.count; i++)
        check_text(texts.items[i]);
}

static uint64_t first_seed = 20170421, damage_count = 4000;

static void damaged_texts_do_too(void **state)
{
    (void)state;
    static const char signs[] = "  \t\n\n;\"\\,,..^@:-$$019aw\x01\x80\xC3";
    uint64_t seed = first_seed;
    char room[3000];
    for (uint64_t i = 0; i < damage_count; i++) {
        Str whole = texts.items[next_random(&seed) % texts.count];
        size_t from = whole.len ? next_random(&seed) % whole.len : 0, length = next_random(&seed) % 1200;
        Str piece = str_slice(whole, from ? str_find_char(whole, '\n', from) + 1 : 0, from + length);
        memcpy(room, piece.ptr ? piece.ptr : "", piece.len);
        for (uint64_t edits = next_random(&seed) % 8; edits && piece.len; edits--) {
            size_t at = next_random(&seed) % piece.len;
            char sign = signs[next_random(&seed) % (sizeof signs - 1)];
            switch (next_random(&seed) % 3) {
            case 0: room[at] = sign; break;
            case 1: memmove(room + at + 1, room + at, piece.len - at), room[at] = sign, piece.len++; break;
            default: memmove(room + at, room + at + 1, piece.len - at - 1), piece.len--; break;
            }
        }
        check_text((Str){room, piece.len});
    }
}

/* Blanks put in at random where they mean nothing; formatting takes them out again. */
static Str loosen(Str text, uint64_t *seed, Buf *out)
{
    buf_reset(out);
    size_t wider = 1 + next_random(seed) % 3;
    while (text.len) {
        Str line = str_cut(&text, '\n');
        size_t indent = 0;
        while (indent < line.len && line.ptr[indent] == ' ')
            indent++;
        buf_add_repeat(out, ' ', indent * wider);
        bool in_string = false, is_comment = false;
        for (size_t i = indent; i < line.len; i++) {
            in_string = in_string != (line.ptr[i] == '"');
            is_comment = is_comment || (line.ptr[i] == ';' && !in_string);
            buf_add_char(out, line.ptr[i]);
            if (line.ptr[i] == ' ' && !in_string && !is_comment)
                buf_add_repeat(out, next_random(seed) % 2 ? ' ' : '\t', next_random(seed) % 3);
        }
        buf_add(out, next_random(seed) % 4 ? STR("\n") : STR("  \r\n"));
    }
    return buf_str(out);
}

static void loose_spacing_is_put_right(void **state)
{
    (void)state;
    uint64_t seed = 1373;
    static const char good[] =
        "; A comment; with a mark.\n"
        "source s \"A source\"\n  published: 2017-04-21\n  note: \"one; two\" \"three\"\n        \"four\"\n\n"
        "program jag \"JAG\" 16.738\n  agency: us/doj/ojp, us/doj\n"
        "2017-04-21 warn us/doj ^w \"Prove it\"\n  to: us/il/chicago, within us/ca,\n      everyone except us/wi\n"
        "  ; between\n  about: c1  ; behind\n  source: s @ 10..20\n";
    Arena arena;
    Buf loose;
    arena_init(&arena);
    buf_init(&loose);
    assert_true(str_equal(format(str_from_c(good), &arena), str_from_c(good)));
    for (int i = 0; i < 2000; i++) {
        Str formatted = format(loosen(str_from_c(good), &seed, &loose), &arena);
        if (!str_equal(formatted, str_from_c(good)))
            show("not put right", buf_str(&loose), formatted);
    }
    buf_release(&loose);
    arena_release(&arena);
}

static void assert_formatted(const char *text, const char *wanted)
{
    Buf out;
    buf_init(&out);
    journal_format(str_from_c(text), &out);
    assert_text(buf_str(&out), wanted);
    buf_release(&out);
}

static void spacing_is_put_right_line_by_line(void **state)
{
    (void)state;
    assert_formatted("", "");
    assert_formatted("\n\n\n", "");
    assert_formatted("a", "a\n");
    assert_formatted("\n\na\n\n\n\nb\n\n", "a\n\nb\n");
    assert_formatted("2017   say\t\"a  b\"  ^x\n", "2017 say \"a  b\" ^x\n");
    assert_formatted("x\n     to:a ,b,\n           c\n", "x\n  to: a, b,\n      c\n");
    assert_formatted("x\n key:\n     a,\n     b\n", "x\n  key:\n    a,\n    b\n");
    assert_formatted("x\n  year: FY2016 .. FY2018;c\n", "x\n  year: FY2016..FY2018  ;c\n");
    assert_formatted("x\n  a: 1,000 .. 2,000,5 . ..\n", "x\n  a: 1,000..2,000, 5 . ..\n");
}

static void words_that_are_taken_as_they_stand_keep_their_blanks(void **state)
{
    (void)state;
    assert_formatted("source s\n  url:   https://example.org/a,b?c=1,2   ; seen\n",
                     "source s\n  url: https://example.org/a,b?c=1,2  ; seen\n");
    assert_formatted("condition c\n    authority: 8  USC,1373\n           and  more\n  reaches:  all\n",
                     "condition c\n  authority: 8  USC,1373\n             and  more\n  reaches: all\n");
    assert_formatted("source s\n  publisher:   \"A\"   \"B\"\n", "source s\n  publisher: \"A\" \"B\"\n");
}

static void a_mark_at_the_start_stays(void **state)
{
    (void)state;
    assert_formatted("\xEF\xBB\xBF\n\n  a\n", "\xEF\xBB\xBF  a\n");
    assert_formatted("\n\n\xEF\xBB\xBF"
                     "a\n",
                     "\n\xEF\xBB\xBF"
                     "a\n"); /* one in the middle stays there */
}

static void a_line_that_would_grow_too_long_keeps_the_text_as_it_is(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    char *text = arena_alloc(&arena, 70000, 1);
    memcpy(text, "x\nab ", 5);
    for (size_t i = 0; i < 32000; i++)
        memcpy(text + 5 + 2 * i, "a,", 2);
    Str whole = {text, 64005};
    assert_true(str_equal(format(whole, &arena), whole));
    text[32000] = '\n'; /* two lines that have room to grow */
    assert_false(str_equal(format(whole, &arena), whole));
    arena_release(&arena);
}

int main(int argc, char **argv)
{
    if (argc == 3) {
        first_seed = strtoull(argv[1], NULL, 10);
        damage_count = strtoull(argv[2], NULL, 10);
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_keeps_its_bytes_and_its_answers),
        cmocka_unit_test(damaged_texts_do_too),
        cmocka_unit_test(loose_spacing_is_put_right),
        cmocka_unit_test(spacing_is_put_right_line_by_line),
        cmocka_unit_test(words_that_are_taken_as_they_stand_keep_their_blanks),
        cmocka_unit_test(a_mark_at_the_start_stays),
        cmocka_unit_test(a_line_that_would_grow_too_long_keeps_the_text_as_it_is),
    };
    return cmocka_run_group_tests(tests, collect, let_go);
}
