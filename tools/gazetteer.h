/* The gazetteer tool's own parts: from Census rows and the project's tables to
 * the one file that src/places embeds.
 *
 * A program of the build, not of the product: it may print, and it stops at the
 * first row it cannot read. The order of the work is in gazetteer.c. */
#ifndef PURSE_GAZETTEER_H
#define PURSE_GAZETTEER_H

#include "base/base.h"
#include "places/table.h"

#define NO_UNIT UINT32_MAX

/* Whether a unit is a government, as far as the source says. */
typedef enum { STANDING_UNSAID, STANDING_GOVERNMENT, STANDING_NONE } Standing;

/* A unit as it is read; those that turn out to be another's code keep `kept`. */
typedef struct {
    Str geoid;
    Str full;  /* as the Census names it: "Chicago city" */
    Str bare;  /* "Chicago" */
    Str other; /* the name in brackets, if any: "Ventura" */
    Word word;
    unsigned level; /* a WordLevel, 0 for the nation, states, agencies, courts */
    PlaceKind kind;
    int fips;
    uint32_t parent;
    Standing standing;
    bool plain;      /* goes by its bare name even where it is a township */
    bool joint;      /* city and county in one */
    bool historical; /* has ended */
    bool town_city;  /* "Barnstable Town city": a city that is called a town */
    bool collides;   /* its plain path would be another's too */
    bool coded;      /* and so would the one with its type word: it carries its GEOID */
    bool has_centroid;
    int32_t latitude_e6, longitude_e6;
    Date from, until;

    uint32_t kept; /* the unit it is only a code of, or NO_UNIT */
    Date kept_from, kept_until;
    Str kept_why;
    bool kept_named; /* its name is an older or second name of that unit too */

    Str slug, path, name, short_name;
    uint16_t county; /* of a municipality: the three digits, 0 when not known */
    PlaceId id;      /* when written */
} Unit;

typedef enum { ALIAS_GEOID, ALIAS_PATH, ALIAS_NAME } AliasSort;

typedef struct {
    AliasSort sort;
    Str text, why;
    uint32_t unit;
    Date from, until;
} Alias;

/* A normalised bare name that a unit, or one of its aliases, carries. */
typedef struct {
    Str name;
    uint32_t unit, alias; /* alias: NO_UNIT when its own name */
    uint8_t fips, fit;
    Word word;
} Carried;

/* A word or phrase of recipient names, as data/places/recipient-words.txt has it. */
typedef struct {
    Str text, expansion;
    LexClass lex_class;
    uint8_t value;
    bool known, goes_on;
} Lex;

typedef struct {
    uint32_t unit, residents;
} Population;

typedef struct {
    Arena arena;
    ARRAY(Unit) units;
    ARRAY(Alias) aliases;
    ARRAY(Carried) names;
    ARRAY(TableSuccessor) successors; /* unit numbers here */
    ARRAY(Lex) lexicon;
    ARRAY(Population) populations;
    Map by_geoid, by_path, by_postal, by_alias_path, by_lex;
    uint32_t state_of_fips[TABLE_FIPS_LIMIT], circuit_of_fips[TABLE_FIPS_LIMIT];
    Str vintage;
    Str tables; /* folder of the project's tables */
} Gazetteer;

_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* A whole file, plain or gzip; stops when it cannot be read. */
Str read_whole(Arena *arena, Str path);

/* ---- Rows of the project's own tables: fields between '|', '#' comments ---- */

enum { ROW_FIELDS = 8 };
typedef struct {
    Str file, rest;
    int line;
    Str fields[ROW_FIELDS]; /* "-" is read as empty */
    size_t count;
} Row;

Row rows_open(Gazetteer *gazetteer, const char *file);
bool rows_next(Row *row, size_t fields); /* stops at a row with another number of fields */
_Noreturn void row_fail(const Row *row, const char *format, ...) __attribute__((format(printf, 2, 3)));
Date row_date(const Row *row, size_t field, Date when_empty);
int row_fips(const Row *row, const Gazetteer *gazetteer, Str postal);
uint32_t row_unit(const Row *row, const Gazetteer *gazetteer, Str geoid_or_path);

/* ---- Units ---- */

Unit unit_empty(void);
uint32_t unit_add(Gazetteer *gazetteer, const Row *row, Unit unit); /* row: NULL, or for messages */
/* A county, place or subdivision of a Census name; STANDING by its FUNCSTAT or unsaid. */
void unit_add_census(Gazetteer *gazetteer, Str geoid, Str full, double latitude, double longitude, Standing standing);
Unit *unit_at(const Gazetteer *gazetteer, uint32_t unit);
uint32_t unit_kept(const Gazetteer *gazetteer, uint32_t unit); /* follows `kept` to its end */
uint32_t unit_of_geoid(const Gazetteer *gazetteer, Str geoid);
int fips_of(Str geoid);
unsigned level_of_geoid(Str geoid); /* a WordLevel; stops at a code of another length */

/* ---- The steps, in their order ---- */

void read_states(Gazetteer *gazetteer);
void read_weather(Gazetteer *gazetteer, Str file);
void read_census(Gazetteer *gazetteer, Str folder);
void check_plausible(const Gazetteer *gazetteer);
void read_agencies(Gazetteer *gazetteer);
void read_courts(Gazetteer *gazetteer);
void read_renames(Gazetteer *gazetteer);
void read_coextensive(Gazetteer *gazetteer);
void join_by_rule(Gazetteer *gazetteer);
void read_subdivisions(Gazetteer *gazetteer);
void name_units(Gazetteer *gazetteer);
void read_aliases(Gazetteer *gazetteer);
void add_aliases(Gazetteer *gazetteer);
void carry_names(Gazetteer *gazetteer);
void place_in_counties(Gazetteer *gazetteer);
void read_populations(Gazetteer *gazetteer);
void read_lexicon(Gazetteer *gazetteer);
/* A name valid in a state, or alone when fips is 0, of a unit or (not NO_UNIT) its alias. */
void carry(Gazetteer *gazetteer, Str name, Word word, unsigned fit, uint32_t unit, int fips, uint32_t alias);
void carry_alias(Gazetteer *gazetteer, uint32_t alias, int fips);
Str table_bytes(Gazetteer *gazetteer);

/* A second code, path or name; of days without end unless they are set afterwards. */
Alias *alias_add(Gazetteer *gazetteer, AliasSort sort, Str text, uint32_t unit, Str why);
/* A path that no unit and no other alias has; false when it is taken. */
bool alias_add_path(Gazetteer *gazetteer, Str path, uint32_t unit, Str why);
Str state_path(Gazetteer *gazetteer, const Unit *unit, Str end); /* us/il/end */
Str slug_of(Gazetteer *gazetteer, Str name);
Str normal_of(Gazetteer *gazetteer, Str name);
Str lower_of(Gazetteer *gazetteer, Str text);

#endif
