/* The queue of batches: one lock, one condition. */
#include "import/queue.h"

void queue_init(Queue *queue, Arena *arena)
{
    *queue = (Queue){.filled = 0};
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->changed, NULL);
    for (size_t i = 0; i < QUEUE_BATCHES; i++) {
        queue->batches[i].rows = store_rows_new(arena);
        arena_init(&queue->batches[i].arena);
    }
}

void queue_release(Queue *queue)
{
    for (size_t i = 0; i < QUEUE_BATCHES; i++) {
        arena_release(&queue->batches[i].arena);
        store_rows_release(queue->batches[i].rows);
    }
    pthread_cond_destroy(&queue->changed);
    pthread_mutex_destroy(&queue->lock);
}

/* The batch keeps the room of its rows; all else is new. */
static void empty(Batch *batch)
{
    StoreRows *rows = batch->rows;
    arena_release(&batch->arena);
    *batch = (Batch){.rows = rows};
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

bool queue_is_ahead(Queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    bool is_ahead = queue->filled - queue->emptied > QUEUE_BATCHES / 2;
    pthread_mutex_unlock(&queue->lock);
    return is_ahead;
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
