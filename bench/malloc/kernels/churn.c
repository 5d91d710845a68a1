// Churn: a set of live blocks in which a random one is replaced, again and again.
#include "kernel.h"

typedef struct {
    size_t live;
    uint64_t replacements;
} Churn;

static uint64_t churn_fixed(const Churn *work, size_t size, unsigned number) {
    Random random = random_from(number);
    Block *blocks = new_blocks(work->live);
    uint64_t sum = 0;
    for (uint64_t index = 0; index < work->live; index++)
        blocks[index] = take(size, (unsigned char)index);
    for (uint64_t step = 0; step < work->replacements; step++) {
        Block *block = &blocks[below(&random, work->live)];
        sum += give_back(*block);
        *block = take(size, (unsigned char)step);
    }
    sum += give_back_all(blocks, work->live);
    free(blocks);
    return sum;
}

static uint64_t churn_64_bytes(unsigned number, void *work) {
    return churn_fixed(work, 64, number);
}

static uint64_t churn_48_bytes(unsigned number, void *work) {
    return churn_fixed(work, 48, number);
}

// Most blocks die young and some live long: a slot's number is the product of two uniform numbers, so the first slots are
// replaced all the time and the last ones hardly ever.
static uint64_t churn_mixed(unsigned number, void *context) {
    const Churn *work = context;
    Random random = random_from(number);
    Block *blocks = new_blocks(work->live);
    uint64_t sum = 0;
    for (uint64_t step = 0; step < work->replacements; step++) {
        Block *block = &blocks[below(&random, 1 + below(&random, work->live))];
        sum += give_back(*block);
        *block = take(power_law(&random, 16, 8), (unsigned char)step);
    }
    sum += give_back_all(blocks, work->live);
    free(blocks);
    return sum;
}

static uint64_t run(unsigned threads, ThreadBody *body, Churn work) {
    return threads == 1 ? body(0, &work) : in_threads(threads, body, &work);
}

uint64_t churn_small(unsigned scale, unsigned threads) {
    return run(threads, churn_64_bytes, (Churn){1000, scaled(40000000, scale)});
}

// A million live blocks for one thread; a thread of several has its share of them.
uint64_t churn_large(unsigned scale, unsigned threads) {
    return run(threads, churn_48_bytes, (Churn){1000000 / threads, scaled(3000000, scale)});
}

uint64_t mixed(unsigned scale, unsigned threads) {
    return run(threads, churn_mixed, (Churn){50000, scaled(4000000, scale)});
}
