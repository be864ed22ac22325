/* What the files of store/ share. Private.
 *
 *   rows --desk, prepared--> identities and pieces of records, on the reading thread
 *        --parties, awards--> numbers --transactions--> new, changed or known versions
 *        --incoming--> the table; withdraw: what the file no longer has
 *   manifest, segments, members: what came in, and how far
 */
#ifndef PURSE_STORE_TABLES_H
#define PURSE_STORE_TABLES_H

#include "store/image.h"
#include "store/store.h"

#include <sqlite3.h>

struct Store {
    Arena *arena;
    sqlite3 *db;
    StoreUse use;
    int file; /* the same file, to hurry its bytes to the disk; -1: none */
    char why[512];
};

/* ---- open.c: SQLite with words for what goes wrong ---- */

enum { STORE_SCHEMA = 2 };

bool store_fail(Store *store, const char *doing);                       /* takes SQLite's own words; always false */
bool store_run(Store *store, const char *sql);                          /* one or more statements without parameters */
sqlite3_stmt *store_prepare(Store *store, const char *sql);             /* NULL on failure; kept until finalized */
bool store_step_done(Store *store, sqlite3_stmt *statement);            /* runs to its end and resets */
int64_t store_number(Store *store, const char *sql, int64_t otherwise); /* first column of the first row */
void store_write_back(Store *store);                                    /* what was written so far is on its way */
void bind_text(sqlite3_stmt *statement, int at, Str text);          /* empty: NULL. Bytes must outlive the next step */
void bind_words(sqlite3_stmt *statement, int at, Str text);         /* the same, but empty stays a text */
void bind_money(sqlite3_stmt *statement, int at, AwardMoney money); /* not given: NULL */
void bind_number(sqlite3_stmt *statement, int at, int64_t number);  /* 0: NULL */
void bind_value(sqlite3_stmt *statement, int at, Value value);
Str column_text(sqlite3_stmt *statement, int at); /* NULL: empty; valid until the next step */

/* ---- upgrade.c ---- */

bool store_upgrade(Store *store, int version); /* from that one to STORE_SCHEMA */

/* ---- identity.c: which number has what is known by these parts ---- */

/* Of all parts that make up an identity; `low` stands in the tables. */
typedef struct {
    uint64_t low, high;
} Identity;

Identity identity_of(Str bytes);
void identity_add_part(Buf *bytes, Str part); /* so that no two lists of parts give the same bytes */
Identity identity_of_parts(const Str *parts, size_t count, Buf *room); /* the same over all of them */

/* Remembers as many as fit, and of all others whether they were surely never met. Bounded. */
typedef struct {
    Arena memory; /* of the slots */
    struct IdentitySlot *slots;
    size_t count;
    unsigned slot_bits, most_bits, filter_bits; /* powers of two */
    bool forgets;                               /* not all that was added is remembered */
    uint64_t *filter;                           /* NULL: what is not remembered was never met */
    Arena *arena;                               /* of the filter */
} Identities;

void identities_init(Identities *known, Arena *arena, unsigned most_bits, unsigned filter_bits);
void identities_release(Identities *known);
void identities_add(Identities *known, Identity identity, int64_t number); /* below 2^32 */
void identities_note(Identities *known, uint64_t low);                     /* met, its number not remembered */
void identities_expect(const Identities *known, Identity identity);        /* it will be asked for soon */
int64_t identities_find(const Identities *known, Identity identity);       /* 0: not remembered */
bool identities_may_hold(const Identities *known, Identity identity);

/* A set of what one run of rows has had; the caller clears it before it is too large. By 64 bits: among half a million,
 * two that are different have the same once in a hundred million runs. */
typedef struct {
    Arena memory;
    uint64_t *slots;
    size_t count;
    unsigned bits;
} IdentitySet;

void identity_set_init(IdentitySet *set);
void identity_set_release(IdentitySet *set);
void identity_set_clear(IdentitySet *set);
void identity_set_expect(const IdentitySet *set, uint64_t low); /* it will be asked for soon */
bool identity_set_add(IdentitySet *set, uint64_t low);          /* false: was there */

/* ---- resolve.c: which government a recipient is ---- */

typedef struct {
    Str country;
    RecipientEvidence evidence;
} Candidate;

bool is_foreign(Str country);
/* `arena` takes the reasons; without one there are none. */
Resolution resolution_of(const Candidate *candidate, Arena *arena);
/* In the order of the table, behind the recipient; the texts live as long as `room` is not changed. */
enum { RESOLUTION_COLUMNS = 7 };
void resolution_texts(const Resolution *resolution, Buf *room, Str out[RESOLUTION_COLUMNS]);

/* ---- prepared.c: rows as the reading thread has made them up ---- */

/* Who is named in a row: of the award, or of its prime award in a subaward's row. */
typedef struct {
    Str name, raw, uei, duns, parent_uei, parent, country, state, county, county_name, city, business_types;
} Party;

