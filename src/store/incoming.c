/* Rows into the table of transactions, by an image that SQLite copies (image.c). */
#include "store/tables.h"

enum { TRANSACTION_PAGES = 64 };

/* ---- a row with its values ---- */

/* All columns, in pieces around the numbers that the store gave. */
enum { PIECES = 4 };
typedef struct {
    unsigned char award[RECORD_NUMBER_ROOM], recipient[RECORD_NUMBER_ROOM];
    RecordPiece pieces[PIECES];
} Joined;

static void join(const StoreRows *rows, const PreparedRow *row, int64_t award, int64_t recipient, Joined *out)
{
    out->pieces[0] = record_number_piece(award, out->award);
    out->pieces[1] = record_piece(&rows->room, row->front);
    out->pieces[2] = record_number_piece(recipient, out->recipient);
    out->pieces[3] = record_piece(&rows->room, row->back);
}

void incoming_of(const StoreRows *rows, const PreparedRow *row, int64_t award, int64_t recipient, Incoming *out)
{
    Joined joined;
    *out = (Incoming){.row = row, .award = award, .listing = row->listing, .recipient = recipient};
    join(rows, row, award, recipient, &joined);
    record_values(joined.pieces, PIECES, out->values);
    out->known = (int)out->values[IN_KNOWN].number;
}

/* ---- into the table ---- */

bool incoming_open(IncomingRows *incoming, Store *store)
{
    *incoming = (IncomingRows){.store = store};
    buf_init(&incoming->room);
    incoming->last = incoming->summed = store_number(store, "SELECT max(id) FROM main.transactions", 0);
    incoming->stored = store_prepare(store, "SELECT obligation FROM main.transactions WHERE id > ?");
    return incoming->stored &&
           image_open(&incoming->image, store, "transactions", IN_COUNT, TRANSACTION_PAGES, INDEX_OF_NUMBERS_AND_TEXT);
}

void incoming_close(IncomingRows *incoming)
{
    sqlite3_finalize(incoming->stored);
    image_close(&incoming->image);
    buf_release(&incoming->room);
}

static bool put(IncomingRows *incoming, const RecordPiece *pieces, size_t count, const ImageKey *key)
{
    return image_put(&incoming->image, ++incoming->last, pieces, count, key);
}

bool incoming_put_plain(IncomingRows *incoming, const StoreRows *rows, const PreparedRow *row, int64_t award,
                        int64_t recipient)
{
    Joined joined;
    join(rows, row, award, recipient, &joined);
    const char *front = (const char *)joined.pieces[1].bytes;
    ImageKey key = {{award, row->listing}, {front + record_number_bytes(row->listing), row->modification}};
    return put(incoming, joined.pieces, PIECES, &key);
}

bool incoming_put(IncomingRows *incoming, const Incoming *row)
{
    RecordWriting writing;
    const struct {
        int column;
        int64_t number;
    } changed[] = {{IN_KNOWN, row->known}, {IN_WITHDRAWN, row->withdrawn}, {IN_WITHDRAWN_BY, row->withdrawn_by}};
    Value values[IN_COUNT];
    memcpy(values, row->values, sizeof values);
    for (size_t i = 0; i < sizeof changed / sizeof *changed; i++)
        values[changed[i].column] = (Value){changed[i].number ? VALUE_NUMBER : VALUE_NULL, changed[i].number, STR_NONE};
    buf_reset(&incoming->room);
    record_begin(&writing, &incoming->room);
    for (int column = 0; column < IN_COUNT; column++)
        record_value(&writing, &values[column]);
    RecordPiece piece = record_piece(&incoming->room, record_end(&writing));
    ImageKey key = {{row->award, row->listing}, values[IN_MODIFICATION].text};
    return put(incoming, &piece, 1, &key);
}

void control_add(Control *control, Money obligation)
{
    control->high += obligation / SPLIT;
    control->low += obligation % SPLIT;
}

/* Counts and adds what went into the table, as the table has it, while SQLite still has it at hand. */
static bool sum_stored(IncomingRows *incoming)
{
    int result;
    sqlite3_bind_int64(incoming->stored, 1, incoming->summed);
    while ((result = sqlite3_step(incoming->stored)) == SQLITE_ROW) {
        incoming->control.rows++;
        control_add(&incoming->control, sqlite3_column_int64(incoming->stored, 0));
    }
    sqlite3_reset(incoming->stored);
    incoming->summed = incoming->last;
    return result == SQLITE_DONE || store_fail(incoming->store, "cannot read the store");
}

bool incoming_flush(IncomingRows *incoming)
{
    return image_flush(&incoming->image) && sum_stored(incoming);
}
