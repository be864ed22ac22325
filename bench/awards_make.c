/* awards_make: writes made-up award files for measuring and for fault tests, and tells their true totals.
 *
 * usage: awards_make [--rows N] [--seed N] [--member-rows N] [--edition 1|2] [--year N] [--delta] [--legacy-keys]
 *                    (--zip FILE | --csv)
 *
 * --csv writes one file to standard output, for pipes; --zip an archive as USAspending packs it, a member for
 * every --member-rows rows (1,000,000), each with the header. --edition 2 is the same file a month later: of
 * 1,000 rows ten have vanished and twenty are corrected, and one in a hundred is new. --delta is the file that tells
 * only those. The totals go to standard error as one line of JSON. */
#include "awards_make.h"

#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <zip.h>

typedef struct {
    Maker maker;
    uint64_t member_rows, left_in_member;
    Buf waiting;    /* made and not yet handed on */
    size_t handed;  /* of `waiting` */
    uint64_t bytes; /* of all members */
    bool is_over;
} Writer;

/* Room for what is made next: what was handed on is dropped. */
static void make_more(Writer *writer)
{
    buf_reset(&writer->waiting);
    writer->handed = 0;
    while (writer->waiting.len < 65536 && writer->left_in_member > 0) {
        if (!maker_row(&writer->maker, &writer->waiting)) {
            writer->left_in_member = 0;
            return;
        }
        writer->left_in_member--;
    }
}

/* A member is drawn out of the maker as libzip asks for its bytes. */
static zip_int64_t member_bytes(void *user, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    Writer *writer = user;
    zip_stat_t *status = data;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        buf_reset(&writer->waiting);
        writer->handed = 0;
        maker_header(&writer->maker, &writer->waiting);
        writer->left_in_member = writer->member_rows;
        return 0;
    case ZIP_SOURCE_READ:
        if (writer->handed == writer->waiting.len)
            make_more(writer);
        size_t left = writer->waiting.len - writer->handed, taken = left < length ? left : (size_t)length;
        memcpy(data, writer->waiting.ptr + writer->handed, taken);
        writer->handed += taken;
        writer->bytes += taken;
        return (zip_int64_t)taken;
    case ZIP_SOURCE_STAT:
        zip_stat_init(status);
        status->mtime = 1788652800; /* 2026-09-06 */
        status->valid = ZIP_STAT_MTIME;
        return sizeof *status;
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: return 0;
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&(zip_error_t){0}, data, length);
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default: return -1;
    }
}

/* How many rows the edition has: counted on a maker of its own, since members are named before they are made. */
static uint64_t count_rows(Wanted wanted)
{
    if (wanted.edition == 1 && !wanted.is_delta)
        return wanted.rows;
    Maker maker;
    Buf row;
    buf_init(&row);
    maker_init(&maker, wanted);
    uint64_t rows = 0;
    for (; maker_row(&maker, &row); rows++)
        buf_reset(&row);
    buf_release(&row);
    maker_release(&maker);
    return rows;
}

static int fail(const char *what, const char *why)
{
    fprintf(stderr, "awards_make: %s: %s\n", what, why);
    return 3;
}

static void member_name(const Wanted *wanted, uint64_t number, char *name, size_t size)
{
    const char *day = wanted->edition == 2 ? "20261006" : "20260906";
    if (wanted->is_delta)
        snprintf(name, size, "FY(All)_All_Assistance_Delta_%s_%" PRIu64 ".csv", day, number);
    else
        snprintf(name, size, "FY%d_All_Assistance_Full_%s_%" PRIu64 ".csv", wanted->year == 0 ? 2024 : wanted->year,
                 day, number);
}

