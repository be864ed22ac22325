/* purse read: a document into a draft. */
#include "cli/cli.h"

#include <stdio.h>

enum { AS_DRAFT = FORMAT_COUNT, AS_DRAFTS }; /* beside the formats of the reports */

typedef struct {
    const char *path;
    int format;
    ReadingInput input;
    Reading reading;
    LoadedDocument loaded;
    DocumentRead document;
} Document;

static int fail(const char *path, Str why)
{
    fprintf(stderr, "purse read: '%s': %.*s\n", path, STR_ARG(why));
    return EXIT_FAILED;
}

/* ---- what was asked ---- */

static int ask_format(const Options *options, int *out)
{
    Format format = FORMAT_TABLE;
    *out = AS_DRAFT;
    if (!options->format || strcmp(options->format, "draft") == 0)
        return EXIT_FINE;
    if (strcmp(options->format, "drafts") == 0) {
        *out = AS_DRAFTS;
        return EXIT_FINE;
    }
    if (!format_find(str_from_c(options->format), &format))
        return usage_error(options->verb, "there is no format '%s'; formats are draft, drafts, json, table, csv and md",
                           options->format);
    *out = (int)format;
    return EXIT_FINE;
}

static Str words_of(const char *text)
{
    return text ? str_from_c(text) : STR_NONE;
}

static int ask_input(Session *session, const Options *options, ReadingInput *input)
{
    Str why = STR_NONE;
    bool is_right = api_ask_document(session->journal, words_of(options->origin), words_of(options->dated),
                                     &session->arena, input, &why);
    return is_right ? EXIT_FINE : usage_error(options->verb, "%.*s", STR_ARG(why));
}

/* The journal is only compared with: without -f it is an empty one. */
static int open_journal(Session *session, const Options *options)
{
    Str why;
    if (!options->files.count) {
        session->view.journal = session->journal = journal_read(NULL, 0, NULL, &session->diags, &session->arena);
        return EXIT_FINE;
    }
    const char *path = options->files.items[options->files.count - 1];
    if (load_journal(&path, 1, NULL, &session->arena, &session->diags, &session->journal, &why) == STATUS_FAILED) {
        fprintf(stderr, "purse read: %.*s\n", STR_ARG(why));
        return EXIT_FAILED;
    }
    if (diags_has_errors(&session->diags))
        fprintf(stderr, "purse read: '%s' has mistakes, and only the rest is compared with; purse check shows them\n",
                path);
    session->view.journal = session->journal;
    return EXIT_FINE;
}

/* ---- reading ---- */

static int read_document(Session *session, Document *document)
{
    Str why;
    if (!load_document(document->path, &session->arena, &document->loaded, &why))
        return fail(document->path, why);
    document->input.bytes = document->loaded.bytes;
    Str name = str_from_c(document->path);
    if (!api_read_document(name, &document->input, &session->arena, &document->reading, &document->document, &why))
        return fail(document->path, why);
    if (document->loaded.original.len) {
        document->document.original = document->document.name;
        document->document.original_sha256 = api_sha256(&session->arena, document->loaded.original);
    }
    return EXIT_FINE;
}

/* ---- keeping ---- */

static Str file_part(Str path)
{
    size_t slash = path.len;
    while (slash && path.ptr[slash - 1] != '/')
        slash--;
    return str_after(path, slash);
}

static Str folder_part(Str path)
{
    return str_slice(path, 0, path.len - file_part(path).len);
}

/* What came by standard input is named after its digest. */
static Str name_of(Session *session, const Document *document)
{
    bool is_pdf = document->loaded.original.len > 0;
    if (strcmp(document->path, "-") != 0)
        return file_part(str_from_c(document->path));
    Str digest = is_pdf ? document->document.original_sha256 : document->document.sha256;
    return arena_printf(&session->arena, "document-%.*s.%s", STR_ARG(str_slice(digest, 0, 12)), is_pdf ? "pdf" : "txt");
}

/* A journal names files from its own folder. */
static int keep(Session *session, const Options *options, Document *document)
{
    Arena *arena = &session->arena;
    Str journal = options->files.count ? str_from_c(options->files.items[options->files.count - 1]) : STR(""),
        beside = folder_part(journal);
    Str folder =
        options->archive ? str_from_c(options->archive) : arena_printf(arena, "%.*sdocuments", STR_ARG(beside));
    while (folder.len > 1 && folder.ptr[folder.len - 1] == '/')
        folder.len--;
    const char *path = arena_c_string(arena, folder);
    Str name = name_of(session, document), why = STR("");
    bool is_kept = true;
    if (document->loaded.original.len) {
        is_kept = load_keep(path, name, document->loaded.original, arena, &why);
        name = arena_printf(arena, "%.*s.txt", STR_ARG(name));
    }
    if (!is_kept || !load_keep(path, name, document->loaded.bytes, arena, &why)) {
        fprintf(stderr, "purse read: cannot keep the document: %.*s\n", STR_ARG(why));
        return EXIT_FAILED;
    }
    Str shown = arena_printf(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
    document->document.archived = str_starts(shown, beside) ? str_after(shown, beside.len) : shown;
    return EXIT_FINE;
}

static int read_one(Session *session, const Options *options)
{
    Document document = {.path = options->arguments.items[0]};
    int status = ask_format(options, &document.format);
    if (status == EXIT_FINE)
        status = open_journal(session, options);
    if (status == EXIT_FINE)
        status = ask_input(session, options, &document.input);
    if (status == EXIT_FINE)
        status = read_document(session, &document);
    if (status == EXIT_FINE && options->keeps)
        status = keep(session, options, &document);
    if (status != EXIT_FINE)
        return status;
    session->view.format = document.format >= AS_DRAFT ? FORMAT_TABLE : (Format)document.format;
    if (document.format == AS_DRAFT)
        report_draft(&session->out, &session->view, &document.document);
    else if (document.format == AS_DRAFTS)
        report_drafts(&session->out, &session->view, &document.document);
    else if (document.format == FORMAT_JSON)
        report_reading(&session->out, &session->view, &document.document);
    else
        report_finds(&session->out, &session->view, &document.document);
    return EXIT_FINE;
}

int cmd_read(const Options *options)
{
    if (options->arguments.count != 1)
        return usage_error(options->verb, "one document is needed");
    Session session = {.view = {.width = terminal_width()}};
    arena_init(&session.arena);
    diags_init(&session.diags, &session.arena);
    buf_init(&session.out);
    session.view.arena = &session.arena;
    session.view.diags = &session.diags;
    return session_finish(&session, options, read_one(&session, options));
}
