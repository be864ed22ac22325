/* The reading thread: inflate, scan, type. Fills batches with whole rows; the rest of the last row goes in front
 * of the next batch. */
#include "import/read.h"

enum { FRESH_LEAST = 1 << 14 };

_Static_assert(AWARD_ROW_MOST + 2 + BATCH_FRESH <= BATCH_BYTES,
               "with AWARD_ROW_MOST + 2 bytes the reader always goes on");

typedef struct {
    ReadJob *job;
    StoreDesk *desk;
    Batch *batch;
    int member;
    Str name;
    AwardReader *reader;
    char *carried; /* AWARD_ROW_MOST + 2 bytes: what was left of the batch before */
    size_t carried_length;
    bool has_columns; /* were handed on */
    size_t fresh;     /* bytes read at a time: fewer where rows are short, as a row takes a kilobyte when it is typed */
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

/* Fills the batch behind what was carried; *is_last at the end of the member. */
static bool fill(Member *member, size_t *length, bool *is_last, Str *why)
{
    Batch *batch = member->batch;
    size_t room = member->carried_length + member->fresh;
    memcpy(batch->bytes, member->carried, member->carried_length);
    *length = member->carried_length;
    *is_last = false;
    while (*length < room && !*is_last) {
        size_t got;
        if (!archive_read(member->job->archive, batch->bytes + *length, room - *length, &got, why))
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

static void read_rows(Member *member, size_t length, bool is_last)
{
    Batch *batch = member->batch;
    Str bytes = {batch->bytes, length};
    size_t taken = award_reader_feed(member->reader, bytes, is_last, &batch->arena, &batch->rows);
    if (award_reader_has_stopped(member->reader) && award_reader_form(member->reader) != AWARD_FORM_UNKNOWN) {
        AwardSetAside rest = {award_reader_counts(member->reader)->lines, DIAG_A015,
                              STR("what follows is of another form and is not read"), STR_NONE};
        take_mistake(member, &rest);
    }
    member->carried_length = length - taken;
    memcpy(member->carried, batch->bytes + taken, member->carried_length);
    size_t rows = batch->rows.rows.count;
    if (rows > BATCH_ROWS_ROOM && member->fresh > FRESH_LEAST)
        member->fresh /= 2;
    else if (rows < BATCH_ROWS_ROOM / 4 && member->fresh < BATCH_FRESH)
        member->fresh *= 2;
    batch->form = award_reader_form(member->reader);
    if (batch->form != AWARD_FORM_UNKNOWN && !member->has_columns)
        hand_on_columns(member);
    batch->prepared =
        store_rows_of(member->desk, batch->form, batch->rows.rows.items, batch->rows.rows.count, &batch->arena);
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
    Arena room;
    arena_init(&room);
    char *carried = arena_alloc(&room, AWARD_ROW_MOST + 2, 1);
    StoreDesk *desk = store_desk_new(&room);
    bool goes_on = true;
    for (size_t i = 0; i < job->members && goes_on; i++) {
        Arena arena; /* of the reader: of this member only, though a zip may have thousands */
        arena_init(&arena);
        Member member = {.job = job,
                         .desk = desk,
                         .fresh = BATCH_FRESH,
                         .member = (int)i + 1,
                         .name = archive_member(job->archive, i).name,
                         .carried = carried};
        member.reader = award_reader_new(member.name, job->diags, &arena);
        goes_on = read_member(&member);
        arena_release(&arena);
    }
    Member end = {.job = job};
    if (goes_on)
        mark(&end, BATCH_END);
    store_desk_release(desk);
    arena_release(&room);
    return NULL;
}
