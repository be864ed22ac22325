/* A small database in memory that SQLite copies rows from, record by record.
 *
 *   page 1: header and schema, as SQLite made them   page 2: the root   page 3, 4, ...: leaves
 *
 * Between rows and the tables they go into. Where source and target are declared alike and have no indexes, SQLite's
 * INSERT ... SELECT moves whole records without looking into them; that takes a tenth of the time of binding and
 * stepping each row. So rows are written here as records on leaves, and SQLite does the rest: the store itself is
 * written by nobody else. Formats: sqlite.org/fileformat2.html, sections 1.6 (pages) and 2.1 (records). */
#include "store/tables.h"

enum {
    LEAF_HEADER = 8,
    INTERIOR_HEADER = 12,
    LEAF_PAGE = 0x0D,
    INTERIOR_PAGE = 0x05,
    FIRST_LEAF = 3,
    SIZE_IN_PAGES_AT = 28, /* of the database, in the header of the file */
    VARINT_MOST = 9,
    SPILL_MARGIN = 35, /* a longer payload goes on in overflow pages: such rows are not put here */
};

static void put_be(unsigned char *at, uint64_t number, size_t bytes)
{
    for (size_t i = bytes; i-- > 0; number >>= 8)
        at[i] = (unsigned char)number;
}

/* Seven bits a byte, most significant first; the high bit says that another byte follows. Below 2^63 only. */
static size_t put_varint(unsigned char *at, uint64_t number)
{
    size_t length = 1;
    for (uint64_t rest = number >> 7; rest; rest >>= 7)
        length++;
    length = length < VARINT_MOST ? length : VARINT_MOST - 1; /* 56 bits: more than there are rows or bytes */
    for (size_t i = length; i-- > 0; number >>= 7)
        at[i] = (unsigned char)((number & 0x7F) | (i + 1 < length ? 0x80 : 0));
    return length;
}

/* ---- records ---- */

/* Bytes of a whole number as a record has it, 0 for the constants 0 and 1. */
static size_t number_bytes(int64_t number)
{
    if (number == 0 || number == 1)
        return 0;
    uint64_t size = (uint64_t)(number < 0 ? ~number : number);
    return size < 1u << 7      ? 1
           : size < 1u << 15   ? 2
           : size < 1u << 23   ? 3
           : size < 1u << 31   ? 4
           : size < 1ull << 47 ? 6
                               : 8;
}

static uint64_t serial_type(const Value *value, size_t bytes)
{
    static const unsigned char of_bytes[] = {0, 1, 2, 3, 4, 0, 5, 0, 6};
    if (value->kind == VALUE_NULL)
        return 0;
    if (value->kind == VALUE_TEXT)
        return 13 + 2 * (uint64_t)value->text.len;
    return bytes ? of_bytes[bytes] : value->number == 0 ? 8 : 9;
}

static size_t value_bytes(const Value *value)
{
    return value->kind == VALUE_NULL ? 0 : value->kind == VALUE_TEXT ? value->text.len : number_bytes(value->number);
}

static void put_value(unsigned char *at, const Value *value, size_t bytes)
{
    if (value->kind == VALUE_TEXT)
        memcpy(at, value->text.ptr, bytes);
    else
        put_be(at, (uint64_t)value->number, bytes);
}

/* The record of a row whose first column is the row's number, which the record has as NULL. Returns its length; 0 when
 * it has no room. */
static size_t put_record(unsigned char *at, size_t room, const Value *values, size_t count)
{
    unsigned char types[VARINT_MOST * (IN_COUNT + 1)];
    size_t type_bytes = put_varint(types, 0), body = 0;
    for (size_t i = 0; i < count; i++) {
        size_t bytes = value_bytes(&values[i]);
        type_bytes += put_varint(types + type_bytes, serial_type(&values[i], bytes));
        body += bytes;
    }
    size_t header = type_bytes + (type_bytes < 127 ? 1 : 2);
    if (header + body > room)
        return 0;
    at += put_varint(at, header);
    memcpy(at, types, type_bytes);
    at += type_bytes;
    for (size_t i = 0; i < count; i++) {
        size_t bytes = value_bytes(&values[i]);
        put_value(at, &values[i], bytes);
        at += bytes;
    }
    return header + body;
}

