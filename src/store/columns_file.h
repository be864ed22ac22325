/* The layout of the column file. Private.
 *
 *   header | rows | days | groups: first, last, total, kind, awards, row | places | marks | recipients | awards | kinds
 * | text
 *
 * Numbers are of the machine that wrote them; a file of another one is made again. Sections begin at multiples
 * of 64 bytes. A group is what one place holds under one kind (program and award year). The days have the same
 * rows in the order of their days whatever their kind, cut into runs; a mark is what a place had before a run. */
#ifndef PURSE_STORE_COLUMNS_FILE_H
#define PURSE_STORE_COLUMNS_FILE_H

#include "store/tables.h"

#define COLUMNS_MAGIC "PURSECOL"
enum { COLUMNS_FORMAT = 1, COLUMNS_ORDER = 0x01020304, COLUMNS_ALIGN = 64 };

/* Of one transaction; those of a group in the order of their days. */
typedef struct {
    Date day;
    uint32_t begun; /* awards of the group begun by then */
    Money sum;      /* of the group, up to and with this one */
} ColumnRow;

/* Of one transaction, in the order of days. */
typedef struct {
    uint32_t place : 31, begins : 1; /* the first of its award */
    Date day;
    Money obligated;
} ColumnDay;

/* Of a place, before a run of days. */
typedef struct {
    Money sum;
    uint32_t begun, unused;
} ColumnMark;

typedef struct {
    uint32_t listing_at, listing_length; /* in the text */
    int32_t year;
} KindRecord;

typedef enum {
    SECTION_ROWS,            /* ColumnRow[rows] */
    SECTION_FIRST,           /* Date[groups]: of its first row */
    SECTION_LAST,            /* Date[groups] */
    SECTION_TOTAL,           /* Money[groups] */
    SECTION_KIND,            /* uint32_t[groups] */
    SECTION_BEGUN,           /* uint32_t[groups]: its awards */
    SECTION_ROW,             /* uint32_t[groups + 1]: its first row */
    SECTION_PLACES,          /* PlaceId[places], rising */
    SECTION_PLACE_GROUP,     /* uint32_t[places + 1]: its first group */
    SECTION_RECIPIENT_PLACE, /* PlaceId[recipients], by number in the store */
    SECTION_RECIPIENT_AWARD, /* uint32_t[recipients + 1]: its first award */
    SECTION_AWARDS,          /* uint32_t[awards]: numbers in the store, by recipient */
    SECTION_IRREGULAR,       /* uint32_t[irregular]: numbers in the store, rising */
    SECTION_DAYS,            /* ColumnDay[rows] */
    SECTION_RUNS,            /* uint32_t[runs + 1]: the first of days of each run */
    SECTION_MARKS,           /* ColumnMark[runs * places] */
    SECTION_KINDS,           /* KindRecord[kinds] */
    SECTION_TEXT,            /* bytes */
    SECTION_COUNT
} Section;

typedef struct {
    char magic[8];
    uint32_t format, order;
    uint64_t store, gazetteer; /* what it was made from */
    uint64_t bytes;            /* of the file */
    uint64_t at[SECTION_COUNT], count[SECTION_COUNT];
    uint64_t unplaced_recipients;
    Money unplaced_obligated;
    uint64_t body;  /* hash of all behind the header */
    uint64_t check; /* hash of the header, with zero here */
} ColumnsHeader;

/* The items that a section has beside its count, and their size. */
typedef struct {
    size_t item, more;
} SectionShape;
extern const SectionShape section_shapes[SECTION_COUNT];

struct Columns {
    const unsigned char *bytes;
    const ColumnsHeader *header;
};

static inline const void *section_at(const Columns *columns, Section section)
{
    return columns->bytes + columns->header->at[section];
}

static inline size_t section_count(const Columns *columns, Section section)
{
    return (size_t)columns->header->count[section];
}

uint64_t columns_hash(const void *bytes, size_t count);
/* The same hash of bytes that come in pieces. */
typedef struct {
    void *state;
} ColumnsHash;
void columns_hash_begin(ColumnsHash *hash, Arena *arena);
void columns_hash_add(ColumnsHash *hash, const void *bytes, size_t count);
uint64_t columns_hash_end(const ColumnsHash *hash);
uint64_t columns_header_hash(const ColumnsHeader *header);

/* columns_build.c: makes the file under its name; false with `why`. */
bool columns_build(Store *store, const char *path, Date known_by, uint64_t store_stamp, uint64_t gazetteer_stamp,
                   const ColumnsProgress *progress, Arena *arena, Str *why);

#endif
