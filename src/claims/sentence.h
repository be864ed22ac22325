/* A sentence, read: what is asked of which figures. Private to claims/. */
#ifndef PURSE_CLAIMS_SENTENCE_H
#define PURSE_CLAIMS_SENTENCE_H

#include "claims/claims.h"

typedef enum {
    TEST_NONE,    /* could not be read */
    TEST_CAUSE,   /* nothing but a cause */
    TEST_EXTREME, /* is lowest since ..., among ... */
    TEST_CHANGE,  /* rises from ... to ... */
    TEST_LEVEL,   /* exceeds 700 */
    TEST_SHARE,   /* is more than 10% of ... */
    TEST_RANK,    /* ranks 3 highest among ... */
    TEST_MONEY,   /* money from ... to ... is zero */
    TEST_LOSS,    /* would lose ... */
    TEST_BLOCKED, /* were blocked by ... */
    TEST_WARNED,  /* places were warned by ... */
    TEST_COUNT,   /* nine places were warned by ... */
    TEST_REPLIED, /* replied before the due date */
    TEST_FOUND,   /* was found to comply */
    TEST_SUED
} TestKind;

typedef enum {
    BOUND_NONE,
    BOUND_MORE,
    BOUND_LESS,
    BOUND_AT_LEAST,
    BOUND_AT_MOST,
    BOUND_EQUAL,
    BOUND_BETWEEN
} BoundKind;

typedef struct {
    BoundKind kind;
    Decimal low, high; /* high: of between */
    bool is_percent;
} Bound;

/* MEASURE of PLACE in PERIOD */
typedef struct {
    Str measure; /* without -rate */
    bool is_rate;
    PlaceId place;
    bool has_at;
    TimeSpan at;
} Subject;

typedef enum { WINDOW_NONE, WINDOW_SINCE, WINDOW_YEARS, WINDOW_DECADES, WINDOW_RECORD } WindowKind;

typedef struct {
    WindowKind kind;
    TimeSpan since;
    int years;
} Window;

typedef enum {
    AMONG_NONE,
    AMONG_LISTED,
    AMONG_PLACES,
    AMONG_CITIES,
    AMONG_BIG_CITIES,
    AMONG_COUNTIES,
    AMONG_STATES
} AmongKind;

typedef struct {
    AmongKind kind;
    PlaceSet listed; /* and what narrows the others: within us/ca */
    bool has_least;  /* with population over */
    int64_t least;
    TimeSpan people_at;
    bool has_people_at;
} Among;

/* money from AGENCY to PLACE in YEAR */
typedef struct {
    PlaceId agency; /* or PLACE_NONE with a program, or for all money */
    Index program;
    PlaceId place;
    TimeSpan at;
} MoneyOf;

typedef enum { UNTIL_SAID, UNTIL_BY, UNTIL_ON, UNTIL_BEFORE, UNTIL_DUE_BY, UNTIL_DUE_BEFORE } UntilKind;

typedef struct {
    TestKind kind;
    Subject subject, other;
    bool has_other;
    bool is_high; /* highest, rises */
    Window window;
    Among among;
    bool has_from;
    TimeSpan from; /* of a change; its end is the subject's own period */
    Bound bound;
    bool is_first; /* for the first time since */
    TimeSpan first_since;
    bool is_within; /* ranks within */
    MoneyOf money;
    IndexArray rules;
    ARRAY(PlaceId) places;
    PlaceId by;
    UntilKind until;
    Date day;
    bool complies;
    Str cause; /* what is said behind because of */
} Test;

/* Reads one sentence; what is wrong is reported and the test is NONE. `span` is where it stands; when
 * the sentence is a view into a registered text, words are shown in it exactly. */
Test sentence_read(const Journal *journal, Str sentence, Span span, unsigned *near_left, Diags *diags, Arena *arena);

#endif
