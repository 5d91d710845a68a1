// What a process can do to its memory, case by case: process NAME does one such thing, exits with 0 when the heap stands it,
// and says on standard error which line does not. Each case holds for the C library's own malloc, too.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#define CHECK(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            _exit(1); \
        } \
    } while (0)

enum { KIB = 1024, MIB = 1024 * KIB, PAGE = 4096 };
static const size_t GIB = 1024UL * MIB;

static long status_kib(const char *field)
{
    char line[256];
    long value = -1;
    FILE *file = fopen("/proc/self/status", "r");
    CHECK(file);
    while (fgets(line, sizeof line, file)) {
        if (strncmp(line, field, strlen(field)) == 0)
            sscanf(line + strlen(field), ": %ld", &value);
    }
    fclose(file);
    CHECK(value >= 0);
    return value;
}

// Blocks of many sizes, filled, looked at and freed again.
static void use_heap(unsigned seed)
{
    enum { BLOCKS = 400 };
    unsigned char *blocks[BLOCKS];
    for (unsigned i = 0; i < BLOCKS; i++) {
        size_t size = 1 + (seed + i * 7919u) % (i % 20 == 0 ? 300000 : i % 3 == 0 ? 9000 : 300);
        blocks[i] = i % 5 ? malloc(size) : calloc(1, size);
        CHECK(blocks[i]);
        memset(blocks[i], (int)i, size);
        if (i % 7 == 0)
            CHECK((blocks[i] = realloc(blocks[i], size * 2)) != NULL);
        CHECK(blocks[i][0] == (unsigned char)i && blocks[i][size - 1] == (unsigned char)i);
    }
    for (unsigned i = 0; i < BLOCKS; i++)
        free(blocks[i]);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// All memory, and all that comes, is locked and there, as real-time programs want it.
static void case_locked(void)
{
    if (mlockall(MCL_CURRENT | MCL_FUTURE) != 0) {
        CHECK(errno == ENOMEM || errno == EPERM);
        return;
    }
    CHECK(status_kib("VmLck") < 200 * KIB);
    for (unsigned round = 0; round < 20; round++)
        use_heap(round);
    char *block = malloc(100 * MIB);
    memset(block, 1, 100 * MIB);
    free(block);
    malloc_trim(0);
    block = calloc(1, 100 * MIB);
    CHECK(block[0] == 0 && block[50 * MIB] == 0 && block[100 * MIB - 1] == 0);
    free(block);
    munlockall();
}

// As much as a limit allows, which was set after the start, and no more; and what was freed is for others as well.
static void fill_to(int resource, const char *field)
{
    enum { BLOCK = 300000, ROOM = 256 * MIB };
    struct rlimit limit;
    CHECK(getrlimit(resource, &limit) == 0);
    size_t before = (size_t)status_kib(field) * KIB;
    limit.rlim_cur = before + ROOM;
    CHECK(setrlimit(resource, &limit) == 0);
    for (int round = 0; round < 2; round++) {
        void **list = NULL;
        size_t bytes = 0;
        errno = 0;
        for (void **block; (block = malloc(BLOCK)) != NULL; bytes += BLOCK) {
            *block = list;
            list = block;
        }
        CHECK(errno == ENOMEM && bytes <= ROOM + ROOM / 16 && bytes > ROOM - ROOM / 8);
        while (list) {
            void **next = *list;
            free(list);
            list = next;
        }
        malloc_trim(0);
    }
    void *map = mmap(NULL, ROOM / 2, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(map != MAP_FAILED);
    CHECK(malloc(ROOM) == NULL);
    munmap(map, ROOM / 2);
    void *library = dlopen("libresolv.so.2", RTLD_NOW);
    CHECK(library);
    dlclose(library);
    use_heap(1);
}

static void case_address_limit(void)
{
    fill_to(RLIMIT_AS, "VmSize");
}

static void case_data_limit(void)
{
    fill_to(RLIMIT_DATA, "VmData");
}

// A process is as large as what it uses.
static void case_size(void)
{
    use_heap(1);
    CHECK(status_kib("VmSize") < 100 * KIB);
    char *block = malloc(GIB);
    CHECK(block && status_kib("VmSize") >= (long)(GIB / KIB));
    free(block);
    CHECK(status_kib("VmSize") < 200 * KIB);
}

static volatile int busy;
static pthread_barrier_t started;

static void *use_until_told(void *argument)
{
    pthread_barrier_wait(&started);
    for (unsigned seed = (unsigned)(uintptr_t)argument; busy; seed++)
        use_heap(seed);
    return NULL;
}

static void expect_success(pid_t child)
{
    int status;
    CHECK(child > 0 && waitpid(child, &status, 0) == child && status == 0);
}

// Forks in a program whose other library registered handlers in its constructor, which allocate and wait for threads.
static void case_forks(void)
{
    enum { FORKS = 15 };
    pthread_t thread;
    busy = 1;
    pthread_barrier_init(&started, NULL, 2);
    CHECK(pthread_create(&thread, NULL, use_until_told, (void *)1) == 0);
    pthread_barrier_wait(&started);
    for (unsigned i = 0; i < FORKS; i++) {
        pid_t child = fork();
        if (child == 0) {
            alarm(60);
            use_heap(i);
            _exit(0);
        }
        expect_success(child);
    }
    busy = 0;
    CHECK(pthread_join(thread, NULL) == 0);
}

static void *use_once(void *argument)
{
    use_heap((unsigned)(uintptr_t)argument);
    return NULL;
}

// Threads with the smallest stacks that there are.
static void case_small_stacks(void)
{
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    CHECK(pthread_attr_setstacksize(&attributes, (size_t)sysconf(_SC_THREAD_STACK_MIN)) == 0);
    for (uintptr_t i = 0; i < 50; i++) {
        pthread_t thread;
        CHECK(pthread_create(&thread, &attributes, use_once, (void *)i) == 0);
        CHECK(pthread_join(thread, NULL) == 0);
    }
}

// Coroutines on stacks of the heap, which go on in another thread than the one they began in.
enum { COROUTINES = 20, HOPS = 40, COROUTINE_STACK = 32 * KIB };

static struct coroutine { ucontext_t own, *back; unsigned char *kept; } coroutines[COROUTINES];

static void run_coroutine(int number)
{
    struct coroutine *me = &coroutines[number];
    for (int hop = 0; hop < HOPS; hop++) {
        me->kept = malloc((size_t)(100 + hop * 400));
        memset(me->kept, number, 100);
        use_heap((unsigned)(number * HOPS + hop));
        swapcontext(&me->own, me->back);
        CHECK(me->kept[99] == number);
        free(me->kept);
    }
}

static void *resume_all(void *argument)
{
    ucontext_t here;
    (void)argument;
    for (int i = 0; i < COROUTINES; i++) {
        coroutines[i].back = &here;
        swapcontext(&here, &coroutines[i].own);
    }
    return NULL;
}

static void case_coroutines(void)
{
    static ucontext_t end;
    for (int i = 0; i < COROUTINES; i++) {
        getcontext(&coroutines[i].own);
        coroutines[i].own.uc_stack.ss_sp = malloc(COROUTINE_STACK);
        coroutines[i].own.uc_stack.ss_size = COROUTINE_STACK;
        coroutines[i].own.uc_link = &end;
        makecontext(&coroutines[i].own, (void (*)(void))run_coroutine, 1, i);
    }
    for (int hop = 0; hop < HOPS; hop++) {
        pthread_t thread;
        CHECK(pthread_create(&thread, NULL, resume_all, NULL) == 0 && pthread_join(thread, NULL) == 0);
    }
    for (int i = 0; i < COROUTINES; i++)
        free(coroutines[i].own.uc_stack.ss_sp);
}

// Libraries with thread-local storage come and go, while threads are there before and after.
static void *use_library(void *argument)
{
    for (int i = 0; i < 20; i++) {
        void *library = dlopen((const char *)argument, RTLD_NOW);
        CHECK(library);
        void *(*touch)(size_t) = (void *(*)(size_t))dlsym(library, "touch");
        CHECK(touch);
        memset(touch(5000), 1, 5000);
        use_heap((unsigned)i);
        CHECK(dlclose(library) == 0);
    }
    return NULL;
}

static void case_libraries(void)
{
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    const char *path = getenv("TLS_LIBRARY");
    CHECK(path);
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_create(&threads[i], NULL, use_library, (void *)path) == 0);
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_join(threads[i], NULL) == 0);
}

