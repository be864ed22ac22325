/* The time, and waiting for it: clocks are asked here only. */
#ifndef PURSE_SERVER_MOMENT_H
#define PURSE_SERVER_MOMENT_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

int64_t moment_ms(void);      /* of a clock that never goes back */
int64_t moment_wall_ms(void); /* since 1970, as files are stamped */
/* A condition that moment_wait can wait for. */
void moment_condition(pthread_cond_t *condition);
/* Until it is signalled, or `until` (of moment_ms): false then. May wake early, as conditions do. */
bool moment_wait(pthread_cond_t *condition, pthread_mutex_t *lock, int64_t until);

#endif
