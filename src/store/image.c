/* A small database in memory that SQLite copies rows from, record by record.
 *
 *   page 1: header and schema, as SQLite made them   then the roots of table and index   then leaves
 *
 * Between rows and the tables they go into. Where source and target are declared alike, with the same indexes,
 * SQLite's INSERT ... SELECT moves whole records and entries without looking into them; that takes a tenth of the time
 * of binding and stepping each row. So rows are written here as records on leaves, their index as a sorted tree, and
 * SQLite does the rest: the store itself is written by nobody else. Format: sqlite.org/fileformat2.html, section 1.6.
 */
#include "store/tables.h"

enum {
    LEAF_PAGE = 0x0D,
    INTERIOR_PAGE = 0x05,
    TABLE_ROOT = 2,
    INDEX_ROOT = 3,
    SIZE_IN_PAGES_AT = 28, /* of the database, in the header of the file */
    SPILL_MARGIN = 35,     /* a longer payload goes on in overflow pages: such rows are not put here */
};

/* ---- pages ---- */

static unsigned char *page_of(Image *image, uint32_t number)
{
    return image->bytes + (size_t)(number - 1) * IMAGE_PAGE;
}

static uint32_t first_leaf(const Image *image)
{
    return image->index ? INDEX_ROOT + 1 : TABLE_ROOT + 1;
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
    unsigned char *at = page_of(image, TABLE_ROOT);
    size_t content = IMAGE_PAGE;
    for (uint32_t leaf = 0; leaf + 1 < image->leaves; leaf++) {
        unsigned char cell[4 + VARINT_MOST];
        put_be(cell, first_leaf(image) + leaf, 4);
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
    put_be(at + 8, first_leaf(image) + image->leaves - 1, 4);
}

/* ---- */

static bool make_template(Image *image)
{
    sqlite3_int64 bytes = 0;
    unsigned char *made = sqlite3_serialize(image->store->db, image->schema, &bytes, 0);
    bool is_right = made && bytes == (first_leaf(image) - 1) * IMAGE_PAGE;
    if (is_right)
        memcpy(image->bytes, made, IMAGE_PAGE);
    sqlite3_free(made);
    return is_right || store_fail(image->store, "cannot make room for rows");
}

static bool declare_alike(Image *image, const char *name, const char *kind)
{
    char sql[256];
    sqlite3_snprintf(sizeof sql, sql,
                     "SELECT replace(sql, 'CREATE %s ', 'CREATE %s %s.') FROM main.sqlite_schema"
                     " WHERE type = lower('%s') AND %s = '%s' AND sql IS NOT NULL",
                     kind, kind, image->schema, kind, *kind == 'T' ? "name" : "tbl_name", name);
    sqlite3_stmt *declared = store_prepare(image->store, sql);
    bool is_made = declared && sqlite3_step(declared) == SQLITE_ROW &&
                   store_run(image->store, (const char *)sqlite3_column_text(declared, 0));
    sqlite3_finalize(declared);
    return is_made;
}

/* The same declarations in a database of its own. */
static bool declare(Image *image, const char *table)
{
    char sql[160];
    sqlite3_snprintf(sizeof sql, sql, "ATTACH ':memory:' AS %s; PRAGMA %s.page_size = %d", image->schema, image->schema,
                     IMAGE_PAGE);
    return store_run(image->store, sql) && declare_alike(image, table, "TABLE") &&
           (!image->index || declare_alike(image, table, "INDEX"));
}

static bool prepare(Image *image, const char *table)
{
    char sql[256];
    sqlite3_snprintf(sizeof sql, sql, "INSERT %sINTO main.%s SELECT * FROM %s.%s", image->columns ? "" : "OR IGNORE ",
                     table, image->schema, table);
    image->copy = store_prepare(image->store, sql);
    if (!image->columns)
        return image->copy;
    sqlite3_snprintf(sizeof sql, sql, "INSERT INTO main.%s VALUES(?", table);
    for (size_t i = 0; i < image->columns; i++)
        sqlite3_snprintf((int)(sizeof sql - strlen(sql)), sql + strlen(sql), ", ?%s",
                         i + 1 == image->columns ? ")" : "");
    image->insert = store_prepare(image->store, sql);
    return image->copy && image->insert;
}

bool image_open(Image *image, Store *store, const char *table, size_t columns, uint32_t pages, ImageIndex index)
{
    *image = (Image){.store = store, .columns = columns, .pages = pages, .index = index};
    keys_open(&image->keys, store->arena, index == INDEX_OF_NUMBERS_AND_TEXT, columns != 0);
    image->bytes = arena_alloc(store->arena, pages, IMAGE_PAGE);
    sqlite3_snprintf(sizeof image->schema, image->schema, "new_%s", table);
    return declare(image, table) && make_template(image) && prepare(image, table);
}

bool image_open_pairs(Image *image, Store *store, const char *table, uint32_t pages)
{
    return image_open(image, store, table, 0, pages, INDEX_NONE);
}

void image_close(Image *image)
{
    char sql[64];
    if (!image->store)
        return;
    keys_close(&image->keys);
    sqlite3_finalize(image->copy);
    sqlite3_finalize(image->insert);
    sqlite3_snprintf(sizeof sql, sql, "DETACH %s", image->schema);
    sqlite3_exec(image->store->db, sql, NULL, NULL, NULL);
}

/* ---- rows ---- */

/* A leaf with room for a cell; false when there are no more. */
static bool find_room(Image *image, size_t cell)
{
    if (image->leaves && image->content >= LEAF_HEADER + 2 * (image->cells + 1) + cell)
        return true;
    uint32_t next = first_leaf(image) + image->leaves;
    if (image->leaves)
        end_leaf(image, next - 1);
    if (next + (image->index ? keys_pages(&image->keys) : 0) > image->pages)
        return false;
    begin_leaf(image);
    return true;
}

/* False when there is no room before a flush. */
static bool add(Image *image, int64_t number, const RecordPiece *pieces, size_t count, const ImageKey *key)
{
    unsigned char head[2 * VARINT_MOST];
    RecordSize size = record_size(true, pieces, count);
    size_t head_length = put_varint(head, size.all);
    head_length += put_varint(head + head_length, (uint64_t)number);
    if (!find_room(image, head_length + size.all))
        return false;
    if (image->index)
        keys_add(&image->keys, key->numbers, key->text, number);
    unsigned char *page = page_of(image, first_leaf(image) + image->leaves - 1);
    image->content -= (uint32_t)(head_length + size.all);
    memcpy(page + image->content, head, head_length);
    record_join(page + image->content + head_length, size, true, pieces, count);
    put_be(page + LEAF_HEADER + 2 * image->cells++, image->content, 2);
    image->greatest[image->leaves - 1] = number;
    return true;
}

/* One row by itself, behind all that were put before. */
static bool insert(Image *image, int64_t number, const RecordPiece *pieces, size_t count)
{
    Value values[RECORD_VALUES_MOST];
    record_values(pieces, count, values);
    sqlite3_bind_int64(image->insert, 1, number);
    for (int i = 0; i < (int)image->columns; i++)
        bind_value(image->insert, i + 2, values[i]);
    return store_step_done(image->store, image->insert);
}

/* A record that goes on in overflow pages is not put here, nor is one with such an entry in the index. */
static bool fits(const Image *image, const RecordPiece *pieces, size_t count, const ImageKey *key)
{
    return record_size(true, pieces, count).all <= IMAGE_PAGE - SPILL_MARGIN && (!image->index || keys_fits(key->text));
}

bool image_put(Image *image, int64_t number, const RecordPiece *pieces, size_t count, const ImageKey *key)
{
    bool is_short = fits(image, pieces, count, key);
    if (is_short && add(image, number, pieces, count, key))
        return true;
    return image_flush(image) &&
           (is_short ? add(image, number, pieces, count, key) : insert(image, number, pieces, count));
}

bool image_put_pair(Image *image, int64_t first, int64_t second)
{
    const int64_t numbers[KEY_NUMBERS] = {first, second};
    keys_add(&image->keys, numbers, STR_NONE, 0);
    return TABLE_ROOT + keys_pages(&image->keys) <= image->pages || image_flush(image);
}

/* ---- into the table ---- */

/* Ends the leaves of the rows; returns the last page. */
static uint32_t end_table(Image *image)
{
    uint32_t last = first_leaf(image) + image->leaves - 1;
    end_leaf(image, last);
    if (image->leaves > 1) {
        put_root(image);
        return last;
    }
    memcpy(page_of(image, TABLE_ROOT), page_of(image, last), IMAGE_PAGE);
    return last - 1;
}

static uint32_t end_pages(Image *image)
{
    if (!image->columns)
        return keys_put_tree(&image->keys, image->bytes, TABLE_ROOT, TABLE_ROOT + 1);
    uint32_t last = end_table(image);
    return image->index ? keys_put_tree(&image->keys, image->bytes, INDEX_ROOT, last + 1) : last;
}

bool image_flush(Image *image)
{
    if (!image->leaves && !image->keys.keys.count)
        return true;
    uint32_t pages = end_pages(image);
    put_be(image->bytes + SIZE_IN_PAGES_AT, pages, 4);
    image->leaves = 0;
    sqlite3_int64 bytes = (sqlite3_int64)pages * IMAGE_PAGE;
    if (sqlite3_deserialize(image->store->db, image->schema, image->bytes, bytes, bytes, SQLITE_DESERIALIZE_READONLY) !=
        SQLITE_OK)
        return store_fail(image->store, "cannot hand rows to the store");
    return store_step_done(image->store, image->copy);
}
