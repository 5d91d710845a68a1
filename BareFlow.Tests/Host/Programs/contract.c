// The contract of malloc's family, case by case: contract NAME runs one, exits with 0 when it holds, and says on standard
// error which line does not. It runs as well without a preloaded library, on the C library's own malloc.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHECK(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            _exit(1); \
        } \
    } while (0)

enum { KIB = 1024, MIB = 1024 * KIB, PAGE = 4096, SMALL_SIZES = 4096 };

// Hidden from the compiler, which would drop allocations that it sees through.
static void *volatile sink;
static volatile size_t too_much = (size_t)PTRDIFF_MAX + 1;
static volatile size_t all_bytes = SIZE_MAX;
static volatile size_t square_wraps = (size_t)1 << 33;

static void fill(unsigned char *block, size_t size, unsigned seed)
{
    for (size_t i = 0; i < size; i++)
        block[i] = (unsigned char)(seed + i * 31);
}

static int holds(const unsigned char *block, size_t size, unsigned seed)
{
    for (size_t i = 0; i < size; i++) {
        if (block[i] != (unsigned char)(seed + i * 31))
            return 0;
    }
    return 1;
}

static int is_aligned(const void *block, size_t alignment)
{
    return (uintptr_t)block % alignment == 0;
}

static unsigned next_random(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static long resident_pages(void)
{
    long size, resident;
    FILE *file = fopen("/proc/self/statm", "r");
    CHECK(file && fscanf(file, "%ld %ld", &size, &resident) == 2);
    fclose(file);
    return resident;
}

// Prints which file serves each function, for the test to compare.
static void case_served(void)
{
    static const char *const names[] = {
        "malloc", "free", "calloc", "realloc", "reallocarray", "memalign", "aligned_alloc", "posix_memalign", "valloc",
        "pvalloc", "malloc_usable_size", "malloc_trim", "mallinfo", "mallinfo2", "malloc_info", "malloc_stats", "mallopt",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Dl_info info;
        void *function = dlsym(RTLD_DEFAULT, names[i]);
        CHECK(function && dladdr(function, &info));
        printf("%s %s\n", names[i], strrchr(info.dli_fname, '/') + 1);
    }
}

static void case_alignment(void)
{
    static unsigned char *blocks[SMALL_SIZES + 1];
    for (size_t size = 0; size <= SMALL_SIZES; size++) {
        blocks[size] = malloc(size);
        CHECK(blocks[size] && is_aligned(blocks[size], 16));
        fill(blocks[size], size, (unsigned)size);
    }
    for (size_t size = 0; size <= SMALL_SIZES; size++) {
        CHECK(holds(blocks[size], size, (unsigned)size));
        free(blocks[size]);
    }
    for (size_t alignment = 1; alignment <= 4 * MIB; alignment *= 2) {
        for (size_t size = 0; size <= 70000; size = size * 3 + 1) {
            unsigned char *first = memalign(alignment, size);
            unsigned char *second = aligned_alloc(alignment, size);
            void *third = NULL;
            CHECK(first && is_aligned(first, alignment) && is_aligned(first, 16));
            CHECK(second && is_aligned(second, alignment));
            fill(first, size, 1);
            fill(second, size, 2);
            if (alignment >= sizeof(void *)) {
                CHECK(posix_memalign(&third, alignment, size) == 0 && is_aligned(third, alignment));
                fill(third, size, 3);
            }
            CHECK(malloc_usable_size(first) >= size && malloc_usable_size(second) >= size);
            CHECK(holds(first, size, 1) && holds(second, size, 2));
            CHECK(third == NULL || holds(third, size, 3));
            free(first);
            free(third);
            free(second);
        }
    }
    void *page = valloc(10);
    void *pages = pvalloc(PAGE + 1);
    CHECK(page && is_aligned(page, PAGE));
    CHECK(pages && is_aligned(pages, PAGE) && malloc_usable_size(pages) >= 2 * PAGE);
    free(page);
    free(pages);
}

static void case_errno(void)
{
    errno = 0;
    CHECK(malloc(too_much) == NULL && errno == ENOMEM);
    errno = 0;
    CHECK(malloc(all_bytes) == NULL && errno == ENOMEM);
    errno = 0;
    CHECK(calloc(too_much, 2) == NULL && errno == ENOMEM);
    errno = 0;
    CHECK(calloc(2, too_much) == NULL && errno == ENOMEM);
    errno = 0;
    CHECK(calloc(square_wraps, square_wraps) == NULL && errno == ENOMEM);
    unsigned char *kept = malloc(100);
    fill(kept, 100, 7);
    errno = 0;
    CHECK(realloc(kept, too_much) == NULL && errno == ENOMEM);
    errno = 0;
    CHECK(reallocarray(kept, too_much, 2) == NULL && errno == ENOMEM);
    errno = 0;
    CHECK(reallocarray(kept, square_wraps, square_wraps) == NULL && errno == ENOMEM);
    CHECK(holds(kept, 100, 7));
    free(kept);
    errno = 0;
    CHECK(memalign(64, too_much) == NULL && errno == ENOMEM);
    errno = 0;
    CHECK(memalign(PAGE, all_bytes) == NULL && errno == ENOMEM);
    errno = 0;
    CHECK(pvalloc(all_bytes) == NULL && errno == ENOMEM);
    errno = 0;
    CHECK(valloc(too_much) == NULL && errno == ENOMEM);

    void *untouched = &errno;
    errno = 0;
    CHECK(posix_memalign(&untouched, 3, 8) == EINVAL);
    CHECK(posix_memalign(&untouched, 24, 8) == EINVAL);
    CHECK(posix_memalign(&untouched, 4, 8) == EINVAL);
    CHECK(posix_memalign(&untouched, 0, 8) == EINVAL);
    CHECK(posix_memalign(&untouched, 64, too_much) == ENOMEM);
    CHECK(untouched == &errno);

    void *block = malloc(5 * MIB);
    errno = E2BIG;
    free(block);
    CHECK(errno == E2BIG);
}

// What the C library answers otherwise from release to release, and this one always refuses.
static void case_bad_alignment(void)
{
    static const size_t bad[] = { 0, 3, 24, 48, SIZE_MAX };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        errno = 0;
        CHECK(memalign(bad[i], 8) == NULL && errno == EINVAL);
        errno = 0;
        CHECK(aligned_alloc(bad[i], 8) == NULL && errno == EINVAL);
    }
}

