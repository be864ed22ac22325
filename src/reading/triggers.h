/* The words that tell an event, and what must stand beside them. Private to find_events*.c and modality*.c. */
#ifndef PURSE_READING_TRIGGERS_H
#define PURSE_READING_TRIGGERS_H

#include "reading/text.h"

/* Forms of a verb, a set: "cut" is all of base, past and participle. */
enum { FORM_BASE = 1, FORM_THIRD = 2, FORM_PAST = 4, FORM_PARTICIPLE = 8, FORM_ING = 16, FORM_NOUN = 32 };

/* What must stand beside it in its clause. */
typedef enum {
    NEED_NOTHING,
    NEED_PARTY,    /* a place, an agency, a person or a pronoun that does it */
    NEED_MONEY,    /* "funds", "$3 million": what is cut */
    NEED_CUT,      /* money, or whom it is cut off from */
    NEED_STOP,     /* "freeze", "suspension": what is lifted */
    NEED_LEGAL,    /* an order, a policy, a condition, money: what a court acts on */
    NEED_PAPER,    /* "agreement", "bill": what is signed */
    NEED_SUIT,     /* "suit", "complaint": what is filed */
    NEED_TASK,     /* "to certify", "for a plan": what is asked */
    NEED_FINDING,  /* "that", "in violation": what is found */
    NEED_DEMAND,   /* "the terms", "the demand", money: what is refused or accepted */
    NEED_SAID,     /* "of March 1", "to the agency": a reply that was given */
    NEED_GIVEN,    /* "received", "sent", "the agency's": a warning that was given */
    NEED_THREAT,   /* "that", with a cut that may come: "told the city that the grant would lapse" */
    NEED_WISH,     /* "the city to": somebody else is to do it */
    NEED_DUTY,     /* "a plan", "the records": what a recipient hands in */
    NEED_TERMS,    /* "the conditions": a demand, money aside */
    NEED_DONE,     /* nothing behind: "it would say no" */
    NEED_SIGNER,   /* a paper, or somebody known who signs */
    NEED_PLAN,     /* a rule or bill, or "to require" */
    NEED_POLICY,   /* "its limit", "the code": what a place adopts or gives up */
    NEED_AWARD,    /* money, or the agreement that it comes by: what is ended */
    NEED_DENIED,   /* money, of a passive behind it too: "was stripped of $1 million" */
    NEED_OF,       /* a noun of money: "the loss of the grant", "a funding freeze" */
    NEED_ORDERED,  /* somebody known, then "to": "told the county to" */
    NEED_AGREED,   /* what is asked, right behind: "agreed to the terms" */
    NEED_STATE,    /* "is in", "out of": whether a place complies */
    NEED_IN_COURT, /* a ruling or a court: what is appealed, where a rule is challenged */
    NEED_BLAMED,   /* somebody known right behind: "faulted the county" */
    NEED_ENDS,     /* somebody known before, nothing behind: "the village relented" */
    NEED_CHARGE,   /* an action that no other trigger tells: "shall review" */
    NEED_COURT,    /* a court or judge: who rules */
    NEED_NOTICE,   /* a notice that was given and says what may be cut */
    NEED_SOUGHT,   /* "repayment", "records": what an agency wants of somebody */
    NEED_RETURN,   /* the records, the plan, of somebody who was asked: what is sent */
    NEED_REPAID,   /* the government behind: "reimburse the state" */
    NEED_RATIFIED, /* the agreement, the ordinance: what a council approves */
    NEED_FILED,    /* "filed" before it: a complaint */
    NEED_BEHIND,   /* money, behind it: "conditioned $18 million on" */
    NEED_OFFER,    /* a demand, money, a plan, a request: what is turned down */
    NEED_INSISTED, /* what somebody is to do */
    NEED_KEPT,     /* money that a grantor keeps */
    NEED_CUT_NEXT, /* "to cut off": what is vowed */
    NEED_NAMED,    /* "the deficiencies": what is asked, by its name */
    NEED_HOLD,     /* "is on" before it: money that is on hold */
    NEED_STRINGS,  /* "three conditions": what is attached to money */
    NEED_CLEARED,  /* a place right behind: "cleared the county" */
} Need;