// Signals interrupt allocations; their handlers do not allocate, but jump out of nothing either.
static volatile sig_atomic_t signals;

static void count_signal(int signal)
{
    (void)signal;
    signals++;
}

static void case_signals(void)
{
    static char stack[64 * KIB];
    stack_t alternate = { .ss_sp = stack, .ss_size = sizeof stack };
    struct sigaction action = { .sa_handler = count_signal, .sa_flags = SA_ONSTACK };
    struct itimerspec often = { .it_interval.tv_nsec = 200000, .it_value.tv_nsec = 200000 };
    timer_t timer;
    CHECK(sigaltstack(&alternate, NULL) == 0 && sigaction(SIGALRM, &action, NULL) == 0);
    CHECK(timer_create(CLOCK_MONOTONIC, NULL, &timer) == 0 && timer_settime(timer, 0, &often, NULL) == 0);
    for (unsigned seed = 0; signals < 500; seed++)
        use_heap(seed);
    timer_delete(timer);
}

// What a program may say about the pages of its blocks: they stay its own, and a child has them or not.
static void case_advice(void)
{
    static const int advice[] = { MADV_HUGEPAGE, MADV_NOHUGEPAGE, MADV_MERGEABLE, MADV_UNMERGEABLE, MADV_WILLNEED,
        MADV_DONTDUMP, MADV_DODUMP, MADV_COLD, MADV_FREE, MADV_DONTNEED, MADV_SEQUENTIAL, MADV_NORMAL };
    enum { SIZE = 8 * MIB };
    for (size_t i = 0; i < sizeof advice / sizeof *advice; i++) {
        char *block = aligned_alloc(PAGE, SIZE);
        memset(block, 1, SIZE);
        madvise(block, SIZE, advice[i]);
        block[SIZE / 2] = 7;
        CHECK(block[SIZE / 2] == 7);
        free(block);
        use_heap((unsigned)i);
    }
    char *kept = aligned_alloc(PAGE, SIZE);
    memset(kept, 1, SIZE);
    CHECK(mprotect(kept, SIZE, PROT_READ) == 0);
    CHECK(kept[SIZE - 1] == 1);
    CHECK(mprotect(kept, SIZE, PROT_READ | PROT_WRITE) == 0);
    CHECK(mlock(kept, PAGE) == 0 && munlock(kept, PAGE) == 0);
    free(kept);
    char *hidden = aligned_alloc(PAGE, SIZE);
    CHECK(madvise(hidden, SIZE, MADV_DONTFORK) == 0);
    pid_t child = fork();
    if (child == 0) {
        use_heap(5);
        _exit(0);
    }
    expect_success(child);
    CHECK(madvise(hidden, SIZE, MADV_DOFORK) == 0);
    free(hidden);
    use_heap(6);
}