static void case_zero(void)
{
    void *first = malloc(0);
    void *second = malloc(0);
    CHECK(first && second && first != second);
    errno = 0;
    CHECK(realloc(first, 0) == NULL && errno == 0);
    void *third = realloc(NULL, 0);
    CHECK(third && third != second);
    CHECK(reallocarray(third, 5, 0) == NULL && errno == 0);
    void *zeroed = calloc(0, 10);
    void *zeroed_too = calloc(10, 0);
    CHECK(zeroed && zeroed_too && zeroed != zeroed_too);
    void *aligned = NULL;
    CHECK(posix_memalign(&aligned, 64, 0) == 0 && is_aligned(aligned, 64));
    free(aligned);
    free(zeroed);
    free(zeroed_too);
    free(second);
    free(NULL);
    CHECK(malloc_usable_size(NULL) == 0);
}

static void case_calloc(void)
{
    enum { BLOCKS = 40 };
    static unsigned char *blocks[BLOCKS];
    for (size_t size = 1; size <= 3 * MIB; size = size * 2 + 1) {
        for (int i = 0; i < BLOCKS; i++)
            memset(blocks[i] = malloc(size), 0xA5, size);
        for (int i = 0; i < BLOCKS; i++)
            free(blocks[i]);
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] = i % 2 ? calloc(size, 1) : calloc(1, size);
            for (size_t at = 0; at < size; at++)
                CHECK(blocks[i][at] == 0);
            memset(blocks[i], 0x5A, size);
        }
        for (int i = BLOCKS; i-- > 0;)
            free(blocks[i]);
    }
}

static void case_realloc(void)
{
    unsigned random = 1;
    size_t size = 1;
    unsigned char *block = realloc(NULL, size);
    void *obstacle = malloc(100);
    fill(block, size, 0);
    for (unsigned step = 1; step < 3000; step++) {
        size_t most = step % 50 == 0 ? 6 * MIB : step % 10 == 0 ? 200 * KIB : 3000;
        size_t wanted = 1 + next_random(&random) % most;
        block = realloc(block, wanted);
        CHECK(block && is_aligned(block, 16));
        CHECK(holds(block, wanted < size ? wanted : size, step - 1));
        fill(block, wanted, step);
        size = wanted;
        if (step % 3 == 0) {
            free(obstacle);
            obstacle = malloc(next_random(&random) % 500);
        }
    }
    for (size_t grown = size; grown < 40 * MIB; grown += grown / 2) {
        block = reallocarray(block, grown, 1);
        CHECK(block && holds(block, size, 2999));
    }
    free(block);
    free(obstacle);
    unsigned char *aligned = memalign(4096, 1000);
    fill(aligned, 1000, 9);
    aligned = realloc(aligned, 100000);
    CHECK(holds(aligned, 1000, 9));
    free(aligned);
}

