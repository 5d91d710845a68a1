// Leaves blocks behind, from two places: what the report of the word "leaks" must find.
#include <stdlib.h>

static void *kept[8];

__attribute__((noinline)) static void *lose_small(void) { return malloc(123); }

__attribute__((noinline)) static void *lose_large(void) { return calloc(7, 1000); }

int main(void)
{
    for (int index = 0; index < 5; index++)
        kept[index] = lose_small();
    kept[5] = lose_large();
    for (int index = 0; index < 100; index++)
        free(lose_small());
    return 0;
}
