// Threads that go about things at once, and calls at the limits of what there is: a condition that goes as soon as all were woken, ends
// within ends, pipes between many, files that are cut while they are read, the last descriptor, 16 KiB of stack.
#include "surface.h"
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096UL
#define LEAST_STACK 16384

// What POSIX allows: once all that waited were woken, the condition is destroyed and its memory is gone.
struct gate
{
    pthread_mutex_t mutex;
    pthread_cond_t condition;
    int waiting, open;
};

static void *wait_at(void *argument)
{
    struct gate *gate = argument;
    pthread_mutex_t *mutex = &gate->mutex;
    pthread_mutex_lock(mutex);
    gate->waiting++;
    // Woken once, it looks at the gate no more.
    pthread_cond_wait(&gate->condition, mutex);
    pthread_mutex_unlock(mutex);
    return 0;
}

static void conditions_that_go(void)
{
    int busy = 0, harmed = 0;
    for (int round = 0; round < 20; round++)
    {
        struct gate *gate = malloc(sizeof *gate);
        memset(gate, 0, sizeof *gate);
        pthread_t threads[4];
        for (int i = 0; i < 4; i++)
            pthread_create(&threads[i], 0, wait_at, gate);
        while (1)
        {
            pthread_mutex_lock(&gate->mutex);
            if (gate->waiting == 4)
                break;
            pthread_mutex_unlock(&gate->mutex);
            sched_yield();
        }
        pthread_cond_broadcast(&gate->condition);
        pthread_mutex_unlock(&gate->mutex);
        busy += pthread_cond_destroy(&gate->condition) != 0;
        memset(&gate->condition, 0x5a, sizeof gate->condition);
        for (int i = 0; i < 4; i++)
            pthread_join(threads[i], 0);
        for (unsigned i = 0; i < sizeof gate->condition; i++)
            harmed += ((unsigned char *)&gate->condition)[i] != 0x5a;
        free(gate);
    }
    EXPECT("a condition is destroyed when all were woken", 0, busy);
    EXPECT("nobody writes to it afterwards", 0, harmed);
}

static void *return_at_once(void *argument) { return argument; }

static void attributes(void)
{
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    EXPECT("a policy that is none", EINVAL, pthread_attr_setschedpolicy(&attributes, 99));
    EXPECT("a stack of 16 KiB less one", EINVAL, pthread_attr_setstacksize(&attributes, LEAST_STACK - 1));
    pthread_attr_setstacksize(&attributes, SIZE_MAX);
    pthread_t thread;
    EXPECT("a stack of all addresses is none", 1, pthread_create(&thread, &attributes, wait_at, 0) != 0);
    // Here a priority lies third; no call lets it be so, but the memory is the program's.
    pthread_attr_setstacksize(&attributes, 65536);
    if (getpid() == 1)
        ((int *)&attributes)[2] = 100000;
    EXPECT("a priority that is none", 0, pthread_create(&thread, &attributes, return_at_once, 0));
    pthread_join(thread, 0);
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    struct timespec none = {0, 1000000000};
    EXPECT("timedlock of a free mutex looks at no time", 0, pthread_mutex_timedlock(&mutex, &none));
    pthread_mutex_unlock(&mutex);
    none.tv_nsec = 0;
    EXPECT("by a clock that is none", EINVAL, pthread_mutex_clocklock(&mutex, 77, &none));
    pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
    pthread_mutex_lock(&mutex);
    EXPECT("a condition by a clock that is none", EINVAL, pthread_cond_clockwait(&condition, &mutex, 77, &none));
    pthread_mutex_unlock(&mutex);
}