enum {
    TRIGGER_CUT = 1,      /* money stops: never told as done where anything in the sentence speaks of a threat */
    TRIGGER_FLIPS = 2,    /* "cave": negated it is a refusal, else it is giving in */
    TRIGGER_LOSES = 4,    /* its subject is whom it happens to */
    TRIGGER_WILL = 8,     /* "will not sign" is a refusal */
    TRIGGER_COURT = 16,   /* only of a court or judge; of another one nothing */
    TRIGGER_GRANTED = 32, /* of the grantor alone: "paid back" */
    TRIGGER_ITSELF = 64,  /* of the money itself: "if the money stops" */
    TRIGGER_NOT = 128,    /* tells that it was not done: "missed the deadline" */
};

typedef struct {
    const char *word, *rest; /* lower case; rest: further words, "" when none; behind a '~' some may stand between */
    EventType type;
    Need need;
    uint8_t form, flags;
} Trigger;

/* Rows of triggers.def by the first word. */
typedef struct {
    uint16_t *first; /* by number of the lexicon's word: 1 + row; 0: none */
    uint16_t *next;  /* by row, the same */
} TriggerIndex;

extern const Trigger event_triggers[];

/* A row that stands at a token, in all the forms that the word can be. */
typedef struct {
    const Trigger *trigger;
    unsigned forms;
    uint32_t at, end; /* tokens; the words that tell it */
} TriggerMatch;

enum { TRIGGER_MATCHES = 10 };

TriggerIndex trigger_index(const Text *text, Arena *arena);
/* The rows that stand at a token before `until`, those of most words first. A particle may stand some words behind:
 * "cut their money off". */
size_t triggers_at(const Text *text, const TriggerIndex *index, uint32_t at, uint32_t until,
                   TriggerMatch out[TRIGGER_MATCHES]);

bool trigger_is_cut(const Text *text, uint32_t at); /* some row of the word is a cut */

/* ---- modals.def ---- */

typedef enum {
    MODAL_NONE,
    MODAL_BE,
    MODAL_HAVE,
    MODAL_DO,
    MODAL_WILL,
    MODAL_WOULD,
    MODAL_MAY,
    MODAL_MUST,
    MODAL_NOT,
    MODAL_ADVERB,
    MODAL_IF,
    MODAL_THREAT, /* governs "to" and "that": threatened, warned, risk */
    MODAL_RISK,   /* "risk losing", "could lose" */
    MODAL_PLAN,   /* plans, expects, is going to */
    MODAL_ASK,    /* asks, orders, urges */
    MODAL_FAIL,   /* refused, failed to; barred from */
    MODAL_ABLE,   /* may, has the power to */
    MODAL_GO_ON,  /* began, continues: as the verb before it */
    MODAL_ALLEGE, /* said to have, accused of */
    MODAL_DETERMINER,
    MODAL_PREPOSITION,
    MODAL_SUBJECT, /* pronouns that act: it, they, we */
    MODAL_RELATIVE,
    MODAL_JOINER, /* because, while, although: a clause begins */
    MODAL_BODY,   /* words for who governs: agency, officials, lawmakers, recipients */
} ModalKind;
enum { MODAL_NEGATED = 0x40, MODAL_KIND = 0x3F };

/* ---- objects.def ---- */

enum {
    OBJECT_MONEY = 1,
    OBJECT_LEGAL = 2,
    OBJECT_PAPER = 4,
    OBJECT_SUIT = 8,
    OBJECT_COURT = 16,
    OBJECT_DEMAND = 32,
    OBJECT_POLICY = 64,
    OBJECT_STOP = 128, /* "freeze", "suspension": lifting it gives money back */
};

/* ---- hints.def ---- */

enum {
    HINT_GIVEN = 1,     /* "received", "sent": before a warning that was given */
    HINT_CAME = 2,      /* behind it */
    HINT_SUES = 4,      /* "filed": before a suit */
    HINT_SAID = 8,      /* "against", "says": behind it */
    HINT_PART = 16,     /* "part" of the grant */
    HINT_NO_MONEY = 32, /* "judgment" on it */
    HINT_IT = 64,       /* "it", "none": what was spoken of before */
};

/* MODAL_NONE too for "May" and "Will" inside a sentence. */
ModalKind modal_at(const Text *text, uint32_t at);

static inline bool modal_is_negated(const Text *text, uint32_t at)
{
    return token_in(text, at, CLASS_MODAL) && token_value(text, at, CLASS_MODAL) & MODAL_NEGATED;
}

static inline bool hint_at(const Text *text, uint32_t at, int kinds)
{
    return token_in(text, at, CLASS_HINT) && token_value(text, at, CLASS_HINT) & kinds;
}

static inline bool object_at(const Text *text, uint32_t at, int kinds)
{
    return token_in(text, at, CLASS_OBJECT) && token_value(text, at, CLASS_OBJECT) & kinds;
}

#endif
