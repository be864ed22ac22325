/* Archives that are damaged, cut short or made to harm: a reason in words, in bounded work, or the
 * right bytes; never wrong bytes taken for right. */
#include "archive_make.h"

/* The reason why it cannot be read to its end, NULL when it can be; *out has the bytes of member 0. */
static const char *reason(Arena *arena, Str bytes, const char *name, Buf *out)
{
    Str why = STR_NONE;
    Archive *archive = archive_from_bytes(bytes, name, 0, arena, &why);
    if (!archive)
        return arena_c_string(arena, why);
    bool is_good = true;
    Buf other;
    buf_init(&other);
    for (size_t i = 0; i < archive_member_count(archive) && is_good; i++)
        is_good = read_member(archive, i, 4096, i ? &other : out, &why);
    buf_release(&other);
    archive_close(archive);
    return is_good ? NULL : arena_c_string(arena, why);
}

static void assert_reason(Arena *arena, Str bytes, const char *name, const char *part)
{
    Buf out;
    buf_init(&out);
    const char *got = reason(arena, bytes, name, &out);
    if (!got || !strstr(got, part))
        fail_msg("'%s' does not say '%s'", got ? got : "(read)", part);
    buf_release(&out);
}

static char *copy_of(Arena *arena, Str bytes)
{
    return arena_c_string(arena, bytes);
}

/* Position of a record by its signature, the `number`th from the front. */
static size_t find_record(Str bytes, const char *signature, size_t number)
{
    for (size_t at = 0; at + 4 <= bytes.len; at++)
        if (memcmp(bytes.ptr + at, signature, 4) == 0 && number-- == 0)
            return at;
    fail_msg("there is no such record");
    return 0;
}

static void put(char *at, uint64_t number, size_t count)
{
    for (; count--; number >>= 8)
        *at++ = (char)(number & 0xFF);
}

static Str small_zip(Arena *arena)
{
    const Made made[] = {{"one.csv", make_rows(arena, 900, 7), ZIP_CM_DEFLATE},
                         {"two.csv", STR("a,b\n1,2\n"), ZIP_CM_STORE}};
    return make_zip(arena, made, 2);
}

static void a_zip_cut_anywhere_is_refused(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    Str zip = small_zip(&arena);
    for (size_t length = 0; length < zip.len; length++) {
        Arena part;
        Buf out;
        arena_init(&part);
        buf_init(&out);
        Str cut = {copy_of(&part, str_slice(zip, 0, length)), length};
        if (!reason(&part, cut, "x.zip", &out))
            fail_msg("cut to %zu of %zu bytes it is read", length, zip.len);
        buf_release(&out);
        arena_release(&part);
    }
    assert_reason(&arena, str_slice(zip, 0, zip.len - 1), "x.zip", "cut short");
    assert_reason(&arena, str_slice(zip, 0, 100), "x.zip", "cut short");
    arena_release(&arena);
}

static void a_gzip_cut_anywhere_is_refused_but_between_members(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    Str rows = make_rows(&arena, 900, 7), first = make_gzip(&arena, rows, true);
    Str gzip = make_joined(&arena, first, make_gzip(&arena, rows, false));
    for (size_t length = 2; length < gzip.len; length++) {
        Arena part;
        Buf out;
        arena_init(&part);
        buf_init(&out);
        Str cut = {copy_of(&part, str_slice(gzip, 0, length)), length};
        const char *why = reason(&part, cut, "x.gz", &out);
        if ((why == NULL) != (length == first.len))
            fail_msg("cut to %zu of %zu bytes: %s", length, gzip.len, why ? why : "read");
        if (why && !strstr(why, "cut short"))
            fail_msg("cut to %zu bytes: %s", length, why);
        buf_release(&out);
        arena_release(&part);
    }
    arena_release(&arena);
}

/* Flips each bit: what is then read is either refused or is what it was. */
static void assert_bits_matter(Str whole, const char *name, Str wanted)
{
    size_t read = 0;
    for (size_t bit = 0; bit < whole.len * 8; bit++) {
        Arena arena;
        Buf out;
        arena_init(&arena);
        buf_init(&out);
        char *damaged = copy_of(&arena, whole);
        damaged[bit / 8] = (char)(damaged[bit / 8] ^ (1 << bit % 8));
        if (!reason(&arena, (Str){damaged, whole.len}, name, &out)) {
            read++;
            if (out.len && !str_equal(buf_str(&out), wanted) && damaged[0] == whole.ptr[0] &&
                damaged[1] == whole.ptr[1])
                fail_msg("%s: with bit %zu flipped other bytes are read", name, bit);
        }
        buf_release(&out);
        arena_release(&arena);
    }
    assert_true(read < whole.len * 8 / 3); /* times, names, attributes: nobody misses them */
}

