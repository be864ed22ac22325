/* Clocks. */
#include "server/moment.h"

#include <time.h>

static int64_t ms_of(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t moment_ms(void)
{
    return ms_of(CLOCK_MONOTONIC);
}

int64_t moment_wall_ms(void)
{
    return ms_of(CLOCK_REALTIME);
}

void moment_condition(pthread_cond_t *condition)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
}

bool moment_wait(pthread_cond_t *condition, pthread_mutex_t *lock, int64_t until)
{
    struct timespec end = {(time_t)(until / 1000), (long)(until % 1000) * 1000000};
    return pthread_cond_timedwait(condition, lock, &end) == 0;
}
