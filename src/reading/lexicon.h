/* The words that rules ask about: one number a word, and what it is in each class.
 *
 * Private to this folder. The words stand in *.def files, one a stage; a word may be of several classes
 * ("may", "order"). */
#ifndef PURSE_READING_LEXICON_H
#define PURSE_READING_LEXICON_H

#include "base/base.h"

typedef enum {
    CLASS_MONTH,        /* calendar.def; value 1..12 */
    CLASS_WEEKDAY,      /* value 0..6 from Monday */
    CLASS_NUMBER,       /* numbers.def; value of one, ..., twenty, thirty */
    CLASS_SCALE,        /* hundred, thousand, million: value is the power of ten */
    CLASS_CUE,          /* cues.def; value: a CueFrame and a CueForm (cues.h) */
    CLASS_TRIGGER,      /* triggers.def; value: a number of its table */
    CLASS_MODAL,        /* modals.def: may, would, not, if, threatened to; value: a ModalKind */
    CLASS_TITLE,        /* titles.def: mayor, supervisor, spokesman; value: a TitleKind */
    CLASS_PRONOUN,      /* pronouns.def; value: a PronounKind */
    CLASS_UNIT,         /* units.def: county, city, parish, counties; value: a UnitKind */
    CLASS_STATE,        /* units.def: a word or abbreviation that means a state alone: Calif., Nevada; value: FIPS */
    CLASS_GIVEN,        /* given.def: given names, which tell persons from places */
    CLASS_FUNCTION,     /* function.def: words that name nothing: the, of, and */
    CLASS_NOUN,         /* nouns.def: department, herald, university, river; value: a NounKind */
    CLASS_FOREIGN,      /* foreign.def: countries and cities abroad; value: 2 when nothing here is as likely */
    CLASS_BESIDE,       /* beside.def: words before and inside names of places; value: bits BESIDE_* */
    CLASS_COMMON,       /* common.def: words and (2) family names that are places too */
    CLASS_GRAMMAR,      /* grammar.def: the small words of clauses; value: a GrammarKind */
    CLASS_ABBREVIATION, /* abbreviations.def: words whose full stop is theirs; value: an AbbreviationKind */
    CLASS_CALENDAR,     /* calendar.def: day, week, last, ago, fiscal; value: a CalendarWord */
    CLASS_TENSE,        /* tenses.def: said, sent, scheduled; value: a Tense */
    CLASS_MONEY,        /* numbers.def: dollars, cents; value: how many cents it is, as a power of ten */
    CLASS_CITE,         /* citations.def: what laws, dockets and awards are cited by; value: a CiteWord */
    CLASS_OBJECT,       /* objects.def: funds, injunction, terms; value: OBJECT_ bits */
    CLASS_CLAIM,        /* claims.def: lowest, murders, because, received; value: CLAIM_WORD_ bits */
    CLASS_DOUBT,        /* doubts.def: false, purportedly, bill; value: DOUBT_ bits (told.h) */
    CLASS_HINT,         /* hints.def: received, against, part; value: HINT_ bits (triggers.h) */
    CLASS_COUNT
} WordClass;

/* What a word of CLASS_TITLE does beside a name. */
typedef enum {
    TITLE_HONORIFIC, /* Mr.: a person, and no office */
    TITLE_OFFICE,    /* mayor, director */
    TITLE_SPEAKER,   /* spokeswoman: for an office */
    TITLE_MODIFIER,  /* deputy, acting: part of the title behind it */
    TITLE_PLURAL,    /* commissioners: of several names */
} TitleKind;

/* What a word of CLASS_UNIT makes of the name beside it. */
enum {
    UNIT_NONE,
    UNIT_COUNTY,
    UNIT_PARISH,
    UNIT_CITY,
    UNIT_TOWN,
    UNIT_VILLAGE,
    UNIT_TOWNSHIP,
    UNIT_BOROUGH,
    UNIT_STATE,
    UNIT_TRIBE,
    UNIT_PLURAL = 64, /* "counties": of all names of the list */
};

