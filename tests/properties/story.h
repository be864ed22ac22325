/* A random small story: the model that the oracle answers from and the journal is printed from.
 *
 *   seed --story_make--> Story --story_print--> journal text --> the reader under test
 *                          '----oracle_load--> SQLite tables --> the answer to compare with
 *
 * Has its own notion of places, dates and sets, so that a mistake of the reader
 * cannot hide in both. Does not read journals and does not say what holds. */
#ifndef STORY_H
#define STORY_H

#include "base/base.h"

enum {
    STORY_PLACES = 10, /* up to six, and the states that a set names by `within` */
    STORY_PLACES_DRAWN = 6,
    STORY_SOURCES = 6,
    STORY_PROGRAMS = 3,
    STORY_RULES = 6,
    STORY_GROUPS = 2,
    STORY_MEMBERS = 4,
    STORY_CASES = 2,
    STORY_AWARDS = 8,
    STORY_MOVES = 4,
    STORY_ALLOCATIONS = 4,
    STORY_EVENTS = 24,
    STORY_TERMS = 3,
    STORY_WORKS = 2,
    STORY_DAYS = 96,
    NOBODY = -1, /* no place, no program */
};

/* ---- dates ---- */

typedef enum { WHEN_NONE, WHEN_DAY, WHEN_MONTH, WHEN_YEAR, WHEN_FISCAL } WhenKind;

/* Some day of first..last, both included; one day when they are equal. */
typedef struct {
    WhenKind kind;
    int first, last;
} When;

/* ---- sets of places ---- */

typedef enum { OF_PLACE, OF_AREA, OF_GROUP, OF_ALL } TermOf;

typedef struct {
    TermOf of;
    int number; /* of the place, the area or the group */
} StoryTerm;

typedef struct {
    bool given;
    int ins, outs;
    StoryTerm in[STORY_TERMS], out[STORY_TERMS];
} StorySet;

/* ---- money ---- */

typedef struct {
    bool known;
    Money min, max;
} StoryAmount;

typedef struct {
    When day, reported;
    Money amount;
} StoryMove;

/* ---- what is declared ---- */

typedef struct {
    int sources[2], count;
    When known;
} Cited;

typedef struct {
    int agency;
    const char *listing;
    bool declared; /* the last one is met only in award rows */
} StoryProgram;

typedef enum { IS_DUTY, IS_FACTOR, IS_POLICY } StoryRuleKind;

typedef struct {
    int program;     /* NOBODY: all */
    int first, last; /* 0: every year */
} StoryReach;

typedef struct {
    StoryRuleKind kind;
    Cited cited;
    When from, until;
    StoryReach reaches[2];
    int reach_count;
    unsigned rests_on;                          /* set of 1 << rule */
    int number_year, number_first, number_last; /* year 0: none */
} StoryRule;

typedef struct {
    StoryTerm term;
    When from, until;
} StoryMember;

typedef struct {
    StoryMember members[STORY_MEMBERS];
    int count;
} StoryGroup;

typedef struct {
    Cited cited;
    When filed;
    StorySet plaintiffs;
    unsigned challenges;
} StoryCase;

typedef struct {
    bool gone;   /* left out, of a story that is being made smaller */
    bool is_row; /* comes from the included award file */
    int number;  /* part of its id */
    int holder;  /* NOBODY: a recipient that means no place */
    int program, year;
    bool year_told; /* rows: the award number carries the year */
    Cited cited;
    StoryAmount amount;           /* entries of the journal */
    When obligated;               /* the same; WHEN_NONE: some day of the year */
    StoryMove moves[STORY_MOVES]; /* rows */
    int move_count;
    When from, until;
    bool has_outlays, has_shared;
    StoryAmount outlays, shared;
    unsigned partners; /* set of 1 << place of the story */
    bool joint_apart;  /* printed as a joint entry of its own */
} StoryAward;

typedef struct {
    bool gone;
    int place, program, year;
    Cited cited;
    StoryAmount amount;
} StoryAllocation;

/* ---- what happened ---- */

typedef enum {
    HAP_WARN,
    HAP_NOTICE,
    HAP_REPLY,
    HAP_FINDING,
    HAP_WAIVE,
    HAP_WITHDRAW,
    HAP_ACT,
    HAP_SAY,
    HAP_ORDER
} HapKind;

typedef enum { DO_STAYS, DO_LIFTS, DO_NARROWS, DO_WIDENS, DO_VACATES, DO_REVERSES, DO_REPLACES, DO_AFFIRMS } Doing;

