// A library before whose eyes Linux is one of before 6.13: it knows no pages that are marked inside their mapping.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>

enum { FIRST_UNKNOWN = 102 };

int madvise(void *start, size_t size, int advice)
{
    static int (*next)(void *, size_t, int);
    if (advice >= FIRST_UNKNOWN) {
        errno = EINVAL;
        return -1;
    }
    if (!next)
        next = (int (*)(void *, size_t, int))dlsym(RTLD_NEXT, "madvise");
    return next(start, size, advice);
}
