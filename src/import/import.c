/* An import from its beginning to its end: the storing thread. */
#include "import/import.h"

#include "archive/archive.h"
#include "import/read.h"

#include <sys/stat.h>

typedef struct {
    const ImportOrder *order;
    Store *store;
    StoreImport *import;
    Archive *archive;
    Diags *diags;
    Arena *arena;  /* of this thread */
    Arena reading; /* of the other one: what the archive keeps */
    Queue queue;
    StoreFile file;
    ReadJob job;
    pthread_t reader;
    bool is_reading;
    ImportResult *result;
    Str why;
    uint64_t rows;  /* seen, for the progress */
    AwardForm form; /* of the member at hand, as told to the store */
    char digest[65];
} Import;

static bool fail(Import *import, Str why)
{
    import->why = arena_str(import->arena, why);
    return false;
}

static bool fail_store(Import *import)
{
    return fail(import, store_why(import->store));
}

/* ---- batches into the store ---- */

static bool tell_header(Import *import, const Batch *batch)
{
    import->form = batch->form;
    if (!store_form(import->import, batch->form))
        return fail_store(import);
    for (size_t i = 0; i < batch->columns.count; i++)
        if (!store_column(import->import, &batch->columns.items[i]))
            return fail_store(import);
    return true;
}

/* Rows and mistakes of a batch go in by their lines, so that a segment ends behind all that was read by then:
 * what is in the store is the beginning of the member and nothing else. */
static bool store_rows(Import *import, const Batch *batch)
{
    for (size_t i = 0; i < batch->set_aside.count; i++) {
        const AwardSetAside *mistake = &batch->set_aside.items[i];
        if (!store_add(import->import, batch->rows, mistake->line) || !store_set_aside(import->import, mistake))
            return fail_store(import);
    }
    return store_add(import->import, batch->rows, UINT64_MAX) || fail_store(import);
}

static void tell_progress(Import *import, const Batch *batch)
{
    import->rows += batch->row_count;
    ImportProgress progress = {batch->done, archive_bytes(import->archive), import->rows};
    if (import->order->progress)
        import->order->progress(import->order->context, &progress);
}

static bool take_batch(Import *import, const Batch *batch)
{
    switch (batch->kind) {
    case BATCH_MEMBER_BEGINS:
        import->form = AWARD_FORM_UNKNOWN;
        return store_member_begin(import->import, batch->member, batch->name) || fail_store(import);
    case BATCH_ROWS:
        if (batch->form != import->form && !tell_header(import, batch))
            return false;
        tell_progress(import, batch);
        return store_rows(import, batch);
    case BATCH_MEMBER_ENDS: return store_member_end(import->import) || fail_store(import);
    case BATCH_FAILED: return fail(import, batch->why);
    case BATCH_END: break;
    }
    return true;
}

static bool take_batches(Import *import)
{
    for (;;) {
        const Batch *batch = queue_full(&import->queue);
        bool is_end = batch->kind == BATCH_END, goes_on = take_batch(import, batch);
        queue_pop(&import->queue);
        if (!goes_on)
            queue_close(&import->queue);
        if (!goes_on || is_end)
            return goes_on;
    }
}

/* ---- the two threads ---- */

/* Whether all was taken or not. */
static void end_reading(Import *import)
{
    if (!import->job.desk)
        return;
    queue_close(&import->queue);
    if (import->is_reading)
        pthread_join(import->reader, NULL);
    queue_release(&import->queue);
    store_desk_release(import->job.desk);
    import->job.desk = NULL;
    import->is_reading = false;
}

/* Where the other thread begins in each member. */
static bool find_known(Import *import)
{
    ReadJob *job = &import->job;
    MemberKnown *known = ARENA_ARRAY(import->arena, MemberKnown, job->members + 1);
    for (size_t i = 0; import->import && i < job->members; i++)
        if (!store_member_known(import->import, (int)i + 1, &known[i].rows, &known[i].is_done))
            return fail_store(import);
    job->known = known;
    return true;
}

static bool start_reading(Import *import)
{
    import->job = (ReadJob){.queue = &import->queue,
                            .archive = import->archive,
                            .diags = import->diags,
                            .members = archive_member_count(import->archive)};
    if (!find_known(import))
        return false;
    import->job.desk = store_desk_new(import->store, import->import, &import->file, import->arena);
    if (!import->job.desk)
        return fail_store(import);
    queue_init(&import->queue, import->arena);
    import->is_reading = pthread_create(&import->reader, NULL, read_members, &import->job) == 0;
    if (!import->is_reading)
        end_reading(import);
    return import->is_reading || fail(import, STR("no thread could be started"));
}

