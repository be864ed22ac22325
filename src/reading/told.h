/* One event while it is made out: its trigger, its clause, what speaks for and against its having happened.
 * Private to find_events*.c and modality*.c. */
#ifndef PURSE_READING_TOLD_H
#define PURSE_READING_TOLD_H

#include "reading/triggers.h"

/* What the words around a trigger say; a set. */
enum {
    SAID_NEGATED = 1 << 0,
    SAID_REQUESTED = 1 << 1,
    SAID_IF = 1 << 2,      /* it stands in the clause of an if, or in a question */
    SAID_THREAT = 1 << 3,  /* it is what is threatened or risked */
    SAID_PLANNED = 1 << 4, /* to happen by somebody's word, or an infinitive that nothing settles */
    SAID_WILL = 1 << 5,
    SAID_WOULD = 1 << 6,
    SAID_MAY = 1 << 7,
    SAID_MUST = 1 << 8,
    SAID_ALLEGED = 1 << 9,
    SAID_PASSIVE = 1 << 10,
    SAID_PERFECT = 1 << 11,
    SAID_PRESENT = 1 << 12,       /* a finite form that may be habit */
    SAID_REDUCED = 1 << 13,       /* "funds withheld in 2015": a participle behind its noun */
    SAID_BEFORE = 1 << 14,        /* of "before it cut", "once it cuts" */
    SAID_WILFUL = 1 << 15,        /* "will not", "would not", "refused to" */
    SAID_IF_BESIDE = 1 << 16,     /* an if elsewhere in the sentence */
    SAID_THREAT_BESIDE = 1 << 17, /* a threat elsewhere in it, to the left */
    SAID_QUOTED = 1 << 18,
    SAID_NOUN = 1 << 19,
    SAID_OBJECT_NONE = 1 << 20, /* "lost nothing" */
    SAID_VOTED = 1 << 21,       /* "voted to reject": done by the vote */
};
enum { SAID_MODAL = SAID_WILL | SAID_WOULD | SAID_MAY | SAID_MUST | SAID_PLANNED };

/* ---- doubts.def ---- */
enum {
    DOUBT_FALSE = 1,       /* calls something false */
    DOUBT_CAST = 2,        /* makes it somebody's word */
    DOUBT_UNREAL = 4,      /* wished, thought of, not yet */
    DOUBT_PROPOSAL = 8,    /* a text in the making */
    DOUBT_CONSEQUENCE = 16 /* begins a phrase for what may follow */
};

/* A place, a body or a person where the text names it. */
typedef enum { PARTY_PLACE, PARTY_BODY, PARTY_PERSON } PartyKind;
typedef struct {
    uint32_t first, until; /* tokens */
    PartyKind kind;
    uint32_t number; /* in `places`, `bodies`, `people` */
    bool is_modifier;
} Party;

typedef struct {
    ARRAY(Party) list;
    uint32_t *of_token; /* 1 + number in the list; 0: none */
} Parties;

typedef struct {
    const Text *text;
    const Reading *found;
    const Parties *parties;
    uint32_t first, until; /* tokens of the sentence */
    TriggerMatch match;
    unsigned said;
    uint32_t chain;              /* where its auxiliaries begin: the subject ends there */
    uint32_t clause, clause_end; /* tokens of the clause around it */
    bool is_done_before;         /* told as done though a threat stands before it: "warned it in May and withheld" */
} Told;

/* modality_chain.c: auxiliaries and what governs the verb; false when the word is no verb here. */
bool modality_walk(Told *told);
/* The window in which words around the trigger may bear on it. */
enum { TOLD_LOOK = 60 }; /* tokens to each side */
static inline uint32_t told_from(const Told *told)
{
    return told->match.at > told->first + TOLD_LOOK ? told->match.at - TOLD_LOOK : told->first;
}
static inline uint32_t told_until(const Told *told)
{
    return told->match.end + TOLD_LOOK < told->until ? told->match.end + TOLD_LOOK : told->until;
}
static inline bool told_has(const Told *told, uint32_t from, uint32_t until, ModalKind kind)
{
    for (uint32_t i = from; i < until; i++)
        if (modal_at(told->text, i) == kind)
            return true;
    return false;
}

/* modality_doubt.c: what speaks against a cut, and what a failure is of. The last: whether a cut is left open when
 * done. */
void modality_doubt(Told *told);
void modality_that_clause(Told *told);
void modality_consequence(Told *told);
bool modality_is_open(const Told *told);
/* modality.c: the rest of the sentence. */
void modality_look_around(Told *told);
Modality modality_of(const Told *told, bool is_grantor);

/* clause.c */
void clause_find(Told *told);
/* Where "(FRA)" begins that ends at `close`; `close` itself when it is longer, or none. */
uint32_t clause_before_aside(const Told *told, uint32_t close);
bool clause_is_boundary(const Text *text, uint32_t token);

/* needs.c: whether what must stand beside a trigger does. */
bool needs_are_met(const Told *told);
bool needs_court(const Told *told);
/* needs_asked.c: of "shall" and "must" the verb behind it; the trigger itself when there is none. */
uint32_t charge_verb(const Told *told);

/* parties.c */
Parties parties_collect(const Text *text, const Reading *found, Arena *arena);
const Party *party_at(const Told *told, uint32_t token); /* that covers a token; NULL */
PlaceId party_place(const Told *told, const Party *party);
Anchor party_anchor(const Told *told, const Party *party);
bool token_is_party_word(const Text *text, uint32_t token);

/* ---- find_events_subject.c, _targets.c, _when.c: who did it, to whom, when, how much; `event` has its type and
 * modality ---- */

enum { CONTEXT_RECEIVERS = 16 };

/* Who was spoken of last, for "it" and "they". */
typedef struct {
    Anchor actor;
    PlaceId place;
    uint32_t person;
    PlaceId warner; /* of the last warning */
    PlaceId asker;  /* who last warned, asked or found fault with one place alone: */
    TargetFind asked;
    PlaceId last_city, last_county, last_state; /* named last, for "the city" */
    TargetFind giver;                           /* who last warned, asked, cut; */
    uint32_t gave;                              /* in which sentence, from 1; 0: nobody did */
    TargetFind receivers[CONTEXT_RECEIVERS];    /* to whom, or who last replied */
    uint32_t receiver_count, received;
} Memory;

void slots_subject(const Told *told, const Memory *memory, EventFind *event);
void slots_doer(const Told *told, const Memory *memory, EventFind *event);  /* by the subject alone */
PlaceId slots_unit(const Told *told, const Memory *memory, uint32_t token); /* of "the city" */
/* find_events_context.c: what an event tells of who gives and who receives, and what it leaves out. Sentences are
 * numbered from 1. */
void context_note(Memory *memory, const EventFind *event, uint32_t sentence);
void context_note_receiver(Memory *memory, TargetFind receiver, uint32_t sentence);
void context_fill(const Memory *memory, Arena *arena, uint32_t sentence, const Told *told, EventFind *event);
void slots_targets(const Told *told, const Memory *memory, Arena *arena, EventFind *event);
void slots_date(const Told *told, Modality modality, EventFind *event);
void slots_rest(const Told *told, EventFind *event);

#endif
