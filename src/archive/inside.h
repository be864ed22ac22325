/* What the files of this folder share: where bytes come from, the inflating, an open archive.
 *
 *     file, pipe or memory -- input --+-- gzip --+-- inflate -- archive_read
 *                             libzip -+-- zip ---+
 *
 * Private to the folder and its tests. */
#ifndef PURSE_ARCHIVE_INSIDE_H
#define PURSE_ARCHIVE_INSIDE_H

#include <isa-l/igzip_lib.h>
#include <zip.h>

#include "archive/archive.h"

enum { PACKED_BLOCK = 256 << 10 }; /* packed bytes read at a time */

typedef enum { INPUT_FILE, INPUT_STREAM, INPUT_MEMORY } InputKind;

/* The bytes of a file in their order. */
typedef struct {
    InputKind kind;
    int file;      /* -1 in memory */
    Str memory;    /* INPUT_MEMORY */
    uint64_t size; /* at opening; 0 of a stream */
    uint64_t at;   /* bytes given so far */
    char head[4];  /* of a stream: its first bytes, taken to tell the kind and given again */
    size_t head_size;
    Digest *digest; /* of a stream */
    bool ended;
} Input;

bool input_open(Input *input, const char *path, Arena *arena, Str *why);
/* The first bytes, up to four; they are read again later. */
bool input_head(Input *input, Str *head, Arena *arena, Str *why);
/* The next bytes, at least one unless it ended (*got 0). */
bool input_read(Input *input, char *out, size_t room, size_t *got, Arena *arena, Str *why);
/* Bytes at a position of a file or memory; false when there are less. Leaves `at` alone. */
bool input_look(const Input *input, uint64_t from, char *out, size_t count);
void input_close(Input *input);

/* SHA-256 of a whole file from its first byte. */
bool digest_file(int file, char out[65], uint64_t *bytes);

typedef struct {
    struct inflate_state state;
    struct isal_gzip_header header; /* of the gzip member, while `in_header` */
    char *block;                    /* PACKED_BLOCK bytes */
    size_t block_size;              /* packed bytes to take at a time; PACKED_BLOCK, less in tests */
    uint64_t packed, bytes;         /* since the start */
    bool in_header, input_ended;
} Inflating;

typedef struct {
    zip_uint64_t index; /* in the directory */
    uint64_t before;    /* packed bytes of the members before it */
} ZipPlace;

struct Archive {
    Arena *arena;
    ArchiveKind kind;
    Input input;
    ArchiveMember *members;
    size_t count;
    Inflating inflating;
    size_t current; /* member that was begun */
    bool has_begun, has_ended;
    uint64_t position; /* of a zip: packed bytes of earlier members and of this one so far */
    /* Of a zip only. */
    zip_t *zip;
    zip_file_t *file;
    ZipPlace *places; /* of the members */
    bool is_stored;   /* the member that was begun */
    uint32_t crc;     /* of a stored member, so far */
};

/* An archive that lies in memory; `bytes` must outlive it. `name` as in archive_open; `block_size` is
 * how many packed bytes are taken at a time. For tests. */
Archive *archive_from_bytes(Str bytes, const char *name, size_t block_size, Arena *arena, Str *why);

/* Sets *why and returns false. */
bool archive_fail(Archive *archive, Str *why, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Packed bytes of the begun member; *got 0 at their end. */
bool archive_packed(Archive *archive, char *out, size_t room, size_t *got, Str *why);

void inflating_start(Archive *archive, int wrapper); /* ISAL_GZIP_NO_HDR: CRC kept; _VER: checked as gzip does */
/* *ended: the compressed stream is whole and all of it was given. */
bool inflating_read(Archive *archive, char *out, size_t room, size_t *got, bool *ended, Str *why);
/* Whether packed bytes are left behind the compressed stream. */
bool inflating_has_more(Archive *archive, bool *more, Str *why);

bool zip_directory(Archive *archive, Str *why);
bool zip_begin(Archive *archive, Str *why);
bool zip_read(Archive *archive, char *out, size_t room, size_t *got, Str *why);
bool zip_packed(Archive *archive, char *out, size_t room, size_t *got, Str *why);

void gzip_begin(Archive *archive);
bool gzip_read(Archive *archive, char *out, size_t room, size_t *got, Str *why);

#endif
