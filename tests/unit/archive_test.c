/* Archives that are whole: every member gives its bytes, however they are asked for. */
#include "archive_make.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static Archive *opened(Arena *arena, Str bytes, const char *name, size_t block)
{
    Str why;
    Archive *archive = archive_from_bytes(bytes, name, block, arena, &why);
    if (!archive)
        fail_msg("%.*s", STR_ARG(why));
    return archive;
}

static void assert_member(Archive *archive, size_t member, size_t room, Str wanted)
{
    Buf out;
    Str why;
    buf_init(&out);
    if (!read_member(archive, member, room, &out, &why))
        fail_msg("member %zu: %.*s", member, STR_ARG(why));
    assert_same(buf_str(&out), wanted);
    buf_release(&out);
}

static void a_zip_gives_its_files_and_passes_over_folders(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    Str rows = make_rows(&arena, 100000, 7), few = STR("one,row\n");
    const Made made[] = {{"one.csv", rows, ZIP_CM_DEFLATE},
                         {"folder/", STR_NONE, 0},
                         {"folder/two.csv", few, ZIP_CM_STORE},
                         {"none.csv", STR(""), ZIP_CM_DEFLATE},
                         {"Se\xC3\xB1or.csv", rows, ZIP_CM_STORE}};
    Str zip = make_zip(&arena, made, 5);
    Archive *archive = opened(&arena, zip, "x.zip", 0);
    assert_int_equal(archive_kind(archive), ARCHIVE_ZIP);
    assert_int_equal(archive_bytes(archive), zip.len);
    assert_int_equal(archive_member_count(archive), 4);
    assert_text(archive_member(archive, 1).name, "folder/two.csv");
    assert_text(archive_member(archive, 3).name, "Se\xC3\xB1or.csv");
    ArchiveMember first = archive_member(archive, 0);
    assert_true(first.knows_bytes && first.bytes == rows.len && first.packed < rows.len);
    assert_int_equal(first.crc, crc32(0, (const Bytef *)rows.ptr, (uInt)rows.len));
    const Str wanted[] = {rows, few, STR(""), rows};
    for (size_t i = 8; i-- > 0;) /* backwards, and each a second time */
        assert_member(archive, i / 2, 65536, wanted[i / 2]);
    assert_member(archive, 3, 65536, rows);
    assert_true(archive_position(archive) > rows.len && archive_position(archive) < zip.len);
    archive_close(archive);
    arena_release(&arena);
}

static void an_archive_without_members_is_fine(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    char end[22] = "PK\5\6";
    Archive *archive = opened(&arena, (Str){end, sizeof end}, "FY2016_015_Assistance_Full_20260906.zip", 0);
    assert_int_equal(archive_member_count(archive), 0);
    Str why;
    assert_false(archive_begin(archive, 0, &why));
    archive_close(archive);
    arena_release(&arena);
}

static void gzips_one_behind_the_other_are_one_member(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    Str a = make_rows(&arena, 70000, 3), b = make_rows(&arena, 9, 5), none = STR("");
    Str packed = make_joined(&arena, make_gzip(&arena, a, false), make_gzip(&arena, none, true));
    packed = make_joined(&arena, packed, make_gzip(&arena, b, true));
    Archive *archive = opened(&arena, packed, "folder/rows.csv.gz", 0);
    assert_int_equal(archive_kind(archive), ARCHIVE_GZIP);
    assert_int_equal(archive_member_count(archive), 1);
    assert_text(archive_member(archive, 0).name, "rows.csv");
    assert_false(archive_member(archive, 0).knows_bytes);
    assert_member(archive, 0, 4096, make_joined(&arena, a, b));
    assert_int_equal(archive_position(archive), packed.len);
    archive_close(archive);
    arena_release(&arena);
}

static void plain_bytes_come_as_they_are(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    const Str texts[] = {STR(""), STR("a"), STR("PK"), STR("PK\3"), STR("a,b\n1,2\n"), make_rows(&arena, 300000, 9)};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Archive *archive = opened(&arena, texts[i], "rows.csv", 0);
        assert_int_equal(archive_kind(archive), ARCHIVE_PLAIN);
        assert_true(archive_member(archive, 0).knows_bytes && archive_member(archive, 0).bytes == texts[i].len);
        assert_member(archive, 0, 1000, texts[i]);
        archive_close(archive);
    }
    arena_release(&arena);
}

