/* The story: what a journal says, read, resolved and checked.
 *
 * Stands after places and award rows, before the stake. Bytes in, typed
 * entries out, all mistakes reported to Diags; the language is docs/journal.md.
 * Pure: files named by `include` are opened by a JournalOpener the caller
 * brings. Does not say what holds on a day: that is the stake. */
#ifndef PURSE_JOURNAL_H
#define PURSE_JOURNAL_H

#include "awards/awards.h"
#include "base/base.h"
#include "diag/diag.h"
#include "places/places.h"
#include "series/series.h"
#include "store/store.h"

/* Numbers of things in the arrays of Journal; NO_INDEX where there is none. */
typedef uint32_t Index;
#define NO_INDEX UINT32_MAX
typedef ARRAY(Index) IndexArray;

/* Award years, both ends included; ANY_YEAR reaches all. */
enum { ANY_YEAR = 0 };
typedef struct {
    int first, last;
} Years;

/* ---- Sets of places ---- */

typedef enum { TERM_EVERYONE, TERM_PLACE, TERM_WITHIN, TERM_GROUP } TermKind;

typedef struct {
    TermKind kind;
    PlaceId place; /* TERM_PLACE, TERM_WITHIN */
    Index group;   /* TERM_GROUP */
} PlaceTerm;

typedef struct {
    ARRAY(PlaceTerm) include, except;
    bool is_given; /* false: the field is absent */
} PlaceSet;

/* ---- What is declared ---- */

typedef struct {
    Index source;
    bool has_bytes;
    uint32_t from, until; /* bytes of the source, [from, until) */
} Citation;

/* What every entry may carry. */
typedef struct {
    Span span; /* its first line */
    Str title;
    ARRAY(Citation) sources;
    StrArray notes;
    Period known; /* as given or drawn from the sources; PERIOD_NONE: always known */
} Common;

typedef struct {
    Common common;
    Str id, publisher, url, archived, sha256;
    Period published; /* PERIOD_NONE: not known */
} SourceEntry;

typedef struct {
    Common common;
    Str id; /* empty for a listing met only in award rows */
    StrArray listings;
    ARRAY(PlaceId) agencies; /* the grantor */
} Program;

typedef struct {
    Index program; /* NO_INDEX: every program */
    Years years;
} Reach;

typedef struct {
    int year;             /* award year */
    uint32_t first, last; /* both included */
} Numbers;
typedef ARRAY(Numbers) NumbersArray;

typedef enum { RULE_DUTY, RULE_FACTOR, RULE_POLICY } RuleKind;

/* A condition (duty or factor) or a policy: what an order can block. */
typedef struct {
    Common common;
    Str id, authority;
    RuleKind kind;
    Period from, until; /* PERIOD_NONE: open at that end */
    ARRAY(Reach) reaches;
    IndexArray rests_on; /* policies */
    IndexArray about;    /* of a policy */
    NumbersArray numbers;
    PlaceId by;
} Rule;

typedef struct {
    PlaceTerm term;
    Period from, until;
} Member;

typedef struct {
    Common common;
    Str id;
    ARRAY(Member) members;
} Group;

typedef struct {
    Common common;
    Str id, docket;
    PlaceId court;
    Period filed; /* PERIOD_NONE: not known */
    PlaceSet plaintiffs;
    Str defendant;
    IndexArray challenges; /* rules */
} Case;

/* A figure kept beside the one used: a source that disagrees. */
typedef struct {
    MoneyRange amount;
    Index source;
    Str note;
} OtherFigure;

typedef struct {
    Period day;
    MoneyRange amount; /* obligation; negative is a de-obligation */
    Period known;
    Span span;
    Str key; /* as the file names it; empty when it does not */
} Transaction;

typedef struct {
    PlaceId place;
    Period known;              /* of the entry that says so; PERIOD_NONE: with the award */
    ARRAY(Transaction) passed; /* subawards to it, in a store; empty: how much is not told here */
} Partner;

typedef struct {
    Common common;
    Str id; /* award number, else holder:listing:FY */
    bool has_number;
    PlaceId holder; /* PLACE_NONE: the recipient is not resolved */
    Str recipient;  /* as printed; empty when the journal names the place */
    Index program;
    int year;
    ARRAY(Transaction) transactions;
    Period from, until; /* of performance */
    bool has_outlays;
    MoneyRange outlays;
    ARRAY(OtherFigure) also;
    ARRAY(Partner) partners; /* of a joint award */
    bool has_shared;
    MoneyRange shared;     /* what the partners get together, when told */
    ARRAY(Span) joined_by; /* the entries that say so */
} Award;

