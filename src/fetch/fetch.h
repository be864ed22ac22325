/* Award files from a web server into a folder, whole or not at all.
 *
 * Stands before everything: what it brings is read by archive like any other file. The only folder
 * that speaks to the network, and only when a person asks for a file by `purse get`; part of the
 * program, not of the library. Opens and renames files; prints nothing. */
#ifndef PURSE_FETCH_H
#define PURSE_FETCH_H

#include "base/base.h"

typedef struct {
    const char *address;     /* http:// or https:// */
    const char *path;        /* where the whole file shall stand */
    const char *sha256;      /* 64 hexadecimal digits it must have, or NULL */
    uint64_t bytes_most;     /* a longer file is refused */
    unsigned stalled_most_s; /* seconds in which not a byte comes */
    /* Told now and then; `total` is 0 while it is not known. May be NULL. */
    void (*progress)(void *context, uint64_t bytes, uint64_t total);
    void *context;
} FetchWish;

typedef struct {
    uint64_t bytes;
    uint64_t resumed_from; /* bytes that were there when the last connection was made; 0 when it began anew */
    bool was_there;        /* the whole file; nothing was downloaded */
    char sha256[65];
} FetchResult;

/* Downloads to PATH.part, going on where an earlier run ended when the server's file is still the same
 * (its ETag or Last-Modified stand in PATH.part.info); checks length, --sha256, and of a zip or gzip each
 * member; then gives it its name. A file that has that name already is never changed. False with `why`. */
bool fetch_file(const FetchWish *wish, Arena *arena, FetchResult *result, Str *why);

/* `name` as an address: below `base`, or itself when it is one. STR_NONE with `why` when it is neither a
 * bare file name nor http(s). Ends in NUL. */
Str fetch_address(Str base, Str name, Arena *arena, Str *why);
/* The file name at the end of an address; STR_NONE with `why` when there is none that can be one here. */
Str fetch_name(Str address, Arena *arena, Str *why);

#endif
