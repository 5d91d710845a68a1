// Vectors that grow by appending: realloc.
#include "kernel.h"

typedef struct {
    uint64_t *items;
    size_t count;
    size_t capacity;
} Vector;

static void append(Vector *vector, uint64_t item) {
    if (vector->count == vector->capacity) {
        vector->capacity = vector->capacity < 4 ? 4 : vector->capacity * 3 / 2;
        vector->items = not_null(realloc(vector->items, vector->capacity * sizeof *vector->items));
    }
    vector->items[vector->count++] = item;
}

static uint64_t cleared(Vector *vector) {
    uint64_t sum = vector->count > 0 ? vector->items[0] + vector->items[vector->count / 2] : 0;
    free(vector->items);
    *vector = (Vector){0};
    return sum;
}

// One vector, to 64 MB.
uint64_t realloc_one(unsigned scale, unsigned threads) {
    const size_t length = 64 * 1024 * 1024 / sizeof(uint64_t);
    uint64_t sum = 0;
    (void)threads;
    for (uint64_t round = 0; round < scaled(12, scale); round++) {
        Vector vector = {0};
        for (size_t item = 0; item < length; item++)
            append(&vector, item ^ round);
        sum += cleared(&vector);
    }
    return sum;
}

// A thousand vectors, of up to 32 KB, in turn.
uint64_t realloc_many(unsigned scale, unsigned threads) {
    enum { VECTORS = 1000 };
    static Vector vectors[VECTORS];
    static size_t lengths[VECTORS];
    Random random = random_from(0);
    uint64_t sum = 0;
    (void)threads;
    for (uint64_t step = 0; step < scaled(5000000, scale); step++) {
        size_t index = below(&random, VECTORS);
        Vector *vector = &vectors[index];
        if (vector->count >= lengths[index]) {
            sum += cleared(vector);
            lengths[index] = power_law(&random, 8, 9);
        }
        for (unsigned item = 0; item < 8; item++)
            append(vector, step + item);
    }
    for (size_t index = 0; index < VECTORS; index++)
        sum += cleared(&vectors[index]);
    return sum;
}