/* As each writer makes them: tests/unit/archives/make.py. */
static void zips_of_other_writers_are_read(void **state)
{
    (void)state;
    static const char *const names[] = {"zip64", "pipe", "pipe-zip64", "pipe-stored", "comment"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Arena arena;
        arena_init(&arena);
        Str path = arena_printf(&arena, "tests/unit/archives/%s.zip", names[i]), why;
        Buf rows;
        buf_init(&rows);
        for (size_t k = 0; k < 1000; k++)
            buf_add(&rows, STR("a,b,c\n"));
        Archive *archive = archive_open(path.ptr, &arena, &why);
        if (!archive)
            fail_msg("%s: %.*s", names[i], STR_ARG(why));
        assert_int_equal(archive_member_count(archive), 2);
        assert_member(archive, 0, 777, buf_str(&rows));
        assert_member(archive, 1, 777, STR("a,b,c\n"));
        archive_close(archive);
        buf_release(&rows);
        arena_release(&arena);
    }
}

/* Rooms drawn anew for each call, packed bytes in blocks of any size. */
static void assert_any_room(Arena *arena, Str packed, const char *name, size_t block, uint64_t *seed, Str wanted)
{
    Archive *archive = opened(arena, packed, name, block);
    Buf out;
    Str why = STR_NONE;
    size_t got = 1;
    buf_init(&out);
    assert_true(archive_begin(archive, 0, &why));
    while (got) {
        size_t room = 1 + next_random(seed) % (next_random(seed) % 4 ? 700 : 70000);
        if (!archive_read(archive, buf_reserve(&out, room), room, &got, &why))
            fail_msg("%s in blocks of %zu: %.*s", name, block, STR_ARG(why));
        out.len += got;
        assert_true(got == room || out.len == wanted.len);
    }
    assert_same(buf_str(&out), wanted);
    assert_true(archive_read(archive, out.ptr, 1, &got, &why) && got == 0);
    buf_release(&out);
    archive_close(archive);
}

static void any_room_and_any_block_give_the_same_bytes(void **state)
{
    (void)state;
    uint64_t seed = 2016;
    for (size_t round = 0; round < 40; round++) {
        Arena arena;
        arena_init(&arena);
        Str rows = make_rows(&arena, next_random(&seed) % 200000, next_random(&seed) | 1);
        size_t block = round % 4 == 0 ? 1 + round : 1 + next_random(&seed) % 5000;
        const Made deflated = {"a.csv", rows, ZIP_CM_DEFLATE}, stored = {"a.csv", rows, ZIP_CM_STORE};
        Str gzip = make_joined(&arena, make_gzip(&arena, rows, round % 2), make_gzip(&arena, rows, true));
        assert_any_room(&arena, make_zip(&arena, &deflated, 1), "a.zip", block, &seed, rows);
        assert_any_room(&arena, make_zip(&arena, &stored, 1), "a.zip", block, &seed, rows);
        assert_any_room(&arena, gzip, "a.gz", block, &seed, make_joined(&arena, rows, rows));
        assert_any_room(&arena, rows, "a.csv", block, &seed, rows);
        arena_release(&arena);
    }
}

/* ---- Files, pipes, standard input ---- */

static Str written(Arena *arena, const char *folder, const char *name, Str bytes)
{
    Str path = arena_printf(arena, "%s/%s", folder, name);
    FILE *file = fopen(path.ptr, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    fclose(file);
    return path;
}

static void a_file_has_the_digest_that_is_published(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    char folder[] = "/tmp/purse-archive-XXXXXX", digest[65] = "";
    assert_non_null(mkdtemp(folder));
    Str path = written(&arena, folder, "abc", STR("abc")), why;
    uint64_t bytes;
    /* FIPS 180-2, appendix B.1. */
    const char *wanted = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_true(archive_sha256(path.ptr, digest, &bytes, &why));
    assert_string_equal(digest, wanted);
    assert_int_equal(bytes, 3);
    Archive *archive = archive_open(path.ptr, &arena, &why);
    assert_true(archive_digest(archive, digest));
    assert_string_equal(digest, wanted);
    archive_close(archive);
    assert_false(archive_sha256(folder, digest, &bytes, &why));
    assert_text(why, "it is not a plain file");
    unlink(path.ptr);
    assert_false(archive_sha256(path.ptr, digest, &bytes, &why));
    rmdir(folder);
    arena_release(&arena);
}

static void what_is_no_file_is_refused(void **state)
{
    (void)state;
    Arena arena;
    Str why;
    arena_init(&arena);
    assert_null(archive_open("tests", &arena, &why));
    assert_text(why, "it is a folder");
    assert_null(archive_open("/dev/zero", &arena, &why));
    assert_text(why, "it is a device, not a file");
    assert_null(archive_open("no such file", &arena, &why));
    assert_text(why, "no such file or directory");
    arena_release(&arena);
}

/* Gives `bytes` through a pipe as standard input and opens "-". */
static Archive *opened_pipe(Arena *arena, Str bytes, Str *why)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_true(bytes.len < 65536); /* what a pipe holds */
    assert_int_equal(write(ends[1], bytes.ptr, bytes.len), bytes.len);
    close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    return archive_open("-", arena, why);
}