// Rights, names and modes of a process, which change what the system gives it.
static void case_modes(void)
{
    CHECK(prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0) == 0);
    use_heap(1);
    CHECK(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
    CHECK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
    use_heap(2);
    CHECK(personality(ADDR_NO_RANDOMIZE | READ_IMPLIES_EXEC) != -1);
    use_heap(3);
    free(malloc(50 * MIB));
    CHECK(personality(PER_LINUX | ADDR_COMPAT_LAYOUT) != -1);
    use_heap(4);
    free(malloc(50 * MIB));
    pid_t child = fork();
    if (child == 0) {
        // Where the system allows it: a namespace of the process's own.
        if (unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID) == 0)
            use_heap(5);
        struct rlimit none = { 0, 0 };
        CHECK(setrlimit(RLIMIT_NOFILE, &none) == 0 && setrlimit(RLIMIT_CORE, &none) == 0);
        use_heap(6);
        _exit(0);
    }
    expect_success(child);
}

// Nothing of the heap is left open to a program that a process starts, and nothing is open that it did not open.
static void case_descriptors(void)
{
    for (int file = 3; file < 64; file++)
        close(file);
    use_heap(1);
    int first = open("/dev/null", O_RDONLY);
    CHECK(first == 3);
    close(0);
    close(1);
    use_heap(2);
}

// A block that grows by little at every step is not copied at every step.
static void case_growth(void)
{
    enum { STEP = 8, STEPS = 300000 };
    double start = seconds();
    char *block = NULL;
    for (size_t step = 1; step <= STEPS; step++) {
        block = realloc(block, step * STEP);
        block[step * STEP - 1] = (char)step;
    }
    for (size_t step = 1; step <= STEPS; step++)
        CHECK(block[step * STEP - 1] == (char)step);
    for (size_t step = STEPS; step >= 1; step--)
        block = realloc(block, step * STEP);
    free(block);
    CHECK(seconds() - start < 20);
}

