// Blocks beyond the 16 MB of the heap, large ones and very many small ones.
#include "surface.h"
#include <malloc.h>
#include <stdint.h>

enum { MEGABYTE = 1 << 20, SMALL = 100, SMALL_BLOCKS = 300000 };

static unsigned char *small[SMALL_BLOCKS];

static long count_wrong(const unsigned char *bytes, size_t size, unsigned char wanted)
{
    long wrong = 0;
    for (size_t at = 0; at < size; at++)
        wrong += bytes[at] != wanted;
    return wrong;
}

static void large_blocks(void)
{
    size_t size = 60 * MEGABYTE;
    unsigned char *block = malloc(size);
    EXPECT("a block of 60 MB", 1, block != 0);
    EXPECT("may be used in full", 1, malloc_usable_size(block) >= size);
    memset(block, 7, size);
    block = realloc(block, size + MEGABYTE);
    EXPECT("it grows", 1, block != 0);
    EXPECT("and keeps what it held", 0, count_wrong(block, size, 7));
    block = realloc(block, 1000);
    EXPECT("it shrinks", 1, block != 0);
    EXPECT("and keeps what it held then", 0, count_wrong(block, 1000, 7));
    block = realloc(block, 40 * MEGABYTE);
    EXPECT("and grows out of the heap again", 0, count_wrong(block, 1000, 7));
    free(block);

    unsigned char *zeros = calloc(50, MEGABYTE);
    EXPECT("calloc of 50 MB is zero", 0, count_wrong(zeros, 50 * MEGABYTE, 0));
    free(zeros);

    void *aligned = aligned_alloc(2 * MEGABYTE, 20 * MEGABYTE);
    EXPECT("20 MB on 2 MB", 0, (uintptr_t)aligned % (2 * MEGABYTE));
    EXPECT("are there", 1, aligned != 0);
    memset(aligned, 1, 20 * MEGABYTE);
    free(aligned);
}

static void again_and_again(void)
{
    long missing = 0;
    for (int round = 0; round < 100; round++)
    {
        unsigned char *block = malloc(100 * MEGABYTE);
        missing += block == 0;
        if (block)
            block[0] = block[100 * MEGABYTE - 1] = 1;
        free(block);
    }
    EXPECT("freed blocks come back", 0, missing);
}

static void step_by_step(void)
{
    unsigned char *block = malloc(1);
    size_t size = 1;
    while (block && size < 40 * MEGABYTE)
        if ((block = realloc(block, size + 4096)))
            memset(block + size, 5, 4096), size += 4096;
    EXPECT("a block grows step by step", 1, block && size >= 40 * MEGABYTE);
    EXPECT("and keeps all", 0, count_wrong(block + 1, size - 1, 5));
    free(block);
}

static void many_blocks(void)
{
    static unsigned char *blocks[400];
    long wrong = 0;
    for (int index = 0; index < 400; index++)
        if ((blocks[index] = malloc(200000)))
            memset(blocks[index], index, 200000);
    for (int index = 0; index < 400; index += 2)
        free(blocks[index]);
    for (int index = 1; index < 400; index += 2)
        wrong += !blocks[index] || count_wrong(blocks[index], 200000, index);
    for (int index = 1; index < 400; index += 2)
        free(blocks[index]);
    EXPECT("400 blocks of 200,000 bytes", 0, wrong);
}

static void small_blocks(void)
{
    long wrong = 0;
    for (int index = 0; index < SMALL_BLOCKS; index++)
        if ((small[index] = malloc(SMALL)))
            memset(small[index], index, SMALL);
    for (int index = 0; index < SMALL_BLOCKS; index++)
        wrong += !small[index] || count_wrong(small[index], SMALL, index);
    for (int index = 0; index < SMALL_BLOCKS; index++)
        free(small[index]);
    EXPECT("300,000 blocks of 100 bytes", 0, wrong);
}

int main(void)
{
    begin();
    large_blocks();
    again_and_again();
    step_by_step();
    many_blocks();
    small_blocks();
    EXPECT("more than there is", 1, malloc(SIZE_MAX / 4) == 0);
    EXPECT("calloc of more than 64 bits", 1, calloc(SIZE_MAX / 2, 4) == 0);
    return end();
}
