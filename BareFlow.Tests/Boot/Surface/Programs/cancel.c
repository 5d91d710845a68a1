// Cancellation with cleanup handlers, and the jumps of setjmp.
#include "surface.h"
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static volatile int cleaned, ready;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static sem_t semaphore;
static int ends[2];
static pthread_key_t key;

static void clean(void *digit) { cleaned = cleaned * 10 + (int)(long)digit; }
static void unlock(void *ignored) { clean((void *)(long)(pthread_mutex_unlock(&mutex) ? 9 : 3)); }

static void *sleeping(void *ignored) { ready = 1; sleep(30); return 0; }
static void *reading(void *ignored) { char byte; ready = 1; read(ends[0], &byte, 1); return 0; }
static void *semaphore_wait(void *ignored) { ready = 1; sem_wait(&semaphore); return 0; }
static void *pausing(void *ignored) { ready = 1; pause(); return 0; }

// A point at which nothing is waited for: the request is there before it.
static volatile int point, requested;
static void *passing(void *ignored)
{
    char byte;
    ready = 1;
    while (!requested)
        sched_yield();
    point == 0 ? open("/dev/null", O_RDONLY) : point == 1 ? openat(AT_FDCWD, "/dev/null", O_RDONLY) : point == 2 ? creat("/tmp/cancel", 0600)
    : point == 3 ? close(-1) : point == 4 ? pread(-1, &byte, 1, 0) : point == 5 ? pwrite(-1, &byte, 1, 0) : read(-1, &byte, 1);
    return 0;
}
static void *opening(void *ignored) { ready = 1; open("/tmp/cancel-pipe", O_RDONLY); return 0; }
static void *testing(void *ignored) { ready = 1; for (;;) pthread_testcancel(); }
static void *spinning(void *ignored)
{
    pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, 0);
    ready = 1;
    for (;;)
        ;
}
static void *condition_wait(void *ignored)
{
    pthread_mutex_lock(&mutex);
    pthread_cleanup_push(unlock, 0);
    ready = 1;
    for (;;)
        pthread_cond_wait(&condition, &mutex);
    pthread_cleanup_pop(0);
    return 0;
}
static void *outer(void *body)
{
    pthread_setspecific(key, (void *)7);
    pthread_cleanup_push(clean, (void *)1);
    pthread_cleanup_push(clean, (void *)2);
    ((void *(*)(void *))body)(0);
    pthread_cleanup_pop(0);
    pthread_cleanup_pop(0);
    return 0;
}

static void cancel(const char *name, void *(*body)(void *), int expected)
{
    pthread_t thread;
    void *result;
    cleaned = ready = 0;
    pthread_create(&thread, 0, outer, body);
    while (!ready)
        sched_yield();
    usleep(20000);
    EXPECT(name, 0, pthread_cancel(thread));
    requested = 1;
    EXPECT("is joined", 0, pthread_join(thread, &result));
    EXPECT("was cancelled", 1, result == PTHREAD_CANCELED);
    EXPECT("its handlers ran, the last first, then destructors", expected, cleaned);
}

static void *leaves(void *ignored)
{
    int old = 9;
    pthread_cleanup_push(clean, (void *)4);
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &old);
    pthread_cancel(pthread_self());
    pthread_testcancel();
    usleep(1000);
    clean((void *)(long)(old == PTHREAD_CANCEL_ENABLE ? 1 : 8));
    pthread_cleanup_pop(1);
    pthread_cleanup_push_defer_np(clean, (void *)5);
    pthread_exit((void *)11);
    pthread_cleanup_pop_restore_np(0);
    return 0;
}

static jmp_buf back;
static sigjmp_buf signal_back;
static int depth(int n) { return n ? depth(n - 1) + 1 : (longjmp(back, 0), 0); }

static void jumps(void)
{
    volatile int rounds = 0;
    EXPECT("the size of jmp_buf", 200, sizeof(jmp_buf));
    int value = setjmp(back);
    if (rounds++ == 0)
        depth(10);
    EXPECT("longjmp with 0 gives 1", 1, value);
    sigset_t set, found;
    sigemptyset(&set);
    sigprocmask(SIG_SETMASK, &set, 0);
    value = sigsetjmp(signal_back, 1);
    if (value == 0)
    {
        sigaddset(&set, SIGUSR1);
        sigprocmask(SIG_BLOCK, &set, 0);
        siglongjmp(signal_back, 6);
    }
    sigprocmask(SIG_BLOCK, 0, &found);
    EXPECT("siglongjmp", 6, value);
    EXPECT("what was blocked", 0, sigismember(&found, SIGUSR1));
    value = _setjmp(back);
    if (value == 0)
    {
        sigprocmask(SIG_BLOCK, &set, 0);
        _longjmp(back, 3);
    }
    sigprocmask(SIG_BLOCK, 0, &found);
    EXPECT("_longjmp", 3, value);
    EXPECT("leaves it alone", 1, sigismember(&found, SIGUSR1));
}

int main(void)
{
    begin();
    pipe(ends);
    sem_init(&semaphore, 0, 0);
    pthread_key_create(&key, clean);
    cancel("sleep", sleeping, 217);
    cancel("read", reading, 217);
    cancel("sem_wait", semaphore_wait, 217);
    cancel("pause", pausing, 217);
    cancel("pthread_testcancel", testing, 217);
    static const char *const points[] = {"open", "openat", "creat", "close", "pread", "pwrite", "read of nothing"};
    for (point = 0; point < 7; point++)
    {
        requested = 0;
        cancel(points[point], passing, 217);
    }
    mkfifo("/tmp/cancel-pipe", 0600);
    cancel("open of a pipe", opening, 217);
    unlink("/tmp/cancel-pipe");
    cancel("a loop", spinning, 217);
    cancel("pthread_cond_wait", condition_wait, 3217);
    EXPECT("the mutex is free", 0, pthread_mutex_lock(&mutex) | pthread_mutex_unlock(&mutex));
    pthread_t thread;
    void *result;
    cleaned = 0;
    pthread_create(&thread, 0, leaves, 0);
    pthread_join(thread, &result);
    EXPECT("a request that is disabled", 145, cleaned);
    EXPECT("pthread_exit", 11, (long)result);
    EXPECT("a state that is none", EINVAL, pthread_setcancelstate(5, 0));
    EXPECT("a type that is none", EINVAL, pthread_setcanceltype(5, 0));
    jumps();
    return end();
}
