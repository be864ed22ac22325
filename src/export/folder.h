/* The folder of an export: written beside its place under another name, put there in one step. Private to export. */
#ifndef PURSE_EXPORT_FOLDER_H
#define PURSE_EXPORT_FOLDER_H

#include "base/base.h"

/* A descriptor begins so; a folder whose datapackage.json does not is not ours to replace. */
#define DESCRIPTOR_FILE "datapackage.json"
#define DESCRIPTOR_BEGINS                                                            \
    "{\n  \"$schema\": \"https://datapackage.org/profiles/2.0/datapackage.json\",\n" \
    "  \"name\": \"pursestrings-export\","

typedef struct {
    const char *path;    /* as asked for, without slashes at its end: for messages */
    const char *place;   /* the same behind symbolic links */
    const char *partial; /* place.partial: where the files are written until all are there */
    int folder;          /* partial, open and locked */
    bool is_there;       /* place is a folder that is to be replaced */
} Folder;

/* False with `why` when the place is taken by something else, or another export is writing there. */
bool folder_begin(Folder *folder, const char *path, Arena *arena, Str *why);
/* A new file in it, open for writing; -1 with `why`. */
int folder_create(Folder *folder, const char *name, Arena *arena, Str *why);
/* False with `why` when closing tells that bytes could not be written. */
bool folder_close(Folder *folder, int file, const char *name, Arena *arena, Str *why);
/* Puts it in its place, and removes what was there. Whatever it answers, `folder` is then let go of. */
bool folder_finish(Folder *folder, Arena *arena, Str *why);
/* Removes what was written. */
void folder_abandon(Folder *folder);

/* "cannot write 'out/x.csv': no space left on device" */
void folder_complain(const Folder *folder, const char *name, int error, Arena *arena, Str *why);

#endif
