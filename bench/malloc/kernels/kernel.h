// What the kernels share: random numbers with fixed seeds, and blocks that are touched as programs touch them.
#ifndef KERNEL_H
#define KERNEL_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    unsigned char *address;
    size_t size;
} Block;

typedef struct {
    uint64_t state;
} Random;

// A kernel runs `scale` percent of its full work in `threads` threads and returns a checksum of what it read back from
// its blocks: the same number under every allocator that keeps its promises.
typedef uint64_t Kernel(unsigned scale, unsigned threads);

Kernel churn_small, churn_large, mixed;
Kernel burst_lifo, burst_fifo, burst_random;
Kernel larson, producer_consumer;
Kernel realloc_one, realloc_many;
Kernel blocks_middle, blocks_large, calloc_sizes;
Kernel fragmentation;
Kernel trees, strings;

// Runs `body` in `threads` threads, each with its own number, and adds what they return.
typedef uint64_t ThreadBody(unsigned number, void *context);
uint64_t in_threads(unsigned threads, ThreadBody *body, void *context);

static inline Random random_from(uint64_t seed) {
    return (Random){(seed + 1) * 0x9E3779B97F4A7C15u};
}

// Marsaglia's xorshift64*.
static inline uint64_t next_random(Random *random) {
    uint64_t x = random->state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    random->state = x;
    return x * 0x2545F4914F6CDD1Du;
}

// Uniform in 0 .. limit - 1; limit below 2^32.
static inline uint64_t below(Random *random, uint64_t limit) {
    return (next_random(random) >> 32) * limit >> 32;
}

// A power law: each doubling from `smallest` on is as likely as the next, for `doublings` of them.
static inline size_t power_law(Random *random, size_t smallest, unsigned doublings) {
    size_t base = smallest << below(random, doublings);
    return base + below(random, base);
}

static inline uint64_t scaled(uint64_t full, unsigned scale) {
    uint64_t count = full * scale / 100;
    return count > 0 ? count : 1;
}

static inline void *not_null(void *block) {
    if (!block) {
        fputs("out of memory\n", stderr);
        abort();
    }
    return block;
}

static inline Block touched(void *address, size_t size, unsigned char mark) {
    Block block = {not_null(address), size};
    block.address[0] = mark;
    block.address[size - 1] = mark;
    return block;
}

static inline Block take(size_t size, unsigned char mark) {
    return touched(malloc(size), size, mark);
}

// Touches every page too.
static inline Block take_pages(size_t size, unsigned char mark) {
    Block block = take(size, mark);
    for (size_t offset = 4096; offset < size; offset += 4096)
        block.address[offset] = mark;
    return block;
}

// Frees a block, or nothing, and returns the marks it still had.
static inline uint64_t give_back(Block block) {
    if (!block.address)
        return 0;
    uint64_t marks = block.address[0] + block.address[block.size - 1];
    free(block.address);
    return marks;
}

static inline uint64_t give_back_all(Block *blocks, size_t count) {
    uint64_t sum = 0;
    for (size_t index = 0; index < count; index++)
        sum += give_back(blocks[index]);
    return sum;
}

static inline Block *new_blocks(size_t count) {
    return not_null(calloc(count, sizeof(Block)));
}

static inline void shuffle(Block *blocks, size_t count, Random *random) {
    for (size_t index = count; index > 1; index--) {
        size_t other = below(random, index);
        Block kept = blocks[index - 1];
        blocks[index - 1] = blocks[other];
        blocks[other] = kept;
    }
}

#endif
