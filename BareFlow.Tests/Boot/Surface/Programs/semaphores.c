// Semaphores with and without names, barriers, spin locks, and the threads of <threads.h>.
#include "surface.h"
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 4, ROUNDS = 500 };

static sem_t semaphore;
static pthread_barrier_t barrier;
static pthread_spinlock_t spin;
static volatile int counter, serial, broken;
static int came[THREADS];

static void all(void *(*body)(void *))
{
    pthread_t threads[THREADS];
    for (long i = 0; i < THREADS; i++)
        pthread_create(&threads[i], 0, body, (void *)i);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], 0);
}

static struct timespec soon(int clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    time.tv_nsec += 20000000;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

static void *count_inside(void *ignored)
{
    for (int round = 0; round < ROUNDS; round++)
    {
        sem_wait(&semaphore);
        int seen = counter;
        if (round % 50 == 0)
            sched_yield();
        counter = seen + 1;
        sem_post(&semaphore);
    }
    return 0;
}

static void semaphores(void)
{
    int value;
    char longest[300];
    memset(longest, 'n', sizeof longest);
    for (int length = 251; length <= 256; length++)
    {
        int error = length > 255 ? EINVAL : length > 251 ? ENAMETOOLONG : 0;
        longest[0] = '/';
        longest[1 + length] = 0;
        sem_t *made = sem_open(longest, O_CREAT, 0600, 0);
        EXPECT("a long name", error, made == SEM_FAILED ? errno : 0);
        if (made != SEM_FAILED)
            sem_close(made);

        EXPECT("sem_unlink of a long name", error == EINVAL ? ENOENT : error, sem_unlink(longest) ? errno : 0);
        longest[1 + length] = 'n';
    }
    REFUSED("a value that is too large", EINVAL, sem_init(&semaphore, 0, 0x80000000u));
    EXPECT("sem_init", 0, sem_init(&semaphore, 0, 0x7fffffff));
    REFUSED("no more than that", EOVERFLOW, sem_post(&semaphore));
    sem_init(&semaphore, 0, 1);
    all(count_inside);
    EXPECT("no count is lost", THREADS * ROUNDS, counter);
    EXPECT("sem_getvalue", 0, sem_getvalue(&semaphore, &value));
    EXPECT("is 1 again", 1, value);
    EXPECT("sem_trywait", 0, sem_trywait(&semaphore));
    REFUSED("at 0", EAGAIN, sem_trywait(&semaphore));
    struct timespec time = soon(CLOCK_REALTIME);
    REFUSED("sem_timedwait", ETIMEDOUT, sem_timedwait(&semaphore, &time));
    time = soon(CLOCK_MONOTONIC);
    REFUSED("sem_clockwait", ETIMEDOUT, sem_clockwait(&semaphore, CLOCK_MONOTONIC, &time));
    REFUSED("by a clock that is none", EINVAL, sem_clockwait(&semaphore, 5, &time));
    time.tv_nsec = 1000000000;
    REFUSED("a time that is none", EINVAL, sem_timedwait(&semaphore, &time));
    EXPECT("sem_destroy", 0, sem_destroy(&semaphore));
}

static void names(void)
{
    sem_unlink("/surface");
    REFUSED("no such name", ENOENT, sem_open("/surface", 0) == SEM_FAILED ? -1 : 0);
    sem_t *first = sem_open("/surface", O_CREAT, 0600, 3);
    EXPECT("sem_open", 1, first != SEM_FAILED);
    sem_t *second = sem_open("/surface", 0);
    EXPECT("the same again", 1, first == second);
    REFUSED("not a new one", EEXIST, sem_open("/surface", O_CREAT | O_EXCL, 0600, 3) == SEM_FAILED ? -1 : 0);
    int value = 0;
    sem_wait(first);
    sem_getvalue(second, &value);
    EXPECT("its value", 2, value);
    EXPECT("sem_unlink", 0, sem_unlink("/surface"));
    REFUSED("the name is gone", ENOENT, sem_unlink("/surface"));
    EXPECT("but not the semaphore", 0, sem_post(second));
    sem_t *other = sem_open("/surface", O_CREAT, 0600, 0);
    EXPECT("another one has the name", 1, other != SEM_FAILED && other != first);
    sem_unlink("/surface");
    EXPECT("sem_close", 0, sem_close(first) | sem_close(second) | sem_close(other));
    REFUSED("no name", EINVAL, sem_open("/", O_CREAT, 0600, 0) == SEM_FAILED ? -1 : 0);
    REFUSED("one with a slash", EINVAL, sem_open("/a/b", O_CREAT, 0600, 0) == SEM_FAILED ? -1 : 0);
    REFUSED("a value that is too large", EINVAL, sem_open("/large", O_CREAT, 0600, 0x80000000u) == SEM_FAILED ? -1 : 0);
}

static void *meet(void *number)
{
    for (int round = 1; round <= ROUNDS; round++)
    {
        came[(long)number] = round;
        if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD)
            __atomic_fetch_add(&serial, 1, __ATOMIC_SEQ_CST);
        for (int i = 0; i < THREADS; i++)
            broken |= came[i] < round;
        pthread_barrier_wait(&barrier);
    }
    return 0;
}

