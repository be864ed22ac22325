/* A folder of files, written all or not at all, or read whole.
 *
 * What is written stands beside its place under another name until all is there, and is put in its place in one step:
 * two folders are exchanged by one call of the kernel, so that there is no moment without one. A folder left over by
 * an interruption is emptied by the next who writes there; a lock on it tells an interrupted one from one that is
 * still going on. Removes only what its kind writes. A file whose bytes are those of before is the same file, with
 * its times. Does not wait for the disk: what is written can be made again. Knows nothing of what the files mean. */
#ifndef PURSE_FOLDER_H
#define PURSE_FOLDER_H

#include "base/base.h"

/* What is written: which folders may be replaced, and which files removed. */
typedef struct {
    const char *a, *name; /* "an", "export": for messages */
    const char *marker;   /* the file by which a folder is known to be of this kind */
    const char *begins;   /* its first bytes */
    /* Whether a file, or a folder when the path ends with a slash, is of this kind; `marker` is what the marker holds.
     */
    bool (*is_ours)(Str path, Str marker);
} FolderKind;

typedef struct {
    const FolderKind *kind;
    const char *path;    /* as asked for, without slashes at its end: for messages */
    const char *place;   /* the same from the root, behind symbolic links: good wherever one stands */
    const char *partial; /* place.partial: where the files are written until all are there */
    int folder;          /* partial, open and locked */
    int before;          /* place, open; -1: there is none */
    size_t before_count; /* files in place */
    size_t put_count, same_count;
} Folder;

/* ---- writing ---- */

/* False with `why` when the place is taken by something else, or another is writing there. */
bool folder_begin(Folder *folder, const FolderKind *kind, const char *path, Arena *arena, Str *why);
/* A new file in it, open for writing; -1 with `why`. */
int folder_create(Folder *folder, const char *name, Arena *arena, Str *why);
/* False with `why` when closing tells that bytes could not be written. */
bool folder_close(Folder *folder, int file, const char *name, Arena *arena, Str *why);
/* A whole file, by a path whose folders are made; the file of before where that has the same bytes. */
bool folder_put(Folder *folder, const char *path, Str bytes, Arena *arena, Str *why);
/* All was put, and nothing differs from what is in its place. */
bool folder_is_unchanged(const Folder *folder);
/* Puts it in its place, and removes what was there; when all was put and nothing differs, what was there stays as it
 * is. Whatever it answers, `folder` is then let go of. */
bool folder_finish(Folder *folder, Arena *arena, Str *why);
/* Removes what was written. */
void folder_abandon(Folder *folder);

/* Every byte to an open file, however often write must be called; false with errno. */
bool folder_write_all(int file, Str bytes);

/* "cannot write 'out/x.csv': no space left on device" */
void folder_complain(const Folder *folder, const char *name, int error, Arena *arena, Str *why);

/* ---- reading ---- */

typedef struct {
    Str path, bytes; /* below the folder; both in the arena */
} FolderFile;
typedef ARRAY(FolderFile) FolderFiles;

/* Every file of the folder and of those in it, by path; links and what begins with a dot are passed over. False when
 * one cannot be read, or they are more than 4096 or have more bytes than `most`. */
bool folder_read(const char *path, size_t most, Arena *arena, FolderFiles *files);

#endif
