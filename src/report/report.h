/* Answers into words: tables, CSV, JSON, Markdown.
 *
 * Takes what the stake computed and writes it into a Buf. Decides nothing
 * about money; opens no file, asks no clock, prints nothing itself. */
#ifndef PURSE_REPORT_H
#define PURSE_REPORT_H

#include "claims/claims.h"
#include "reading/reading.h"
#include "stake/stake.h"
#include "store/store.h"

typedef enum { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON, FORMAT_MD, FORMAT_COUNT } Format;
const char *format_name(Format format);
bool format_find(Str name, Format *out);

/* Forms that are made of a report, or that only some reports have. */
typedef enum {
    FORM_PLAIN,
    FORM_PAGE,     /* html: the report, in Markdown, becomes a page */
    FORM_FEED,     /* atom: of the timeline */
    FORM_CALENDAR, /* ics: of the status */
    FORM_REVIEW,   /* claimreview: of claims */
} Form;

/* What every report needs. `width` is the columns of the terminal. */
/* Which places of an answer are told; its sums are of all. */
typedef struct {
    size_t offset, limit;
} PlacePage;

typedef struct {
    const Journal *journal;
    Diags *diags; /* for file:line */
    Arena *arena;
    Format format;
    Form form;
    size_t width;
    const char *command;   /* the command that gives this again; may be NULL */
    const PlacePage *page; /* NULL: all; of stake as JSON and CSV */
} View;

void report_stake(Buf *out, const View *view, const Answer *answer);
/* Answers side by side: `before` is the baseline. Used by --what-if and diff; labels name the two. */
void report_difference(Buf *out, const View *before_view, const Answer *before, const View *after_view,
                       const Answer *after, const char *before_label, const char *after_label);
/* True when the two answers differ in anything shown. */
bool answers_differ(const View *before_view, const Answer *before, const View *after_view, const Answer *after);
/* The proof of a place's figures, down to entries and rows. */
void report_why_place(Buf *out, const View *view, const Answer *answer, PlaceId place);
/* A condition or policy: whether it is in force, and who blocks it. */
void report_why_rule(Buf *out, const View *view, const Question *question, Index rule);
/* Who said what, tested under which definitions, and what it came to. */
void report_claims(Buf *out, const View *view, const ClaimAnswer *answers, size_t count);
/* The proof of one: every definition with its numbers and their lines, now and as known when it was said. */
void report_why_claim(Buf *out, const View *view, const ClaimAnswer *answer);
/* As JSON, the series that one is held against, whole: docs/claims.md has the keys. Part of its proof, too. */
void report_claim_series(Buf *out, const View *view, const ClaimAnswer *answer);
void report_status(Buf *out, const View *view, const Answer *answer);
/* What changed when, on days in [from, until), and what it did to the money. `place` or PLACE_NONE. */
void report_timeline(Buf *out, const View *view, const Question *question, PlaceId place, Date from, Date until);
/* The days on which an answer can change (stake_days), each with what is told of it, as a list in JSON. */
void report_changes(Buf *out, const View *view, const StakeDays *days);
/* Claims that came to a verdict, as fact checks in JSON-LD made on `day` (schema.org, ClaimReview). */
void report_claimreview(Buf *out, const View *view, const ClaimAnswer *answers, size_t count, Date day);
/* The same as a feed, RFC 4287. */
void report_atom(Buf *out, const View *view, const Question *question, PlaceId place, Date from, Date until);
/* What is due when, to the places of the question or to all, as iCalendar, RFC 5545. */
void report_calendar(Buf *out, const View *view, const Question *question);
/* What keeping conditions costs, beside what is at stake; how many entries say so. */
size_t report_cost(Buf *out, const View *view, const Question *question);
/* `only` is one case, or NO_INDEX for all. */
void report_cases(Buf *out, const View *view, const Question *question, Index only);
/* The sources of the journal; and one of them with the entries that cite it, where in its text. */
void report_sources(Buf *out, const View *view);
void report_source(Buf *out, const View *view, Index source);
/* The brief: question, answer, table, demands, conditions, policies, then what happened next, sources. */
void report_brief(Buf *out, const View *view, const Question *question, Date until, const ClaimAnswer *claims,
                  size_t count);
/* The control totals of files that were imported, a line a file. */
void report_imported(Buf *out, const View *view, const Str *files, const StoreTotals *totals, size_t count);
void report_manifest(Buf *out, const View *view, const StoreManifests *manifests);
void report_set_aside(Buf *out, const View *view, const StoreSetAsides *rows);
/* Recipients of a store to be decided about, with lines for a journal. */
void report_review(Buf *out, const View *view, const StoreUndecidedArray *undecided);
/* A figure in a text of a person's own: {{stake us/il/chicago at_risk 2017-04-21}}. */
typedef struct {
    Span span, words; /* all of it, marks included; the question */
    Str question;
    bool is_filled;
    Str was;     /* what it came to */
    Date filled; /* on that day; DATE_MIN when the text does not say */
    bool has_value;
    Str is; /* what it comes to now; the caller's to fill */
} LivingFigure;
typedef ARRAY(LivingFigure) LivingFigures;
/* Finds them; what is broken is told and left as it stands. */
LivingFigures living_read(Str text, uint32_t source, Diags *diags, Arena *arena);
/* The text with the figures that have a value filled, and the day for those that changed; for a page without marks. */
void living_write(Buf *out, Str text, const LivingFigures *figures, Date today, bool for_page);
/* Makes of a report in Markdown, in `out`, one page of HTML that needs nothing beside it. */
void report_page(Buf *out, Str title, Arena *arena);
/* A document and what was read in it. */
typedef struct {
    Str name, sha256;
    const ReadingInput *input;
    const Reading *reading;
    Str archived;                  /* as a journal names the file that was kept; empty: none was */
    Str original, original_sha256; /* of a text taken out of another file: that file; else empty */
} DocumentRead;
/* All finds as JSON: docs/reading.md has the keys. */
void report_reading(Buf *out, const View *view, const DocumentRead *document);
/* All finds as a table. */
void report_finds(Buf *out, const View *view, const DocumentRead *document);
/* A journal to be gone through by a person: entries with their bytes and rules above them. Free of mistakes as
 * it stands. With a journal in the view, what that has already is pointed out. */
void report_draft(Buf *out, const View *view, const DocumentRead *document);
/* The same draft in parts, as JSON: each entry with the comments before it and where its words stand in the text. Head,
 * what is before each entry, the entries and the tail, one after the other, are the draft. */
void report_drafts(Buf *out, const View *view, const DocumentRead *document);
void report_place(Buf *out, const View *view, const PlaceMatch *match, Str asked);

/* Names and what place_resolve made of them, a row each: begin, rows, end. The caller empties
 * `out` between rows as it likes. `arena` of a row is used for that row alone. */
typedef struct {
    Buf *out;
    View view;
    Arena arena; /* of the table being filled */
    struct Table *table;
    size_t rows;
} ResolutionReport;
void resolution_report_begin(ResolutionReport *report, Buf *out, const View *view);
void resolution_report_row(ResolutionReport *report, Arena *arena, Str name, Str state, const Resolution *found);
void resolution_report_end(ResolutionReport *report);

#endif