enum { PARTY_PARTS = 12 };

/* A recipient and, where it is the first time in a while, what is written of it. */
typedef struct {
    Identity identity;
    RecordPart recipient, resolution; /* behind the numbers of their rows; without a resolution it is still to find */
} PreparedParty;

/* What is known of a row without the store. Pieces leave out the numbers that only the store has. */
typedef struct {
    uint64_t line;
    AwardMoney obligated;
    PreparedParty recipient, prime;     /* prime: of a subaward only */
    Identity award;                     /* of a subaward: its prime award */
    uint64_t own;                       /* tells the transaction or the subaward from others */
    uint32_t agency, listing;           /* their numbers; 0: none */
    uint32_t modification;              /* bytes of it */
    RecordPart award_front, award_back; /* columns of awards before and behind the recipient */
    RecordPart front, back;             /* of transactions: listing .. key, obligation .. ; of a subaward all in back */
    bool is_deleted, is_beyond;         /* is_beyond: the amount is larger than any can be */
} PreparedRow;

/* An agency or a listing that was met for the first time. */
typedef struct {
    uint32_t number;
    bool is_agency;
    RecordPart columns;
} PreparedName;

struct StoreRows {
    Arena memory; /* of the arrays, which are used again */
    Buf room;     /* of the pieces */
    ARRAY(PreparedRow) items;
    ARRAY(PreparedName) names;
    size_t taken, names_taken; /* by the store */
};

Party party_of(const AwardRow *row);       /* the recipient */
Party party_prime_of(const AwardRow *row); /* of a subaward: who passed it on */
Identity party_identity(const Party *party, Buf *room);
RecordPart party_columns(const Party *party, Identity identity, Buf *room);
Party party_of_columns(RecordPiece columns);
RecordPart resolution_columns(const Party *party, Buf *room, Buf *words);
Identity award_identity(const AwardRow *row, Identity recipient, Buf *room);
/* Of an award with a number or URI, which are not both empty. */
Identity award_identity_by(Str sub_agency_code, Str fain, Str uri, Buf *room);
void award_columns(const AwardRow *row, PreparedRow *out, int made, Buf *room);
/* Parts that, with award and listing, tell one transaction from another. */
typedef struct {
    Str modification, uri, key;
} TransactionParts;
TransactionParts transaction_parts(AwardForm form, const AwardRow *row);
void transaction_columns(const AwardRow *row, const TransactionParts *parts, int64_t import, int member,
                         PreparedRow *out, Buf *room);

/* ---- parties.c: agencies, listings, recipients in their tables ---- */

typedef struct {
    Store *store;
    Arena memory; /* of what is remembered */
    Identities recipients;
    Image new_recipients, new_resolutions;
    sqlite3_stmt *add_agency, *add_listing, *find_recipient;
    int64_t last_recipient;
    Buf key, words;
} Parties;

bool parties_open(Parties *parties, Store *store);
void parties_close(Parties *parties);
bool parties_flush(Parties *parties); /* new rows into their tables */
/* Agencies and listings that these rows are the first to name. */
bool parties_take_names(Parties *parties, StoreRows *rows);
bool party_number(Parties *parties, const StoreRows *rows, const PreparedParty *party, int64_t *out);

/* ---- awards.c: the award of a row ---- */

typedef struct {
    Store *store;
    Identities known;
    Image new_awards;
    sqlite3_stmt *find, *update_totals;
    int64_t last; /* greatest number */
    int made;     /* day of the file, of award-level totals */
    Buf key;
} Awards;

/* Finds awards by their hash: made when awards are first looked up that an import does not remember. */
bool awards_index(Store *store);
bool awards_open(Awards *awards, Store *store, int made);
void awards_close(Awards *awards);
/* *out is 0 when there is none. */
bool award_find(Awards *awards, const StoreRows *rows, const PreparedRow *row, int64_t *out);
/* Finds or adds it. `recipient` is taken when it is new. */
bool award_number(Awards *awards, const StoreRows *rows, const PreparedRow *row, int64_t recipient, int64_t *out);

/* ---- award_listings.c: what stands under each listing ---- */

typedef struct {
    Store *store;
    Image pairs;
    struct MetListing *met;
    ARRAY(uint32_t) counts; /* of new transactions, by listing */
    sqlite3_stmt *add;
} AwardListings;

bool award_listings_open(AwardListings *listings, Store *store);
void award_listings_close(AwardListings *listings);
/* Of a transaction that goes into the table. */
bool award_listings_add(AwardListings *listings, int64_t award, int64_t listing);
bool award_listings_flush(AwardListings *listings);

/* ---- incoming.c: rows into the table of transactions ---- */

