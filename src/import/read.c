/* The reading thread: inflate, scan, type, and make up for the store. All that is done in the same room, which the
 * processor has at hand; what goes into a batch needs nothing of it. The rest of the last row goes in front of what
 * follows. */
#include "import/read.h"

enum {
    FRESH = 1 << 17,                         /* bytes read at a time */
    FRESH_LEAST = 1 << 14,                   /* where rows are short: a row takes a kilobyte when it is typed */
    ROWS_ROOM = 256,                         /* more take memory of their own for a while */
    BYTES_ROOM = AWARD_ROW_MOST + 2 + FRESH, /* with AWARD_ROW_MOST + 2 bytes the reader always goes on */
};

/* What is used again for every batch. */
typedef struct {
    char *bytes;
    AwardRow *rows;
    size_t carried; /* bytes at the front: what was left of the batch before */
} Room;

typedef struct {
    ReadJob *job;
    Room *room;
    Batch *batch;
    int member;
    Str name;
    AwardReader *reader;
    bool has_columns; /* were handed on */
    size_t fresh;     /* bytes read at a time */
} Member;

/* Strings of the mistake live until the call returns. */
static void take_mistake(void *context, const AwardSetAside *mistake)
{
    Batch *batch = ((Member *)context)->batch;
    AwardSetAside copy = *mistake;
    copy.message = arena_str(&batch->arena, mistake->message);
    copy.row = arena_str(&batch->arena, mistake->row);
    ARRAY_ADD(&batch->arena, &batch->set_aside, copy);
}

static Batch *next_batch(Member *member, BatchKind kind)
{
    Batch *batch = queue_free(member->job->queue);
    if (!batch)
        return NULL;
    batch->kind = kind;
    batch->member = member->member;
    batch->name = member->name;
    batch->done = archive_position(member->job->archive);
    return member->batch = batch;
}

static bool push(Member *member)
{
    queue_push(member->job->queue);
    return true;
}

static bool mark(Member *member, BatchKind kind)
{
    return next_batch(member, kind) && push(member);
}

static bool fail(Member *member, Str why)
{
    Batch *batch = next_batch(member, BATCH_FAILED);
    if (batch)
        batch->why = member->name.len ? arena_printf(&batch->arena, "%.*s: %.*s", STR_ARG(member->name), STR_ARG(why))
                                      : arena_str(&batch->arena, why);
    if (batch)
        push(member);
    return false;
}

/* Fills the room behind what was carried; *is_last at the end of the member. */
static bool fill(Member *member, size_t *length, bool *is_last, Str *why)
{
    Room *room = member->room;
    size_t most = room->carried + member->fresh;
    *length = room->carried;
    *is_last = false;
    while (*length < most && !*is_last) {
        size_t got;
        if (!archive_read(member->job->archive, room->bytes + *length, most - *length, &got, why))
            return false;
        *length += got;
        *is_last = got == 0;
    }
    return true;
}

/* The reader may be gone when the other thread comes to them. */
static void hand_on_columns(Member *member)
{
    Batch *batch = member->batch;
    const AwardColumns *columns = award_reader_columns(member->reader);
    for (size_t i = 0; i < columns->count; i++) {
        AwardColumn column = columns->items[i];
        column.header = arena_str(&batch->arena, column.header);
        ARRAY_ADD(&batch->arena, &batch->columns, column);
    }
    member->has_columns = true;
}

/* Rows that are longer or shorter than most: as many bytes at a time as keep them in their room. */
static void fit(Member *member, size_t rows)
{
    if (rows > ROWS_ROOM && member->fresh > FRESH_LEAST)
        member->fresh /= 2;
    else if (rows < ROWS_ROOM / 4 && member->fresh < FRESH)
        member->fresh *= 2;
}

static void read_rows(Member *member, size_t length, bool is_last)
{
    Batch *batch = member->batch;
    Room *room = member->room;
    Str bytes = {room->bytes, length};
    Arena arena; /* of what rows point to beside the bytes */
    AwardRows rows = {.rows = {.items = room->rows, .capacity = ROWS_ROOM}};
    arena_init(&arena);
    size_t taken = award_reader_feed(member->reader, bytes, is_last, &arena, &rows);
    if (award_reader_has_stopped(member->reader) && award_reader_form(member->reader) != AWARD_FORM_UNKNOWN) {
        AwardSetAside rest = {award_reader_counts(member->reader)->lines, DIAG_A015,
                              STR("what follows is of another form and is not read"), STR_NONE};
        take_mistake(member, &rest);
    }
    batch->row_count = rows.rows.count;
    batch->form = award_reader_form(member->reader);
    if (batch->form != AWARD_FORM_UNKNOWN && !member->has_columns)
        hand_on_columns(member);
    StoreReading reading = {batch->form, member->member, queue_is_ahead(member->job->queue)};
    store_rows_fill(member->job->desk, &reading, rows.rows.items, rows.rows.count, batch->rows);
    arena_release(&arena);
    room->carried = length - taken;
    memmove(room->bytes, room->bytes + taken, room->carried);
    fit(member, batch->row_count);
    batch->done = archive_position(member->job->archive);
}

static bool read_batches(Member *member)
{
    bool is_last = false;
    Str why = STR_NONE;
    while (!is_last && !award_reader_has_stopped(member->reader)) {
        size_t length;
        if (!next_batch(member, BATCH_ROWS))
            return false;
        if (!fill(member, &length, &is_last, &why)) {
            /* The batch in hand becomes the message. */
            member->batch->kind = BATCH_FAILED;
            member->batch->why = arena_printf(&member->batch->arena, "%.*s: %.*s", STR_ARG(member->name), STR_ARG(why));
            push(member);
            return false;
        }
        read_rows(member, length, is_last);
        push(member);
    }
    return true;
}

static bool read_member(Member *member)
{
    ReadJob *job = member->job;
    Str why = STR_NONE;
    const MemberKnown *known = &job->known[member->member - 1];
    if (known->is_done)
        return true;
    if (!archive_begin(job->archive, (size_t)member->member - 1, &why))
        return fail(member, why);
    if (!mark(member, BATCH_MEMBER_BEGINS))
        return false;
    award_reader_on_set_aside(member->reader, take_mistake, member);
    award_reader_skip(member->reader, known->rows);
    return read_batches(member) && mark(member, BATCH_MEMBER_ENDS);
}

void *read_members(void *argument)
{
    ReadJob *job = argument;
    Arena memory;
    arena_init(&memory);
    Room room = {.bytes = arena_alloc(&memory, BYTES_ROOM, 1), .rows = ARENA_ARRAY(&memory, AwardRow, ROWS_ROOM)};
    bool goes_on = true;
    for (size_t i = 0; i < job->members && goes_on; i++) {
        Arena arena; /* of the reader: of this member only, though a zip may have thousands */
        arena_init(&arena);
        Member member = {.job = job,
                         .room = &room,
                         .fresh = FRESH,
                         .member = (int)i + 1,
                         .name = archive_member(job->archive, i).name};
        room.carried = 0;
        member.reader = award_reader_new(member.name, job->diags, &arena);
        goes_on = read_member(&member);
        arena_release(&arena);
    }
    Member end = {.job = job};
    if (goes_on)
        mark(&end, BATCH_END);
    arena_release(&memory);
    return NULL;
}