static void *name_things(void *argument)
{
    long bad = 0;
    char longest[4000];
    memset(longest, '/', sizeof longest - 1);
    longest[sizeof longest - 1] = 0;
    struct stat status;
    for (int i = 0; i < 20; i++)
    {
        bad += stat("/tmp/storms/loop-a", &status) != -1 || errno != ELOOP;
        bad += rename("/tmp/storms/chain-39", "/tmp/storms/chain-0/x/y") != -1;
        bad += stat("/tmp/storms/chain-39", &status) != 0;
        bad += link(longest, "/tmp/storms/loop-c") != -1;
        char *real = realpath("/tmp/storms/chain-30", 0);
        bad += !real || strcmp(real, "/tmp") != 0;
        free(real);
    }
    return (void *)bad;
}

static void small_stacks(void)
{
    symlink("/tmp/storms/loop-b", "/tmp/storms/loop-a");
    symlink("/tmp/storms/loop-a", "/tmp/storms/loop-b");
    symlink("/tmp", "/tmp/storms/chain-0");
    for (int i = 1; i < 40; i++)
    {
        char name[32], target[32];
        sprintf(name, "/tmp/storms/chain-%d", i);
        sprintf(target, "chain-%d", i - 1);
        symlink(target, name);
    }
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    // glibc's own realpath takes more than the least stack, so Linux gets a larger one.
    pthread_attr_setstacksize(&attributes, getpid() == 1 ? LEAST_STACK : 65536);
    pthread_t thread;
    void *bad = (void *)-1;
    EXPECT("a thread with the least stack", 0, pthread_create(&thread, &attributes, name_things, 0));
    pthread_join(thread, &bad);
    EXPECT("follows links to their end", 0, (long)bad);
    unlink("/tmp/storms/loop-a");
    unlink("/tmp/storms/loop-b");
    for (int i = 0; i < 40; i++)
    {
        char name[32];
        sprintf(name, "/tmp/storms/chain-%d", i);
        unlink(name);
    }
}

static int ends[2];
static long sums[8];
static void *fill(void *argument)
{
    char bytes[3000];
    for (unsigned round = 0; round < 60; round++)
    {
        unsigned size = 1 + (round * 977 + (long)argument * 131) % sizeof bytes;
        memset(bytes, 1 + (long)argument, size);
        if (write(ends[1], bytes, size) != (long)size)
            return (void *)-1;
        sums[(long)argument] += size;
    }
    return 0;
}

static void *drain(void *argument)
{
    char bytes[2400];
    for (long count; (count = read(ends[0], bytes, 1 + (long)argument * 300)) > 0;)
        sums[(long)argument] += count;
    return 0;
}

static void pipes(void)
{
    pipe(ends);
    pthread_t threads[8];
    for (long i = 0; i < 8; i++)
        pthread_create(&threads[i], 0, i < 4 ? fill : drain, (void *)i);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], 0);
    close(ends[1]);
    for (int i = 4; i < 8; i++)
        pthread_join(threads[i], 0);
    EXPECT("what goes into a pipe comes out", sums[0] + sums[1] + sums[2] + sums[3], sums[4] + sums[5] + sums[6] + sums[7]);
    close(ends[0]);
}

static volatile int stop;
static void *cut(void *argument)
{
    while (!stop)
    {
        truncate("/tmp/storms/storm", 0);
        truncate("/tmp/storms/storm", 70000);
        sched_yield();
    }
    return 0;
}

static void *scrape(void *argument)
{
    static char bytes[2][70000];
    int file = open("/tmp/storms/storm", O_RDWR);
    for (int i = 0; i < 300; i++)
    {
        pread(file, bytes[(long)argument], 70000, i);
        pwrite(file, "some bytes", 10, 69000);
        struct iovec parts[2] = {{bytes[(long)argument], 100}, {bytes[(long)argument], 60000}};
        preadv(file, parts, 2, 0);
        if (i % 20 == 0)
            sched_yield();
    }
    return (void *)(long)close(file);
}