static void a_flipped_bit_is_seen_or_changes_nothing(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    Str rows = make_rows(&arena, 300, 7);
    assert_bits_matter(small_zip(&arena), "x.zip", make_rows(&arena, 900, 7));
    assert_bits_matter(make_gzip(&arena, rows, true), "x.gz", rows);
    arena_release(&arena);
}

static void the_checks_of_a_zip_say_what_is_wrong(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    Str zip = small_zip(&arena);
    size_t local = find_record(zip, "PK\3\4", 0), central = find_record(zip, "PK\1\2", 0);
    static const struct {
        size_t in_local, in_central, count; /* offsets of a field; APPNOTE.TXT 4.3.7 and 4.3.12 */
        uint64_t value;
        const char *say;
    } changes[] = {
        {14, 16, 4, 0x12345678, "its CRC is"},
        {22, 24, 4, 5000, "and 5000 are declared"},
        {22, 24, 4, 100, "more bytes than it declares"},
        {18, 20, 4, 20, "cut short"},
        {8, 10, 2, 12, "bzip2"},
        {8, 10, 2, 77, "method 77"},
        {8, 10, 2, 0, "two lengths"},
        {6, 8, 2, 1, "encrypted"},
        {26, 26, 0, 0, NULL},
    };
    for (size_t i = 0; changes[i].say; i++) {
        char *changed = copy_of(&arena, zip);
        put(changed + local + changes[i].in_local, changes[i].value, changes[i].count);
        put(changed + central + changes[i].in_central, changes[i].value, changes[i].count);
        assert_reason(&arena, (Str){changed, zip.len}, "x.zip", changes[i].say);
    }
    char *changed = copy_of(&arena, zip);
    put(changed + local + 14, 1, 4);
    assert_reason(&arena, (Str){changed, zip.len}, "x.zip", "disagree");
    assert_reason(&arena, make_joined(&arena, zip, STR("more")), "x.zip", "stands behind its end");
    arena_release(&arena);
}

static void what_stands_behind_a_gzip_is_refused(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    Str gzip = make_gzip(&arena, STR("a,b\n"), false);
    assert_reason(&arena, make_joined(&arena, gzip, STR("more")), "x.gz", "behind its end");
    assert_reason(&arena, make_joined(&arena, gzip, (Str){"\0\0\0", 3}), "x.gz", "behind its end");
    assert_reason(&arena, make_joined(&arena, gzip, STR("\x1F\x8C more and more")), "x.gz", "header");
    assert_reason(&arena, make_joined(&arena, gzip, STR("\x1F\x8B\7 more and more")), "x.gz", "unknown method");
    char *changed = copy_of(&arena, gzip);
    changed[gzip.len - 1] = 1;
    assert_reason(&arena, (Str){changed, gzip.len}, "x.gz", "CRC or length");
    arena_release(&arena);
}

static void a_page_that_is_no_archive_is_not_read_as_rows(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    assert_reason(&arena, STR("<html>Not found"), "FY2016.zip", "no zip");
    assert_reason(&arena, STR("<html>Not found"), "rows.csv.gz", "no gzip");
    assert_reason(&arena, STR(""), "FY2016.zip", "no zip");
    assert_reason(&arena, STR("BZh91AY&SY"), "rows.csv.bz2", "bzip2");
    assert_reason(&arena, STR("\x28\xB5\x2F\xFD...."), "rows.csv", "zstd");
    Str why;
    assert_null(archive_open("tests/unit/archives/make.py.zip", &arena, &why));
    Archive *archive = archive_open("tests/unit/archives/bzip2.zip", &arena, &why);
    assert_non_null(archive);
    assert_false(archive_begin(archive, 0, &why));
    assert_true(str_contains(why, STR("bzip2")));
    archive_close(archive);
    arena_release(&arena);
}

static void names_with_control_characters_are_refused(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    static const char *const parts[] = {"\x1b[2", "a\nb", "ab\x7f", "\xC2\x9Bm"};
    const Made made = {"abc.csv", STR("a,b\n"), ZIP_CM_STORE};
    Str zip = make_zip(&arena, &made, 1);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char *changed = copy_of(&arena, zip);
        memcpy(changed + 30, parts[i], 3);
        memcpy(changed + find_record(zip, "PK\1\2", 0) + 46, parts[i], 3);
        assert_reason(&arena, (Str){changed, zip.len}, "x.zip", "control characters");
    }
    arena_release(&arena);
}

/* ---- Made to harm ---- */

/* Bytes of a member are counted, none is kept. */
static uint64_t drain(Archive *archive, Str *why)
{
    static char room[1 << 20];
    uint64_t bytes = 0;
    size_t got = 1;
    bool is_good = archive_begin(archive, 0, why);
    for (; is_good && got; bytes += got)
        is_good = archive_read(archive, room, sizeof room, &got, why);
    return bytes;
}

