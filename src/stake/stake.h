/* What holds on a day, and what money is at stake.
 *
 * Takes a journal that was read and checked, and a question; gives figures with
 * the entries that made them. The rules are docs/method.md. Pure: reads no
 * file and no clock, prints nothing, reports no mistakes. */
#ifndef PURSE_STAKE_H
#define PURSE_STAKE_H

#include "journal/journal.h"

typedef enum { BASIS_AWARDED, BASIS_ACTIVE, BASIS_UNSPENT, BASIS_ANNUAL, BASIS_ALLOCATED, BASIS_COUNT } Basis;

typedef struct {
    Date as_of;
    Date known_by; /* DATE_OPEN: all that is known now */
    Basis basis;
    IndexArray conditions; /* rules; empty: those warned about and in force */
    ARRAY(PlaceId) places; /* empty: all that the conditions concern */
    IndexArray programs;   /* empty: all */
    IndexArray without;    /* events taken as if they had never been */
} Question;

/* State of one condition for one place, as to enforcing it. */
typedef enum {
    STATE_NOT_IN_FORCE,
    STATE_CLEARED,
    STATE_WAIVED,
    STATE_BLOCKED,
    STATE_OPEN,
    STATE_UNCERTAIN, /* a date is known only as a span and the answer hangs on it */
    STATE_COUNT
} State;

/* Why an order does or does not block, for one place and condition. */
typedef enum {
    REASON_BLOCKS,
    REASON_NOT_YET,       /* before its effective day, or not known yet */
    REASON_EXPIRED,       /* its term is over */
    REASON_NOT_PROTECTED, /* the place is not among those it protects */
    REASON_OTHER_ACTS,    /* bars other acts than enforcing */
    REASON_STAYED_ITSELF, /* stayed for this place by the same paper */
    REASON_WORKED_ON,     /* stayed, narrowed, vacated, reversed or replaced by `other` */
    REASON_PERHAPS,       /* hangs on a date known only as a span */
    REASON_COUNT
} Reason;

typedef struct {
    Index order; /* event */
    Index rule;  /* the condition, or the policy it rests on */
    Reason reason;
    Index other;     /* event, with REASON_WORKED_ON; else NO_INDEX */
    Work work;       /* what `other` does */
    Index waits_for; /* event that reverses it, whose mandate has not issued; else NO_INDEX */
} OrderTrace;

typedef struct {
    Index rule;
    State state;
    unsigned possible;        /* set of 1 << State over all that the dates allow */
    IndexArray by;            /* events that make it so: finding, waiver, orders, withdrawal */
    ARRAY(OrderTrace) orders; /* every order about it that was made by then */
} ConditionAnswer;

typedef enum { CLASS_AT_RISK, CLASS_PROTECTED, CLASS_CLEARED, CLASS_NONE, CLASS_COUNT } StakeClass;

/* A sum of which a part may be unknown; the known part is a range. */
typedef struct {
    MoneyRange known;
    bool has_unknown; /* besides, an amount nobody knows may belong here */
    bool has_known;   /* at least one amount is known */
} Sum;

typedef struct {
    Index award, allocation; /* one of them, the other NO_INDEX; both: `count` awards that are summed only */
    uint32_t count;          /* how many awards it stands for: 1 but of those that are summed only */
    MoneyRange amount;       /* on the day, by the basis */
    unsigned possible;       /* set of 1 << StakeClass */
    bool is_over;            /* by the basis `active`: shown with nothing, and not counted */
} AwardAnswer;

typedef enum { STEP_NONE, STEP_WARNED, STEP_ANSWERED, STEP_PRELIMINARY, STEP_CLEARED, STEP_VIOLATES, STEP_COUNT } Step;

/* Where the place stands with the grantor, over the conditions asked about. */
typedef struct {
    Step step;
    Index warned, answered, found; /* events, or NO_INDEX: the latest of each by the day */
    Period due;                    /* of the latest entry that sets one; PERIOD_NONE */
} StatusLine;

typedef struct {
    PlaceId place;
    Sum gross, classes[3]; /* by StakeClass: at risk, protected, cleared */
    bool has_shared;
    MoneyRange shared; /* of joint awards that others hold; in no sum */
    ARRAY(ConditionAnswer) conditions;
    ARRAY(AwardAnswer) awards; /* its own */
    IndexArray joint;          /* awards that others hold and pass on to it */
    StatusLine status;
    bool is_loose; /* so many dates are spans that the ends are bounds, not exact */
} PlaceStake;

typedef struct {
    Question question;
    IndexArray conditions; /* asked about, or found */
    ARRAY(PlaceStake) places;
    Sum gross, classes[3];
    uint32_t awards; /* counted in gross */
    uint32_t unknown_places;
    bool overflowed; /* a sum left the range of Money and is given as unknown */
} Answer;

Answer *stake_answer(const Journal *journal, const Question *question, Arena *arena);
/* The same figures and states in half the time: without what made the states, without orders and status. */
Answer *stake_sums(const Journal *journal, const Question *question, Arena *arena);

