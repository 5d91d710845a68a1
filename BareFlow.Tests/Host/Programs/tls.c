// A library with thread-local storage, more than glibc sets aside for those that come later, and a block in it.
#include <stdlib.h>

static __thread char storage[100000];
static __thread void *block;

void *touch(size_t size)
{
    storage[size] = 1;
    free(block);
    block = malloc(size);
    return block;
}
