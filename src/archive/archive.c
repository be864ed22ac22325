/* Which kind of container a file is, and the way from there. */
#include "archive/inside.h"

#include <stdarg.h>
#include <stdio.h>

enum { WHY_MOST = 512 };

bool archive_fail(Archive *archive, Str *why, const char *format, ...)
{
    char text[WHY_MOST];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    *why = arena_str(archive->arena, str_from_c(text));
    return false;
}

/* The name of the only member of a gzip or a plain file: that of the file, without .gz. */
static Str name_of(const char *path, ArchiveKind kind)
{
    Str name = str_from_c(path);
    for (size_t i = name.len; i > 0; i--)
        if (name.ptr[i - 1] == '/') {
            name = str_after(name, i);
            break;
        }
    return kind == ARCHIVE_GZIP && str_ends(name, STR(".gz")) ? str_slice(name, 0, name.len - 3) : name;
}

static void add_only_member(Archive *archive, const char *path)
{
    const Input *input = &archive->input;
    archive->members = ARENA_NEW(archive->arena, ArchiveMember);
    archive->members[archive->count++] = (ArchiveMember){
        .name = arena_str(archive->arena, name_of(path, archive->kind)),
        .bytes = archive->kind == ARCHIVE_PLAIN ? input->size : 0,
        .packed = input->size,
        .knows_bytes = archive->kind == ARCHIVE_PLAIN && input->kind != INPUT_STREAM,
    };
}

static const struct {
    const char *head, *name;
} other_kinds[] = {{"BZh", "bzip2"}, {"\xFD\x37zX", "xz"}, {"\x28\xB5\x2F\xFD", "zstd"}, {"7z\xBC\xAF", "7z"}};

/* A page of HTML that was saved as FY2016.zip must not be read as rows, nor what is packed otherwise. */
static bool check_plain(Archive *archive, const char *path, Str head, Str *why)
{
    if (archive->kind != ARCHIVE_PLAIN)
        return true;
    for (size_t i = 0; i < sizeof other_kinds / sizeof *other_kinds; i++)
        if (str_starts(head, str_from_c(other_kinds[i].head)))
            return archive_fail(archive, why,
                                "it is compressed by %s; only zip and gzip can be read, so unpack it first",
                                other_kinds[i].name);
    Str name = str_from_c(path);
    if (str_ends(name, STR(".zip")))
        return archive_fail(archive, why, "it is no zip, although its name says so; download it again");
    if (str_ends(name, STR(".gz")))
        return archive_fail(archive, why, "it is no gzip, although its name says so; download it again");
    return true;
}

static bool look_inside(Archive *archive, const char *path, Str *why)
{
    Str head;
    if (!input_head(&archive->input, &head, archive->arena, why))
        return false;
    if (str_starts(head, STR("\x1F\x8B")))
        archive->kind = ARCHIVE_GZIP;
    else if (str_equal(head, STR("PK\3\4")) || str_equal(head, STR("PK\5\6")) || str_equal(head, STR("PK\6\6")))
        archive->kind = ARCHIVE_ZIP;
    if (!check_plain(archive, path, head, why))
        return false;
    if (archive->kind == ARCHIVE_ZIP && archive->input.kind == INPUT_STREAM)
        return archive_fail(archive, why,
                            "it is a zip, whose directory stands at its end, so it cannot be read from a pipe; "
                            "save it to a file first and name that");
    if (archive->kind == ARCHIVE_ZIP)
        return zip_directory(archive, why);
    add_only_member(archive, path);
    return true;
}

static Archive *archive_new(Arena *arena, size_t block_size)
{
    Archive *archive = ARENA_NEW(arena, Archive);
    archive->arena = arena;
    archive->inflating.block = arena_alloc(arena, PACKED_BLOCK, 1);
    archive->inflating.block_size = block_size && block_size < PACKED_BLOCK ? block_size : PACKED_BLOCK;
    return archive;
}