static int write_zip(Writer *writer, const char *path)
{
    int problem;
    zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &problem);
    if (archive == NULL)
        return fail(path, "cannot be written");
    uint64_t members = (count_rows(writer->maker.wanted) + writer->member_rows - 1) / writer->member_rows;
    for (uint64_t i = 0; i < (members == 0 ? 1 : members); i++) {
        char name[80];
        member_name(&writer->maker.wanted, i + 1, name, sizeof name);
        zip_source_t *source = zip_source_function(archive, member_bytes, writer);
        zip_int64_t index = source == NULL ? -1 : zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
        if (index < 0 || zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_DEFLATE, 6) != 0)
            return fail(path, zip_strerror(archive));
    }
    return zip_close(archive) == 0 ? 0 : fail(path, zip_strerror(archive));
}

static int write_csv(Writer *writer)
{
    maker_header(&writer->maker, &writer->waiting);
    writer->left_in_member = UINT64_MAX;
    while (writer->waiting.len > 0) {
        if (fwrite(writer->waiting.ptr, 1, writer->waiting.len, stdout) != writer->waiting.len)
            return 3; /* the reader has gone */
        writer->bytes += writer->waiting.len;
        make_more(writer);
    }
    return fflush(stdout) == 0 ? 0 : 3;
}

static void print_totals(const Writer *writer)
{
    const Totals *t = &writer->maker.totals;
    fprintf(stderr,
            "{\"rows\": %" PRIu64 ", \"obligation_cents\": %" PRId64 ", \"bytes\": %" PRIu64
            ", \"newlines_inside\": %" PRIu64 ", \"corrected\": %" PRIu64 ", \"vanished\": %" PRIu64
            ", \"vanished_cents\": %" PRId64 ", \"added\": %" PRIu64 "}\n",
            t->rows, t->obligations, writer->bytes, t->newlines, t->corrected, t->vanished, t->vanished_obligation,
            t->added);
}

static int usage(void)
{
    fputs("usage: awards_make [--rows N] [--seed N] [--member-rows N] [--edition 1|2] [--year N] [--delta] "
          "[--legacy-keys] (--zip "
          "FILE | --csv)\n",
          stderr);
    return 2;
}

int main(int argc, char **argv)
{
    static const struct option OPTIONS[] = {{"rows", required_argument, NULL, 'r'},
                                            {"seed", required_argument, NULL, 's'},
                                            {"member-rows", required_argument, NULL, 'm'},
                                            {"edition", required_argument, NULL, 'e'},
                                            {"year", required_argument, NULL, 'y'},
                                            {"delta", no_argument, NULL, 'd'},
                                            {"legacy-keys", no_argument, NULL, 'l'},
                                            {"zip", required_argument, NULL, 'z'},
                                            {"csv", no_argument, NULL, 'c'},
                                            {NULL, 0, NULL, 0}};
    Wanted wanted = {.seed = 1, .rows = 400000, .edition = 1};
    uint64_t member_rows = 1000000;
    const char *path = NULL;
    bool as_csv = false;
    for (int option; (option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1;) {
        switch (option) {
        case 'r': wanted.rows = strtoull(optarg, NULL, 10); break;
        case 's': wanted.seed = strtoull(optarg, NULL, 10); break;
        case 'm': member_rows = strtoull(optarg, NULL, 10); break;
        case 'e': wanted.edition = (uint32_t)strtoul(optarg, NULL, 10); break;
        case 'd': wanted.is_delta = true; break;
        case 'y': wanted.year = (int)strtol(optarg, NULL, 10); break;
        case 'l': wanted.has_legacy_keys = true; break;
        case 'z': path = optarg; break;
        case 'c': as_csv = true; break;
        default: return usage();
        }
    }
    if (wanted.is_delta)
        wanted.edition = 2;
    bool has_year = wanted.year == 0 || (wanted.year >= 2008 && wanted.year <= 2026);
    if (!has_year || optind != argc || as_csv == (path != NULL) || member_rows == 0 || wanted.edition - 1 > 1)
        return usage();
    static Writer writer; /* large: not on the stack */
    writer.member_rows = member_rows;
    maker_init(&writer.maker, wanted);
    int status = as_csv ? write_csv(&writer) : write_zip(&writer, path);
    if (status == 0)
        print_totals(&writer);
    buf_release(&writer.waiting);
    maker_release(&writer.maker);
    return status;
}
