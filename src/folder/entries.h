/* What is in a folder, and in those below it. Private to folder/. */
#ifndef PURSE_FOLDER_ENTRIES_H
#define PURSE_FOLDER_ENTRIES_H

#include "folder/folder.h"

typedef struct {
    Str path; /* of a folder it ends with a slash */
    bool is_file;
} Entry;
typedef ARRAY(Entry) Entries;

enum { ENTRIES_MOST = 1 << 20, MARKER_MOST = 16 << 20 };

/* Everything below an open folder, each folder before what is in it; nothing in folders that `goes_into` refuses. A
 * link is neither file nor folder. False when it cannot be read, or is too much. */
typedef bool EntriesInto(const void *context, Str folder);
bool entries_list(int folder, EntriesInto *goes_into, const void *context, Arena *arena, Entries *entries);

/* The bytes of a file below it, at most `most`. */
bool entries_read(int folder, const char *name, size_t most, Arena *arena, Str *bytes);

#endif
