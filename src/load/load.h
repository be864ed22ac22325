/* Files into a journal: opens what a person names and what `include` names.
 *
 * Stands between the pure readers and the faces. Opens plain files and standard
 * input, nothing else: a FIFO, a device or a folder is an error, never a wait.
 * Prints nothing. */
#ifndef PURSE_LOAD_H
#define PURSE_LOAD_H

#include "journal/journal.h"

/* The bytes of a plain file, or of standard input for "-". False with `why` when they cannot be
 * had: "no such file", "not a plain file", ... Bytes live in the arena. */
bool load_bytes(const char *path, Arena *arena, Str *bytes, Str *identity, Str *why);

/* A document to be read: its bytes, or the text that pdftotext took out of it. */
typedef struct {
    Str bytes;    /* of the text */
    Str original; /* of the PDF; empty when the bytes are the file's own */
} LoadedDocument;

/* Opens a document as load_bytes does. A PDF is handed to pdftotext, a child process with little memory
 * and time; `why` says which package has it where there is none. */
bool load_document(const char *path, Arena *arena, LoadedDocument *out, Str *why);

/* The bytes of a plain file below a folder, at most so many. No part of the name may lead elsewhere: neither "..", nor
 * a link, nor a slash at its beginning. */
bool load_below(Str folder, Str name, size_t most, Arena *arena, Str *bytes, Str *why);

/* Keeps bytes under a name in a folder, which is made when it is not there. The same bytes under the same name are
 * kept once; other bytes are never written over. */
bool load_keep(const char *folder, Str name, Str bytes, Arena *arena, Str *why);

/* A store beside the journal, and what is known of the question before the journal is read. */
typedef struct {
    Store *store;
    const char *path;   /* of the store: the column file lies beside it */
    Date known_by;      /* DATE_OPEN: not asked */
    StrArray places;    /* as a person names them; empty: all */
    bool every_listing; /* claims are about money under any listing, not only what conditions reach */
    bool needs_awards;  /* the question cannot be answered from sums */
    uint64_t rows_most; /* more rows than this come as sums; 0: LOAD_ROWS_MOST */
    const ColumnsProgress *progress;
    StrArray *paths;  /* NULL, or takes each file of the journal, also one that could not be read */
    Columns *columns; /* taken over: give it to columns_close when the journal is done with */
} LoadStore;

/* So many rows are an award each with its proof; of more only those of the places asked about are. */
enum { LOAD_ROWS_MOST = 250000 };

/* Reads `paths` one after the other as one journal, with all that they include, and the rows of the
 * store (NULL: none) that its conditions can reach. STATUS_OK or STATUS_DATA (mistakes in `diags`) with a journal;
 * STATUS_FAILED with `why` when a named file cannot be read at all. */
Status load_journal(const char *const *paths, size_t count, LoadStore *store, Arena *arena, Diags *diags, Journal **out,
                    Str *why);

#endif