/* Columns of transactions, behind its id, in the order of schema.sql. */
enum {
    IN_AWARD,
    IN_LISTING,
    IN_MODIFICATION,
    IN_URI,
    IN_KEY,
    IN_RECIPIENT,
    IN_OBLIGATION,
    IN_NON_FEDERAL,
    IN_FACE_VALUE,
    IN_SUBSIDY_COST,
    IN_ACTION_DATE,
    IN_FISCAL_YEAR,
    IN_ACTION_TYPE,
    IN_ASSISTANCE_TYPE,
    IN_CORRECTION,
    IN_PERIOD_FROM,
    IN_PERIOD_UNTIL,
    IN_PERFORMED_AT,
    IN_REPORTED,
    IN_MODIFIED,
    IN_KNOWN,
    IN_IMPORT,
    IN_MEMBER,
    IN_LINE,
    IN_WITHDRAWN,
    IN_WITHDRAWN_BY,
    IN_COUNT
};

/* A row on its way into the table of which more than its numbers must be known. */
typedef struct {
    const PreparedRow *row;
    int64_t award, listing, recipient;
    Value values[IN_COUNT];
    int known, withdrawn; /* days of this version; 0: as the row says, not withdrawn */
    int64_t withdrawn_by;
} Incoming;

/* Rows, and the sum of their obligations in two parts that cannot overflow within a segment: of amount / SPLIT and of
 * amount % SPLIT. */
enum { SPLIT = 1000000 };
typedef struct {
    int64_t rows, high, low;
} Control;
void control_add(Control *control, Money obligation);

typedef struct {
    Store *store;
    Image image;
    sqlite3_stmt *stored;
    Control control;      /* of what went into the table, as the table has it */
    int64_t last, summed; /* greatest number given, and in the control */
    AwardForm form;
    Buf room;
} IncomingRows;

bool incoming_open(IncomingRows *incoming, Store *store);
void incoming_close(IncomingRows *incoming);
void incoming_of(const StoreRows *rows, const PreparedRow *row, int64_t award, int64_t recipient, Incoming *out);
bool incoming_put(IncomingRows *incoming, const Incoming *row);
/* As it was prepared. */
bool incoming_put_plain(IncomingRows *incoming, const StoreRows *rows, const PreparedRow *row, int64_t award,
                        int64_t recipient);
bool incoming_flush(IncomingRows *incoming); /* into the table, those that are not there */

/* ---- One import ---- */

enum { SEGMENT_ROWS = 1 << 19 }; /* between two commits */
enum { TWICE_KEPT = 100 };

/* A full file that was made after the one that comes in. */
typedef struct {
    Str agency;
    int year, made;
    int64_t import;
} LaterFile;

struct StoreImport {
    Store *store;
    Arena *arena;         /* &memory */
    Arena memory, *outer; /* of this import; the store's own, given back at its end */
    int64_t id;
    StoreFile file;
    int member;
    bool kept_vanished;
    bool is_begun;         /* a transaction of SQLite is open */
    bool meets_older;      /* the store held transactions before this import */
    uint64_t in_segment;   /* rows since the last commit */
    uint64_t written_back; /* of these, when they were last hurried to the disk */
    uint64_t set_aside_kept;
    int64_t awards_before; /* greatest number when the segment began */
    int *made_of;          /* by import: the day its file was made */
    int64_t made_count;
    ARRAY(LaterFile) later; /* newer full files in the store, the first made first */
    StoreTotals member_totals;
    Control kept; /* of the rows that go into the table in this segment, to compare with it */
    Parties parties;
    Awards awards;
    AwardListings award_listings;
    IncomingRows incoming;
    IdentitySet met;
    Buf parts;
    StoreTwiceList twice; /* at most TWICE_KEPT */
    sqlite3_stmt *versions, *withdraw, *move_known, *confirm, *agency_code, *add_set_aside, *save_member;
    sqlite3_stmt *find_subaward, *find_same_subaward, *add_subaward, *withdraw_subaward;
};

int file_day(const StoreFile *file); /* made, else the day of the import */
int import_day(const StoreImport *import);
int64_t store_next_import(Store *store); /* the number of the import that begins next */

/* segments.c */
bool segment_begin(StoreImport *import); /* nothing to do when one is begun */
bool segment_commit(StoreImport *import);
bool segment_note_twice(StoreImport *import, const StoreRows *rows, const PreparedRow *row);
/* members.c */
bool member_save(StoreImport *import, bool is_done);
/* transactions.c */
bool transactions_open(StoreImport *import);
bool transaction_add(StoreImport *import, const StoreRows *rows, const PreparedRow *row);
/* subawards.c */
uint64_t subaward_identity(const AwardRow *row, Identity award, Buf *room);
RecordPart subaward_columns(const AwardRow *row, Buf *room);
bool subawards_open(StoreImport *import);
bool subaward_add(StoreImport *import, const StoreRows *rows, const PreparedRow *row);
bool subawards_link(Store *store); /* to prime awards that came in after them */
/* withdraw.c */
bool withdraw_vanished(StoreImport *import, uint64_t *withdrawn);

#endif
