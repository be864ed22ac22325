/* inflate_only: isa-l alone inflates every member of an archive, and nothing else: the peer of `purse import`.
 *
 * usage: inflate_only FILE [WINDOW]    WINDOW: bytes of output at a time, default 1 MiB
 *
 * The bytes of the archive are mapped and its directory read by hand; isa-l inflates them into one buffer over
 * and over. No checksum is computed, no byte is looked at: the least work with which the text can be had. */
#include <fcntl.h>
#include <inttypes.h>
#include <isa-l.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int fail(const char *what)
{
    fprintf(stderr, "inflate_only: %s\n", what);
    return 3;
}

static uint64_t little(const uint8_t *p, int count)
{
    uint64_t value = 0;
    for (int i = count; i-- > 0;)
        value = value << 8 | p[i];
    return value;
}

/* The end record of the directory; archives here have no comment and no Zip64. */
static const uint8_t *end_record(const uint8_t *bytes, size_t size)
{
    for (size_t back = 22; back <= size && back < 65558; back++)
        if (memcmp(bytes + size - back, "PK\5\6", 4) == 0)
            return bytes + size - back;
    return NULL;
}

/* The size of what came out, or -1. */
static int64_t inflate_member(const uint8_t *from, uint64_t length, uint8_t *window, uint32_t window_size)
{
    struct inflate_state state;
    isal_inflate_init(&state);
    int64_t total = 0;
    do {
        if (state.avail_in == 0) {
            uint32_t piece = length > 1u << 30 ? 1u << 30 : (uint32_t)length;
            state.next_in = (uint8_t *)(uintptr_t)from;
            state.avail_in = piece;
            from += piece;
            length -= piece;
        }
        state.next_out = window;
        state.avail_out = window_size;
        if (isal_inflate(&state) != ISAL_DECOMP_OK)
            return -1;
        total += window_size - state.avail_out;
        if (state.avail_out == window_size && state.avail_in == 0 && length == 0)
            return state.block_state == ISAL_BLOCK_FINISH ? total : -1;
    } while (state.block_state != ISAL_BLOCK_FINISH);
    return total;
}

static int64_t inflate_all(const uint8_t *bytes, size_t size, uint8_t *window, uint32_t window_size)
{
    const uint8_t *end = end_record(bytes, size);
    if (end == NULL)
        return -1;
    uint64_t members = little(end + 10, 2);
    const uint8_t *entry = bytes + little(end + 16, 4);
    int64_t total = 0;
    for (uint64_t i = 0; i < members; i++) {
        uint64_t packed = little(entry + 20, 4), at = little(entry + 42, 4);
        const uint8_t *local = bytes + at;
        int64_t got =
            inflate_member(local + 30 + little(local + 26, 2) + little(local + 28, 2), packed, window, window_size);
        if (got < 0)
            return -1;
        total += got;
        entry += 46 + little(entry + 28, 2) + little(entry + 30, 2) + little(entry + 32, 2);
    }
    return total;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return fail("usage: inflate_only FILE [WINDOW]");
    uint32_t window_size = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1u << 20;
    int file = open(argv[1], O_RDONLY);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0)
        return fail("cannot open the archive");
    const uint8_t *bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    uint8_t *window = malloc(window_size);
    if (bytes == MAP_FAILED || window == NULL)
        return fail("no memory");
    struct timespec from, until;
    clock_gettime(CLOCK_MONOTONIC, &from);
    int64_t total = inflate_all(bytes, (size_t)status.st_size, window, window_size);
    clock_gettime(CLOCK_MONOTONIC, &until);
    if (total < 0)
        return fail("the archive is damaged");
    int64_t took = (until.tv_sec - from.tv_sec) * 1000000000 + until.tv_nsec - from.tv_nsec;
    printf("{\"bytes\": %" PRId64 ", \"ns\": %" PRId64 "}\n", total, took);
    free(window);
    return 0;
}