static void a_bomb_is_refused_with_little_work(void **state)
{
    (void)state;
    Arena arena;
    Str why;
    arena_init(&arena);
    Str zeros = {arena_alloc(&arena, 80 << 20, 1), 80 << 20};
    const Made made = {"zeros.csv", zeros, ZIP_CM_DEFLATE};
    const Str bombs[] = {make_zip(&arena, &made, 1), make_gzip(&arena, zeros, false)};
    for (size_t i = 0; i < 2; i++) {
        Archive *archive = archive_from_bytes(bombs[i], "x", 0, &arena, &why);
        assert_non_null(archive);
        uint64_t bytes = drain(archive, &why);
        assert_true(bytes <= ARCHIVE_RATIO_AFTER + (1 << 20));
        assert_true(str_contains(why, STR("refused: more than 500 bytes")));
        archive_close(archive);
    }
    /* Below the limit any ratio is taken. */
    Str some = {zeros.ptr, 60 << 20};
    Archive *archive = archive_from_bytes(make_gzip(&arena, some, false), "x", 0, &arena, &why);
    assert_int_equal(drain(archive, &why), some.len);
    archive_close(archive);
    arena_release(&arena);
}

static void members_that_overlap_are_refused(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    Str rows = make_rows(&arena, 5000, 3);
    const Made made[] = {
        {"one.csv", rows, ZIP_CM_DEFLATE}, {"two.csv", rows, ZIP_CM_DEFLATE}, {"six.csv", rows, ZIP_CM_DEFLATE}};
    Str zip = make_zip(&arena, made, 3);
    char *changed = copy_of(&arena, zip);
    /* The directory names the first member three times: the names do not fit its header. */
    for (size_t i = 1; i < 3; i++)
        put(changed + find_record(zip, "PK\1\2", i) + 42, 0, 4);
    assert_reason(&arena, (Str){changed, zip.len}, "x.zip", "disagree");
    /* Directory and headers agree that each member reaches to the directory. */
    size_t directory = find_record(zip, "PK\1\2", 0);
    changed = copy_of(&arena, zip);
    for (size_t i = 0; i < 3; i++) {
        size_t local = find_record(zip, "PK\3\4", i);
        put(changed + local + 18, directory - local - 37, 4);
        put(changed + find_record(zip, "PK\1\2", i) + 20, directory - local - 37, 4);
    }
    assert_reason(&arena, (Str){changed, zip.len}, "x.zip", "overlap");
    arena_release(&arena);
}

/* A Zip64 end record (APPNOTE.TXT 4.3.14, 4.3.15) that claims `members` in `bytes`. */
static Str claims(Arena *arena, uint64_t members, uint64_t bytes)
{
    char *zip = arena_alloc(arena, 4 + 56 + 20 + 22 + 1, 1);
    memcpy(zip, "PK\3\4", 4);
    char *end64 = zip + 4, *locator = end64 + 56, *end = locator + 20;
    memcpy(end64, "PK\6\6", 4);
    put(end64 + 4, 44, 8);
    put(end64 + 24, members, 8);
    put(end64 + 32, members, 8);
    put(end64 + 40, bytes, 8);
    memcpy(locator, "PK\6\7", 4);
    put(locator + 8, 4, 8);
    put(locator + 16, 1, 4);
    memcpy(end, "PK\5\6", 4);
    put(end + 8, 0xFFFF, 2);
    put(end + 10, 0xFFFF, 2);
    put(end + 12, 0xFFFFFFFF, 4);
    put(end + 16, 0xFFFFFFFF, 4);
    return (Str){zip, 4 + 56 + 20 + 22};
}

static void claims_of_many_members_are_refused_before_room_is_made(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    assert_reason(&arena, claims(&arena, 1ULL << 28, 0), "x.zip", "more than 65536 members");
    assert_reason(&arena, claims(&arena, UINT64_MAX, 46), "x.zip", "more than 65536 members");
    assert_reason(&arena, claims(&arena, 65537, 46), "x.zip", "more than 65536 members");
    assert_reason(&arena, claims(&arena, 9, 1ULL << 40), "x.zip", "its directory has more than");
    Buf out;
    buf_init(&out);
    assert_non_null(reason(&arena, claims(&arena, 65536, 46), "x.zip", &out));
    buf_release(&out);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_zip_cut_anywhere_is_refused),
        cmocka_unit_test(a_gzip_cut_anywhere_is_refused_but_between_members),
        cmocka_unit_test(a_flipped_bit_is_seen_or_changes_nothing),
        cmocka_unit_test(the_checks_of_a_zip_say_what_is_wrong),
        cmocka_unit_test(what_stands_behind_a_gzip_is_refused),
        cmocka_unit_test(a_page_that_is_no_archive_is_not_read_as_rows),
        cmocka_unit_test(names_with_control_characters_are_refused),
        cmocka_unit_test(a_bomb_is_refused_with_little_work),
        cmocka_unit_test(members_that_overlap_are_refused),
        cmocka_unit_test(claims_of_many_members_are_refused_before_room_is_made),
    };
    return ALL(tests);
}
