/* What purse.h promises: a handle around one journal, and texts to take away.
 *
 * A text given away is the bytes of a Buf; purse_free makes it a Buf again. */
#include "api/api.h"

#include "purse.h"

enum { BYTES_MOST = 1 << 30 }; /* as load: spans count bytes in 32 bits */

struct PurseJournal {
    Arena arena;
    Diags diags;
    Journal *journal; /* NULL when the file could not be read */
    Claims *claims;
    PurseDiagnostic *list;
    size_t count;
    Buf message; /* ends in NUL */
};

const char *purse_status_text(PurseStatus status)
{
    switch (status) {
    case PURSE_OK: return "all is well";
    case PURSE_DATA: return "there are mistakes in the data";
    case PURSE_MISUSE: return "the question or call is not right";
    case PURSE_FAILED: return "it could not be read";
    }
    return "not a status";
}

const char *purse_version(void)
{
    return PURSE_VERSION;
}

void purse_on_exhausted(void (*handler)(size_t wanted_bytes))
{
    static void (*at_first)(size_t);
    if (!at_first)
        at_first = base_on_exhausted;
    base_on_exhausted = handler ? handler : at_first;
}

void purse_free(void *text)
{
    Buf buf = {.ptr = text};
    buf_release(&buf);
}

static char *give(Buf *buf, size_t *length)
{
    buf_add_char(buf, '\0');
    if (length)
        *length = buf->len - 1;
    return buf->ptr;
}

static PurseStatus say(PurseJournal *journal, PurseStatus status, Str message)
{
    buf_reset(&journal->message);
    buf_add(&journal->message, message);
    buf_add_char(&journal->message, '\0');
    return status;
}

/* ---- reading ---- */

static PurseJournal *handle_new(void)
{
    Buf room;
    buf_init(&room);
    PurseJournal *journal = (PurseJournal *)(void *)buf_reserve(&room, sizeof *journal);
    *journal = (PurseJournal){0};
    arena_init(&journal->arena);
    diags_init(&journal->diags, &journal->arena);
    buf_init(&journal->message);
    return journal;
}

static PurseDiagnostic lend(PurseJournal *journal, const Diag *diag)
{
    Diags *diags = &journal->diags;
    bool is_placed = diag->span.source < diags->sources.count;
    uint32_t line = 0, column = 0;
    if (is_placed)
        diag_locate(diags, diag->span, &line, &column);
    return (PurseDiagnostic){
        .file = is_placed ? arena_c_string(&journal->arena, diags->sources.items[diag->span.source].name) : "",
        .line = line,
        .column = column,
        .severity = (PurseSeverity)diag->severity,
        .code = diag_code_name(diag->code),
        .message = arena_c_string(&journal->arena, diag->message),
        .help = arena_c_string(&journal->arena, diag->help),
    };
}

static PurseStatus finish_reading(PurseJournal *journal)
{
    Diags *diags = &journal->diags;
    journal->claims = claims_read(journal->journal, diags, &journal->arena);
    diags_sort(diags);
    journal->list = ARENA_ARRAY(&journal->arena, PurseDiagnostic, diags->list.count + 1);
    for (size_t i = 0; i < diags->list.count; i++)
        if (!diags->list.items[i].allowed)
            journal->list[journal->count++] = lend(journal, &diags->list.items[i]);
    return diags_has_errors(diags) ? say(journal, PURSE_DATA, STR("the journal has errors"))
                                   : say(journal, PURSE_OK, STR(""));
}

PurseStatus purse_journal_open(const char *path, PurseJournal **out)
{
    if (out)
        *out = NULL;
    if (!path || !out)
        return PURSE_MISUSE;
    PurseJournal *journal = *out = handle_new();
    Str why;
    Status status = load_journal(&path, 1, NULL, &journal->arena, &journal->diags, &journal->journal, &why);
    return status == STATUS_FAILED ? say(journal, PURSE_FAILED, why) : finish_reading(journal);
}

PurseStatus purse_journal_read(const char *name, const char *bytes, size_t length, PurseJournal **out)
{
    if (out)
        *out = NULL;
    if (!name || (!bytes && length) || !out)
        return PURSE_MISUSE;
    PurseJournal *journal = *out = handle_new();
    if (length > BYTES_MOST)
        return say(journal, PURSE_FAILED, STR("more than 1 GiB"));
    JournalText text = {
        .name = arena_str(&journal->arena, str_from_c(name)),
        .text = arena_str(&journal->arena, (Str){bytes, length}),
    };
    journal->journal = journal_read(&text, 1, NULL, &journal->diags, &journal->arena);
    return finish_reading(journal);
}

void purse_journal_free(PurseJournal *journal)
{
    if (!journal)
        return;
    buf_release(&journal->message);
    arena_release(&journal->arena);
    purse_free(journal);
}

const char *purse_journal_message(const PurseJournal *journal)
{
    return journal && journal->message.len ? journal->message.ptr : "";
}

size_t purse_diagnostic_count(const PurseJournal *journal)
{
    return journal ? journal->count : 0;
}

const PurseDiagnostic *purse_diagnostic_get(const PurseJournal *journal, size_t index)
{
    return index < purse_diagnostic_count(journal) ? &journal->list[index] : NULL;
}

/* ---- asking ---- */

