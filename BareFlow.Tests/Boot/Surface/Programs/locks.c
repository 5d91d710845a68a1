// Mutexes, condition variables, read-write locks and pthread_once: results, and what threads do to each other under them.
#include "surface.h"
#include <pthread.h>
#include <sched.h>
#include <time.h>

enum { THREADS = 6, ROUNDS = 2000 };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t held = PTHREAD_RWLOCK_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static volatile long counter, readers, writers, broken, runs;

static void all(void *(*body)(void *))
{
    pthread_t threads[THREADS];
    for (long i = 0; i < THREADS; i++)
        pthread_create(&threads[i], 0, body, (void *)i);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], 0);
}

static struct timespec from_now(int clock, long milliseconds)
{
    struct timespec time;
    clock_gettime(clock, &time);
    time.tv_nsec += milliseconds % 1000 * 1000000;
    time.tv_sec += milliseconds / 1000 + time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

static void *count(void *argument)
{
    for (int round = 0; round < ROUNDS; round++)
    {
        pthread_mutex_lock(&mutex);
        long seen = counter;
        if (round % 64 == 0)
            sched_yield();
        counter = seen + 1;
        pthread_mutex_unlock(&mutex);
    }
    return 0;
}

static void *hold_for_a_while(void *argument)
{
    pthread_mutex_lock(&mutex);
    nanosleep(&(struct timespec){0, 100000000}, 0);
    return (void *)(long)pthread_mutex_unlock(&mutex);
}

static void mutexes(void)
{
    all(count);
    EXPECT("no count is lost", THREADS * ROUNDS, counter);
    EXPECT("trylock", 0, pthread_mutex_trylock(&mutex));
    EXPECT("trylock of one that is held", EBUSY, pthread_mutex_trylock(&mutex));
    struct timespec soon = from_now(CLOCK_REALTIME, 20);
    EXPECT("timedlock gives up", ETIMEDOUT, pthread_mutex_timedlock(&mutex, &soon));
    EXPECT("destroy of one that is held", EBUSY, pthread_mutex_destroy(&mutex));
    EXPECT("unlock", 0, pthread_mutex_unlock(&mutex));
    soon.tv_nsec = 1000000000;
    pthread_t thread;
    pthread_create(&thread, 0, hold_for_a_while, 0);
    while (pthread_mutex_trylock(&mutex) == 0)
    {
        pthread_mutex_unlock(&mutex);
        sched_yield();
    }
    EXPECT("a time that is none", EINVAL, pthread_mutex_timedlock(&mutex, &soon));
    soon = from_now(CLOCK_REALTIME, 30000);
    EXPECT("timedlock waits long enough", 0, pthread_mutex_timedlock(&mutex, &soon));
    pthread_mutex_unlock(&mutex);
    pthread_join(thread, 0);

    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    EXPECT("a kind that is none", EINVAL, pthread_mutexattr_settype(&kind, 77));
    pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_t other;
    pthread_mutex_init(&other, &kind);
    EXPECT("recursive", 0, pthread_mutex_lock(&other) | pthread_mutex_lock(&other) | pthread_mutex_trylock(&other));
    EXPECT("as often", 0, pthread_mutex_unlock(&other) | pthread_mutex_unlock(&other) | pthread_mutex_unlock(&other));
    EXPECT("not once more", EPERM, pthread_mutex_unlock(&other));
    pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&other, &kind);
    EXPECT("one that checks", 0, pthread_mutex_lock(&other));
    EXPECT("not twice", EDEADLK, pthread_mutex_lock(&other));
    EXPECT("nor by trylock", EBUSY, pthread_mutex_trylock(&other));
    EXPECT("and back", 0, pthread_mutex_unlock(&other));
    EXPECT("once", EPERM, pthread_mutex_unlock(&other));
}

static long items, taken;
static void *produce(void *argument)
{
    for (int round = 0; round < ROUNDS; round++)
    {
        pthread_mutex_lock(&mutex);
        items++;
        pthread_cond_signal(&condition);
        pthread_mutex_unlock(&mutex);
        if (round % 100 == 0)
            sched_yield();
    }
    return 0;
}

