/* Containers of award files: zip, gzip, plain bytes, standard input.
 *
 * The first stop of downloaded data: hands out the bytes of each member, inflated and checked, and
 * knows nothing of CSV. Opens files. libzip reads the directory of a zip, isa-l inflates and checks.
 * Whatever the file holds, memory stays bounded and a bad byte is a reason in words, never a crash. */
#ifndef PURSE_ARCHIVE_H
#define PURSE_ARCHIVE_H

#include "base/base.h"

typedef struct Archive Archive;
typedef enum { ARCHIVE_PLAIN, ARCHIVE_GZIP, ARCHIVE_ZIP } ArchiveKind;

typedef struct {
    Str name;
    uint64_t bytes, packed; /* inflated, as declared; as they lie in the file */
    bool knows_bytes;       /* a gzip does not declare them, a pipe neither number */
    uint32_t crc;           /* CRC-32 of the inflated bytes; of a zip only */
} ArchiveMember;

/* "-" is standard input; a FIFO may be named too. The first bytes tell the kind; a zip must be a file.
 * NULL with `why`, in words for a person, when it cannot be read. Lives until archive_close; strings
 * live in `arena`. */
Archive *archive_open(const char *path, Arena *arena, Str *why);
ArchiveKind archive_kind(const Archive *archive);
uint64_t archive_bytes(const Archive *archive);      /* of the file; 0 when not known (a pipe) */
size_t archive_member_count(const Archive *archive); /* files only, folders passed over; 1 for gzip and plain */
ArchiveMember archive_member(const Archive *archive, size_t member);

/* Starts at the first byte of a member; any member of a file, again too. What comes through a pipe
 * can be begun once. */
bool archive_begin(Archive *archive, size_t member, Str *why);
/* Inflates up to `room` bytes straight into `out`, less only at the end; *got is 0 at the end of the
 * member, after its length and CRC were checked. False with `why`: damaged, cut short, wrong CRC, a
 * bomb, encrypted, unknown method; what stands in `out` is then not to be used. Fastest with 1 MiB of
 * room and more. */
bool archive_read(Archive *archive, char *out, size_t room, size_t *got, Str *why);
uint64_t archive_position(const Archive *archive); /* bytes of the file consumed so far, for progress */
void archive_close(Archive *archive);

/* SHA-256 of the file as 64 hexadecimal digits and a NUL. Of a pipe it is kept as it is read: false
 * before its end; the bytes of a file are read again. */
bool archive_digest(Archive *archive, char out[65]);
/* The same of a plain file by its name, and its length. */
bool archive_sha256(const char *path, char out[65], uint64_t *bytes, Str *why);

/* Adds `bytes` as a gzip: fast rather than small, and without a name or a day in it. */
void archive_gzip(Str bytes, Buf *out);

/* SHA-256 of bytes as they come; also for those who write files. */
typedef struct Digest Digest;
Digest *digest_start(void); /* NULL when there is no memory */
void digest_add(Digest *digest, const char *bytes, size_t count);
void digest_tell(Digest *digest, char out[65]); /* of what was added so far */
void digest_free(Digest *digest);

enum {
    ARCHIVE_MEMBERS_MOST = 65536,
    ARCHIVE_DIRECTORY_MOST = 32 << 20, /* bytes of a zip's directory */
    ARCHIVE_RATIO_MOST = 500,          /* inflated bytes a packed one; CSV of awards has 5 to 20 */
    ARCHIVE_RATIO_AFTER = 64 << 20,    /* inflated bytes that any ratio may give */
};

#endif