static Archive *archive_opened(Archive *archive, const char *path, Str *why)
{
    if (look_inside(archive, path, why))
        return archive;
    archive_close(archive);
    return NULL;
}

Archive *archive_open(const char *path, Arena *arena, Str *why)
{
    Input input;
    *why = STR_NONE;
    if (!input_open(&input, path, arena, why))
        return NULL;
    Archive *archive = archive_new(arena, PACKED_BLOCK);
    archive->input = input;
    return archive_opened(archive, path, why);
}

Archive *archive_from_bytes(Str bytes, const char *name, size_t block_size, Arena *arena, Str *why)
{
    Archive *archive = archive_new(arena, block_size);
    archive->input = (Input){.kind = INPUT_MEMORY, .file = -1, .memory = bytes, .size = bytes.len};
    *why = STR_NONE;
    return archive_opened(archive, name, why);
}

ArchiveKind archive_kind(const Archive *archive)
{
    return archive->kind;
}

uint64_t archive_bytes(const Archive *archive)
{
    return archive->input.size;
}

size_t archive_member_count(const Archive *archive)
{
    return archive->count;
}

ArchiveMember archive_member(const Archive *archive, size_t member)
{
    return archive->members[member];
}

bool archive_begin(Archive *archive, size_t member, Str *why)
{
    if (member >= archive->count)
        return archive_fail(archive, why, "it has no member %zu", member + 1);
    if (archive->input.kind == INPUT_STREAM && archive->input.at)
        return archive_fail(archive, why, "what comes through a pipe can be read once only");
    archive->current = member;
    archive->has_begun = archive->has_ended = false;
    archive->input.at = 0;
    if (archive->kind == ARCHIVE_ZIP && !zip_begin(archive, why))
        return false;
    if (archive->kind == ARCHIVE_GZIP)
        gzip_begin(archive);
    archive->has_begun = true;
    return true;
}

bool archive_packed(Archive *archive, char *out, size_t room, size_t *got, Str *why)
{
    if (archive->kind == ARCHIVE_ZIP)
        return zip_packed(archive, out, room, got, why);
    return input_read(&archive->input, out, room, got, archive->arena, why);
}

static bool plain_read(Archive *archive, char *out, size_t room, size_t *got, Str *why)
{
    for (*got = 0; *got < room && !archive->has_ended;) {
        size_t count;
        if (!input_read(&archive->input, out + *got, room - *got, &count, archive->arena, why))
            return false;
        *got += count;
        archive->has_ended = !count;
    }
    return true;
}

bool archive_read(Archive *archive, char *out, size_t room, size_t *got, Str *why)
{
    *got = 0;
    if (!archive->has_begun)
        return archive_fail(archive, why, "no member was begun");
    if (archive->has_ended || !room)
        return true;
    bool (*read_kind)(Archive *, char *, size_t, size_t *, Str *) = archive->kind == ARCHIVE_ZIP    ? zip_read
                                                                    : archive->kind == ARCHIVE_GZIP ? gzip_read
                                                                                                    : plain_read;
    archive->has_begun = read_kind(archive, out, room, got, why); /* after a failure nothing more is given */
    if (!archive->has_begun)
        *got = 0;
    return archive->has_begun;
}

uint64_t archive_position(const Archive *archive)
{
    return archive->kind == ARCHIVE_ZIP ? archive->position : archive->input.at;
}

bool archive_digest(Archive *archive, char out[65])
{
    const Input *input = &archive->input;
    uint64_t bytes;
    if (input->kind == INPUT_FILE)
        return digest_file(input->file, out, &bytes);
    if (input->kind == INPUT_MEMORY || !input->ended)
        return false;
    digest_tell(input->digest, out);
    return true;
}

void archive_close(Archive *archive)
{
    if (!archive)
        return;
    if (archive->file)
        zip_fclose(archive->file);
    if (archive->zip)
        zip_discard(archive->zip);
    archive->file = NULL;
    archive->zip = NULL;
    input_close(&archive->input);
}