/* What a word of CLASS_NOUN makes of the name before it. */
typedef enum {
    NOUN_OFFICE,   /* police, council: a part of the government */
    NOUN_SEPARATE, /* school district, housing authority: a body of its own */
    NOUN_NEWS,     /* Herald */
    NOUN_PRIVATE,  /* University, Bears */
    NOUN_GROUND,   /* Street, River */
    NOUN_NEUTRAL,  /* Democrat: the place is meant */
    NOUN_MATTER,   /* education: what an office is about; no name of anybody */
    NOUN_SHIP,     /* USS: before the name */
} NounKind;

enum {
    BESIDE_LOCATES = 1, /* in, near */
    BESIDE_JOINS = 2,   /* Isle "of" Wight */
    BESIDE_REGION = 4,  /* northern, downtown */
};

typedef enum {
    ABBREVIATION_TITLE,   /* "Gov.", "v.": the sentence goes on */
    ABBREVIATION_NUMBER,  /* "No.": one only before a number */
    ABBREVIATION_ANY,     /* "a.m.", "Inc.": the sentence may end with it */
    ABBREVIATION_CAPITAL, /* "Mass.": one only with a capital; the sentence may end with it */
} AbbreviationKind;

typedef enum {
    CALENDAR_DAYS,
    CALENDAR_WEEKS,
    CALENDAR_MONTHS,
    CALENDAR_QUARTERS,
    CALENDAR_YEARS,
    CALENDAR_SEASON,
    CALENDAR_TODAY,
    CALENDAR_YESTERDAY,
    CALENDAR_TOMORROW,
    CALENDAR_LAST, /* last, past, previous */
    CALENDAR_NEXT, /* next, coming, following */
    CALENDAR_THIS, /* this, current */
    CALENDAR_AGO,
    CALENDAR_FISCAL, /* fiscal, FY */
    CALENDAR_START,
    CALENDAR_END,
    CALENDAR_PART, /* morning, night */
} CalendarWord;

typedef enum {
    CITE_WORD_CODE,        /* U.S.C. */
    CITE_WORD_REGULATIONS, /* C.F.R. */
    CITE_WORD_SECTION,     /* section, sec. */
    CITE_WORD_EXECUTIVE,   /* "Executive" Order */
    CITE_WORD_ORDER,       /* E.O. */
    CITE_WORD_PUBLIC,      /* "Public" Law, "Pub." L. */
    CITE_WORD_LAW,         /* P.L. */
    CITE_WORD_REGISTER,    /* FR, "Fed." Reg. */
    CITE_WORD_REPORTER,    /* F., S. Ct., U.S. */
    CITE_WORD_CASE,        /* cv, cr: of a docket number */
    CITE_WORD_LISTING,     /* CFDA, "Assistance" Listing */
    CITE_WORD_AWARD,       /* award, grant, FAIN */
    CITE_WORD_NUMBER,      /* No. */
    CITE_WORD_STATE,       /* RCW, ORS: a state's statutes by letters */
} CiteWord;

/* What a word tells about when something happens, for dates without a year or a week. */
typedef enum { TENSE_NONE, TENSE_PAST, TENSE_FUTURE, TENSE_FUTURE_WEAK } Tense;

typedef struct {
    Str text;         /* lower case, apostrophes straight */
    uint32_t classes; /* a bit a class */
    uint8_t value[CLASS_COUNT];
} LexiconWord;

typedef struct {
    LexiconWord *words; /* words[0] is no word */
    uint32_t count;
    struct LexiconSlot *slots;
    uint32_t slot_mask;
} Lexicon;

Lexicon lexicon_open(Arena *arena);
/* The number of a word, in any case; 0 when there is none. */
uint16_t lexicon_find(const Lexicon *lexicon, Str word);
/* The word with straight apostrophes for curly ones, as the lexicon writes it; itself when it is too long. */
enum { LEXICON_STRAIGHT = 64 };
Str lexicon_straight(Str word, char straight[LEXICON_STRAIGHT]);

#endif