static void *count_spinning(void *ignored)
{
    for (int round = 0; round < ROUNDS; round++)
    {
        pthread_spin_lock(&spin);
        int seen = counter;
        if (round % 50 == 0)
            sched_yield();
        counter = seen + 1;
        pthread_spin_unlock(&spin);
    }
    return 0;
}

static void barriers(void)
{
    pthread_barrierattr_t shared;
    int value;
    EXPECT("attributes", 0, pthread_barrierattr_init(&shared) | pthread_barrierattr_setpshared(&shared, 1));
    EXPECT("what they say", 0, pthread_barrierattr_getpshared(&shared, &value));
    EXPECT("shared", 1, value);
    EXPECT("what is no answer", EINVAL, pthread_barrierattr_setpshared(&shared, 4));
    EXPECT("for nobody", EINVAL, pthread_barrier_init(&barrier, 0, 0));
    EXPECT("pthread_barrier_init", 0, pthread_barrier_init(&barrier, &shared, THREADS));
    all(meet);
    EXPECT("nobody goes on before all have come", 0, broken);
    EXPECT("one of each round is told", ROUNDS, serial);
    EXPECT("pthread_barrier_destroy", 0, pthread_barrier_destroy(&barrier) | pthread_barrierattr_destroy(&shared));
    counter = 0;
    EXPECT("pthread_spin_init", 0, pthread_spin_init(&spin, 0));
    all(count_spinning);
    EXPECT("no count is lost", THREADS * ROUNDS, counter);
    EXPECT("pthread_spin_trylock", 0, pthread_spin_trylock(&spin));
    EXPECT("of one that is held", EBUSY, pthread_spin_trylock(&spin));
    EXPECT("pthread_spin_destroy", 0, pthread_spin_unlock(&spin) | pthread_spin_destroy(&spin));
}

static mtx_t mutex;
static cnd_t condition;
static tss_t key;
static once_flag flag = ONCE_FLAG_INIT;
static int dropped, go;
static void once(void) { counter++; }
static void drop(void *value) { dropped += (int)(long)value; }
static int of_c(void *argument)
{
    call_once(&flag, once);
    tss_set(key, (void *)3);
    mtx_lock(&mutex);
    while (!go)
        cnd_wait(&condition, &mutex);
    mtx_unlock(&mutex);
    if ((long)argument == 1)
        thrd_exit(8);
    return (int)(long)tss_get(key) + 4;
}

static void threads_of_c(void)
{
    thrd_t first, second;
    int result = 0, other = 0;
    counter = 0;
    EXPECT("mtx_init", thrd_success, mtx_init(&mutex, mtx_timed | mtx_recursive));
    EXPECT("mtx_lock", thrd_success, mtx_lock(&mutex) | mtx_lock(&mutex) | mtx_unlock(&mutex));
    EXPECT("cnd_init", thrd_success, cnd_init(&condition) | tss_create(&key, drop));
    EXPECT("thrd_create", thrd_success, thrd_create(&first, of_c, (void *)1) | thrd_create(&second, of_c, (void *)2));
    struct timespec time = soon(CLOCK_REALTIME);
    EXPECT("cnd_timedwait", thrd_timedout, cnd_timedwait(&condition, &mutex, &time));
    EXPECT("nobody got the mutex while it was held", 0, go);
    go = 1;
    EXPECT("cnd_broadcast", thrd_success, cnd_broadcast(&condition) | cnd_signal(&condition));
    mtx_unlock(&mutex);
    EXPECT("thrd_join", thrd_success, thrd_join(first, &result) | thrd_join(second, &other));
    EXPECT("thrd_exit", 8, result);
    EXPECT("what it returned", 7, other);
    EXPECT("call_once", 1, counter);
    EXPECT("destructors", 6, dropped);
    EXPECT("mtx_trylock", thrd_success, mtx_trylock(&mutex) | mtx_unlock(&mutex));
    EXPECT("mtx_timedlock", thrd_success, mtx_timedlock(&mutex, &time) | mtx_unlock(&mutex));
    EXPECT("thrd_equal", 1, thrd_equal(thrd_current(), thrd_current()) != 0);
    thrd_yield();
    EXPECT("thrd_sleep", 0, thrd_sleep(&(struct timespec){0, 1000}, 0));
    EXPECT("of no length", -2, thrd_sleep(&(struct timespec){-1, 0}, 0));
    thrd_create(&first, of_c, 0);
    EXPECT("thrd_detach", thrd_success, thrd_detach(first));
    usleep(50000);
    mtx_destroy(&mutex);
    cnd_destroy(&condition);
    tss_delete(key);
}

int main(void)
{
    begin();
    semaphores();
    names();
    barriers();
    threads_of_c();
    return end();
}