static void files_that_are_cut(void)
{
    close(open("/tmp/storms/storm", O_WRONLY | O_CREAT | O_TRUNC, 0600));
    pthread_t threads[3];
    pthread_create(&threads[0], 0, cut, 0);
    pthread_create(&threads[1], 0, scrape, 0);
    pthread_create(&threads[2], 0, scrape, (void *)1);
    pthread_join(threads[1], 0);
    pthread_join(threads[2], 0);
    stop = 1;
    pthread_join(threads[0], 0);
    int file = open("/tmp/storms/storm", O_RDWR | O_TRUNC);
    write(file, "0123456789", 10);
    char *map = mmap(0, PAGE, PROT_READ, MAP_PRIVATE, file, 0);
    EXPECT("a map of a file", '3', map[3]);
    munmap(map, PAGE);
    REFUSED("a write of all addresses", EFAULT, write(file, map, SIZE_MAX));
    
    char *edge = mmap(0, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(edge + PAGE, PAGE);
    EXPECT("a write of a gigabyte, of which a page is there", PAGE, pwrite(file, edge, 1UL << 30, 0));
    EXPECT("the file is as long", PAGE, lseek(file, 0, SEEK_END));
    munmap(edge, PAGE);
    close(file);
    unlink("/tmp/storms/storm");
}

static void descriptors(void)
{
    // Linux may allow more than there are here.
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){1024, 1024});
    int last = -1, count = 0;
    for (int next; (next = dup(1)) >= 0; count++)
        last = next;
    EXPECT("no more descriptors", EMFILE, errno);
    EXPECT("the last one", 1023, last);
    REFUSED("open without one", EMFILE, open("/tmp", O_RDONLY));
    REFUSED("no pipe, either", EMFILE, pipe(ends));
    close(500);
    REFUSED("nor with one", EMFILE, pipe(ends));
    EXPECT("which is still free", 500, dup(1));
    EXPECT("dup2 onto itself", 1023, dup2(1023, 1023));
    EXPECT("dup2 onto another", 1023, dup2(1, 1023));
    REFUSED("dup2 beyond", EBADF, dup2(1, 1024));
    REFUSED("dup3 with flags that are none", EINVAL, dup3(1, 1023, 1));
    REFUSED("a lowest one beyond", EINVAL, fcntl(1, F_DUPFD, 1024));
    REFUSED("a lowest one below zero", EINVAL, fcntl(1, F_DUPFD, -1));
    EXPECT("opendir without one", EMFILE, (errno = 0, opendir("/tmp")) ? 0 : errno);
    EXPECT("fopen without one", EMFILE, (errno = 0, fopen("/tmp/storms/x", "w")) ? 0 : errno);
    for (int i = 3; i < 1024; i++)
        close(i);
    REFUSED("nothing to duplicate", EBADF, fcntl(77, F_DUPFD, -1));
    REFUSED("a command that is none, of nothing", EBADF, fcntl(77, 9999, 0));
}

static void many_names(void)
{
    mkdir("/tmp/storms/many", 0700);
    chdir("/tmp/storms/many");
    int made = 0;
    for (int i = 0; i < 4000; i++)
    {
        char name[16];
        sprintf(name, "%d", i);
        int file = open(name, O_WRONLY | O_CREAT | O_EXCL, 0600);
        made += file >= 0;
        close(file);
    }
    EXPECT("four thousand files", 4000, made);
    DIR *stream = opendir(".");
    int seen = 0, removed = 0;
    for (struct dirent *entry; (entry = readdir(stream));)
    {
        seen += entry->d_name[0] != '.';
        removed += unlink(entry->d_name) == 0;
    }
    EXPECT("each is read while they go", 4000, seen);
    EXPECT("and goes", 4000, removed);
    closedir(stream);
    chdir("/tmp");
    EXPECT("the folder is empty", 0, rmdir("/tmp/storms/many"));
    chdir("/tmp");
    int deep = 0;
    for (; deep < 3000 && mkdir("deep", 0700) == 0 && chdir("deep") == 0; deep++)
        ;
    EXPECT("three thousand folders in each other", 3000, deep);
    char where[5000];
    EXPECT("too deep for a name", 1, getcwd(where, 4096) == 0 && errno == ERANGE);
    for (; deep > 0 && chdir("..") == 0 && rmdir("deep") == 0; deep--)
        ;
    EXPECT("and out again", 0, deep);
    mkdir("/tmp/storms/gone", 0700);
    chdir("/tmp/storms/gone");
    rmdir("/tmp/storms/gone");
    REFUSED("a file in a folder that is gone", ENOENT, open("x", O_WRONLY | O_CREAT, 0600));
    REFUSED("a folder", ENOENT, mkdir("x", 0700));
    REFUSED("a link", ENOENT, symlink("/tmp", "x"));
    close(open("/tmp/storms/kept", O_WRONLY | O_CREAT, 0600));
    REFUSED("a second name", ENOENT, link("/tmp/storms/kept", "x"));
    REFUSED("a name from elsewhere", ENOENT, rename("/tmp/storms/kept", "x"));
    unlink("/tmp/storms/kept");
    chdir("/tmp");
}

