/* Batches between the two threads of an import. Private.
 *
 * A fixed number of them goes round: the reading thread waits for a free one, the storing thread for a full
 * one. Whoever gives up closes the queue, and nobody waits any longer. */
#ifndef PURSE_IMPORT_QUEUE_H
#define PURSE_IMPORT_QUEUE_H

#include "import/import.h"

#include <pthread.h>

enum { QUEUE_BATCHES = 192 }; /* some ten megabytes; what is read while the digest of a file is made fits */

typedef enum { BATCH_ROWS, BATCH_MEMBER_BEGINS, BATCH_MEMBER_ENDS, BATCH_END, BATCH_FAILED } BatchKind;

typedef struct {
    BatchKind kind;
    int member;
    Str name;        /* of the member */
    Arena arena;     /* of this round: all that is not in `rows` */
    StoreRows *rows; /* which are filled again each round */
    size_t row_count;
    ARRAY(AwardSetAside) set_aside; /* in the order of the file, as the rows are */
    AwardForm form;                 /* once the header was read, in each batch of the member */
    AwardColumns columns;           /* in the first of these; else empty */
    uint64_t done;                  /* bytes of the file read so far */
    Str why;                        /* of BATCH_FAILED */
} Batch;

typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    Batch batches[QUEUE_BATCHES];
    size_t filled, emptied; /* counts since the beginning */
    bool is_closed;
} Queue;

void queue_init(Queue *queue, Arena *arena);
void queue_release(Queue *queue);
Batch *queue_free(Queue *queue);   /* waits; NULL when the queue was closed */
bool queue_is_ahead(Queue *queue); /* the storing thread has enough to do for a while */
void queue_push(Queue *queue);     /* the batch that queue_free gave */
Batch *queue_full(Queue *queue);   /* waits */
void queue_pop(Queue *queue);      /* the batch that queue_full gave */
void queue_close(Queue *queue);

#endif
