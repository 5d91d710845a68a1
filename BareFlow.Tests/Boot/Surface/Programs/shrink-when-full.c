// Where memory is used up, a block that becomes smaller stays where it is: C's realloc may fail then, but no program expects it.
#include "surface.h"
#include <sys/mman.h>

#define MEGABYTE (1L << 20)

int main(void)
{
    begin();
    char *block = malloc(8 * MEGABYTE);
    memset(block, 'b', 8 * MEGABYTE);
    for (size_t size = 64 * MEGABYTE; size >= 4096; size /= 2)
        while (mmap(0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
            continue;
    for (size_t size = 4 * MEGABYTE; size >= 16; size /= 2)
        while (malloc(size))
            continue;
    char *smaller = realloc(block, 3 * MEGABYTE);
    EXPECT("it is there", 1, smaller != 0);
    EXPECT("with its bytes", 1, smaller && smaller[0] == 'b' && smaller[3 * MEGABYTE - 1] == 'b');
    EXPECT("in place", 1, smaller == block);
    EXPECT("small", 1, realloc(smaller, 100) != 0);
    return end();
}
