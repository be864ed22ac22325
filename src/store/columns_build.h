/* What the files that make the column file share. Private.
 *
 *   tables --survey--> what each award is (columns_survey.c) --spool--> its rows, one after the other
 *          --groups (columns_groups.c)--> rows by group and by day (columns_rows.c) --> the file (columns_build.c)
 *
 * Memory is 16 bytes an award, 4 bytes an award while they are put in order, and one bucket of rows. */
#ifndef PURSE_STORE_COLUMNS_BUILD_H
#define PURSE_STORE_COLUMNS_BUILD_H

#include "store/columns_file.h"

enum {
    AWARD_IS_THERE = 1,     /* has at least one row now */
    AWARD_IS_IRREGULAR = 2, /* cannot be summed by group alone */
    AWARD_IS_PARTY = 4,     /* neither an aggregate record nor an individual */
    AWARD_IS_SEEN = 8,      /* its first row was counted in its group */
    AWARD_HAS_BEGUN = 16,   /* its first row was given to the days */
    AWARD_HAS_NO_NUMBER = 32,
    AWARD_EXISTS = 64, /* in the table, if with withdrawn rows alone */
    ROW_COUNT_MOST = (1 << 25) - 1,
    FIRST_DAY = -25567, /* 1900-01-01: an award with an earlier row is irregular */
    DAYS = 73049,       /* to 2100-01-01 */
};

typedef struct {
    uint32_t recipient; /* of its first row */
    Date first;         /* of its rows */
    union {
        struct {
            uint16_t listing; /* number in Survey.listings */
            int16_t year;     /* that its number tells; 0: the fiscal year of its first row */
        };
        uint32_t group; /* once groups are settled */
    };
    uint32_t rows : 25, flags : 7;
} SurveyAward;

/* A row on its way; in the file its place is taken by a ColumnRow of the same size. */
typedef struct {
    uint32_t award;
    Date day;
    Money obligated;
} SpoolRow;
_Static_assert(sizeof(SpoolRow) == sizeof(ColumnRow), "rows are put in order in place");

typedef struct {
    Store *store;
    Arena *arena;
    Date known_by; /* only versions that held by then; DATE_OPEN: those that hold now */
    const ColumnsProgress *progress;
    SurveyAward *awards; /* by number in the store, below award_limit */
    uint32_t award_limit;
    PlaceId *holders; /* by number of the recipient, below recipient_limit */
    uint8_t *told;    /* the same: 1 is decided otherwise, 2 is counted as unplaced */
    uint32_t recipient_limit;
    StrArray listings;
    int spool; /* file of SpoolRow */
    uint64_t spooled;
    uint64_t unplaced_recipients;
    Money unplaced_obligated;
    Str why;
} Survey;

enum {
    BUCKET_ROWS = 1 << 20,
    YEARS = DATE_LAST_YEAR + 2 - DATE_FIRST_YEAR,
};

typedef struct {
    Survey *survey;
    Arena *arena, ordering; /* ordering: what is needed until groups are settled */
    int file;
    uint64_t end; /* of what is written */
    ColumnsHeader header;
    uint32_t *order, order_count; /* awards by place and kind */
    uint32_t *kind_of;            /* listing x year -> one more than its kind */
    ARRAY(KindRecord) kinds;
    Buf text;
    uint32_t groups, places;
    /* By group. */
    uint32_t *row, *kind; /* kind: in `ordering` */
    ARRAY(PlaceId) place;
    ARRAY(uint32_t) place_group;
    ARRAY(uint32_t) bucket_group; /* first group of each, and the end */
    /* By day, from FIRST_DAY. */
    uint32_t *on_day;       /* rows */
    uint8_t *run_of_day;    /* run of days */
    ARRAY(uint32_t) runs;   /* first row of each, and the end */
    uint32_t *place_number; /* by PlaceId */
} Build;

/* columns_groups.c */
void build_order_awards(Build *build);
void build_settle_groups(Build *build); /* from here on an award tells its group instead of its listing and year */
void build_sort_by_recipient(Build *build, uint32_t *from, uint32_t *into, uint32_t count);

/* columns_rows.c */
bool build_distribute_by_group(Build *build);
bool build_order_rows(Build *build);
bool build_add_days(Build *build);

/* columns_build.c */
bool build_fail_to_write(Build *build); /* with errno; always false */
uint64_t build_row_at(uint64_t row);    /* where a row stands in the file */
bool build_read_at(Build *build, int file, void *into, size_t bytes, uint64_t at);
void build_reserve_section(Build *build, Section section, size_t count); /* room, to be filled */
bool build_add_section(Build *build, Section section, const void *items, size_t count);

/* columns_survey.c. False with survey->why. The spool is a file without a name in the folder of `path`. */
bool survey_take(Survey *survey, const char *path);
bool survey_fail(Survey *survey, const char *doing, const char *reason);
void survey_tell(const Survey *survey, uint64_t done, uint64_t in_all);
/* The holder whose money the award is; PLACE_NONE. */
PlaceId survey_holder(const Survey *survey, const SurveyAward *award);
bool write_all_at(int file, const void *bytes, size_t count, uint64_t at);

#endif
