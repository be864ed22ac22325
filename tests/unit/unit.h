/* What unit tests share: cmocka with the headers it needs, and asserts that show the text. */
#ifndef PURSE_TESTS_UNIT_H
#define PURSE_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base.h"

static inline void assert_text(Str got, const char *wanted)
{
    if (!str_equal(got, str_from_c(wanted)))
        fail_msg("'%.*s' is not '%s'", STR_ARG(got), wanted);
}

/* A number of its own for each step of a seeded test (xorshift); the seed must not be 0. */
static inline uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

#define ALL(tests) cmocka_run_group_tests(tests, NULL, NULL)

#endif
