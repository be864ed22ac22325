/* The queue of batches: one lock, one condition. */
#include "import/queue.h"

void queue_init(Queue *queue, Arena *arena)
{
    *queue = (Queue){.filled = 0};
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->changed, NULL);
    for (size_t i = 0; i < QUEUE_BATCHES; i++) {
        queue->batches[i].bytes = arena_alloc(arena, BATCH_BYTES, 1);
        queue->batches[i].row_room = ARENA_ARRAY(arena, AwardRow, BATCH_ROWS_ROOM);
        arena_init(&queue->batches[i].arena);
    }
}

void queue_release(Queue *queue)
{
    for (size_t i = 0; i < QUEUE_BATCHES; i++)
        arena_release(&queue->batches[i].arena);
    pthread_cond_destroy(&queue->changed);
    pthread_mutex_destroy(&queue->lock);
}

/* The batch keeps its room; all else is new. */
static void empty(Batch *batch)
{
    Batch room = {.bytes = batch->bytes, .row_room = batch->row_room};
    arena_release(&batch->arena);
    *batch = room;
    batch->rows.rows.items = batch->row_room;
    batch->rows.rows.capacity = BATCH_ROWS_ROOM;
    arena_init(&batch->arena);
}

Batch *queue_free(Queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    while (!queue->is_closed && queue->filled - queue->emptied == QUEUE_BATCHES)
        pthread_cond_wait(&queue->changed, &queue->lock);
    bool is_closed = queue->is_closed;
    pthread_mutex_unlock(&queue->lock);
    if (is_closed)
        return NULL;
    Batch *batch = &queue->batches[queue->filled % QUEUE_BATCHES];
    empty(batch);
    return batch;
}

static void change(Queue *queue, size_t *counter)
{
    pthread_mutex_lock(&queue->lock);
    (*counter)++;
    pthread_cond_signal(&queue->changed);
    pthread_mutex_unlock(&queue->lock);
}

void queue_push(Queue *queue)
{
    change(queue, &queue->filled);
}

Batch *queue_full(Queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    while (queue->filled == queue->emptied)
        pthread_cond_wait(&queue->changed, &queue->lock);
    pthread_mutex_unlock(&queue->lock);
    return &queue->batches[queue->emptied % QUEUE_BATCHES];
}

void queue_pop(Queue *queue)
{
    change(queue, &queue->emptied);
}

void queue_close(Queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    queue->is_closed = true;
    pthread_cond_signal(&queue->changed);
    pthread_mutex_unlock(&queue->lock);
}
