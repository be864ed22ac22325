/* A call on its way to its answer, and the editions it may need. Private to site/. */
#ifndef PURSE_SITE_INSIDE_H
#define PURSE_SITE_INSIDE_H

#include "site/rows.h"
#include "site/site.h"

#include <pthread.h>

/* ---- editions ---- */

/* The journal as it was read for questions of one kind: which rows of a store are in it hangs on the question. Without
 * a store there is one. */
typedef struct Edition {
    Str key;
    Arena arena;
    Diags diags;
    Columns *columns;
    Journal *journal;
    Claims *claims; /* never answers itself: claims_again */
    size_t users;
    uint64_t used; /* when last, in calls */
} Edition;

enum { EDITIONS_MOST = 8 }; /* besides the first */

struct Site {
    Arena arena;
    const char **files;
    size_t file_count;
    const char *store_path;
    uint64_t rows_most;
    const ColumnsProgress *progress;
    StrArray paths;
    char digest[65];
    Store *store;
    int64_t store_version;
    uint64_t store_rows, store_awards;
    Edition *first;          /* for questions that name no place, day of knowledge, or claim */
    pthread_mutex_t opening; /* held while the store is read */
    pthread_mutex_t kept;    /* of what stands below */
    Edition *others[EDITIONS_MOST];
    size_t other_count;
    uint64_t calls;
    pthread_mutex_t searching; /* of the index */
    struct Search *search;     /* made when it is first asked for */
    pthread_mutex_t telling;   /* of the story */
    Str story_place; /* of which the story is kept while a site of files is written: each day takes its part */
    Buf story;
};

/* Reads the journal with the rows that `rows` asks for. NULL with `why`. */
Edition *edition_new(Site *site, const LoadStore *rows, Str key, StrArray *paths, Arena *why_arena, Str *why);
void edition_free(Edition *edition);
/* The edition for a question, kept until edition_leave. NULL with `why` when the store cannot be read, or has changed
 * since the site was opened. */
Edition *edition_for(Site *site, const LoadStore *rows, Arena *arena, Str *why);
void edition_leave(Site *site, Edition *edition);

/* ---- search ---- */

typedef struct Search Search;
void search_close(Search *search);

/* ---- calls ---- */

typedef struct Route Route;

typedef struct {
    Site *site;
    const SiteRequest *request;
    Arena *arena;
    SiteAnswer *answer;
    const Route *route;
    Str id; /* what the path names: "us/il/chicago" */
    Asked asked;
    Str format, query, document, origin, dated, limit, offset;
    Edition *edition;
    Claims *claims;
    View view;
    Question question;
    PlacePage page;
    size_t places; /* in the answer that was told last */
} Call;

/* Sets of parameters, by name. */
enum {
    TAKES_DAY = 1 << 0,
    TAKES_MONEY = 1 << 1,
    TAKES_PLACES = 1 << 2,
    TAKES_SPAN = 1 << 3,
    TAKES_CLAIMS = 1 << 4,
    TAKES_LIST = 1 << 5,
    TAKES_FORMAT = 1 << 6,
    TAKES_QUERY = 1 << 7,
    TAKES_DOCUMENT = 1 << 8,
    TAKES_WITHOUT = 1 << 9,
    TAKES_PAGE = 1 << 10, /* of the places of an answer: all, when nothing is said */
};

struct Route {
    const char *path; /* "cases/" with the slash: what follows is the id */
    const char *verb; /* of the report that it is; NULL */
    unsigned takes;
    const char *formats; /* "json csv ics" */
    void (*answer)(Call *call);
    bool stands_errors; /* answers about a journal with errors too */
    bool is_post;
};

extern const Route routes[];
extern const size_t route_count;

/* A refusal: {"error", "help", "parameter"}; words behind "; " are help. */
void call_refuse(Call *call, int status, Str parameter, Str words);
/* Whether the question could be read; else it is refused. Gives the call its edition, view and question. */
bool call_ask(Call *call);
/* Adds the parameters to `asked`; false when one is refused. */
bool call_read(Call *call);
/* Runs a report of the command line's into the body. */
bool call_tell(Call *call, const Asked *asked, const Question *question, Format format, Buf *out);
/* A report of the command line's, as the next value: whole; the first of its list; the first of a list inside it. The
 * value is null where the list is empty. False when it is refused. */
bool call_put(Call *call, Json *json, const Asked *asked, const Question *question);
bool call_put_first(Call *call, Json *json, const Asked *asked, const Question *question);
bool call_put_member(Call *call, Json *json, const Asked *asked, const Question *question, const char *list);
/* Leaves of a list in the body, JSON or CSV, the page that was asked for. */
void call_page(Call *call);
/* Has the report tell the page of places that was asked for, if one was; false when it is refused. */
bool call_take_page(Call *call);
void call_give_page(Call *call);

void answer_health(Call *call);
void answer_overview(Call *call);
void answer_report(Call *call);
void answer_map(Call *call);
void answer_rules(Call *call);
void answer_rule(Call *call);
void answer_claim(Call *call);
void answer_place(Call *call);
void answer_search(Call *call);
void answer_openapi(Call *call);
void answer_drafts(Call *call);
void answer_sources(Call *call);
void answer_source(Call *call);
/* The drafts of a document, into the body; false when it is refused. */
bool call_drafts(Call *call, Str name, Str bytes, Str origin, Str dated);
StrArray call_sources(Call *call, const Common *common); /* their ids */
Str call_place_in_file(Call *call, Span span);           /* main.purse:12 */
Str call_link(Call *call, const Event *event);           /* ^o30; empty when it has none */
/* Older or other GEOIDs of a place. */
StrArray place_codes(PlaceId id, Arena *arena);
/* Of a site of files: the story of one place, whole, is asked for before the place on each day. */
void story_keep(Call *call);
/* The entries until the day of the question; false when the story is not kept. */
bool story_put(Call *call, Json *json);
void put_mistakes(Json *json, Diags *diags);

#endif
