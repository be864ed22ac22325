/* What a cue can stand beside, and how a word of grammar works: the values of cues.def, pronouns.def and
 * grammar.def in the lexicon.
 *
 * Private to this folder. The frames say what may follow a cue, which keeps "the ten states that refuse"
 * and "the report of the auditor" from being taken for speech. */
#ifndef PURSE_READING_CUES_H
#define PURSE_READING_CUES_H

typedef enum {
    CUE_SAY = 1,  /* "said": with or without "that", before and behind quotations, also inverted */
    CUE_ARGUE,    /* "noted": as say, but without "that" only before a plain clause */
    CUE_THINK,    /* "believe": a clause, no quotation, not inverted */
    CUE_SHOW,     /* "ruled", "provides": only with "that" or before a quotation */
    CUE_TELL,     /* "told": somebody, then as say */
    CUE_PLEDGE,   /* "pledged": to do something, or as argue */
    CUE_THREATEN, /* "threatened": to do something, in words of which some are quoted, or with "that" */
    CUE_CALL,     /* "called": something, by words in quotation marks */
    CUE_ASK,      /* "asked": whether, how; or a quotation */
    CUE_UTTER,    /* "continued": beside a quotation only */
    CUE_DEMAND,   /* "demanded": only with "that" */
    CUE_NOUN,     /* "statement", "letter": what words are told in */
    CUE_ACCORD,   /* "according", with "to" */
    CUE_FRAMES
} CueFrame;

typedef enum { CUE_BASE = 0, CUE_THIRD = 16, CUE_PAST = 32, CUE_ING = 48, CUE_PARTICIPLE = 64 } CueForm;

enum { CUE_FRAME_BITS = 15, CUE_FORM_BITS = 112 };

/* Who a pronoun can be. */
typedef enum {
    PRONOUN_HE = 1,
    PRONOUN_SHE,
    PRONOUN_IT,
    PRONOUN_THEY,
    PRONOUN_FIRST,
    PRONOUN_WHO,
    PRONOUN_SOME
} PronounKind;

typedef enum {
    GRAMMAR_DETERMINER = 1, /* the, some, its */
    GRAMMAR_PREPOSITION,
    GRAMMAR_SUBORDINATOR, /* because, although, when */
    GRAMMAR_UNSURE,       /* if, unless, whether: what follows is not told as so */
    GRAMMAR_COORDINATOR,  /* and, or, but */
    GRAMMAR_FINITE,       /* is, has, did: a verb that needs no other */
    GRAMMAR_MODAL,        /* would, will */
    GRAMMAR_BE,           /* is, was, been: before a participle it makes a passive */
    GRAMMAR_NEGATION,     /* not, never, didn't */
    GRAMMAR_ADVERB,       /* also, later */
    GRAMMAR_QUESTION,     /* how, why, what */
    GRAMMAR_VERB,         /* past tenses that do not end in -ed */
    GRAMMAR_TIME,         /* week, month, morning */
    GRAMMAR_NOT_A_CLAUSE, /* nothing, so, little: what is said without being told */
} GrammarKind;

#endif