typedef enum { NO_MANDATE, PENDING, MANDATED } StoryMandate;

typedef struct {
    Doing doing;
    int target; /* number of the event */
} StoryWork;

typedef struct {
    bool gone;
    HapKind kind;
    When day;
    Cited cited;
    int agency; /* that acts */
    int place;  /* that replies, or that a finding names in its head; else NOBODY */
    StorySet to;
    unsigned about, ends_rules, ends_events; /* sets of numbers */
    When until;
    bool complies, preliminary;
    int number_year, number_first, number_last; /* of a waiver; year 0: none */
    /* Orders. */
    unsigned cases, blocks, roots; /* roots: what it or the orders it works on block */
    const char *acts;              /* NULL: all */
    bool bars_enforcing;
    StorySet protects, stayed, whom, edge; /* edge: `to:` of narrows and widens */
    bool whom_in_two;                      /* for: and except: as two fields */
    StoryWork works[STORY_WORKS];
    int work_count;
    When effective, mandate_day;
    StoryMandate mandate;
} StoryEvent;

typedef struct {
    uint64_t seed, state;                  /* of the random numbers */
    int spans_left;                        /* how many more dates may be spans */
    int days[STORY_DAYS], day_count;       /* drawn so far: later ones often meet them */
    int places[STORY_PLACES], place_count; /* numbers in the geography */
    When published[STORY_SOURCES];         /* of the sources; WHEN_NONE: unknown */
    int source_count;
    StoryProgram programs[STORY_PROGRAMS];
    int program_count;
    StoryRule rules[STORY_RULES];
    int rule_count;
    StoryGroup groups[STORY_GROUPS];
    int group_count;
    StoryCase cases[STORY_CASES];
    int case_count;
    StoryAward awards[STORY_AWARDS];
    int award_count;
    StoryAllocation allocations[STORY_ALLOCATIONS];
    int allocation_count;
    StoryEvent events[STORY_EVENTS];
    int event_count;
} Story;

/* ---- geography (geography.c) ---- */

typedef struct {
    const char *path, *area, *circuit; /* the state and the circuit it lies in */
    const char *recipient, *state;     /* as award files print it; NULL: by a decision only */
} GeoPlace;
extern const GeoPlace geo_places[];
extern const int geo_place_count;
extern const char *const geo_areas[];
extern const int geo_area_count;
bool geo_inside(int place, int area);
bool geo_is_area(int place, int area);   /* the government of the area itself */
extern const char *const geo_agencies[]; /* the last one grants nothing */
extern const int geo_agency_count;

/* ---- chance (draw.c) ---- */

unsigned draw(Story *story, unsigned below);
int draw_between(Story *story, int first, int last);
bool draw_percent(Story *story, unsigned percent);
int draw_day(Story *story, int first, int last);
When when_of_day(int day);
/* The day, or at times only a span that holds it. */
When draw_when(Story *story, int day);
int draw_area(Story *story);
StorySet draw_set(Story *story, bool may_be_wide);
unsigned draw_rules(Story *story, unsigned from, unsigned at_most);
Cited draw_cited(Story *story);
StoryAmount draw_amount(Story *story);
unsigned story_rules_of(const Story *story, StoryRuleKind kind);
int story_first_day(void);
int story_last_day(void);

/* ---- making and showing ---- */

void story_make(Story *story, uint64_t seed);     /* make.c */
void make_money(Story *story);                    /* make_money.c */
void make_events(Story *story);                   /* make_events.c */
void make_order(Story *story, StoryEvent *event); /* make_orders.c */

const char *when_text(When when, char out[16]);
void story_print(Story *story, Buf *journal, Buf *rows);    /* print.c */
void print_event(const Story *story, int number, Buf *out); /* print_events.c */
void print_set(const Story *story, const StorySet *set, bool with_except, Buf *out);
void print_out_terms(const Story *story, const StorySet *set, Buf *out);
void print_rules(const Story *story, unsigned rules, Buf *out);
void print_cited(const Cited *cited, Buf *out);
void print_amount(StoryAmount amount, Buf *out);
void print_award(const Story *story, int number, Buf *out); /* print_money.c */
void print_joint(const Story *story, int number, Buf *out);
void print_allocation(const Story *story, int number, Buf *out);
void print_rows(Story *story, Buf *out);
void print_rule_id(const Story *story, int rule, Buf *out);
void award_id(const StoryAward *award, char out[32]);

#endif
