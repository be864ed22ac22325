/* A zip: libzip reads its directory and gives the packed bytes of a member; lengths, CRC and limits
 * are checked here.
 *
 * ZIP_CHECKCONS makes libzip compare each local header with the directory and refuse what stands
 * behind the end. */
#include "archive/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <isa-l/crc.h>
#include <unistd.h>

/* Lengths of the records of APPNOTE.TXT, sections 4.3.14 to 4.3.16. */
enum { END_BYTES = 22, LOCATOR_BYTES = 20, END64_BYTES = 56, COMMENT_MOST = 65535 };

static uint64_t number_at(const char *bytes, size_t count)
{
    uint64_t number = 0;
    while (count--)
        number = number << 8 | (uint8_t)bytes[count];
    return number;
}

static bool fail_by_error(Archive *archive, int code, int system, Str *why)
{
    switch (code) {
    case ZIP_ER_NOZIP:
        return archive_fail(archive, why,
                            "it is cut short or damaged: it has no whole directory at its end; download it again");
    case ZIP_ER_INCONS:
        return archive_fail(archive, why,
                            "it is damaged: the directory and the headers of its members disagree, or "
                            "something stands behind its end; download it again");
    case ZIP_ER_EXISTS: return archive_fail(archive, why, "it is damaged: two members have one name");
    case ZIP_ER_MULTIDISK: return archive_fail(archive, why, "it is one part of a zip in several parts");
    case ZIP_ER_EOF: return archive_fail(archive, why, "it is cut short; download it again");
    case ZIP_ER_MEMORY: return archive_fail(archive, why, "its directory does not fit into memory");
    case ZIP_ER_READ:
    case ZIP_ER_SEEK:
    case ZIP_ER_OPEN:
        if (system)
            return archive_fail(archive, why, "%s", strerror(system));
        return archive_fail(archive, why, "it is damaged: a position in its directory lies outside the file");
    default: return archive_fail(archive, why, "it is damaged: libzip's error %d", code);
    }
}

/* How many members and bytes the directory claims that the end record at `end` of the file points to. */
static void claimed(const Archive *archive, const char *record, const char *locator, uint64_t end, uint64_t *members,
                    uint64_t *bytes)
{
    char end64[END64_BYTES];
    *members = number_at(record + 10, 2);
    *bytes = number_at(record + 12, 4);
    if (locator && memcmp(locator, "PK\6\7", 4) == 0) {
        if (input_look(&archive->input, number_at(locator + 8, 8), end64, sizeof end64) &&
            memcmp(end64, "PK\6\6", 4) == 0) {
            *members = number_at(end64 + 32, 8) > number_at(end64 + 24, 8) ? number_at(end64 + 32, 8)
                                                                           : number_at(end64 + 24, 8);
            *bytes = number_at(end64 + 40, 8);
        }
    } else if (*bytes + number_at(record + 16, 4) > end) {
        *members = *bytes = 0; /* no end record: its directory would lie behind it */
    }
}

/* libzip makes room for as many members as are claimed before it reads one: the claim of every
 * record that it may take for the end is looked at first. */
static bool directory_fits(Archive *archive, Str *why)
{
    char *tail = archive->inflating.block;
    uint64_t size = archive->input.size, most = COMMENT_MOST + END_BYTES + LOCATOR_BYTES;
    size_t count = (size_t)(size < most ? size : most);
    if (!input_look(&archive->input, size - count, tail, count))
        return archive_fail(archive, why, "it became shorter while it was read");
    for (size_t at = 0; at + END_BYTES <= count; at++) {
        uint64_t members, bytes;
        if (memcmp(tail + at, "PK\5\6", 4) != 0)
            continue;
        claimed(archive, tail + at, at < LOCATOR_BYTES ? NULL : tail + at - LOCATOR_BYTES, size - count + at, &members,
                &bytes);
        if (members > ARCHIVE_MEMBERS_MOST)
            return archive_fail(archive, why, "it is refused: it has more than %d members", ARCHIVE_MEMBERS_MOST);
        if (bytes > ARCHIVE_DIRECTORY_MOST)
            return archive_fail(archive, why, "it is refused: its directory has more than %d bytes",
                                ARCHIVE_DIRECTORY_MOST);
    }
    return true;
}