// Addresses alone, of which there may be many, and calls on all of them.
static void wide_maps(void)
{
    size_t wide = 1UL << 40;
    char *at = mmap(0, wide, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    EXPECT("a terabyte of addresses", 1, at != MAP_FAILED);
    EXPECT("dropped", 0, madvise(at, wide, MADV_DONTNEED));
    EXPECT("hidden", 0, mprotect(at, wide, PROT_NONE));
    EXPECT("synchronised", 0, msync(at, wide, MS_SYNC));
    EXPECT("two pages of it, far from each other", 0,
        mprotect(at + PAGE, PAGE, PROT_READ | PROT_WRITE) | mprotect(at + wide - PAGE, PAGE, PROT_READ | PROT_WRITE));
    at[PAGE] = at[wide - 1] = 1;
    EXPECT("dropped again", 0, madvise(at, wide, MADV_DONTNEED));
    EXPECT("they are zero", 0, at[PAGE] | at[wide - 1]);
    int holes = 0;
    for (size_t i = 0; i < 2000; i++)
        holes += munmap(at + (2 * i + 3) * PAGE, PAGE) == 0;
    EXPECT("two thousand holes", 2000, holes);
    EXPECT("a map over all", 1, mmap(at, wide, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0) == at);
    EXPECT("and gone", 0, munmap(at, wide));
    EXPECT("of what is gone already, too", 0, munmap(at, wide));
}

static int turns;
static int lies(const void *a, const void *b) { return turns++ % 3 - 1; }

static void blocks(void)
{
    static int items[1000];
    qsort(items, 1000, sizeof *items, lies);
    EXPECT("a comparison that lies comes to its end", 1, turns > 0);
    EXPECT("an alignment of 2^63", ENOMEM, (errno = 0, aligned_alloc(1UL << 63, 8)) ? 0 : errno);
    EXPECT("more than there can be", ENOMEM, (errno = 0, malloc(PTRDIFF_MAX)) ? 0 : errno);
    EXPECT("all addresses", ENOMEM, (errno = 0, malloc(SIZE_MAX)) ? 0 : errno);
    EXPECT("a product that wraps", ENOMEM, (errno = 0, calloc(1UL << 33, 1UL << 33)) ? 0 : errno);
    char *chain = malloc(1);
    chain[0] = 'c';
    for (size_t size = 1; size < 1 << 22; size = size * 3 / 2 + 1)
        chain = realloc(chain, size);
    EXPECT("a block that grows keeps what it has", 'c', chain[0]);
    EXPECT("one that cannot grow stays", 1, realloc(chain, PTRDIFF_MAX) == 0 && chain[0] == 'c');
    free(chain);
}

int main(void)
{
    mkdir("/tmp/storms", 0700);
    begin();
    conditions_that_go();
    attributes();
    small_stacks();
    pipes();
    files_that_are_cut();
    descriptors();
    many_names();
    wide_maps();
    blocks();
    rmdir("/tmp/storms");
    return end();
}
