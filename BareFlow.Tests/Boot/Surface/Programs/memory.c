// mmap and its kin, at the edges: parts of maps, addresses that are none, sizes that wrap. Every line is what Linux does.
#include "surface.h"
#include <limits.h>
#include <sys/mman.h>
#include <stdint.h>

#define PAGE 4096UL

static char *map(size_t pages) { return mmap(0, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); }

static void discard_a_part(void)
{
    char *at = map(16);
    memset(at, 1, 16 * PAGE);
    EXPECT("madvise at the start of a map", 0, madvise(at, 4 * PAGE, MADV_DONTNEED));
    EXPECT("what was dropped is zero", 0, at[0] | at[4 * PAGE - 1]);
    EXPECT("what was not stays", 2, at[4 * PAGE] + at[16 * PAGE - 1]);
    EXPECT("madvise in the middle", 0, madvise(at + 6 * PAGE, 2 * PAGE, MADV_DONTNEED));
    EXPECT("around the middle", 2, at[6 * PAGE - 1] + at[8 * PAGE]);
    EXPECT("madvise of no bytes", 0, madvise(at, 0, MADV_DONTNEED));
    EXPECT("madvise of a byte is a page", 0, madvise(at + 8 * PAGE, 1, MADV_DONTNEED));
    EXPECT("the page is zero", 0, at[9 * PAGE - 1]);
    REFUSED("madvise off a page", EINVAL, madvise(at + 1, PAGE, MADV_DONTNEED));
    REFUSED("advice that is none", EINVAL, madvise(at, PAGE, 12345));
    munmap(at, 16 * PAGE);
    REFUSED("madvise where nothing is", ENOMEM, madvise(at, PAGE, MADV_DONTNEED));
    REFUSED("a length that wraps", EINVAL, madvise(at, SIZE_MAX, MADV_DONTNEED));
    // A hole in the middle: what is mapped around it is dropped, and the hole is told.
    at = map(3);
    at[0] = at[2 * PAGE] = 1;
    munmap(at + PAGE, PAGE);
    REFUSED("madvise over a hole", ENOMEM, madvise(at, 3 * PAGE, MADV_DONTNEED));
    EXPECT("both sides of the hole are dropped", 0, at[0] | at[2 * PAGE]);
    munmap(at, 3 * PAGE);
}

static void protect(void)
{
    REFUSED("mprotect of no address", ENOMEM, mprotect(NON_CANONICAL, PAGE, PROT_READ));
    REFUSED("mprotect where nothing is", ENOMEM, mprotect(NOT_MAPPED, PAGE, PROT_READ));
    REFUSED("mprotect at the top", ENOMEM, mprotect((void *)-PAGE, PAGE, PROT_READ));
    REFUSED("mprotect that wraps", ENOMEM, mprotect((void *)-PAGE, 16 * PAGE, PROT_READ));
    REFUSED("mprotect off a page", EINVAL, mprotect((void *)1, PAGE, PROT_READ));
    char *at = map(4);
    REFUSED("rights that are none", EINVAL, mprotect(at, PAGE, 0x100));
    EXPECT("mprotect of no bytes", 0, mprotect(at, 0, PROT_READ));
    REFUSED("mprotect with a length that wraps", ENOMEM, mprotect(at, SIZE_MAX - PAGE, PROT_READ));
    EXPECT("two parts with other rights", 0, mprotect(at, PAGE, PROT_READ) | mprotect(at + PAGE, PAGE, PROT_NONE));
    EXPECT("all in one again", 0, mprotect(at, 4 * PAGE, PROT_READ | PROT_WRITE));
    at[0] = at[PAGE] = 1;
    munmap(at, 4 * PAGE);
}

