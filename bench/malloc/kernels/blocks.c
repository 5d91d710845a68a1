// Blocks beyond the small ones, and cleared blocks of many sizes.
#include "kernel.h"

// 8 KB to 64 KB.
uint64_t blocks_middle(unsigned scale, unsigned threads) {
    enum { LIVE = 500 };
    static Block blocks[LIVE];
    Random random = random_from(0);
    uint64_t sum = 0;
    (void)threads;
    for (uint64_t step = 0; step < scaled(1500000, scale); step++) {
        Block *block = &blocks[below(&random, LIVE)];
        sum += give_back(*block);
        *block = take_pages(power_law(&random, 8 << 10, 3), (unsigned char)step);
    }
    return sum + give_back_all(blocks, LIVE);
}

// 64 KB to 8 MB.
uint64_t blocks_large(unsigned scale, unsigned threads) {
    enum { LIVE = 20 };
    static Block blocks[LIVE];
    Random random = random_from(0);
    uint64_t sum = 0;
    (void)threads;
    for (uint64_t step = 0; step < scaled(4000, scale); step++) {
        Block *block = &blocks[below(&random, LIVE)];
        sum += give_back(*block);
        *block = take_pages(power_law(&random, 64 << 10, 7), (unsigned char)step);
    }
    return sum + give_back_all(blocks, LIVE);
}

// 16 bytes to 64 KB. A block that is not clear shows in the sum.
uint64_t calloc_sizes(unsigned scale, unsigned threads) {
    enum { LIVE = 4000 };
    static Block blocks[LIVE];
    Random random = random_from(0);
    uint64_t sum = 0;
    (void)threads;
    for (uint64_t step = 0; step < scaled(1200000, scale); step++) {
        Block *block = &blocks[below(&random, LIVE)];
        sum += give_back(*block);
        size_t size = power_law(&random, 16, 12);
        unsigned char *address = not_null(calloc(1, size));
        sum += address[0] + address[size / 2] + address[size - 1];
        *block = touched(address, size, (unsigned char)step);
    }
    return sum + give_back_all(blocks, LIVE);
}