/* ---- pages ---- */

static unsigned char *page_of(Image *image, uint32_t number)
{
    return image->bytes + (size_t)(number - 1) * IMAGE_PAGE;
}

static void begin_leaf(Image *image)
{
    image->cells = 0;
    image->content = IMAGE_PAGE;
    image->leaves++;
}

static void end_leaf(Image *image, uint32_t page)
{
    unsigned char *at = page_of(image, page);
    at[0] = LEAF_PAGE;
    put_be(at + 1, 0, 2);
    put_be(at + 3, image->cells, 2);
    put_be(at + 5, image->content, 2);
    at[7] = 0;
}

/* The root points to each leaf by the greatest number in it, and to the last one apart. */
static void put_root(Image *image)
{
    unsigned char *at = page_of(image, 2);
    size_t content = IMAGE_PAGE;
    for (uint32_t leaf = 0; leaf + 1 < image->leaves; leaf++) {
        unsigned char cell[4 + VARINT_MOST];
        put_be(cell, FIRST_LEAF + leaf, 4);
        size_t length = 4 + put_varint(cell + 4, (uint64_t)image->greatest[leaf]);
        content -= length;
        memcpy(at + content, cell, length);
        put_be(at + INTERIOR_HEADER + 2 * leaf, content, 2);
    }
    at[0] = INTERIOR_PAGE;
    put_be(at + 1, 0, 2);
    put_be(at + 3, image->leaves - 1, 2);
    put_be(at + 5, content, 2);
    at[7] = 0;
    put_be(at + 8, FIRST_LEAF + image->leaves - 1, 4);
}

/* ---- */

static bool make_template(Image *image)
{
    sqlite3_int64 bytes = 0;
    unsigned char *made = sqlite3_serialize(image->store->db, image->schema, &bytes, 0);
    bool is_right = made && bytes == 2 * IMAGE_PAGE;
    if (is_right)
        memcpy(image->bytes, made, IMAGE_PAGE);
    sqlite3_free(made);
    return is_right || store_fail(image->store, "cannot make room for rows");
}

/* The same declaration in a database of its own. */
static bool declare(Image *image, const char *table)
{
    char sql[160];
    sqlite3_snprintf(sizeof sql, sql, "ATTACH ':memory:' AS %s; PRAGMA %s.page_size = %d", image->schema, image->schema,
                     IMAGE_PAGE);
    if (!store_run(image->store, sql))
        return false;
    sqlite3_snprintf(sizeof sql, sql,
                     "SELECT replace(sql, 'CREATE TABLE ', 'CREATE TABLE %s.') FROM main.sqlite_schema"
                     " WHERE type = 'table' AND name = '%s'",
                     image->schema, table);
    sqlite3_stmt *declared = store_prepare(image->store, sql);
    bool is_made = declared && sqlite3_step(declared) == SQLITE_ROW &&
                   store_run(image->store, (const char *)sqlite3_column_text(declared, 0));
    sqlite3_finalize(declared);
    return is_made;
}

static bool prepare(Image *image, const char *table)
{
    char sql[256];
    sqlite3_snprintf(sizeof sql, sql, "INSERT INTO main.%s SELECT * FROM %s.%s", table, image->schema, table);
    image->copy = store_prepare(image->store, sql);
    sqlite3_snprintf(sizeof sql, sql, "INSERT INTO main.%s VALUES(?", table);
    for (size_t i = 0; i < image->columns; i++)
        sqlite3_snprintf((int)(sizeof sql - strlen(sql)), sql + strlen(sql), ", ?%s",
                         i + 1 == image->columns ? ")" : "");
    image->insert = store_prepare(image->store, sql);
    return image->copy && image->insert;
}