static void case_usable(void)
{
    enum { BLOCKS = 300 };
    static unsigned char *blocks[BLOCKS];
    for (size_t size = 0; size <= 300000; size = size + size / 3 + 7) {
        for (unsigned i = 0; i < BLOCKS; i++) {
            blocks[i] = malloc(size);
            CHECK(malloc_usable_size(blocks[i]) >= size);
            fill(blocks[i], malloc_usable_size(blocks[i]), i);
        }
        for (unsigned i = 0; i < BLOCKS; i++)
            CHECK(holds(blocks[i], malloc_usable_size(blocks[i]), i));
        for (unsigned i = 0; i < BLOCKS; i++)
            free(blocks[i]);
    }
}

// Random calls against a model that knows what every live block holds.
static void churn(unsigned seed, int steps)
{
    enum { BLOCKS = 500 };
    struct { unsigned char *block; size_t size; unsigned seed; } live[BLOCKS];
    memset(live, 0, sizeof live);
    for (int step = 0; step < steps; step++) {
        unsigned i = next_random(&seed) % BLOCKS;
        unsigned kind = next_random(&seed) % 20;
        size_t size = next_random(&seed) % (kind == 0 ? 300000 : kind < 5 ? 5000 : 200);
        CHECK(holds(live[i].block, live[i].size, live[i].seed));
        if (kind % 4 == 3 && live[i].block && size) {
            size_t kept = size < live[i].size ? size : live[i].size;
            live[i].block = realloc(live[i].block, size);
            CHECK(holds(live[i].block, kept, live[i].seed));
        } else {
            free(live[i].block);
            live[i].block = kind % 4 == 2 ? memalign(64 << kind % 6, size) : malloc(size);
        }
        CHECK(live[i].block);
        live[i].size = size;
        live[i].seed = (unsigned)step;
        fill(live[i].block, size, live[i].seed);
    }
    for (int i = 0; i < BLOCKS; i++) {
        CHECK(holds(live[i].block, live[i].size, live[i].seed));
        free(live[i].block);
    }
}

static void case_churn(void)
{
    for (unsigned seed = 1; seed <= 10; seed++)
        churn(seed, 20000);
}

// Each thread fills blocks and lets another check and free them.
enum { THREADS = 8, HANDED_OVER = 20000, SLOTS = 256 };

static unsigned char *slots[SLOTS];

static void *exchange(void *argument)
{
    unsigned random = (unsigned)(uintptr_t)argument;
    for (int i = 0; i < HANDED_OVER; i++) {
        size_t size = sizeof size + next_random(&random) % (i % 100 == 0 ? 100000 : 600);
        unsigned char *mine = malloc(size);
        memcpy(mine, &size, sizeof size);
        fill(mine + sizeof size, size - sizeof size, (unsigned)size);
        unsigned char *other = __atomic_exchange_n(&slots[next_random(&random) % SLOTS], mine, __ATOMIC_ACQ_REL);
        if (other) {
            memcpy(&size, other, sizeof size);
            CHECK(holds(other + sizeof size, size - sizeof size, (unsigned)size));
            free(other);
        }
    }
    return NULL;
}

static void case_threads(void)
{
    pthread_t threads[THREADS];
    for (uintptr_t i = 0; i < THREADS; i++)
        CHECK(pthread_create(&threads[i], NULL, exchange, (void *)(i + 1)) == 0);
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_join(threads[i], NULL) == 0);
    for (int i = 0; i < SLOTS; i++)
        free(slots[i]);
}

static pthread_key_t late_key;

static void allocate_late(void *value)
{
    free(value);
    for (size_t size = 1; size < 5000; size = size * 3 + 1) {
        unsigned char *block = malloc(size);
        fill(block, size, 3);
        CHECK(holds(block, size, 3));
        free(block);
    }
}

static void *live_and_die(void *argument)
{
    churn((unsigned)(uintptr_t)argument, 300);
    CHECK(pthread_setspecific(late_key, malloc(1000)) == 0);
    void *last = malloc(50000);
    memset(last, 1, 50000);
    free(last);
    return NULL;
}

// A thread's cache goes back to the heap when the thread ends, also when a destructor of another key allocates after that.
static void case_thread_exit(void)
{
    enum { ROUNDS = 120, AT_ONCE = 4, WARM = 20, MOST_PAGES_MORE = 2000 };
    long before = 0;
    CHECK(pthread_key_create(&late_key, allocate_late) == 0);
    for (uintptr_t round = 0; round < ROUNDS; round++) {
        pthread_t threads[AT_ONCE];
        for (uintptr_t i = 0; i < AT_ONCE; i++)
            CHECK(pthread_create(&threads[i], NULL, live_and_die, (void *)(round * AT_ONCE + i)) == 0);
        for (int i = 0; i < AT_ONCE; i++)
            CHECK(pthread_join(threads[i], NULL) == 0);
        if (round == WARM)
            before = resident_pages();
    }
    CHECK(resident_pages() - before < MOST_PAGES_MORE);
}