static bool open_memory(Archive *archive, Str *why)
{
    zip_error_t error;
    zip_error_init(&error);
    Str bytes = archive->input.memory;
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    if (source)
        archive->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (source && !archive->zip)
        zip_source_free(source);
    int code = zip_error_code_zip(&error), system = zip_error_code_system(&error);
    zip_error_fini(&error);
    return archive->zip || fail_by_error(archive, code, system, why);
}

static bool open_file(Archive *archive, Str *why)
{
    int code = 0, file = fcntl(archive->input.file, F_DUPFD_CLOEXEC, 3);
    if (file < 0)
        return archive_fail(archive, why, "%s", strerror(errno));
    archive->zip = zip_fdopen(file, ZIP_RDONLY | ZIP_CHECKCONS, &code); /* owns the file when it succeeds */
    if (archive->zip)
        return true;
    int system = code == ZIP_ER_READ || code == ZIP_ER_SEEK ? errno : 0;
    close(file);
    return fail_by_error(archive, code, system, why);
}

/* The bytes as they are in the directory: libzip shows control characters as pictures. */
static bool is_name_clean(zip_t *zip, zip_uint64_t index)
{
    const char *raw = zip_get_name(zip, index, ZIP_FL_ENC_RAW);
    if (!raw)
        return false;
    for (; *raw; raw++)
        if ((uint8_t)*raw < 0x20 || *raw == 0x7F || ((uint8_t)raw[0] == 0xC2 && (uint8_t)raw[1] < 0xA0))
            return false;
    return true;
}

static bool add_member(Archive *archive, zip_uint64_t index, uint64_t *packed, Str *why)
{
    zip_stat_t status;
    const zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC;
    if (zip_stat_index(archive->zip, index, 0, &status) != 0 || (status.valid & needed) != needed)
        return archive_fail(archive, why, "it is damaged: entry %llu of its directory cannot be read",
                            (unsigned long long)index + 1);
    if (!is_name_clean(archive->zip, index))
        return archive_fail(archive, why, "it is refused: the name of entry %llu holds control characters",
                            (unsigned long long)index + 1);
    if (__builtin_add_overflow(*packed, status.comp_size, packed) || *packed > archive->input.size)
        return archive_fail(archive, why, "it is refused: its members overlap; together they are longer than the file");
    Str name = str_from_c(status.name);
    if (str_ends(name, STR("/")))
        return true;
    archive->places[archive->count] = (ZipPlace){index, *packed - status.comp_size};
    archive->members[archive->count++] = (ArchiveMember){.name = arena_str(archive->arena, name),
                                                         .bytes = status.size,
                                                         .packed = status.comp_size,
                                                         .knows_bytes = true,
                                                         .crc = status.crc};
    return true;
}

bool zip_directory(Archive *archive, Str *why)
{
    if (!directory_fits(archive, why))
        return false;
    if (!(archive->input.kind == INPUT_MEMORY ? open_memory(archive, why) : open_file(archive, why)))
        return false;
    zip_int64_t entries = zip_get_num_entries(archive->zip, 0);
    if (entries > ARCHIVE_MEMBERS_MOST)
        return archive_fail(archive, why, "it is refused: it has more than %d members", ARCHIVE_MEMBERS_MOST);
    size_t room = entries > 0 ? (size_t)entries : 0;
    archive->members = ARENA_ARRAY(archive->arena, ArchiveMember, room);
    archive->places = ARENA_ARRAY(archive->arena, ZipPlace, room);
    uint64_t packed = 0;
    for (zip_uint64_t index = 0; index < room; index++)
        if (!add_member(archive, index, &packed, why))
            return false;
    return true;
}

static const char *method_name(unsigned method)
{
    switch (method) {
    case 9: return "deflate64";
    case 12: return "bzip2";
    case 14: return "lzma";
    case 20:
    case 93: return "zstd";
    case 95: return "xz";
    case 98: return "ppmd";
    default: return "a method of that number";
    }
}

