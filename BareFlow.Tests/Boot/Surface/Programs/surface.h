// What the programs of the C surface share: cases that say by themselves whether they hold.
#pragma once
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// What lies beyond the lower half of the addresses of a CPU with four levels of page tables, and in no map.
#define NON_CANONICAL ((void *)0x0000800000000000)
#define NOT_MAPPED ((void *)0x0000100000000000)

static int failures;

// One line a case, with what was found where it differs.
#define EXPECT(name, wanted, found)                                                                                    \
    do                                                                                                                 \
    {                                                                                                                  \
        long w = (long)(wanted), f = (long)(found);                                                                    \
        if (w == f)                                                                                                    \
            printf("ok %s\n", name);                                                                                   \
        else                                                                                                           \
            printf("not ok %s: expected %ld, found %ld (line %d)\n", name, w, f, __LINE__), failures++;                \
    } while (0)

// A call that must fail with an error number.
#define REFUSED(name, error, call)                                                                                     \
    do                                                                                                                 \
    {                                                                                                                  \
        errno = 0;                                                                                                     \
        long result = (long)(call);                                                                                    \
        EXPECT(name, error, result == -1 ? errno : 0);                                                                 \
    } while (0)

static inline void begin(void) { printf("--- begin\n"); }
static inline int end(void) { printf("--- end\n"); fflush(stdout); return failures != 0; }
