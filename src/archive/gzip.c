/* A gzip: one member of ours, whatever number of gzip members stand one behind the other in it. */
#include "archive/inside.h"

void gzip_begin(Archive *archive)
{
    inflating_start(archive, ISAL_GZIP_NO_HDR_VER);
}

/* Behind a gzip member comes the next, or the end. */
static bool next_member(Archive *archive, Str *why)
{
    Inflating *inflating = &archive->inflating;
    bool more;
    if (!inflating_has_more(archive, &more, why))
        return false;
    archive->has_ended = !more;
    if (!more)
        return true;
    if (inflating->state.next_in[0] != 0x1F)
        return archive_fail(archive, why, "there is something behind its end that is no gzip");
    isal_inflate_reset(&inflating->state);
    isal_gzip_header_init(&inflating->header);
    inflating->in_header = true;
    return true;
}

bool gzip_read(Archive *archive, char *out, size_t room, size_t *got, Str *why)
{
    *got = 0;
    while (*got < room && !archive->has_ended) {
        bool ended;
        size_t made;
        if (!inflating_read(archive, out + *got, room - *got, &made, &ended, why))
            return false;
        *got += made;
        if (ended && !next_member(archive, why))
            return false;
    }
    return true;
}
