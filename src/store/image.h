/* Rows that SQLite copies whole: what image.c, image_keys.c and record.c share with those who fill images. Private. */
#ifndef PURSE_STORE_IMAGE_H
#define PURSE_STORE_IMAGE_H

#include "base/base.h"

#include <sqlite3.h>

struct Store;

/* ---- values of a row ---- */

typedef enum { VALUE_NULL, VALUE_NUMBER, VALUE_TEXT } ValueKind;
typedef struct {
    ValueKind kind;
    int64_t number;
    Str text;
} Value;

/* ---- record.c ---- */

enum { VARINT_MOST = 9, RECORD_VALUES_MOST = 32 };

void put_be(unsigned char *at, uint64_t number, size_t bytes);
size_t put_varint(unsigned char *at, uint64_t number); /* below 2^56 */
size_t record_number_bytes(int64_t number);            /* in a record, without its type */
/* The record of a row; with `has_number` its first column is the row's number, which a record has as NULL. Returns
 * its length; 0 when it has no room. */
size_t record_put(unsigned char *at, size_t room, bool has_number, const Value *values, size_t count);

/* ---- image_keys.c: the entries of an index, in order ---- */

enum { KEY_NUMBERS = 2 };

/* By two numbers, then a text if the index has one, then the row's number if it has one. */
typedef struct {
    int64_t numbers[KEY_NUMBERS], row;
    uint32_t text, length; /* in `texts`; a length of 0 is NULL */
} Key;

typedef struct {
    bool has_text, has_row;
    Arena *arena;
    ARRAY(Key) keys;
    Buf texts;
    size_t bytes; /* that the entries take at the most */
} Keys;

void keys_open(Keys *keys, Arena *arena, bool has_text, bool has_row);
void keys_close(Keys *keys);
bool keys_fits(Str text); /* false: an entry with it is too long to stand in a page */
void keys_add(Keys *keys, const int64_t numbers[KEY_NUMBERS], Str text, int64_t row);
uint32_t keys_pages(const Keys *keys); /* that a tree of them takes at the most, beside its root */
/* Writes the tree of all keys, sorted and each once: its root is page `root` of `bytes`, the others begin at page
 * `next`. Returns the first page behind. There are no keys then. */
uint32_t keys_put_tree(Keys *keys, unsigned char *bytes, uint32_t root, uint32_t next);

/* ---- image.c ---- */

enum {
    IMAGE_PAGE = 16384, /* as those of the store */
    IMAGE_PAGES = 256,  /* at the most */
    LEAF_HEADER = 8,
    INTERIOR_HEADER = 12,
};

/* Columns of a table, behind the row's number, that have an index. */
typedef struct {
    int numbers[KEY_NUMBERS];
    int text; /* -1: none */
} ImageIndex;

/* New rows of one table, whose first column is their number; or pairs of numbers that are a table without one. */
typedef struct {
    struct Store *store;
    char schema[32];
    size_t columns;          /* behind the number; 0: pairs */
    const ImageIndex *index; /* NULL: there is none */
    uint32_t pages;          /* that there is room for */
    unsigned char *bytes;
    uint32_t leaves, cells, content; /* of the last leaf: its cells, and where they begin, from the end of the page */
    int64_t greatest[IMAGE_PAGES];   /* number of the last row of each leaf */
    Keys keys;                       /* of the rows, or the pairs */
    sqlite3_stmt *copy, *insert;     /* all rows of the image; one row that is too long for it */
} Image;

/* `index` tells of the one index that the table has, and must live as long as the image. */
bool image_open(Image *image, struct Store *store, const char *table, size_t columns, uint32_t pages,
                const ImageIndex *index);
/* A table of two numbers, which are its key. A pair that is in the table already stays. */
bool image_open_pairs(Image *image, struct Store *store, const char *table, uint32_t pages);
void image_close(Image *image);
/* Numbers must rise. The values are copied. What was put is in the table after a flush at the latest. */
bool image_put(Image *image, int64_t number, const Value *values);
/* The two ways in which image_put does it: false when there is no room before a flush, or never will be; and at once,
 * when nothing is in the image. */
bool image_add(Image *image, int64_t number, const Value *values);
bool image_insert(Image *image, int64_t number, const Value *values);
bool image_put_pair(Image *image, int64_t first, int64_t second);
bool image_flush(Image *image);

#endif