bool image_open(Image *image, Store *store, const char *table, size_t columns, uint32_t pages)
{
    *image = (Image){.store = store, .columns = columns, .pages = pages};
    image->bytes = arena_alloc(store->arena, pages, IMAGE_PAGE);
    sqlite3_snprintf(sizeof image->schema, image->schema, "new_%s", table);
    return declare(image, table) && make_template(image) && prepare(image, table);
}

void image_close(Image *image)
{
    char sql[64];
    if (!image->store)
        return;
    sqlite3_finalize(image->copy);
    sqlite3_finalize(image->insert);
    sqlite3_snprintf(sizeof sql, sql, "DETACH %s", image->schema);
    sqlite3_exec(image->store->db, sql, NULL, NULL, NULL);
}

/* ---- rows ---- */

/* False when there is no room, or never will be. */
static bool add(Image *image, int64_t number, const Value *values)
{
    unsigned char cell[IMAGE_PAGE];
    size_t length = put_record(cell, IMAGE_PAGE - SPILL_MARGIN, values, image->columns);
    if (!length)
        return false;
    unsigned char head[2 * VARINT_MOST];
    size_t head_length = put_varint(head, length);
    head_length += put_varint(head + head_length, (uint64_t)number);
    size_t needed = head_length + length + 2;
    if (image->leaves && image->content < LEAF_HEADER + 2 * image->cells + needed) {
        end_leaf(image, FIRST_LEAF + image->leaves - 1);
        if (FIRST_LEAF + image->leaves > image->pages)
            return false;
        begin_leaf(image);
    } else if (!image->leaves) {
        begin_leaf(image);
    }
    unsigned char *page = page_of(image, FIRST_LEAF + image->leaves - 1);
    image->content -= (uint32_t)(head_length + length);
    memcpy(page + image->content, head, head_length);
    memcpy(page + image->content + head_length, cell, length);
    put_be(page + LEAF_HEADER + 2 * image->cells, image->content, 2);
    image->cells++;
    image->greatest[image->leaves - 1] = number;
    return true;
}

static bool insert_alone(Image *image, int64_t number, const Value *values)
{
    sqlite3_bind_int64(image->insert, 1, number);
    for (int i = 0; i < (int)image->columns; i++) {
        if (values[i].kind == VALUE_TEXT)
            bind_text(image->insert, i + 2, values[i].text);
        else if (values[i].kind == VALUE_NUMBER)
            sqlite3_bind_int64(image->insert, i + 2, values[i].number);
        else
            sqlite3_bind_null(image->insert, i + 2);
    }
    return store_step_done(image->store, image->insert);
}

bool image_put(Image *image, int64_t number, const Value *values)
{
    return add(image, number, values) ||
           (image_flush(image) && (add(image, number, values) || insert_alone(image, number, values)));
}

bool image_flush(Image *image)
{
    if (!image->leaves)
        return true;
    uint32_t pages = FIRST_LEAF + image->leaves - 1;
    end_leaf(image, pages);
    if (image->leaves == 1) {
        memcpy(page_of(image, 2), page_of(image, FIRST_LEAF), IMAGE_PAGE);
        pages = 2;
    } else {
        put_root(image);
    }
    put_be(image->bytes + SIZE_IN_PAGES_AT, pages, 4);
    image->leaves = 0;
    sqlite3_int64 bytes = (sqlite3_int64)pages * IMAGE_PAGE;
    if (sqlite3_deserialize(image->store->db, image->schema, image->bytes, bytes, bytes, SQLITE_DESERIALIZE_READONLY) !=
        SQLITE_OK)
        return store_fail(image->store, "cannot hand rows to the store");
    return store_step_done(image->store, image->copy);
}
