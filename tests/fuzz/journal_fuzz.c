/* Any bytes as a journal: read, show the mistakes, ask about the money, format, read again.
 *
 * The first byte picks options. What follows is cut at lines of ==== into pieces; the first is the
 * journal, and "1.purse", "2.csv" and so on include the others. Fails when formatting changes more
 * than spacing, is not done after one time, or gives other mistakes. */
#include "fuzz.h"

#include "diag/diag.h"
#include "stake/stake.h"

enum {
    OPTION_INCLUDES = 1,
    OPTION_TWO_TEXTS = 2,
    OPTION_JSON = 4,
    OPTION_ASK = 8,
    LINE_MOST = 64 * 1024,
    ASKED_MOST = 100
};

typedef struct {
    Str pieces[10];
    size_t count;
} Pieces;

static Pieces cut(Str text)
{
    Pieces pieces = {{text}, 1};
    for (size_t at = 0; at < text.len && pieces.count < 10; at++) {
        if (!str_starts(str_after(text, at), STR("\n====\n")))
            continue;
        Str *last = &pieces.pieces[pieces.count - 1];
        *last = str_slice(text, (size_t)(last->ptr - text.ptr), at + 1);
        pieces.pieces[pieces.count++] = str_after(text, at + 6);
        at += 5;
    }
    return pieces;
}

static OpenResult open_piece(void *context, Str name, Str from, Str *shown, Str *identity, Str *text)
{
    const Pieces *pieces = context;
    (void)from;
    *shown = STR("no such piece");
    size_t number = name.len && char_is_digit(name.ptr[0]) ? (size_t)(name.ptr[0] - '0') : 0;
    if (number == 9)
        return OPEN_TOO_LARGE;
    if (number == 0 || number >= pieces->count)
        return OPEN_FAILED;
    *shown = name;
    *identity = str_slice(name, 0, 1);
    *text = pieces->pieces[number];
    return OPEN_OK;
}

/* A journal with errors is not asked. */
static void ask(Journal *journal, Arena *arena)
{
    Question question = {.as_of = date_from_parts(2017, 6, 1), .known_by = DATE_OPEN};
    if (diags_has_errors(journal->diags) || journal->events.count > ASKED_MOST || journal->awards.count > ASKED_MOST)
        return;
    for (int basis = BASIS_AWARDED; basis <= BASIS_ALLOCATED; basis++) {
        question.basis = (Basis)basis;
        stake_answer(journal, &question, arena);
    }
    for (Index i = 0; i < journal->rules.count && i < ASKED_MOST; i++)
        if (journal->rules.items[i].kind != RULE_POLICY)
            ARRAY_ADD(arena, &question.conditions, i);
    question.as_of = date_from_parts(2018, 6, 1);
    stake_answer(journal, &question, arena);
}

/* Reads, shows, and tells the codes one after the other. */
static Str codes_of(Str text, Pieces *pieces, unsigned options, Arena *arena)
{
    Diags diags;
    diags_init(&diags, arena);
    JournalOpener opener = {.context = pieces, .open = open_piece};
    JournalText texts[] = {{STR("main.purse"), STR("main"), text},
                           {STR("what-if.purse"), STR("0"), pieces->pieces[pieces->count - 1]}};
    bool has_two = options & OPTION_TWO_TEXTS && pieces->count > 1;
    Journal *journal = journal_read(texts, has_two ? 2 : 1, options & OPTION_INCLUDES ? &opener : NULL, &diags, arena);
    if (options & OPTION_ASK)
        ask(journal, arena);
    Buf out;
    buf_init(&out);
    if (options & OPTION_JSON)
        diags_print_json(&out, &diags);
    else
        diags_print_text(&out, &diags);
    buf_reset(&out);
    for (size_t i = 0; i < diags.list.count; i++)
        buf_printf(&out, "%s ", diag_code_name(diags.list.items[i].code));
    buf_printf(&out, "%u %u %u", journal->events.count, journal->rules.count, journal->awards.count);
    Str codes = arena_str(arena, buf_str(&out));
    buf_release(&out);
    return codes;
}

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

/* A carriage return inside a line and a line that is too long are mistakes that formatting may take away. */
static bool is_mended_by_format(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\r' && (i + 1 == text.len || text.ptr[i + 1] != '\n'))
            return true;
    for (Str rest = text; rest.len;)
        if (str_cut(&rest, '\n').len > LINE_MOST)
            return true;
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    Arena arena;
    arena_init(&arena);
    /* A copy of its own size, so that a look past the end is seen. */
    Str text = {memcpy(arena_alloc(&arena, size, 1), data + 1, size - 1), size - 1};
    Pieces pieces = cut(text);
    Str first = pieces.pieces[0];
    Str before = codes_of(first, &pieces, data[0], &arena);
    Str once = format(first, &arena), twice = format(once, &arena);
    must(same_but_blanks(first, once), "formatting changes more than spacing");
    must(str_equal(once, twice), "formatting twice is not formatting once");
    Str after = codes_of(once, &pieces, data[0], &arena);
    must(str_equal(before, after) || is_mended_by_format(first), "formatting gives other mistakes");
    arena_release(&arena);
    return 0;
}
