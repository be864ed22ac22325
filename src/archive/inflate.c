/* isa-l, fed block by block: packed bytes of the begun member into the room of the caller.
 *
 * Neither zip nor gzip is known here but for gzip's header, which isa-l reads itself. */
#include "archive/inside.h"

/* A step costs isa-l two copies of its window, so steps are long; a bomb is looked for after each. */
enum { STEP = 4 << 20 };

void inflating_start(Archive *archive, int wrapper)
{
    Inflating *inflating = &archive->inflating;
    isal_inflate_init(&inflating->state);
    inflating->state.crc_flag = (uint32_t)wrapper;
    inflating->in_header = wrapper == ISAL_GZIP_NO_HDR_VER;
    isal_gzip_header_init(&inflating->header);
    inflating->packed = inflating->bytes = 0;
    inflating->input_ended = false;
}

static bool refill(Archive *archive, Str *why)
{
    Inflating *inflating = &archive->inflating;
    size_t got = 0;
    if (inflating->state.avail_in || inflating->input_ended)
        return true;
    if (!archive_packed(archive, inflating->block, inflating->block_size, &got, why))
        return false;
    inflating->state.next_in = (uint8_t *)inflating->block;
    inflating->state.avail_in = (uint32_t)got;
    inflating->packed += got;
    inflating->input_ended = !got;
    return true;
}

bool inflating_has_more(Archive *archive, bool *more, Str *why)
{
    struct inflate_state *state = &archive->inflating.state;
    if (!refill(archive, why))
        return false;
    *more = state->avail_in || state->read_in_length >= 8;
    return true;
}

static bool fail_by_code(Archive *archive, int code, Str *why)
{
    switch (code) {
    case ISAL_INVALID_WRAPPER: return archive_fail(archive, why, "it is damaged: what should be a gzip header is none");
    case ISAL_UNSUPPORTED_METHOD: return archive_fail(archive, why, "its gzip header names an unknown method");
    case ISAL_INCORRECT_CHECKSUM:
        return archive_fail(archive, why, "it is damaged: its CRC or length is not that of its bytes");
    default: return archive_fail(archive, why, "it is damaged: its compressed bytes make no sense");
    }
}

static bool is_bomb(const Inflating *inflating)
{
    uint64_t taken = inflating->packed - inflating->state.avail_in;
    return inflating->bytes > ARCHIVE_RATIO_AFTER && inflating->bytes / ARCHIVE_RATIO_MOST > taken;
}

/* The header may come in pieces: `header` keeps what was learnt of it. */
static int step(Inflating *inflating, char *out, size_t room, size_t *made)
{
    struct inflate_state *state = &inflating->state;
    *made = 0;
    if (inflating->in_header) {
        int result = isal_read_gzip_header(state, &inflating->header);
        inflating->in_header = result != ISAL_DECOMP_OK;
        return result == ISAL_END_INPUT ? ISAL_DECOMP_OK : result;
    }
    size_t most = room < STEP ? room : STEP;
    state->next_out = (uint8_t *)out;
    state->avail_out = (uint32_t)most;
    int result = isal_inflate(state);
    *made = most - state->avail_out;
    inflating->bytes += *made;
    return result;
}

bool inflating_read(Archive *archive, char *out, size_t room, size_t *got, bool *ended, Str *why)
{
    Inflating *inflating = &archive->inflating;
    *got = 0;
    *ended = false;
    while (*got < room && !*ended) {
        size_t made;
        if (!refill(archive, why))
            return false;
        bool was_in_header = inflating->in_header;
        int result = step(inflating, out + *got, room - *got, &made);
        if (result < 0)
            return fail_by_code(archive, result, why);
        *got += made;
        *ended = !inflating->in_header && inflating->state.block_state == ISAL_BLOCK_FINISH;
        if (!*ended && !made && inflating->input_ended && was_in_header == inflating->in_header)
            return archive_fail(archive, why, "it is cut short: its compressed bytes end too early");
        if (is_bomb(inflating))
            return archive_fail(archive, why, "it is refused: more than %d bytes come out of each that is in it",
                                ARCHIVE_RATIO_MOST);
    }
    return true;
}
