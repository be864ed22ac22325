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

enum {
    VARINT_MOST = 9,
    RECORD_VALUES_MOST = 32,
    RECORD_TYPES_MOST = VARINT_MOST * RECORD_VALUES_MOST,
    RECORD_SPARE = RECORD_TYPES_MOST + 8 * RECORD_VALUES_MOST, /* what all but texts take of a record */
    RECORD_NUMBER_ROOM = 9,
    RECORD_TEXT = 13, /* type of an empty text; of one byte more, two more */
};

void put_be(unsigned char *at, uint64_t number, size_t bytes);
size_t put_varint(unsigned char *at, uint64_t number); /* below 2^56 */
size_t record_number_bytes(int64_t number);            /* in a record, without its type */

/* Some values of a record that follow each other, while they are written into `room`; at most RECORD_VALUES_MOST. */
typedef struct {
    Buf *room;
    size_t from;
    uint32_t type_count;
    unsigned char types[RECORD_TYPES_MOST];
} RecordWriting;

/* Where they are in it; all 0: none. */
typedef struct {
    uint32_t from, bytes, type_count;
} RecordPart;

/* The same, while the room does not grow. */
typedef struct {
    const unsigned char *bytes, *types;
    uint32_t byte_count, type_count;
} RecordPiece;

typedef struct {
    size_t header, all; /* bytes */
} RecordSize;

void record_begin(RecordWriting *writing, Buf *room);
void record_null(RecordWriting *writing);
void record_whole(RecordWriting *writing, int64_t number);
void record_number(RecordWriting *writing, int64_t number); /* 0: NULL */
void record_text(RecordWriting *writing, Str text);         /* empty: NULL */
void record_value(RecordWriting *writing, const Value *value);
RecordPart record_end(const RecordWriting *writing);
RecordPiece record_piece(const Buf *room, RecordPart part);
RecordPiece record_number_piece(int64_t number, unsigned char room[RECORD_NUMBER_ROOM]);

/* A record is the pieces in their order; with `has_number` its first column is the row's number, which a record has as
 * NULL. */
RecordSize record_size(bool has_number, const RecordPiece *pieces, size_t count);
void record_join(unsigned char *at, RecordSize size, bool has_number, const RecordPiece *pieces, size_t count);
/* Their values, without the row's number; texts are views. */
void record_values(const RecordPiece *pieces, size_t count, Value *out);

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

/* What a row's entry in the index is. */
typedef struct {
    int64_t numbers[KEY_NUMBERS];
    Str text;
} ImageKey;

/* Of the one index that the table has. */
typedef enum { INDEX_NONE, INDEX_OF_NUMBERS_AND_TEXT } ImageIndex;

/* New rows of one table, whose first column is their number; or pairs of numbers that are a table without one. */
typedef struct {
    struct Store *store;
    char schema[32];
    size_t columns; /* behind the number; 0: pairs */
    ImageIndex index;
    uint32_t pages; /* that there is room for */
    unsigned char *bytes;
    uint32_t leaves, cells, content; /* of the last leaf: its cells, and where they begin, from the end of the page */
    int64_t greatest[IMAGE_PAGES];   /* number of the last row of each leaf */
    Keys keys;                       /* of the rows, or the pairs */
    sqlite3_stmt *copy, *insert;     /* all rows of the image; one row that is too long for it */
} Image;

bool image_open(Image *image, struct Store *store, const char *table, size_t columns, uint32_t pages, ImageIndex index);
/* A table of two numbers, which are its key. A pair that is in the table already stays. */
bool image_open_pairs(Image *image, struct Store *store, const char *table, uint32_t pages);
void image_close(Image *image);
/* The values behind the number, in pieces, which are copied; `key` where the table has an index. Numbers must rise.
 * What was put is in the table after a flush at the latest. */
bool image_put(Image *image, int64_t number, const RecordPiece *pieces, size_t count, const ImageKey *key);
bool image_put_pair(Image *image, int64_t first, int64_t second);
bool image_flush(Image *image);

#endif