static bool check_method(Archive *archive, zip_stat_t *status, Str *why)
{
    if (zip_stat_index(archive->zip, archive->places[archive->current].index, 0, status) != 0)
        return fail_by_error(archive, zip_error_code_zip(zip_get_error(archive->zip)), 0, why);
    if (status->valid & ZIP_STAT_ENCRYPTION_METHOD && status->encryption_method != ZIP_EM_NONE)
        return archive_fail(archive, why, "it is encrypted");
    if (status->comp_method == ZIP_CM_STORE && status->size != status->comp_size)
        return archive_fail(archive, why, "it is damaged: it is stored as it is, but two lengths are declared");
    if (status->comp_method != ZIP_CM_STORE && status->comp_method != ZIP_CM_DEFLATE)
        return archive_fail(archive, why,
                            "it is compressed by method %u (%s); only stored and deflated members can be read",
                            status->comp_method, method_name(status->comp_method));
    return true;
}

bool zip_begin(Archive *archive, Str *why)
{
    zip_stat_t status;
    if (archive->file)
        zip_fclose(archive->file);
    archive->file = NULL;
    if (!check_method(archive, &status, why))
        return false;
    archive->file = zip_fopen_index(archive->zip, archive->places[archive->current].index, ZIP_FL_COMPRESSED);
    if (!archive->file) {
        zip_error_t *error = zip_get_error(archive->zip);
        return fail_by_error(archive, zip_error_code_zip(error), zip_error_code_system(error), why);
    }
    archive->is_stored = status.comp_method == ZIP_CM_STORE;
    archive->crc = 0;
    archive->position = archive->places[archive->current].before;
    inflating_start(archive, ISAL_GZIP_NO_HDR);
    return true;
}

bool zip_packed(Archive *archive, char *out, size_t room, size_t *got, Str *why)
{
    zip_int64_t count = zip_fread(archive->file, out, room);
    if (count < 0) {
        zip_error_t *error = zip_file_get_error(archive->file);
        return fail_by_error(archive, zip_error_code_zip(error), zip_error_code_system(error), why);
    }
    *got = (size_t)count;
    archive->position += *got;
    return true;
}

static bool read_stored(Archive *archive, char *out, size_t room, size_t *got, bool *ended, Str *why)
{
    size_t count = 1;
    for (*got = 0; *got < room && count; *got += count)
        if (!zip_packed(archive, out + *got, room - *got, &count, why))
            return false;
    archive->crc = crc32_gzip_refl(archive->crc, (const uint8_t *)out, *got);
    archive->inflating.bytes += *got;
    *ended = !count;
    return true;
}

static bool check_end(Archive *archive, Str *why)
{
    const ArchiveMember *member = &archive->members[archive->current];
    uint64_t bytes = archive->inflating.bytes;
    uint32_t crc = archive->is_stored ? archive->crc : archive->inflating.state.crc;
    bool more = false;
    if (bytes != member->bytes)
        return archive_fail(archive, why, "it is damaged: it has %llu bytes, and %llu are declared",
                            (unsigned long long)bytes, (unsigned long long)member->bytes);
    if (crc != member->crc)
        return archive_fail(archive, why, "it is damaged: its CRC is %08x, and %08x is declared", crc, member->crc);
    if (!archive->is_stored && !inflating_has_more(archive, &more, why))
        return false;
    return !more || archive_fail(archive, why, "it is damaged: bytes are left behind its end");
}

bool zip_read(Archive *archive, char *out, size_t room, size_t *got, Str *why)
{
    bool ended = false;
    if (!(archive->is_stored ? read_stored : inflating_read)(archive, out, room, got, &ended, why))
        return false;
    if (archive->inflating.bytes > archive->members[archive->current].bytes)
        return archive_fail(archive, why, "it is refused: it holds more bytes than it declares");
    archive->has_ended = ended;
    return !ended || check_end(archive, why);
}