typedef struct {
    Common common;
    PlaceId place;
    Index program;
    int year;
    MoneyRange amount;
    ARRAY(OtherFigure) also;
} Allocation;

/* What keeping a condition costs a place: people whom it asks to be held, in the aggregate. Quantities are in
 * hundredths, as money is: a day and a half is 150. */
typedef struct {
    Common common;
    PlaceId place;
    Index rule;
    int year;            /* that the volume is of; 0 when not told */
    MoneyRange per_day;  /* dollars a person and day */
    MoneyRange days;     /* a person; one when not told */
    MoneyRange volume;   /* people a year */
    MoneyRange capacity; /* people at a time; unknown when not told */
} Cost;

/* What an entry says of the series it declares, or includes. */
typedef struct {
    Common common;
    Str id;
} SeriesEntry;

/* A place that the journal itself declares: PLACE_OWN_FIRST + its number. */
typedef struct {
    Common common;
    Place place;
    PlaceId within; /* the state it lies in, or PLACE_NONE */
} OwnPlace;

typedef struct {
    Common common;
    Str name; /* as printed in award files, spaces folded, upper case */
    PlaceId place;
} HandDecision;

/* ---- What happened ---- */

typedef enum {
    EVENT_WARN,
    EVENT_NOTICE,
    EVENT_REPLY,
    EVENT_FINDING,
    EVENT_WAIVE,
    EVENT_WITHDRAW,
    EVENT_ACT,
    EVENT_ORDER,
    EVENT_SAY,
    EVENT_CLAIM,
    EVENT_KIND_COUNT
} EventKind;

typedef enum { STANCE_NONE, STANCE_COMPLIES, STANCE_REFUSES, STANCE_DISPUTES, STANCE_PARTLY, STANCE_ASKS } Stance;

typedef enum {
    ACT_NONE,
    ACT_WITHHOLD,
    ACT_SUSPEND,
    ACT_REJECT,
    ACT_TERMINATE,
    ACT_CLAW_BACK,
    ACT_RESTORE,
    ACT_AWARD
} ActKind;

/* What an order bars a grantor from: a set of bits. */
enum { BAR_IMPOSE = 1, BAR_ENFORCE = 2, BAR_CERTIFY = 4, BAR_ALL = 7 };

/* What an order does to another one. */
typedef enum {
    WORK_STAYS,
    WORK_LIFTS,
    WORK_NARROWS,
    WORK_WIDENS,
    WORK_VACATES,
    WORK_REVERSES,
    WORK_REPLACES,
    WORK_AFFIRMS,
    WORK_COUNT
} Work;

typedef struct {
    Work work;
    Index target; /* number of the event that is the other order */
} Working;

typedef enum { MANDATE_NONE, MANDATE_PENDING, MANDATE_DAY } Mandate;

typedef struct {
    IndexArray cases;
    PlaceId court; /* of this order; PLACE_NONE when not told */
    IndexArray blocks;
    PlaceSet protects, stayed;
    unsigned acts; /* BAR_ bits */
    ARRAY(Working) works;
    PlaceSet whom; /* for: ... except: ...; not given: everyone */
    PlaceSet to;   /* with narrows and widens */
    Str denies, procedural;
    Period effective, until;
    Mandate mandate;
    Period mandate_day;
} Order;

typedef struct {
    IndexArray rules, events; /* that it ends */
} Withdrawal;

typedef struct {
    Str speaker, role;
    PlaceId body; /* for whom the speaker speaks */
    Str test;     /* of a claim */
    Span test_at; /* where it stands */
} Statement;

typedef struct {
    EventKind kind;
    Index number; /* its own, in the order of the file */
    Common common;
    Period day;
    Str link;      /* without ^; empty when it has none */
    PlaceId actor; /* agency or place that acts; PLACE_NONE for orders and statements */
    PlaceSet to;
    IndexArray about; /* rules; numbers of a waiver are already looked up */
    Period due, until;
    Stance stance;
    Index answers;              /* of a reply: the event it names, or NO_INDEX */
    bool complies, preliminary; /* of a finding */
    ActKind act;
    MoneyRange *amount;     /* of an act; NULL when it names none */
    Withdrawal *withdrawal; /* of a withdrawal */
    Order *order;           /* of an order */
    Statement *statement;   /* of say and claim */
} Event;

