/* scan FILE [MIB [WAY]]: how fast an award file in memory is read, on one core.
 *
 * The rows of FILE are repeated up to MIB (default 256). Measured in turn, five times, medians of processor time:
 * finding the ends of cells alone, by each scanner; then the whole reader, typed rows made and let go of a batch at a
 * time. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "awards/reader.h"

enum { ROUNDS = 5, BATCH = 1 << 21 };

typedef double Measure(Str text, ScanWindow *scan);

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now); /* others may use the machine */
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static Scan window;
static uint64_t cells_found, rows_read;

/* Window after window, from the last row end of each. */
static double scan_only(Str text, ScanWindow *scan)
{
    double start = seconds();
    cells_found = 0;
    for (size_t at = 0; at < text.len;) {
        Str piece = str_slice(text, at, at + SCAN_WINDOW);
        scan(piece.ptr, piece.len, ',', &window);
        cells_found += window.cell_count;
        at += window.row_count ? window.ends[window.rows[window.row_count - 1].cells - 1] + 1 : piece.len;
    }
    return seconds() - start;
}

static double read_whole(Str text, ScanWindow *scan)
{
    double start = seconds();
    Arena arena, batch;
    Diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    AwardReader *reader = award_reader_new(STR("bench.csv"), &diags, &arena);
    reader->scan_window = scan;
    arena_init(&batch);
    AwardRows rows = {0};
    for (size_t at = 0; at < text.len;) {
        bool is_last = text.len - at <= BATCH;
        Str piece = str_slice(text, at, at + BATCH);
        rows.rows.count = 0;
        at += award_reader_feed(reader, piece, is_last, &batch, &rows);
    }
    rows_read = award_reader_counts(reader)->read;
    if (award_reader_counts(reader)->set_aside)
        printf("%llu rows set aside\n", (unsigned long long)award_reader_counts(reader)->set_aside);
    arena_release(&batch);
    arena_release(&arena);
    return seconds() - start;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static Str repeated(const char *path, size_t size)
{
    FILE *file = fopen(path, "rb");
    Buf bytes, text;
    if (!file)
        return STR_NONE;
    buf_init(&bytes);
    buf_init(&text);
    for (size_t got = 1; got; bytes.len += got)
        got = fread(buf_reserve(&bytes, 65536), 1, 65536, file);
    fclose(file);
    size_t header = str_find_char(buf_str(&bytes), '\n', 0) + 1;
    buf_add(&text, buf_str(&bytes));
    while (bytes.len > header && text.len < size)
        buf_add(&text, str_after(buf_str(&bytes), header));
    buf_release(&bytes);
    return buf_str(&text);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *what;
        Measure *measure;
        ScanWindow *scan;
    } ways[] = {{"ends of cells, byte by byte", scan_only, scan_window_plain},
                {"ends of cells, 64 a step, base", scan_only, scan_window_wide},
                {"ends of cells, 64 a step, best", scan_only, NULL},
                {"typed rows, row by row", read_whole, NULL},
                {"typed rows, windows byte by byte", read_whole, scan_window_plain},
                {"typed rows, 64 a step, base", read_whole, scan_window_wide},
                {"typed rows, 64 a step, best", read_whole, NULL}};
    enum { WAYS = sizeof ways / sizeof *ways, SCAN_BEST = 2, READ_BEST = 6 };
    double taken[WAYS][ROUNDS];
    Str text = argc > 1 ? repeated(argv[1], (size_t)(argc > 2 ? strtoul(argv[2], NULL, 10) : 256) << 20) : STR_NONE;
    if (!text.len)
        return fprintf(stderr, "usage: scan FILE [MIB [WAY]]\n"), 2;
    int first = argc > 3 ? (int)strtol(argv[3], NULL, 10) % WAYS : 0, until = argc > 3 ? first + 1 : WAYS;
    for (int round = 0; round < ROUNDS; round++)
        for (int i = first; i < until; i++)
            taken[i][round] =
                ways[i].measure(text, i == SCAN_BEST || i == READ_BEST ? scan_window_best() : ways[i].scan);
    printf("%.0f MB, %llu rows, %llu cells\n", (double)text.len / 1e6, (unsigned long long)rows_read,
           (unsigned long long)cells_found);
    for (int i = first; i < until; i++) {
        qsort(taken[i], ROUNDS, sizeof(double), by_size);
        printf("%-34s %7.3f GB/s\n", ways[i].what, (double)text.len / taken[i][ROUNDS / 2] / 1e9);
    }
    return 0;
}
