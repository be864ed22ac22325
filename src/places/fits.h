/* The places that fit a name, the better fits before the worse.
 *
 * Between the name index and those that ask it: find.c for any name a person
 * writes, candidates.c for award files. Private to this folder. */
#ifndef PURSE_PLACES_FITS_H
#define PURSE_PLACES_FITS_H

#include "places/table.h"

/* How well: only the best class that occurs is kept. */
typedef enum {
    FIT_PLAIN,       /* by the name and type word asked, or by the name it goes by */
    FIT_WORDLESS,    /* a township without "township" */
    FIT_STATISTICAL, /* a census designated place without "CDP" */
    FIT_HISTORICAL,  /* a unit or a name of other days */
    FIT_STATELESS,   /* a city's bare name, without a state: no answer, only a hint */
    FIT_NOT,
} Fit;

typedef struct {
    Fit best;
    size_t in_all;
    size_t count; /* of refs, at most PLACE_CANDIDATES */
    uint32_t refs[PLACE_CANDIDATES];
} Fits;

typedef struct {
    Str name;       /* normalised, without its type word */
    Word word;      /* WORD_NONE when none was said */
    int state_fips; /* 0 when no state was said */
    PlaceId county; /* of a subdivision, when it was said; else PLACE_NONE */
} Asked;

/* The row of a normalised name, or NULL. */
const TableName *name_row(Str name);
/* The only row that may be the name's, or NULL: the name is still to be compared. Its text and
 * its postings are sent for, so that there is something else to do first. */
const TableName *name_likely(Str name);
/* Sends for the row of a name that will be asked for soon. */
void name_expect(Str name);
/* Those who carry a name: [first, end) of the postings. */
typedef struct {
    const TablePosting *first, *end;
} Carriers;
/* Of one state, or of all when it is 0; nobody when `row` is NULL. */
Carriers carriers_of(const TableName *row, int state_fips);
/* A unified government is asked for as a city, or by one of its own long forms. */
bool joint_fits(Word asked);

Fits fits_none(void);
void fits_add(Fits *fits, Asked asked);
void fits_add_ref(Fits *fits, uint32_t ref); /* a place or an alias, found by its code or path */
/* All readings of a normalised name: as it stands, "city of X", "X city". */
void fits_add_readings(Fits *fits, Asked asked);
/* FOUND, AMBIGUOUS or UNKNOWN with its candidates. */
PlaceMatch fits_match(const Fits *fits);
/* What an alias adds to a match, or nothing when `ref` is a place itself. */
void match_found(PlaceMatch *match, uint32_t ref);

#endif