static volatile int stop;

static void *allocate_until_stopped(void *argument)
{
    unsigned seed = (unsigned)(uintptr_t)argument;
    while (!stop)
        churn(seed++, 500);
    return NULL;
}

static void case_fork(void)
{
    enum { FORKS = 200, BUSY = 2 };
    pthread_t threads[BUSY];
    CHECK(pthread_key_create(&late_key, allocate_late) == 0);
    for (uintptr_t i = 0; i < BUSY; i++)
        CHECK(pthread_create(&threads[i], NULL, allocate_until_stopped, (void *)(i * 1000)) == 0);
    for (int i = 0; i < FORKS; i++) {
        pid_t child = fork();
        CHECK(child >= 0);
        if (child == 0) {
            alarm(60);
            churn((unsigned)i, 100);
            pthread_t thread;
            if (i % 10 == 0)
                CHECK(pthread_create(&thread, NULL, live_and_die, (void *)1) == 0 && pthread_join(thread, NULL) == 0);
            _exit(0);
        }
        int status;
        CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0);
        churn((unsigned)i, 20);
    }
    stop = 1;
    for (int i = 0; i < BUSY; i++)
        CHECK(pthread_join(threads[i], NULL) == 0);
}

static int handlers_run;

static void note_fork(void)
{
    sink = malloc(100);
    free(sink);
    handlers_run++;
}

// More handlers than the C library has room for without allocating, which allocate themselves.
static void case_atfork(void)
{
    enum { HANDLERS = 200 };
    for (int i = 0; i < HANDLERS; i++)
        CHECK(pthread_atfork(note_fork, note_fork, note_fork) == 0);
    pid_t child = fork();
    if (child == 0)
        _exit(handlers_run == 2 * HANDLERS ? 0 : 1);
    int status;
    CHECK(waitpid(child, &status, 0) == child && status == 0 && handlers_run == 2 * HANDLERS);
}

static void case_trim(void)
{
    enum { BLOCKS = 2000, SIZE = 50000, PAGES = (int)((long)BLOCKS * SIZE / PAGE) };
    static char *blocks[BLOCKS];
    long before = resident_pages();
    for (int i = 0; i < BLOCKS; i++)
        memset(blocks[i] = malloc(SIZE), 1, SIZE);
    CHECK(resident_pages() - before > PAGES * 9 / 10);
    for (int i = 0; i < BLOCKS; i++)
        free(blocks[i]);
    malloc_trim(0);
    CHECK(resident_pages() - before < PAGES / 10);
    CHECK(malloc_trim(0) == 0);
    churn(1, 1000);
}

// Memory that ends is a null pointer and ENOMEM, and comes back by free.
static void case_limit(void)
{
    enum { SIZE = 100000, LEAST = 3000 };
    struct rlimit limit;
    CHECK(getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY);
    for (int round = 0; round < 3; round++) {
        void **list = NULL;
        int blocks = 0;
        errno = 0;
        for (void **block; (block = malloc(SIZE)) != NULL; blocks++) {
            *block = list;
            list = block;
        }
        CHECK(errno == ENOMEM && blocks >= LEAST);
        while (list) {
            void **next = *list;
            free(list);
            list = next;
        }
    }
}

// Calls whose traces the test looks for.
static void case_trace(void)
{
    char *block = malloc(12345);
    block = realloc(block, 23456);
    sink = calloc(3, 1111);
    free(sink);
    free(block);
    free(memalign(256, 777));
    for (int i = 0; i < 3; i++)
        free(malloc(41));
}

// Seven blocks of one place and two of another are left over.
static void case_leaks(void)
{
    for (int i = 0; i < 9; i++) {
        sink = malloc(10000);
        if (i % 9 > 6)
            free(sink);
    }
    for (int i = 0; i < 2; i++)
        sink = malloc(123);
}

static const struct { const char *name; void (*run)(void); } cases[] = {
    { "served", case_served }, { "alignment", case_alignment }, { "errno", case_errno },
    { "bad-alignment", case_bad_alignment }, { "zero", case_zero }, { "calloc", case_calloc },
    { "realloc", case_realloc }, { "usable", case_usable }, { "churn", case_churn }, { "threads", case_threads },
    { "thread-exit", case_thread_exit }, { "fork", case_fork }, { "atfork", case_atfork }, { "trim", case_trim },
    { "limit", case_limit }, { "trace", case_trace }, { "leaks", case_leaks },
};

int main(int count, char **arguments)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (count == 2 && strcmp(arguments[1], cases[i].name) == 0) {
            cases[i].run();
            return 0;
        }
    }
    fprintf(stderr, "usage: contract CASE\n");
    return 2;
}
