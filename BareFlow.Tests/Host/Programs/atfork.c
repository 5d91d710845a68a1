// A library whose constructor registers handlers for forks that use the heap, and wait for a thread that does. It may be
// loaded before the heap's library or behind it.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static void *use_heap(void *argument)
{
    for (size_t size = 1; size < 1000000; size = size * 2 + 1)
        free(memset(malloc(size), 1, size));
    return argument;
}

static void use_heap_there_and_elsewhere(void)
{
    pthread_t thread;
    use_heap(NULL);
    if (pthread_create(&thread, NULL, use_heap, NULL) != 0 || pthread_join(thread, NULL) != 0)
        abort();
}

static void use_heap_here(void)
{
    use_heap(NULL);
}

__attribute__((constructor)) static void start(void)
{
    if (pthread_atfork(use_heap_there_and_elsewhere, use_heap_there_and_elsewhere, use_heap_here) != 0)
        abort();
}
