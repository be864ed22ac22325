/* Any bytes as a journal: reading, asking and formatting never crash, hang or lose a byte.
 *
 * The first byte picks how many pieces the rest is cut into: the first piece is the
 * journal, the others are the files it may include, in turn. */
#include "stake/stake.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PIECES_MOST = 4, ASK_ENTRIES = 200 };

typedef struct {
    Str pieces[PIECES_MOST];
    size_t count, next;
    Arena *arena;
} Files;

static OpenResult open_piece(void *context, Str name, Str from, Str *shown, Str *identity, Str *text)
{
    Files *files = context;
    (void)from;
    *shown = name;
    if (files->next == files->count)
        return OPEN_FAILED;
    *identity = arena_printf(files->arena, "%zu", files->next);
    *text = files->pieces[files->next++];
    return OPEN_OK;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Formatting changes blanks only: without them both texts are the same bytes. */
static void check_format(Str text)
{
    Buf once, twice;
    buf_init(&once);
    buf_init(&twice);
    journal_format(text, &once);
    journal_format(buf_str(&once), &twice);
    if (!str_equal(buf_str(&once), buf_str(&twice)))
        abort();
    size_t at = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (is_blank(text.ptr[i]))
            continue;
        while (at < once.len && is_blank(once.ptr[at]))
            at++;
        if (at == once.len || once.ptr[at++] != text.ptr[i])
            abort();
    }
    buf_release(&once);
    buf_release(&twice);
}

static void ask(Journal *journal, Arena *arena)
{
    Question question = {.as_of = date_from_parts(2017, 6, 1), .known_by = DATE_OPEN};
    if (journal->events.count > ASK_ENTRIES || journal->awards.count > ASK_ENTRIES)
        return;
    stake_answer(journal, &question, arena);
    for (Index i = 0; i < journal->rules.count && i < ASK_ENTRIES; i++)
        if (journal->rules.items[i].kind != RULE_POLICY)
            ARRAY_ADD(arena, &question.conditions, i);
    question.basis = BASIS_ALLOCATED;
    stake_answer(journal, &question, arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    Diags diags;
    Buf out;
    if (!size)
        return 0;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buf_init(&out);
    Str rest = {(const char *)data + 1, size - 1};
    Files files = {.count = data[0] % PIECES_MOST, .arena = &arena};
    Str first = str_slice(rest, 0, rest.len / (files.count + 1));
    for (size_t i = 0; i < files.count; i++)
        files.pieces[i] = str_slice(rest, first.len * (i + 1), first.len * (i + 2));
    JournalOpener opener = {&files, open_piece};
    JournalText text = {STR("fuzz.purse"), STR("fuzz"), first};
    Journal *journal = journal_read(&text, 1, &opener, &diags, &arena);
    ask(journal, &arena);
    diags_print_text(&out, &diags);
    diags_print_json(&out, &diags);
    check_format(first);
    buf_release(&out);
    arena_release(&arena);
    return 0;
}