/* R of the machine-readable form: unknown, a range, or open at the top. */
MoneyRange sum_range(Sum sum);

/* What keeping a condition costs, beside what hangs on it. People in hundredths; unknown where a part is. */
typedef struct {
    const Cost *cost;
    MoneyRange gross, at_risk; /* of the place, under this condition, on the day */
    MoneyRange a_year;         /* dollars: per day * days * volume */
    MoneyRange held;           /* people at a time, on average: volume * days / 365 */
    MoneyRange break_even;     /* people a year at which a year costs as much as is at stake */
} CostAnswer;
CostAnswer stake_cost(const Journal *journal, const Question *question, const Cost *cost, Arena *arena);

const char *basis_name(Basis basis);
bool basis_find(Str name, Basis *out);
const char *state_name(State state);
const char *class_name(StakeClass class);
const char *step_name(Step step);
/* at risk, protected, cleared, or "uncertain" for several; of AwardAnswer.possible. */
const char *possible_class_name(unsigned possible);

/* ---- single questions ---- */

typedef enum { NEVER, PERHAPS, SURELY } Certainty;

/* Whether something dated has happened, and was known, by the days of the question. */
Certainty stake_happened(const Question *question, const Period *day, const Period *known);
/* Whether an entry has: an order from its effective day, and never one that the question leaves out. */
Certainty stake_event_happened(const Question *question, const Event *event);
/* True when the question takes the entry as if it had never been. */
bool stake_leaves_out(const Question *question, Index event);
/* Whether a rule is in force: for policies and conditions alike. */
Certainty stake_in_force(const Journal *journal, const Question *question, Index rule);
/* Orders that block a rule for somebody on the day, and those that ever had by then. */
typedef struct {
    Index order;
    bool blocks_now; /* for anyone it protects */
    Period since;
    Period ended;   /* PERIOD_NONE while it goes on */
    Index ended_by; /* event, or NO_INDEX */
} RuleBlock;
typedef ARRAY(RuleBlock) RuleBlocks;
RuleBlocks stake_blocks_of(const Journal *journal, const Question *question, Index rule, Arena *arena);
/* ---- an order over all its days ---- */

typedef enum {
    ORDER_BLOCKS,
    ORDER_PERHAPS, /* a date is known only as a span and it hangs on it */
    ORDER_STAYED,
    ORDER_NARROWED,
    ORDER_VACATED,
    ORDER_REVERSED,
    ORDER_REPLACED,
    ORDER_OVER, /* its term */
    ORDER_STATE_COUNT
} OrderState;

/* What an order that blocks is on [from, until) for those of whom it says the same. */
typedef struct {
    Date from, until; /* DATE_OPEN: nothing that is known ends it */
    OrderState state;
    Index by; /* event that made it so; NO_INDEX: itself, or several may have */
    PlaceSet whom;
    IndexArray rules; /* of those it blocks */
} OrderStand;
typedef ARRAY(OrderStand) OrderStands;

typedef struct {
    Index event;
    Work work;
} OrderWork;
typedef ARRAY(OrderWork) OrderWorks;

typedef struct {
    OrderWorks works;   /* by others on it, in the order of their days */
    OrderStands stands; /* by their days; none of an order that blocks nothing */
    bool is_left_out;   /* so much bears on it that the stands were not worked out */
} OrderCourse;

/* For all days at once, whatever the day of the question; its day of knowledge counts, and what it is without. */
typedef struct OrderHistory OrderHistory;
OrderHistory *stake_history(const Journal *journal, const Question *question, Arena *arena);
OrderCourse history_of(OrderHistory *history, Index order);
const char *order_state_name(OrderState state);

/* ---- the days on which an answer can change ---- */

typedef enum {
    DAY_EVENT,      /* number: of the event; an order's effective day */
    DAY_MANDATE,    /* of the event */
    DAY_EVENT_ENDS, /* by its own term */
    DAY_FILED,      /* number: of the case */
    DAY_RULE,       /* of the condition or policy */
    DAY_RULE_ENDS,
    DAY_MEMBER, /* of the group */
    DAY_MONEY,  /* an award's: obligated, or its period of performance begins or ends */
    DAY_YEAR    /* a fiscal year begins */
} DayKind;

typedef struct {
    Date day;
    DayKind kind;
    bool is_last; /* of a date that is known only as a span: from now on it has been */
    Index number; /* of what the kind says; NO_INDEX for money and years */
} StakeDay;
typedef ARRAY(StakeDay) StakeDays;

/* In order, each once: a question has one answer from one of these days to the next, whatever it is about, but for the
 * day that it names. Not of the money of a store that is summed only: its days are in the store. */
StakeDays stake_days(const Journal *journal, Arena *arena);

/* True when the set holds the place on the day of the question. */
Certainty stake_holds(const Journal *journal, const Question *question, const PlaceSet *set, PlaceId place);

#endif
