// Fragmentation over time: phases whose sizes differ, each of which leaves survivors behind for some phases.
#include "kernel.h"

enum { PHASES = 24, PHASE_BLOCKS = 100000, SURVIVOR_EVERY = 16, PHASES_SURVIVED = 6 };
enum { SURVIVORS = PHASE_BLOCKS / SURVIVOR_EVERY };

static Block survivors[PHASES_SURVIVED][SURVIVORS];

// Fills a phase's blocks, twice with half of them freed in between, in sizes of its own, and frees all but the survivors.
static uint64_t phase(Block *blocks, unsigned number, Random *random) {
    const size_t smallest = (size_t)16 << number % 5;
    Block *kept = survivors[number % PHASES_SURVIVED];
    uint64_t sum = give_back_all(kept, SURVIVORS);
    for (size_t index = 0; index < PHASE_BLOCKS; index++)
        blocks[index] = take(power_law(random, smallest, 3), (unsigned char)index);
    for (size_t index = 0; index < PHASE_BLOCKS; index += 2) {
        sum += give_back(blocks[index]);
        blocks[index] = take(power_law(random, smallest, 4), (unsigned char)index);
    }
    shuffle(blocks, PHASE_BLOCKS, random);
    for (size_t index = 0; index < SURVIVORS; index++)
        kept[index] = blocks[index];
    return sum + give_back_all(blocks + SURVIVORS, PHASE_BLOCKS - SURVIVORS);
}

uint64_t fragmentation(unsigned scale, unsigned threads) {
    Random random = random_from(0);
    Block *blocks = new_blocks(PHASE_BLOCKS);
    uint64_t sum = 0;
    (void)threads;
    for (unsigned number = 0; number < scaled(PHASES, scale); number++)
        sum += phase(blocks, number, &random);
    for (unsigned index = 0; index < PHASES_SURVIVED; index++)
        sum += give_back_all(survivors[index], SURVIVORS);
    free(blocks);
    return sum;
}
