/* The type words of government names: county, parish, city, township, CDP.
 *
 * Read at build time from Census names ("Chicago city") and at run time from
 * questions ("City of Chicago"). Knows the words only, not who carries them. */
#ifndef PURSE_PLACES_WORDS_H
#define PURSE_PLACES_WORDS_H

#include "base/base.h"

typedef enum {
    LEVEL_COUNTY = 1,
    LEVEL_PLACE = 2,
    LEVEL_SUBDIVISION = 4,
} WordLevel;

/* Words that people put for one another. */
typedef enum { WORDS_OF_COUNTIES = 1, WORDS_OF_MUNICIPALITIES = 2, WORDS_OF_TOWNSHIPS = 4 } WordGroup;

/* An index into the table of words; the gazetteer stores it in one byte. */
typedef uint8_t Word;
enum { WORD_NONE = 0, WORD_LIMIT = 64 };

typedef struct {
    const char *census; /* as Census place and subdivision names end: "city", "CDP" */
    const char *title;  /* as county names end, and as printed: "County", "City" */
    Str plain;          /* as a normalised question has it: "county", "cdp" */
    unsigned levels;    /* of WordLevel */
    bool statistical;   /* never a government */
    bool joint;         /* of a city and county in one: "unified government" */
    unsigned groups;    /* of WordGroup */
} WordForm;

size_t word_count(void); /* words run from 1 to word_count() - 1 */
const WordForm *word_form(Word word);
Word word_of_plain(Str plain); /* WORD_NONE when it is none */
/* The longest type word a Census name of that level ends with; cuts it off `name`. */
Word word_cut_census(Str *name, WordLevel level);
/* The next word after `after` that the normalised `text` ends with, cut off in `rest`.
 * "carson city and borough" ends with two: all readings are tried. */
Word word_next_suffix(Str text, Word after, Str *rest);
/* The word that the normalised `text` starts with, as in "city of chicago"; cuts it off.
 * Only governments are called so: "district of columbia" is no district. */
Word word_cut_prefix(Str *text);
/* True when a question that says `asked` may mean a unit whose own word is `own`. */
bool word_fits(Word asked, Word own);

#endif
