/* The ground everything stands on: strings, memory, arrays, maps, days, money.
 *
 * Knows nothing of governments or journals. The only folder that allocates.
 * Nothing here prints, opens a file or asks the time. */
#ifndef PURSE_BASE_H
#define PURSE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* ---- Str: a view of bytes, passed by value, never assumed to end in NUL ---- */

typedef struct {
    const char *ptr;
    size_t len;
} Str;

#define STR(literal) ((Str){(literal), sizeof(literal) - 1})
#define STR_NONE ((Str){NULL, 0})
/* For printf-like formats: buf_printf(b, "%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)((s).len > INT32_MAX ? INT32_MAX : (s).len), (s).ptr

Str str_from_c(const char *c_string);
bool str_equal(Str a, Str b);
bool str_equal_caseless(Str a, Str b); /* small and capital letters of ASCII alike */
int str_compare(Str a, Str b);         /* bytewise, a prefix sorts first */
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
bool str_contains(Str s, Str part);
Str str_slice(Str s, size_t from, size_t until);
Str str_after(Str s, size_t from);
Str str_trim(Str s); /* without spaces and tabs at both ends */
/* Position of `c` at or after `from`, or s.len when absent. */
size_t str_find_char(Str s, char c, size_t from);
/* Splits at the first `c`: returns the part before it, leaves the rest in `rest`. */
Str str_cut(Str *rest, char c);
/* The number that exactly `count` digits at `at` make, at most nine; -1 when they are not digits. */
int str_digits(Str s, size_t at, size_t count);
/* How many bytes must be added, dropped, changed or swapped with their neighbour; stops at `limit` + 1. */
size_t str_distance(Str a, Str b, size_t limit);

bool char_is_digit(char c);
bool char_is_alpha(char c);
bool char_is_space(char c); /* space or tab */
char char_lower(char c);    /* ASCII only, no locale */

/* Number of characters (code points; a broken byte counts as one) in `s`. */
size_t utf8_length(Str s);
/* Columns `s` takes on a terminal (wide characters take two). */
size_t utf8_width(Str s);
/* Offset of the first byte that is not well-formed UTF-8, or s.len. */
size_t utf8_check(Str s);

/* ---- Memory ---- */

/* Called when memory is exhausted; must not return. The program sets one that
 * says so and exits 3; the default aborts. */
extern void (*base_on_exhausted)(size_t wanted);

/* An arena gives memory that lives as long as the arena; there is no free for
 * one piece. Never returns NULL. Built with an address sanitizer, every piece
 * is its own block, so that overruns are seen. */
typedef struct ArenaBlock ArenaBlock;
typedef struct {
    ArenaBlock *blocks;
    size_t used_bytes; /* handed out since arena_init */
} Arena;

void arena_init(Arena *arena);
void arena_release(Arena *arena);
void *arena_alloc(Arena *arena, size_t count, size_t size); /* zeroed; overflow is exhaustion */
#define ARENA_NEW(arena, Type) ((Type *)arena_alloc((arena), 1, sizeof(Type)))
#define ARENA_ARRAY(arena, Type, count) ((Type *)arena_alloc((arena), (count), sizeof(Type)))
Str arena_str(Arena *arena, Str s);        /* a copy */
char *arena_c_string(Arena *arena, Str s); /* a copy that ends in NUL */
Str arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Growing bytes, owned by the Buf until buf_release. `ptr` may be NULL when empty. */
typedef struct {
    char *ptr;
    size_t len, capacity;
} Buf;