static void standard_input_is_plain_or_gzip_by_its_first_bytes(void **state)
{
    (void)state;
    Arena arena;
    Str why;
    char digest[65];
    arena_init(&arena);
    Str rows = make_rows(&arena, 30000, 11), packed = make_gzip(&arena, rows, true);
    for (int is_packed = 0; is_packed < 2; is_packed++) {
        Archive *archive = opened_pipe(&arena, is_packed ? packed : rows, &why);
        assert_non_null(archive);
        assert_int_equal(archive_kind(archive), is_packed ? ARCHIVE_GZIP : ARCHIVE_PLAIN);
        assert_int_equal(archive_bytes(archive), 0);
        assert_false(archive_member(archive, 0).knows_bytes);
        assert_false(archive_digest(archive, digest)); /* not yet */
        assert_member(archive, 0, 999, rows);
        assert_int_equal(archive_position(archive), is_packed ? packed.len : rows.len);
        assert_true(archive_digest(archive, digest));
        assert_false(archive_begin(archive, 0, &why));
        assert_text(why, "what comes through a pipe can be read once only");
        archive_close(archive);
    }
    arena_release(&arena);
}

static void the_digest_of_a_pipe_is_that_of_the_file(void **state)
{
    (void)state;
    Arena arena;
    Str why;
    char digest[65] = "";
    arena_init(&arena);
    Archive *archive = opened_pipe(&arena, STR("abc"), &why);
    assert_member(archive, 0, 2, STR("abc"));
    assert_true(archive_digest(archive, digest));
    assert_string_equal(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    archive_close(archive);
    arena_release(&arena);
}

static void a_zip_through_a_pipe_is_refused_and_from_a_file_it_is_read(void **state)
{
    (void)state;
    Arena arena;
    Str why, rows = STR("a,b\n");
    arena_init(&arena);
    const Made made = {"a.csv", rows, ZIP_CM_DEFLATE};
    Str zip = make_zip(&arena, &made, 1);
    assert_null(opened_pipe(&arena, zip, &why));
    assert_true(str_contains(why, STR("save it to a file first")));
    char folder[] = "/tmp/purse-archive-XXXXXX";
    assert_non_null(mkdtemp(folder));
    Str path = written(&arena, folder, "a.zip", zip);
    int file = open(path.ptr, O_RDONLY);
    assert_int_equal(dup2(file, STDIN_FILENO), STDIN_FILENO);
    close(file);
    Archive *archive = archive_open("-", &arena, &why);
    assert_non_null(archive);
    assert_int_equal(archive_bytes(archive), zip.len);
    assert_member(archive, 0, 3, rows);
    archive_close(archive);
    unlink(path.ptr);
    rmdir(folder);
    arena_release(&arena);
}

static void a_fifo_may_be_named(void **state)
{
    (void)state;
    Arena arena;
    Str why;
    arena_init(&arena);
    char folder[] = "/tmp/purse-archive-XXXXXX";
    assert_non_null(mkdtemp(folder));
    Str path = arena_printf(&arena, "%s/rows", folder);
    assert_int_equal(mkfifo(path.ptr, 0600), 0);
    int both = open(path.ptr, O_RDWR);
    assert_int_equal(write(both, "a,b\n1,2\n", 8), 8);
    int reader = open(path.ptr, O_RDONLY | O_NONBLOCK); /* keeps the bytes when the writer goes */
    Archive *archive = archive_open(path.ptr, &arena, &why);
    close(both);
    assert_non_null(archive);
    assert_member(archive, 0, 5, STR("a,b\n1,2\n"));
    archive_close(archive);
    close(reader);
    unlink(path.ptr);
    rmdir(folder);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_zip_gives_its_files_and_passes_over_folders),
        cmocka_unit_test(an_archive_without_members_is_fine),
        cmocka_unit_test(gzips_one_behind_the_other_are_one_member),
        cmocka_unit_test(plain_bytes_come_as_they_are),
        cmocka_unit_test(zips_of_other_writers_are_read),
        cmocka_unit_test(any_room_and_any_block_give_the_same_bytes),
        cmocka_unit_test(a_file_has_the_digest_that_is_published),
        cmocka_unit_test(what_is_no_file_is_refused),
        cmocka_unit_test(standard_input_is_plain_or_gzip_by_its_first_bytes),
        cmocka_unit_test(the_digest_of_a_pipe_is_that_of_the_file),
        cmocka_unit_test(a_zip_through_a_pipe_is_refused_and_from_a_file_it_is_read),
        cmocka_unit_test(a_fifo_may_be_named),
    };
    return ALL(tests);
}
