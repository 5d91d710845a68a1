// worst-case BLOCKS CALLS: single calls of the preloaded allocator, in a heap of BLOCKS live blocks with about as many holes
// among them. Runs under callgrind, which counts the instructions of each call and dumps them with the operation's name:
//   valgrind --tool=callgrind --instr-atstart=no --collect-atstart=no --combine-dumps=yes worst-case 1000 500
#include <malloc.h>
#include <sys/mman.h>
#include <valgrind/callgrind.h>

#include "kernels/kernel.h"

typedef enum {
    MALLOC_SMALL, FREE_SMALL, MALLOC_MIDDLE, FREE_MIDDLE, MALLOC_LARGE, FREE_LARGE, FREE_ALONE, FREE_BESIDE_ONE,
    FREE_BETWEEN_TWO, ALIGNED_ALLOC, REALLOC_IN_PLACE, REALLOC_MOVED, OPERATIONS
} Operation;

static const char *const names[OPERATIONS] = {
    "malloc, 16 to 512 bytes", "free, 16 to 512 bytes", "malloc, 9 to 36 KB", "free, 9 to 36 KB", "malloc, 256 KB to 2 MB",
    "free, 256 KB to 2 MB", "free, 40 to 80 KB, no neighbour free", "free, 40 to 80 KB, one neighbour free",
    "free, 40 to 80 KB, both neighbours free", "aligned_alloc, to 64 to 4096", "realloc, 20 to 120 KB, in place",
    "realloc, 32 to 256 bytes, moved",
};

// Counting happens between two of these.
static inline __attribute__((always_inline)) void toggle_counting(void) {
    CALLGRIND_TOGGLE_COLLECT;
}

static void record(Operation operation) {
    CALLGRIND_DUMP_STATS_AT(names[operation]);
}

static Block counted_malloc(Operation operation, size_t size) {
    toggle_counting();
    void *address = malloc(size);
    toggle_counting();
    record(operation);
    return touched(address, size, 1);
}

static void counted_free(Operation operation, Block block) {
    toggle_counting();
    free(block.address);
    toggle_counting();
    record(operation);
}

static Block counted_aligned_alloc(size_t alignment, size_t size) {
    toggle_counting();
    void *address = aligned_alloc(alignment, size);
    toggle_counting();
    record(ALIGNED_ALLOC);
    return touched(address, size, 1);
}

// A small block that stays in place is not counted: its size class had room, and nothing was done.
static Block counted_realloc(Block block, size_t size, int in_place_counts) {
    uintptr_t before = (uintptr_t)block.address;
    toggle_counting();
    unsigned char *address = realloc(block.address, size);
    toggle_counting();
    int in_place = (uintptr_t)address == before;
    if (in_place == in_place_counts)
        record(in_place ? REALLOC_IN_PLACE : REALLOC_MOVED);
    else
        CALLGRIND_ZERO_STATS;
    return touched(address, size, 1);
}

// The heap: one block in 128 is of 9 to 36 KB, the others are small. Half of what was allocated is freed, at random.
static void populate(uint64_t live, Random *random) {
    size_t bytes = 2 * live * sizeof(void *);
    void **blocks = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (blocks == MAP_FAILED)
        abort();
    for (uint64_t index = 0; index < 2 * live; index++)
        blocks[index] = take(below(random, 128) == 0 ? power_law(random, 9 << 10, 2) : power_law(random, 16, 5), 1).address;
    for (uint64_t index = 0; index < live; index++) {
        uint64_t other = index + below(random, 2 * live - index);
        void *chosen = blocks[other];
        blocks[other] = blocks[index];
        free(chosen);
    }
    munmap(blocks, bytes);
}

enum { BATCH = 300 };

static Block batch[BATCH];

static void free_batch(void) {
    give_back_all(batch, BATCH);
    for (size_t index = 0; index < BATCH; index++)
        batch[index] = (Block){0};
}

static void count_malloc_and_free(Operation on_malloc, Operation on_free, size_t smallest, unsigned doublings, Random *random) {
    for (size_t index = 0; index < BATCH; index++)
        batch[index] = counted_malloc(on_malloc, power_law(random, smallest, doublings));
    shuffle(batch, BATCH, random);
    for (size_t index = 0; index < BATCH; index++)
        counted_free(on_free, batch[index]);
}

static int by_address(const void *first, const void *second) {
    const Block *left = first, *right = second;
    return left->address < right->address ? -1 : left->address > right->address;
}

// Whether the second block follows the first with at most a header and rounding between them.
static int touch(const Block *first, const Block *second) {
    return second->address - first->address <= (ptrdiff_t)first->size + 64;
}

static Block taken(Block *block) {
    Block copy = *block;
    *block = (Block){0};
    return copy;
}

// Frees or resizes the middle one of three blocks that lie side by side, `neighbours` of which were freed before.
static void count_between(Block *first, unsigned neighbours, Random *random) {
    Block middle = taken(&first[1]);
    if (neighbours == 2 || (neighbours == 1 && below(random, 2) == 0))
        give_back(taken(&first[0]));
    if (neighbours == 2 || (neighbours == 1 && first[0].address))
        give_back(taken(&first[2]));
    if (below(random, 2) == 0) {
        size_t size = middle.size / 2 + below(random, middle.size);
        middle = counted_realloc(middle, size, 1);
        give_back(middle);
    } else
        counted_free(FREE_ALONE + neighbours, middle);
}

// Larger than the heap's holes, so that they lie side by side.
static void count_neighbours(Random *random) {
    for (size_t index = 0; index < BATCH; index++)
        batch[index] = take(power_law(random, 40 << 10, 1), 1);
    qsort(batch, BATCH, sizeof *batch, by_address);
    for (size_t index = 0; index + 2 < BATCH; index++)
        if (touch(&batch[index], &batch[index + 1]) && touch(&batch[index + 1], &batch[index + 2])) {
            count_between(&batch[index], (unsigned)below(random, 3), random);
            index += 2;
        }
    shuffle(batch, BATCH, random);
    free_batch();
}

static void count_aligned(Random *random) {
    for (size_t index = 0; index < BATCH; index++) {
        size_t alignment = (size_t)64 << below(random, 7);
        batch[index] = counted_aligned_alloc(alignment, alignment * (1 + below(random, 3)));
    }
    shuffle(batch, BATCH, random);
    free_batch();
}

static void count_moves(Random *random) {
    for (size_t index = 0; index < BATCH; index++)
        batch[index] = take(power_law(random, 32, 3), 1);
    for (size_t index = 0; index < BATCH; index++)
        batch[index] = counted_realloc(batch[index], batch[index].size * 2, 0);
    shuffle(batch, BATCH, random);
    free_batch();
}

int main(int count, char **arguments) {
    if (count != 3) {
        fputs("usage: worst-case BLOCKS CALLS\n", stderr);
        return 2;
    }
    uint64_t calls = strtoull(arguments[2], NULL, 10);
    Random random = random_from(0);
    populate(strtoull(arguments[1], NULL, 10), &random);
    CALLGRIND_START_INSTRUMENTATION;
    for (uint64_t done = 0; done < calls; done += BATCH) {
        count_malloc_and_free(MALLOC_SMALL, FREE_SMALL, 16, 5, &random);
        count_malloc_and_free(MALLOC_MIDDLE, FREE_MIDDLE, 9 << 10, 2, &random);
        count_malloc_and_free(MALLOC_LARGE, FREE_LARGE, 256 << 10, 3, &random);
        count_neighbours(&random);
        count_aligned(&random);
        count_moves(&random);
    }
    return 0;
}