/* Rows of a store whose recipient is no known place: they count for nobody. */
typedef struct {
    uint64_t recipients;
    Money obligated;
    bool overflowed;
} Unplaced;

/* Money of a store that is summed by place, program and year, because there is too much of it for an Award each. */
typedef struct {
    const Columns *columns;
    IndexArray programs;  /* of each kind of the columns */
    ColumnLessArray less; /* what of it the journal has as awards */
} ColumnMoney;

typedef struct Journal {
    Arena *arena;
    Diags *diags;
    Str title;
    ARRAY(SourceEntry) sources;
    ARRAY(Program) programs;
    ARRAY(Rule) rules;
    ARRAY(Group) groups;
    ARRAY(Case) cases;
    ARRAY(Award) awards;
    ARRAY(Allocation) allocations;
    ARRAY(Cost) costs;
    ARRAY(OwnPlace) own_places;
    ARRAY(SeriesEntry) series_entries;
    SeriesArray series;
    IndexArray series_from; /* the entry of each */
    ARRAY(HandDecision) decisions;
    ARRAY(Event) events; /* in the order of the files */
    Map source_ids, program_ids, rule_ids, group_ids, case_ids, award_ids, own_place_ids, series_ids, links;
    uint32_t rows_read, rows_set_aside;
    Unplaced unplaced;   /* of a store */
    ColumnMoney *summed; /* NULL: all money is in awards and allocations */
} Journal;

/* ---- Reading ---- */

typedef enum { OPEN_OK, OPEN_FAILED, OPEN_TOO_LARGE } OpenResult;

/* Opens what an include names. `name` is as written; `from` is the name of the
 * including file. On OPEN_OK fills `shown` (for messages), `identity` (equal for
 * the same file) and `text`; otherwise `shown` is why. All must live as long as the journal. */
typedef struct {
    void *context;
    OpenResult (*open)(void *context, Str name, Str from, Str *shown, Str *identity, Str *text);
    bool every_listing; /* rows of the store under every listing, not only what the conditions can reach */
    /* Gives the rows of a store that the conditions can reach, then what was passed on under them; NULL where
     * there is no store. Called once, when programs, conditions and award files are read. */
    void (*rows)(void *context, struct Journal *journal, StoreAsk *ask, StoreTake take, StoreTakePassed take_passed,
                 void *taker);
} JournalOpener;

typedef struct {
    Str name, identity, text;
} JournalText;

/* Reads the texts one after the other as one journal (a what-if goes last), resolves and
 * checks. Never fails: mistakes are in `diags`, the rest is there. Strings point
 * into the texts. `opener` may be NULL: then an include is a mistake. */
Journal *journal_read(const JournalText *texts, size_t count, const JournalOpener *opener, Diags *diags, Arena *arena);

/* The text with its spacing put right; nothing but spacing changes. */
void journal_format(Str text, Buf *out);

/* ---- Asking ---- */

/* A program that is known by an assistance listing alone. */
Index journal_add_listing(Journal *journal, Str listing);
/* As names of recipients are compared: capitals, single blanks. */
Str journal_fold_name(Arena *arena, Str name);
Index journal_find_rule(const Journal *journal, Str id);   /* NO_INDEX when there is none */
Index journal_find_link(const Journal *journal, Str link); /* event number */
/* A place by id, code, name or the journal's own declaration. */
PlaceMatch journal_find_place(const Journal *journal, Str text);
Place journal_place(const Journal *journal, PlaceId id); /* built in or the journal's own */
bool journal_place_within(const Journal *journal, PlaceId id, PlaceId area);
/* True when some program of the condition's reaches is granted by this agency or one below it. */
bool journal_is_grantor(const Journal *journal, PlaceId agency, const Rule *rule);
bool rule_reaches(const Rule *rule, Index program, int year);
bool index_holds(const IndexArray *list, Index item);
bool index_shares(const IndexArray *a, const IndexArray *b); /* an item in common */

const char *event_kind_name(EventKind kind);
const char *stance_name(Stance stance);
const char *act_name(ActKind act);
const char *work_name(Work work);
const char *rule_kind_name(RuleKind kind);
void acts_print(Buf *out, unsigned acts); /* "impose, enforce" */

#endif
