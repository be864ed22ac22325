/* A file being written: bytes gather, are hashed and written in large pieces. Private to export. */
#ifndef PURSE_EXPORT_SINK_H
#define PURSE_EXPORT_SINK_H

#include "archive/archive.h"

typedef struct {
    int file;
    Buf bytes; /* what is not written yet: the caller adds to it */
    uint64_t written;
    int error;      /* errno of the first thing that failed; 0: none. Nothing is written after it */
    Digest *digest; /* NULL: the hash is not wanted */
} Sink;

void sink_init(Sink *sink, int file, bool is_hashed);
void sink_release(Sink *sink);
/* Writes when enough has gathered: to be called once a row. */
void sink_pass(Sink *sink);
/* Writes the rest. */
void sink_flush(Sink *sink);
/* "sha256:" and 64 digits; once, at the end. */
Str sink_hash(Sink *sink, Arena *arena);

#endif