static bool run(Import *import)
{
    import->result->members = archive_member_count(import->archive);
    return (import->is_reading || start_reading(import)) && take_batches(import);
}

/* ---- the file ---- */

static Str last_part(Str path)
{
    size_t from = path.len;
    while (from && path.ptr[from - 1] != '/')
        from--;
    return str_after(path, from);
}

/* Pipes have no digest before they were read. */
static bool is_pipe(const char *path)
{
    struct stat status;
    return strcmp(path, "-") == 0 || (stat(path, &status) == 0 && !S_ISREG(status.st_mode));
}

static void describe(Import *import)
{
    const char *path = import->order->path;
    StoreFile *file = &import->file;
    *file = (StoreFile){.file = strcmp(path, "-") == 0 ? STR("standard input") : last_part(str_from_c(path)),
                        .made = DATE_MIN,
                        .today = import->order->today};
    if (is_pipe(path))
        return;
    ImportName name = import_name(file->file);
    if (name.made > import->order->today) /* no file is of tomorrow: the name tells nothing */
        name = (ImportName){STR_NONE, 0, DATE_MIN};
    file->scope_agency = name.agency;
    file->scope_year = name.year;
    file->made = name.made;
}

/* The digest tells whether the file came in before. Where no other of its length did, it is read meanwhile. */
static bool take_digest(Import *import)
{
    const char *path = import->order->path;
    Str why;
    if (is_pipe(path))
        return true;
    if (!store_may_have(import->store, archive_bytes(import->archive)) && !start_reading(import))
        return false;
    if (!archive_sha256(path, import->digest, &import->file.bytes, &why))
        return fail(import, why);
    import->file.sha256 = str_from_c(import->digest);
    return import->file.bytes == archive_bytes(import->archive) ||
           fail(import, STR("it became another file while it was read"));
}

static bool finish(Import *import)
{
    Str digest = STR_NONE;
    if (!import->file.sha256.len && archive_digest(import->archive, import->digest))
        digest = str_from_c(import->digest);
    return store_import_end(import->import, digest) || fail_store(import);
}

/* When the reading thread is gone: rows of the store's own finding, by their lines. */
static void tell_twice(Import *import)
{
    const StoreTwiceList *list = store_twice(import->import);
    for (size_t i = 0; i < list->count; i++) {
        const StoreTwice *twice = &list->items[i];
        Str name = archive_member(import->archive, (size_t)twice->member - 1).name;
        uint32_t source = diags_add_lines(import->diags, arena_str(import->diags->arena, name));
        Diag *diag = diag_add(import->diags, DIAG_A040, (Span){source, (uint32_t)twice->line, 0}, "%.*s",
                              STR_ARG(twice->message));
        diag_help(import->diags, diag,
                  "the row is set aside; if they are two transactions, give each its modification_number");
    }
}

static bool import_opened(Import *import)
{
    bool was_done;
    if (!take_digest(import))
        return false;
    import->import = store_import_begin(import->store, &import->file, &was_done);
    if (!import->import)
        return fail_store(import);
    import->result->was_there = was_done;
    return was_done || (run(import) && (end_reading(import), finish(import)));
}

/* Of a file that was there, nothing is stored this time. */
static StoreTotals totals_of(const Import *import)
{
    StoreTotals totals = store_totals(import->import);
    if (import->result->was_there) {
        totals.unchanged += totals.stored;
        totals.stored = totals.withdrawn = 0;
    }
    return totals;
}

static bool import_path(Import *import)
{
    Str why;
    describe(import);
    import->archive = archive_open(import->order->path, &import->reading, &why);
    if (!import->archive)
        return fail(import, why);
    bool is_done = import_opened(import);
    end_reading(import);
    if (import->import) {
        import->result->totals = totals_of(import);
        import->result->kept_vanished = store_kept_vanished(import->import);
        tell_twice(import);
        store_import_close(import->import);
    }
    archive_close(import->archive);
    return is_done;
}

/* Each thread has its own memory; `diags` is the reading thread's while it runs, and so is the caller's arena. */
Status import_file(Store *store, const ImportOrder *order, Diags *diags, Arena *arena, ImportResult *out, Str *why)
{
    Arena own;
    arena_init(&own);
    Import import = {.order = order, .store = store, .diags = diags, .arena = &own, .result = out};
    arena_init(&import.reading);
    *out = (ImportResult){0};
    bool is_done = import_path(&import);
    *why = arena_str(arena, import.why);
    arena_release(&import.reading);
    arena_release(&own);
    if (!is_done)
        return STATUS_FAILED;
    return out->totals.set_aside || out->totals.unread || diags_has_errors(diags) ? STATUS_DATA : STATUS_OK;
}