static StrArray items_of(Arena *arena, const char *text)
{
    StrArray list = {0};
    Str rest = text ? str_from_c(text) : STR("");
    while (rest.len) {
        Str line = str_trim(str_cut(&rest, '\n'));
        if (line.len)
            api_add_items(arena, &list, line);
    }
    return list;
}

static Str words_of(const char *text)
{
    return text ? str_from_c(text) : STR_NONE;
}

static Asked asked_of(const PurseQuestion *question, Arena *arena)
{
    return (Asked){
        .as_of = words_of(question->as_of),
        .known_by = words_of(question->known_by),
        .basis = words_of(question->basis),
        .conditions = items_of(arena, question->conditions),
        .places = items_of(arena, question->places),
        .programs = items_of(arena, question->programs),
    };
}

static PurseStatus answer_stake(PurseJournal *journal, const PurseQuestion *question, Arena *arena, Buf *out)
{
    Asked asked = asked_of(question, arena);
    Question resolved;
    Str why;
    if (!asked.as_of.ptr && !asked.known_by.ptr)
        return say(journal, PURSE_MISUSE, STR("a question needs a day: set as_of or known_by"));
    if (!api_ask(journal->journal, &asked, 0, arena, &resolved, &why))
        return say(journal, PURSE_MISUSE, why);
    View view = {.journal = journal->journal, .diags = &journal->diags, .arena = arena, .format = FORMAT_JSON};
    report_stake(out, &view, stake_answer(journal->journal, &resolved, arena));
    return say(journal, PURSE_OK, STR(""));
}

static bool is_asked(const PurseJournal *journal, const Question *question, const Event *event)
{
    bool is_found = !question->places.count;
    for (size_t i = 0; event->kind == EVENT_CLAIM && i < question->places.count; i++) {
        PlaceId place = question->places.items[i];
        is_found =
            is_found || event->statement->body == place || claims_names_place(journal->claims, event->number, place);
    }
    return event->kind == EVENT_CLAIM && is_found;
}

static PurseStatus answer_claims(PurseJournal *journal, const PurseQuestion *question, Arena *arena, Buf *out)
{
    Asked asked = asked_of(question, arena);
    Question resolved;
    Str why;
    if (!api_ask(journal->journal, &asked, 0, arena, &resolved, &why))
        return say(journal, PURSE_MISUSE, why);
    ClaimDays days = {asked.as_of.ptr ? resolved.as_of : DATE_MIN, resolved.known_by};
    ARRAY(ClaimAnswer) answers = {0};
    for (Index i = 0; i < journal->journal->events.count; i++)
        if (is_asked(journal, &resolved, &journal->journal->events.items[i]))
            ARRAY_ADD(arena, &answers, claims_answer(journal->claims, i, days, arena));
    View view = {.journal = journal->journal, .diags = &journal->diags, .arena = arena, .format = FORMAT_JSON};
    report_claims(out, &view, answers.items, answers.count);
    return say(journal, PURSE_OK, STR(""));
}

typedef PurseStatus AnswerJson(PurseJournal *journal, const PurseQuestion *question, Arena *arena, Buf *out);

static PurseStatus give_json(PurseJournal *journal, const PurseQuestion *question, AnswerJson *answer, char **out)
{
    if (out)
        *out = NULL;
    if (!journal)
        return PURSE_MISUSE;
    if (!question || !out)
        return say(journal, PURSE_MISUSE, STR("a question and a place for the answer are needed"));
    if (!journal->journal)
        return say(journal, PURSE_FAILED, STR("the journal could not be read"));
    if (diags_has_errors(&journal->diags))
        return say(journal, PURSE_DATA, STR("the journal has errors"));
    Arena arena;
    Buf json;
    arena_init(&arena);
    buf_init(&json);
    PurseStatus status = answer(journal, question, &arena, &json);
    if (status == PURSE_OK)
        *out = give(&json, NULL);
    arena_release(&arena);
    return status;
}

PurseStatus purse_stake_json(PurseJournal *journal, const PurseQuestion *question, char **out)
{
    return give_json(journal, question, answer_stake, out);
}

PurseStatus purse_claims_json(PurseJournal *journal, const PurseQuestion *question, char **out)
{
    return give_json(journal, question, answer_claims, out);
}

PurseStatus purse_place_json(const char *name, char **out)
{
    if (out)
        *out = NULL;
    if (!name || !out)
        return PURSE_MISUSE;
    Arena arena;
    Buf json;
    arena_init(&arena);
    buf_init(&json);
    View view = {.arena = &arena, .format = FORMAT_JSON};
    Str asked = str_from_c(name);
    PlaceMatch match = place_find(asked);
    if (match.answer == PLACE_UNKNOWN)
        place_near(asked, &match);
    report_place(&json, &view, &match, asked);
    *out = give(&json, NULL);
    arena_release(&arena);
    return match.answer == PLACE_FOUND ? PURSE_OK : PURSE_DATA;
}

PurseStatus purse_format(const char *bytes, size_t length, char **out, size_t *out_length)
{
    if (out)
        *out = NULL;
    if ((!bytes && length) || !out)
        return PURSE_MISUSE;
    Buf formatted;
    buf_init(&formatted);
    journal_format((Str){bytes ? bytes : "", length}, &formatted);
    *out = give(&formatted, out_length);
    return PURSE_OK;
}
