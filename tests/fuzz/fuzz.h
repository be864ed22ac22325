/* What the fuzz targets share. Each is linked with libFuzzer (option `fuzz`), and in every build
 * with replay.c, which gives it the files of its corpus. */
#ifndef PURSE_TESTS_FUZZ_H
#define PURSE_TESTS_FUZZ_H

#include <stdio.h>
#include <stdlib.h>

#include "base/base.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A property that does not hold is a crash, so that libFuzzer keeps the input. */
static inline void must(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

#endif
