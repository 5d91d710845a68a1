// Bursts: allocate everything, then free everything: last in first out, first in first out, or in random order.
#include "kernel.h"

typedef enum { LAST_FIRST, FIRST_FIRST, RANDOM_ORDER } Order;

typedef struct {
    Order order;
    uint64_t rounds;
} Burst;

static const size_t burst_blocks = 200000;

static uint64_t free_in_order(Block *blocks, Order order, Random *random) {
    uint64_t sum = 0;
    if (order == RANDOM_ORDER)
        shuffle(blocks, burst_blocks, random);
    if (order != LAST_FIRST)
        return give_back_all(blocks, burst_blocks);
    for (size_t index = burst_blocks; index > 0; index--)
        sum += give_back(blocks[index - 1]);
    return sum;
}

static uint64_t burst(unsigned number, void *context) {
    const Burst *work = context;
    Random random = random_from(number);
    Block *blocks = new_blocks(burst_blocks);
    uint64_t sum = 0;
    for (uint64_t round = 0; round < work->rounds; round++) {
        for (size_t index = 0; index < burst_blocks; index++)
            blocks[index] = take(power_law(&random, 16, 4), (unsigned char)index);
        sum += free_in_order(blocks, work->order, &random);
    }
    free(blocks);
    return sum;
}

static uint64_t run(unsigned threads, Burst work) {
    return threads == 1 ? burst(0, &work) : in_threads(threads, burst, &work);
}

uint64_t burst_lifo(unsigned scale, unsigned threads) {
    return run(threads, (Burst){LAST_FIRST, 1 + scaled(20, scale)});
}

uint64_t burst_fifo(unsigned scale, unsigned threads) {
    return run(threads, (Burst){FIRST_FIRST, 1 + scaled(20, scale)});
}

uint64_t burst_random(unsigned scale, unsigned threads) {
    return run(threads, (Burst){RANDOM_ORDER, 1 + scaled(20, scale)});
}