static void fixed(void)
{
    char *at = map(4);
    at[0] = 7;
    REFUSED("over a live page", EEXIST, mmap(at, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0));
    EXPECT("which is as it was", 7, at[0]);
    REFUSED("over the end of one", EEXIST,
        mmap(at + 3 * PAGE, 2 * PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0));
    munmap(at + PAGE, PAGE);
    char *hole = mmap(at + PAGE, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    EXPECT("into a hole", 1, hole == at + PAGE);
    if (hole == at + PAGE)
        hole[0] = 1;
    munmap(at, 4 * PAGE);
    char *again = mmap(at, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    EXPECT("MAP_FIXED where nothing is", 1, again == at);
    if (again == at)
        again[0] = 1;
    // The second half of this one is free.
    again = mmap(at, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    EXPECT("MAP_FIXED over a map and what is free", 1, again == at);
    if (again == at)
        EXPECT("is zero", 0, again[0] | again[3 * PAGE]);
    char *hint = mmap(at + 8 * PAGE, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    EXPECT("a hint that is free is taken", 1, hint == at + 8 * PAGE || hint != MAP_FAILED);
    munmap(hint, PAGE);
    munmap(at, 4 * PAGE);
    REFUSED("MAP_FIXED off a page", EINVAL, mmap((void *)1, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
    REFUSED("MAP_FIXED at no address", ENOMEM, mmap(NON_CANONICAL, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
    REFUSED("MAP_FIXED at the top", ENOMEM, mmap((void *)-PAGE, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
}

static void odd_maps(void)
{
    REFUSED("no bytes", EINVAL, mmap(0, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    REFUSED("a size that wraps", ENOMEM, mmap(0, SIZE_MAX, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    REFUSED("neither shared nor private", EINVAL, mmap(0, PAGE, PROT_READ, MAP_ANONYMOUS, -1, 0));
    REFUSED("a descriptor that is none", EBADF, mmap(0, PAGE, PROT_READ, MAP_PRIVATE, 77, 0));
    REFUSED("an offset off a page", EINVAL, mmap(0, PAGE, PROT_READ, MAP_PRIVATE, 0, 1));
    REFUSED("munmap off a page", EINVAL, munmap((void *)1, PAGE));
    REFUSED("munmap of no bytes", EINVAL, munmap(0, 0));
    REFUSED("munmap that wraps", EINVAL, munmap((void *)-PAGE, 2 * PAGE));
    REFUSED("munmap of no address", EINVAL, munmap(NON_CANONICAL, PAGE));
    REFUSED("munmap of everything", EINVAL, munmap(0, SIZE_MAX));
    REFUSED("msync where nothing is", ENOMEM, msync(NOT_MAPPED, PAGE, MS_SYNC));
    REFUSED("msync off a page", EINVAL, msync((void *)1, PAGE, MS_SYNC));
    REFUSED("mlock where nothing is", ENOMEM, mlock(NOT_MAPPED, PAGE));
    REFUSED("mlock that wraps", EINVAL, mlock((void *)(PAGE * 5), SIZE_MAX - PAGE));
    REFUSED("munlock where nothing is", ENOMEM, munlock(NOT_MAPPED, PAGE));
    void *highest = (void *)(LONG_MAX - LONG_MAX % PAGE);
    REFUSED("mlock of no address", ENOMEM, mlock(highest, PAGE));
    REFUSED("munlock of no address", ENOMEM, munlock(highest, PAGE));
    REFUSED("mlock2 of no address", ENOMEM, mlock2(highest, PAGE, 0));
    EXPECT("mlock of no pages, wherever they are", 0, mlock(highest, 0) | mlock(NON_CANONICAL, 0) | mlock(NOT_MAPPED, 0));
    char *at = map(1);
    EXPECT("mlock", 0, mlock(at, PAGE) | munlock(at, PAGE));
    EXPECT("mlock of so many that none are left", 0, mlock(at, SIZE_MAX) | munlock(at, SIZE_MAX));
    munmap(at, PAGE);
    EXPECT("munmap of what is free", 0, munmap(at, PAGE));
}

int main(void)
{
    begin();
    discard_a_part();
    protect();
    fixed();
    odd_maps();
    return end();
}