static void *consume(void *argument)
{
    for (int round = 0; round < ROUNDS; round++)
    {
        pthread_mutex_lock(&mutex);
        while (items == 0)
            pthread_cond_wait(&condition, &mutex);
        items--;
        taken++;
        pthread_mutex_unlock(&mutex);
    }
    return 0;
}

static void *produce_or_consume(void *argument) { return (long)argument % 2 ? produce(argument) : consume(argument); }

static int gate;
static void *wait_at_gate(void *argument)
{
    pthread_mutex_lock(&mutex);
    writers++;
    while (!gate)
        pthread_cond_wait(&condition, &mutex);
    pthread_mutex_unlock(&mutex);
    return 0;
}

static void conditions(void)
{
    all(produce_or_consume);
    EXPECT("each item is taken once", THREADS / 2 * ROUNDS, taken);
    EXPECT("none is left", 0, items);
    pthread_mutex_lock(&mutex);
    struct timespec soon = from_now(CLOCK_REALTIME, 20);
    EXPECT("timedwait gives up", ETIMEDOUT, pthread_cond_timedwait(&condition, &mutex, &soon));
    EXPECT("and holds the mutex", EBUSY, pthread_mutex_trylock(&mutex));
    soon = from_now(CLOCK_MONOTONIC, 20);
    EXPECT("by another clock", ETIMEDOUT, pthread_cond_clockwait(&condition, &mutex, CLOCK_MONOTONIC, &soon));
    soon.tv_nsec = -1;
    EXPECT("a time that is none", EINVAL, pthread_cond_timedwait(&condition, &mutex, &soon));
    pthread_mutex_unlock(&mutex);
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], 0, wait_at_gate, 0);
    while (writers < THREADS)
        sched_yield();
    pthread_mutex_lock(&mutex);
    gate = 1;
    pthread_cond_broadcast(&condition);
    pthread_mutex_unlock(&mutex);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], 0);
    EXPECT("all go through the gate", 0, 0);
    EXPECT("nobody waits any more", 0, pthread_cond_destroy(&condition));
}

static void *read_or_write(void *argument)
{
    for (int round = 0; round < ROUNDS; round++)
    {
        if ((round + (long)argument) % 5 == 0)
        {
            pthread_rwlock_wrlock(&held);
            long seen = counter;
            __atomic_fetch_add(&writers, 1, __ATOMIC_SEQ_CST);
            broken |= readers != 0 || writers != 1;
            if (round % 50 == 0)
                sched_yield();
            counter = seen + 1;
            __atomic_fetch_sub(&writers, 1, __ATOMIC_SEQ_CST);
        }
        else
        {
            pthread_rwlock_rdlock(&held);
            __atomic_fetch_add(&readers, 1, __ATOMIC_SEQ_CST);
            broken |= writers != 0;
            if (round % 50 == 1)
                sched_yield();
            __atomic_fetch_sub(&readers, 1, __ATOMIC_SEQ_CST);
        }
        pthread_rwlock_unlock(&held);
    }
    return 0;
}

static void read_write_locks(void)
{
    counter = readers = writers = 0;
    all(read_or_write);
    EXPECT("nobody reads while one writes", 0, broken);
    EXPECT("no write is lost", THREADS * ROUNDS / 5, counter);
    EXPECT("read, and read again", 0, pthread_rwlock_rdlock(&held) | pthread_rwlock_tryrdlock(&held));
    EXPECT("not write", EBUSY, pthread_rwlock_trywrlock(&held));
    EXPECT("both ended", 0, pthread_rwlock_unlock(&held) | pthread_rwlock_unlock(&held));
    EXPECT("write", 0, pthread_rwlock_wrlock(&held));
    EXPECT("not twice", EDEADLK, pthread_rwlock_wrlock(&held));
    EXPECT("nor read", EBUSY, pthread_rwlock_tryrdlock(&held));
    EXPECT("ended", 0, pthread_rwlock_unlock(&held));
}

static void run(void)
{
    nanosleep(&(struct timespec){0, 20000000}, 0);
    runs++;
}

static void *run_once(void *argument)
{
    pthread_once(&once, run);
    broken |= runs != 1;
    return 0;
}

int main(void)
{
    begin();
    mutexes();
    conditions();
    read_write_locks();
    all(run_once);
    EXPECT("once for all, and before anybody goes on", 0, broken);
    EXPECT("once", 1, runs);
    return end();
}