// Memory that a program never touches costs nothing, whether it is freed, zeroed or had again.
static void case_untouched(void)
{
    enum { MOST_KIB = 100 * KIB };
    size_t size = 4000UL * MIB;
    double start = seconds();
    char *block = malloc(size);
    if (!block)
        return;
    free(block);
    CHECK(status_kib("VmHWM") < MOST_KIB);
    void *behind = NULL;
    block = malloc(size / 4);
    behind = malloc(200000);
    free(block);
    block = calloc(size / 4, 1);
    CHECK(block && block[0] == 0 && block[size / 8] == 0);
    free(block);
    free(behind);
    block = calloc(1, size);
    CHECK(!block || block[size - 1] == 0);
    free(block);
    CHECK(status_kib("VmHWM") < MOST_KIB);
    CHECK(seconds() - start < 10);
}

// So many large blocks at once leave a program mappings for itself.
static void case_many_large(void)
{
    enum { BLOCKS = 40000, SIZE = 70000, THREADS = 50 };
    static char *blocks[BLOCKS];
    for (int i = 0; i < BLOCKS; i++)
        CHECK((blocks[i] = malloc(SIZE)) != NULL);
    pthread_t threads[THREADS];
    for (uintptr_t i = 0; i < THREADS; i++)
        CHECK(pthread_create(&threads[i], NULL, use_once, (void *)i) == 0);
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_join(threads[i], NULL) == 0);
    for (int i = 0; i < 1000; i++)
        CHECK(mmap(NULL, PAGE, i % 2 ? PROT_READ : PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
    for (int i = 0; i < BLOCKS; i += 10)
        free(blocks[i]);
}

// What the heap says about itself goes up and down with what the program has.
static void case_reports(void)
{
    enum { BLOCKS = 500, SIZE = 20000, BYTES = BLOCKS * SIZE };
    static void *blocks[BLOCKS];
    CHECK(mallopt(M_TRIM_THRESHOLD, 0) == 1);
    struct mallinfo2 before = mallinfo2();
    for (int i = 0; i < BLOCKS; i++)
        blocks[i] = malloc(SIZE);
    struct mallinfo2 full = mallinfo2();
    CHECK(full.uordblks - before.uordblks >= BYTES && full.uordblks - before.uordblks < BYTES * 2);
    CHECK(full.arena + full.hblkhd >= full.uordblks && full.fordblks + full.uordblks == full.arena);
    for (int i = 0; i < BLOCKS; i++)
        free(blocks[i]);
    malloc_trim(0);
    struct mallinfo2 after = mallinfo2();
    CHECK(after.uordblks - before.uordblks < BYTES / 10 && after.arena < full.arena);
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    CHECK(malloc_info(0, stream) == 0 && malloc_info(1, stream) == EINVAL);
    fclose(stream);
    size_t held = 0;
    CHECK(strncmp(text, "<malloc version=\"1\">", 20) == 0 && strstr(text, "</malloc>"));
    for (char *at = text; (at = strstr(at, "<system type=\"current\" size=\"")) != NULL; at++)
        held = strtoul(strchr(at, '=') + strlen("\"current\" size=\"") + 1, NULL, 10);
    CHECK(held > 0 && held < 100 * MIB);
    free(text);
    malloc_stats();
}

static const struct { const char *name; void (*run)(void); } cases[] = {
    { "locked", case_locked }, { "address-limit", case_address_limit }, { "data-limit", case_data_limit },
    { "size", case_size }, { "forks", case_forks }, { "small-stacks", case_small_stacks },
    { "coroutines", case_coroutines }, { "libraries", case_libraries }, { "signals", case_signals },
    { "advice", case_advice }, { "modes", case_modes }, { "descriptors", case_descriptors }, { "growth", case_growth },
    { "untouched", case_untouched }, { "many-large", case_many_large }, { "reports", case_reports },
};

int main(int count, char **arguments)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (count == 2 && strcmp(arguments[1], cases[i].name) == 0) {
            cases[i].run();
            return 0;
        }
    }
    fprintf(stderr, "usage: process CASE\n");
    return 2;
}
