/* The site: addresses into answers, over HTTP or into files.
 *
 * Stands after the library's face and before the server, and before the command
 * line, which publishes it: "stake?as-of=2017-09-16" becomes the bytes that
 * `purse stake --as-of 2017-09-16 --format json` prints, by the same functions.
 * A journal is read once and answers from several threads. What each address
 * takes and gives is docs/openapi.json. Reads files through load and the store
 * alone; knows no network, prints nothing, asks no clock. */
#ifndef PURSE_SITE_H
#define PURSE_SITE_H

#include "api/api.h"

/* One journal, read, with what answers need; answering changes nothing in it that can be seen. */
typedef struct Site Site;

typedef struct {
    const char *const *files; /* laid on top of each other */
    size_t file_count;
    const char *store;  /* its path; NULL: none */
    uint64_t rows_most; /* as of LoadStore */
    const ColumnsProgress *progress;
} SiteFiles;

/* NULL with `why` only when a named file or the store cannot be read at all; a journal with mistakes opens, and tells
 * them in `health`. The words of `files` are copied. */
Site *site_open(const SiteFiles *files, Str *why, Arena *why_arena);
void site_close(Site *site);
/* 64 hexadecimal digits, of every file that was read and of the store's state. */
Str site_digest(const Site *site);
/* The files it was read from, the store among them, and those that it could not read: to be watched. */
StrArray site_paths(const Site *site);
bool site_has_errors(const Site *site);

typedef struct {
    Str name, value;
} SiteParameter;
typedef ARRAY(SiteParameter) SiteParameters;

enum {
    SITE_PARAMETERS_MOST = 64,
    SITE_VALUE_MOST = 4 << 10,    /* bytes of a path and of the value of a parameter */
    SITE_DOCUMENT_MOST = 1 << 20, /* of a document to be read */
};

typedef struct {
    bool is_post;
    Str path;                  /* decoded, behind "/api/": "places/us/il/chicago" */
    SiteParameters parameters; /* decoded, as given */
    Str body;
    Date today;
    bool is_published; /* for a site of files: lists are whole, a search gives all that can be found */
} SiteRequest;

typedef struct {
    int status;           /* of HTTP: 200, 400, 404, 405, 409, ... */
    const char *type;     /* "application/json" */
    Buf body;             /* the caller's to release */
    size_t total;         /* rows in all, of a list in pages; SIZE_MAX: it is no list */
    size_t offset, limit; /* of a list: the page that this is */
    bool may_keep;        /* the same bytes for the same path and parameters on any day, while the site is the same */
} SiteAnswer;

/* May be called from several threads at once. */
void site_answer(Site *site, const SiteRequest *request, Arena *arena, SiteAnswer *answer);

/* ---- a site of files ---- */

typedef enum {
    SITE_ALWAYS,   /* hangs on no day: asked without one */
    SITE_EACH_DAY, /* asked with as-of, on each of the days */
    SITE_LAST_DAY, /* on the last of them alone: on each it would be too much */
} SiteWhen;

typedef struct {
    Str path;
    SiteParameters parameters;
    SiteWhen when;
} SiteQuestion;
typedef ARRAY(SiteQuestion) SiteQuestions;
typedef ARRAY(Date) SiteDays;

typedef struct {
    SiteDays days;       /* on which an answer can change, ascending */
    Date last_change;    /* the last day on which an entry happened; DATE_MIN: none has */
    bool has_money_days; /* else those of transactions were too many, or are not known one by one */
    SiteQuestions questions;
} SiteReach;

/* What a reader of the page comes to by its links and filters. */
void site_reach(Site *site, Arena *arena, SiteReach *reach);

#endif
