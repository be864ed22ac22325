/* Claims: the sentences that test them, and whether they hold.
 *
 * Stands after the stake: a sentence is about a series, about award money, or about what the journal tells.
 * Sentences in, verdicts out, each with every definition that was tried and the numbers it came to; the rules
 * are docs/claims.md. What is not loaded makes a claim untested, never true or false, and a cause is never
 * tested. Pure: reads no file and no clock, prints nothing. */
#ifndef PURSE_CLAIMS_H
#define PURSE_CLAIMS_H

#include "series/series.h"
#include "stake/stake.h"

typedef enum {
    VERDICT_UNTESTED, /* something is missing, or it cannot be tested */
    VERDICT_HOLDS,
    VERDICT_FAILS,
    VERDICT_DEPENDS, /* on the definition */
    VERDICT_COUNT
} Verdict;
const char *verdict_name(Verdict verdict);

/* A number of a proof. */
typedef struct {
    Str what;      /* "violent-crime-rate", "rose by" */
    PlaceId place; /* or PLACE_NONE */
    Str when;      /* 2015; may be empty */
    Str value;     /* for people: 585.8 */
    Str exact;     /* for machines: 585.765576, 937932.00, 762 */
    Str unit;      /* "per 100,000 people", "%", "dollars", "count" */
    Span from;     /* the row or entry it comes from; SPAN_NONE */
} ClaimNumber;

/* The claim under one definition. */
typedef struct {
    Str definition;
    Verdict verdict; /* never DEPENDS */
    ARRAY(ClaimNumber) numbers;
    StrArray missing; /* why it is untested */
    StrArray remarks; /* what else a reader should know */
    Index series;     /* of the journal, or NO_INDEX */
} ClaimVariant;

typedef struct {
    Verdict verdict;
    ARRAY(ClaimVariant) variants;
    StrArray missing; /* of all, each once */
} ClaimVerdict;

typedef struct {
    Index event;
    bool has_test, is_readable; /* a test that is not readable was reported */
    ClaimVerdict now;           /* with all that is known, or was by the day of knowledge asked about */
    ClaimVerdict then;          /* as known on the day when the words were said */
    bool differs;               /* the verdict, then and now */
    Date known_now, known_then; /* the days of knowledge of both; DATE_OPEN: all */
} ClaimAnswer;

/* The sentences of a journal, read once. */
typedef struct Claims Claims;
/* Reads every test; mistakes go to `diags`. */
Claims *claims_read(const Journal *journal, Diags *diags, Arena *arena);

/* True when the sentence is about the place, on either side. */
bool claims_names_place(const Claims *claims, Index event, PlaceId place);

/* When: DATE_OPEN for all that is known, DATE_MIN for the day when the words were said. */
typedef struct {
    Date as_of, known_by;
} ClaimDays;
/* The same sentences with all the work before them: each run that tests claims has its own. */
Claims *claims_again(const Claims *claims, Arena *arena);
/* `event` is a claim. All claims of a journal together may look at so many entries; what goes beyond is untested. */
ClaimAnswer claims_answer(Claims *claims, Index event, ClaimDays days, Arena *arena);
/* A sentence without an entry, said on a day: for tests and other programs. */
ClaimAnswer claims_test(Claims *claims, Str sentence, Span span, Date said, ClaimDays days, Diags *diags, Arena *arena);

#endif