void buf_init(Buf *buf);
void buf_release(Buf *buf);
void buf_reset(Buf *buf); /* empty, keeps its space */
void buf_add(Buf *buf, Str s);
void buf_add_char(Buf *buf, char c);
void buf_add_grouped(Buf *buf, Str digits); /* 21679 as 21,679 */
void buf_add_repeat(Buf *buf, char c, size_t count);
void buf_printf(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Room for `count` more bytes, uninitialised; the caller then adds to `len`. */
char *buf_reserve(Buf *buf, size_t count);
Str buf_str(const Buf *buf); /* valid until the next change */
/* Adds `s` with every broken byte as U+FFFD: what must be UTF-8 stays it, the rest survives. */
void buf_add_utf8(Buf *buf, Str s);

/* A growing array inside an arena: ARRAY(Place) places = {0}. Old storage stays
 * in the arena when it grows (at most as much again). */
#define ARRAY(Type)               \
    struct {                      \
        Type *items;              \
        uint32_t count, capacity; \
    }
#define ARRAY_ADD(arena, array, ...)                                                                          \
    do {                                                                                                      \
        if ((array)->count == (array)->capacity)                                                              \
            (array)->items = array_grow((arena), (array)->items, &(array)->capacity, sizeof *(array)->items); \
        (array)->items[(array)->count++] = (__VA_ARGS__);                                                     \
    } while (0)
void *array_grow(Arena *arena, void *items, uint32_t *capacity, size_t item_size);

typedef ARRAY(Str) StrArray;

/* ---- Map: from a string to a number; keys are kept as views, not copied ---- */

typedef struct {
    struct MapSlot *slots;
    size_t count, capacity; /* capacity is zero or a power of two */
    Arena *arena;
} Map;

#define MAP_ABSENT UINT32_MAX

void map_init(Map *map, Arena *arena);
uint32_t map_find(const Map *map, Str key); /* MAP_ABSENT when there is none */
/* Stores unless the key is there already; returns the number now under the key. */
uint32_t map_add(Map *map, Str key, uint32_t value);
void map_put(Map *map, Str key, uint32_t value); /* replaces */

/* ---- Days ---- */

/* A day as the count of days since 1970-01-01, proleptic Gregorian. */
typedef int32_t Date;
#define DATE_MIN INT32_MIN  /* before every day */
#define DATE_OPEN INT32_MAX /* after every day: "while it stands" */

enum { DATE_FIRST_YEAR = 1700, DATE_LAST_YEAR = 2999 };

bool date_exists(int year, int month, int day);
int date_days_in_month(int year, int month);        /* month 1..12 */
Date date_from_parts(int year, int month, int day); /* the day must exist */
void date_to_parts(Date date, int *year, int *month, int *day);
/* The federal fiscal year a day falls in: FY2016 is 2015-10-01 to 2016-09-30 (31 USC 1102). */
int date_fiscal_year(Date date);
void date_print(Buf *out, Date date); /* 2017-04-21; DATE_OPEN prints "open" */

typedef enum { PRECISION_NONE, PRECISION_DAY, PRECISION_MONTH, PRECISION_YEAR, PRECISION_FISCAL } Precision;

/* A date as written: a day, or a span of days in which the day lies, [first, until). */
typedef struct {
    Date first, until;
    Precision precision;
} Period;

#define PERIOD_NONE ((Period){0, 0, PRECISION_NONE})

typedef enum {
    PERIOD_OK,
    PERIOD_SHAPE, /* does not look like a date at all */
    PERIOD_MONTH, /* there is no such month */
    PERIOD_DAY,   /* the month has no such day */
    PERIOD_RANGE, /* the year is outside DATE_FIRST_YEAR..DATE_LAST_YEAR */
} PeriodProblem;

Period period_of_day(Date day);
Period period_fiscal(int fiscal_year);
/* Reads 2017-04-21, 2017-04, 2017, FY2016; the whole of `text` must be the date. */
PeriodProblem period_parse(Str text, Period *out);
void period_print(Buf *out, Period period); /* as it was written */
bool period_is_set(Period period);
Date period_last(Period period); /* the last day it can be */

/* ---- Money: whole cents, never floating point ---- */

typedef int64_t Money;
#define MONEY_MAX INT64_MAX
#define MONEY_MIN INT64_MIN

bool money_add(Money a, Money b, Money *out); /* false on overflow, *out then unchanged */

typedef enum { MONEY_OK, MONEY_SHAPE, MONEY_TOO_LARGE, MONEY_FRACTION } MoneyProblem;
/* Reads 937932, 937,932, $937,932.00, -12.5; MONEY_FRACTION when there are parts of a cent. */
MoneyProblem money_parse(Str text, Money *out);
void money_print(Buf *out, Money amount);       /* 937932.00 */
void money_print_table(Buf *out, Money amount); /* 937,932.00; cents left out when zero: 937,932 */

/* An amount that may be known only within bounds, or from below, or not at all. */
typedef struct {
    Money min, max;
    bool has_min, has_max; /* neither: unknown */
} MoneyRange;

#define MONEY_UNKNOWN ((MoneyRange){0, 0, false, false})
MoneyRange money_exact(Money amount);
bool money_is_unknown(MoneyRange range);
bool money_is_exact(MoneyRange range);
bool money_range_equal(MoneyRange a, MoneyRange b);
/* Sum of two; a bound that would overflow is dropped, and *overflow set. */
MoneyRange money_range_add(MoneyRange a, MoneyRange b, bool *overflow);
/* The smallest range that holds both. */
MoneyRange money_range_join(MoneyRange a, MoneyRange b);
void money_range_print(Buf *out, MoneyRange range); /* table form: 1,000 to 2,000; unknown */

/* ---- What an operation came to ---- */

typedef enum {
    STATUS_OK,
    STATUS_DATA,   /* read, with mistakes in the text */
    STATUS_USAGE,  /* asked wrongly */
    STATUS_FAILED, /* could not be read or written at all */
} Status;

#endif
