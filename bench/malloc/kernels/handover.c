// Blocks that one thread allocates and another frees.
#include <semaphore.h>

#include "kernel.h"

// Larson's server: each thread replaces random blocks of its array and ends; a new thread goes on with the array.

enum { LARSON_ARRAYS = 64, LARSON_BLOCKS = 4000, LARSON_REPLACEMENTS = 200000 };

typedef struct {
    Block *arrays[LARSON_ARRAYS];
    unsigned threads;
    uint64_t round;
} Larson;

static uint64_t serve(unsigned number, void *context) {
    const Larson *server = context;
    Block *blocks = server->arrays[(number + server->round) % server->threads];
    Random random = random_from(server->round * server->threads + number);
    uint64_t sum = 0;
    for (uint64_t step = 0; step < LARSON_REPLACEMENTS; step++) {
        Block *block = &blocks[below(&random, LARSON_BLOCKS)];
        sum += give_back(*block);
        *block = take(10 + below(&random, 990), (unsigned char)step);
    }
    return sum;
}

uint64_t larson(unsigned scale, unsigned threads) {
    Larson server = {.threads = threads};
    uint64_t sum = 0;
    for (unsigned number = 0; number < threads; number++)
        server.arrays[number] = new_blocks(LARSON_BLOCKS);
    for (server.round = 0; server.round < scaled(50, scale); server.round++)
        sum += in_threads(threads, serve, &server);
    for (unsigned number = 0; number < threads; number++) {
        sum += give_back_all(server.arrays[number], LARSON_BLOCKS);
        free(server.arrays[number]);
    }
    return sum;
}

// Producer and consumer: even threads allocate, odd threads free what their partner sends. The ring moves batches, so that
// waiting costs little beside the allocator.

enum { RING_BATCHES = 16, BATCH_BLOCKS = 256, RINGS = 32 };

typedef struct {
    Block batches[RING_BATCHES][BATCH_BLOCKS];
    sem_t empty;
    sem_t full;
} Ring;

typedef struct {
    Ring *rings[RINGS];
    uint64_t batches;
} Handover;

static uint64_t produce(Ring *ring, uint64_t batches, unsigned number) {
    Random random = random_from(number);
    for (uint64_t batch = 0; batch < batches; batch++) {
        sem_wait(&ring->empty);
        for (unsigned index = 0; index < BATCH_BLOCKS; index++)
            ring->batches[batch % RING_BATCHES][index] = take(power_law(&random, 16, 6), (unsigned char)index);
        sem_post(&ring->full);
    }
    return 0;
}

static uint64_t consume(Ring *ring, uint64_t batches) {
    uint64_t sum = 0;
    for (uint64_t batch = 0; batch < batches; batch++) {
        sem_wait(&ring->full);
        sum += give_back_all(ring->batches[batch % RING_BATCHES], BATCH_BLOCKS);
        sem_post(&ring->empty);
    }
    return sum;
}

static uint64_t produce_or_consume(unsigned number, void *context) {
    const Handover *work = context;
    Ring *ring = work->rings[number / 2];
    return number % 2 == 0 ? produce(ring, work->batches, number) : consume(ring, work->batches);
}

uint64_t producer_consumer(unsigned scale, unsigned threads) {
    Handover work = {.batches = scaled(20000, scale)};
    unsigned rings = threads / 2;
    for (unsigned index = 0; index < rings; index++) {
        work.rings[index] = not_null(malloc(sizeof(Ring)));
        sem_init(&work.rings[index]->empty, 0, RING_BATCHES);
        sem_init(&work.rings[index]->full, 0, 0);
    }
    uint64_t sum = in_threads(rings * 2, produce_or_consume, &work);
    for (unsigned index = 0; index < rings; index++)
        free(work.rings[index]);
    return sum;
}
