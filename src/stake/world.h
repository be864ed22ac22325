/* What the files of stake/ share. Private.
 *
 * A World is one combination of what may and may not have happened: every date
 * known only as a span, and asked about inside the span, is a choice. A
 * computation meets choices as it goes; the first one not made yet stops it,
 * and it is done again once for each side (enumerate.c). */
#ifndef PURSE_STAKE_WORLD_H
#define PURSE_STAKE_WORLD_H

#include "stake/stake.h"

enum { CHOICES_MOST = 12 };

/* Somebody of whom no more is known than World.somebody says: to ask how it stands for an area, a group, everyone. */
#define PLACE_SOMEBODY (PLACE_NONE - 1)

typedef struct {
    const Period *moment; /* which date; its address in the journal is its name */
    bool past;
} Choice;

/* For each event, the orders that work on it, in the order of their days. */
typedef struct {
    Index event;
    Work work;
} Modifier;

typedef struct {
    ARRAY(Modifier) modifiers;
} OrderLinks;

/* Of one rule: events that bear on it, in the order of their days. */
typedef struct {
    IndexArray findings, waivers, withdrawals;
    IndexArray blocking; /* orders that block it, or a policy it rests on */
    IndexArray closure;  /* those and all that work on them, workers first */
} RuleEvents;

typedef struct {
    const Journal *journal;
    const Question *question;
    Arena *arena;
    OrderLinks *links;    /* by event number */
    RuleEvents *rules;    /* by rule number; filled for the rules asked about */
    IndexArray *ended_by; /* by event number: withdrawals that end it */
    IndexArray steps;     /* warnings, replies and findings about the rules asked about */
} Stakes;

typedef struct {
    const Stakes *stakes;
    Choice choices[CHOICES_MOST];
    size_t count;
    const Period *open;        /* the first choice met that is not made; NULL: the computation stands */
    const PlaceTerm *somebody; /* what PLACE_SOMEBODY is: one of everyone, within an area, a member of a group */
    Index through;             /* of the rule at hand: itself, or the policy it rests on, whose block is looked at */
    /* Standing of orders for the place and rule at hand, by event number. */
    uint8_t *standing;
    uint32_t *stamp, now;
} World;

/* Going through all worlds, depth first: begin, compute, again while the world chose, on while it turns.
 *
 *     world_begin(w);
 *     do {
 *         do result = compute(w); while (world_chose(w));
 *         if (w->open) there are too many; else take result
 *     } while (world_turned(w)); */
void world_begin(World *world);
/* The date that the computation could not decide is now a choice, at first not past; false when there is none or are
 * too many. */
bool world_chose(World *world);
/* The last choice that was not past is past; false when all were gone through. */
bool world_turned(World *world);

/* True when the day has come. A date not set has no day: false. */
bool world_past(World *world, const Period *day);
/* True when the entry was known by the day of knowledge. */
bool world_known(World *world, const Common *common);
bool world_happened(World *world, const Event *event);
/* Whether something without a day of its own was known by the day of knowledge. */
Certainty known_by_then(const Question *question, const Period *known);
bool world_holds(World *world, const PlaceSet *set, PlaceId place);

/* orders.c */
void index_orders(Stakes *stakes);
void index_rule_orders(Stakes *stakes, Index rule);
/* True when an order in force bars enforcing the rule (or what it rests on) against the place;
 * adds the orders to `by` unless NULL. */
bool orders_block(World *world, Index rule, PlaceId place, IndexArray *by);
/* Why the order does or does not block the rule, itself, for the place. */
OrderTrace trace_order(World *world, Index order, Index rule, PlaceId place);
/* Sets the events of a rule to this order alone and what works on it; false when that is more than `most`. `seen` is
 * all zero, by event number, and is again. */
bool index_one_order(Stakes *stakes, Index rule, Index order, size_t most, uint8_t *seen);
void trace_orders(World *world, Index rule, PlaceId place, ConditionAnswer *answer);

/* state.c */
void index_rules(Stakes *stakes, const IndexArray *rules);
State state_of(World *world, Index rule, PlaceId place, IndexArray *by);
bool rule_in_force(World *world, Index rule, IndexArray *by);

/* money.c */
typedef struct {
    Index award, allocation;
    PlaceId holder;
    Index program;
    int year;
    MoneyRange amount;
    uint32_t count; /* of awards: 1, but of those that the journal has as sums only */
    bool is_sure;   /* some of it is surely there by the day */
    bool is_over;   /* by the basis `active`: the period of performance does not hold the day */
} Holding;
typedef struct {
    Index holding, next;
} JointLink;
/* Those of one place are a chain: first_of(place), then next[], to NO_INDEX. */
typedef struct {
    Holding *items;
    uint32_t count, capacity;
    Index *next;
    Index *first_built_in; /* by PlaceId: number of its first holding; NULL where there are few */
    Map first_own;         /* 4 bytes of another PlaceId -> the same */
    /* Those that are joint awards, by partner: chains of links, in the order of the journal. */
    Map first_joint; /* 4 bytes of a PlaceId -> its first link */
    ARRAY(JointLink) joint_links;
} Holdings;
Index holdings_first_of(const Holdings *holdings, PlaceId place);
Index holdings_first_joint_of(const Holdings *holdings, PlaceId place);
/* What a partner has of a joint award: whether it is one by then, and how much, within the award. */
Certainty partner_share(const Question *question, const Award *award, PlaceId place, MoneyRange held, MoneyRange *share,
                        bool *overflowed);
Certainty partner_certainty(const Question *question, const Partner *partner);
/* What there is by the basis on the day, of all programs asked about. */
Holdings holdings_by_basis(const Journal *journal, const Question *question, const IndexArray *conditions, Arena *arena,
                           bool *overflowed);
bool holding_reached(const Journal *journal, const Holding *holding, Index rule);

/* whom.c */
typedef struct {
    PlaceTerm term; /* of several places: the place is somebody of it */
    PlaceId place;
} Sample;
typedef ARRAY(Sample) Samples;
/* All that the sets of these events tell apart: everyone, groups, areas from wide to narrow, places. `marks` is all
 * zero, one for each place built in, place and group of the journal, and is again. */
Samples samples_of(const Stakes *stakes, const IndexArray *events, uint8_t *marks);
/* The places for which `chosen` is set, in the fewest words that come of taking the wide before the narrow; what
 * cannot be said in one set, places inside of an area that is excepted, is left to `besides`. */
PlaceSet set_of_samples(World *world, const Samples *samples, const bool *chosen, PlaceSet *besides);

/* summed.c: holdings of a store that are summed by place, program and year. */
void add_summed(const Journal *journal, const Question *question, const IndexArray *conditions, Arena *arena,
                Holdings *out);

/* scope.c */
IndexArray default_conditions(const Journal *journal, const Question *question, Arena *arena);
void list_places(const Stakes *stakes, const IndexArray *conditions, const Holdings *holdings, Answer *answer);

/* status.c */
void index_steps(Stakes *stakes, const IndexArray *conditions);
void fill_status(const Stakes *stakes, PlaceStake *place);

#endif
