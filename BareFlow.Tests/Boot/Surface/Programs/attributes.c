// Attributes of threads and locks, scheduling, and locks that they make: what is stored, refused and read back.
#include "surface.h"
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <time.h>
#include <unistd.h>

static char own_stack[65536] __attribute__((aligned(4096)));
static int there;
static void *look(void *ignored)
{
    there = (char *)&ignored > own_stack && (char *)&ignored < own_stack + sizeof own_stack;
    struct sched_param priority;
    int policy;
    pthread_getschedparam(pthread_self(), &policy, &priority);
    return (void *)(long)(policy * 1000 + priority.sched_priority);
}

static void of_threads(void)
{
    pthread_attr_t attributes;
    struct sched_param priority = {99}, found;
    pthread_t thread;
    void *address, *result;
    size_t bytes;
    int value;
    pthread_attr_init(&attributes);
    EXPECT("a scheduling that is none", EINVAL, pthread_attr_setinheritsched(&attributes, 7));
    EXPECT("pthread_attr_getinheritsched", 0, pthread_attr_getinheritsched(&attributes, &value));
    EXPECT("is inherited", PTHREAD_INHERIT_SCHED, value);
    EXPECT("pthread_attr_setscope", 0, pthread_attr_setscope(&attributes, PTHREAD_SCOPE_SYSTEM));
    EXPECT("of the process", ENOTSUP, pthread_attr_setscope(&attributes, PTHREAD_SCOPE_PROCESS));
    EXPECT("none", EINVAL, pthread_attr_setscope(&attributes, 7));
    EXPECT("pthread_attr_getscope", 0, pthread_attr_getscope(&attributes, &value));
    EXPECT("no policy", EINVAL, pthread_attr_setschedpolicy(&attributes, 999));
    EXPECT("a policy", 0, pthread_attr_setschedpolicy(&attributes, SCHED_FIFO));
    EXPECT("pthread_attr_getschedpolicy", 0, pthread_attr_getschedpolicy(&attributes, &value));
    EXPECT("reads back", SCHED_FIFO, value);
    EXPECT("99", 0, pthread_attr_setschedparam(&attributes, &priority));
    priority.sched_priority = 100;
    EXPECT("100", EINVAL, pthread_attr_setschedparam(&attributes, &priority));
    EXPECT("pthread_attr_getschedparam", 0, pthread_attr_getschedparam(&attributes, &found));
    EXPECT("reads back", 99, found.sched_priority);
    EXPECT("explicit", 0, pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED));
    EXPECT("a small stack", EINVAL, pthread_attr_setstack(&attributes, own_stack, 100));
    EXPECT("pthread_attr_setstack", 0, pthread_attr_setstack(&attributes, own_stack, sizeof own_stack));
    EXPECT("pthread_attr_getstack", 0, pthread_attr_getstack(&attributes, &address, &bytes));
    EXPECT("reads back", 1, address == own_stack && bytes == sizeof own_stack);
    EXPECT("a thread of these", 0, pthread_create(&thread, &attributes, look, 0));
    pthread_join(thread, &result);
    EXPECT("runs on the stack", 1, there);
    EXPECT("with the priority", SCHED_FIFO * 1000 + 99, (long)result);
    pthread_attr_init(&attributes);
    pthread_attr_setschedpolicy(&attributes, SCHED_FIFO);
    pthread_create(&thread, &attributes, look, 0);
    pthread_join(thread, &result);
    EXPECT("inherited", 0, (long)result);
    EXPECT("tryjoin of nobody yet", 0, pthread_create(&thread, 0, look, 0));
    struct timespec time = {0, 0};
    while ((value = pthread_tryjoin_np(thread, 0)) == EBUSY)
        sched_yield();
    EXPECT("pthread_tryjoin_np", 0, value);
    EXPECT("of oneself", EDEADLK, pthread_timedjoin_np(pthread_self(), 0, &time));
    EXPECT("by a clock that is none", EINVAL, pthread_clockjoin_np(pthread_self(), 0, 7, &time));
}

static void scheduling(void)
{
    struct sched_param priority = {5}, found;
    int policy;
    struct timespec turn;
    EXPECT("SCHED_FIFO", 0, pthread_setschedparam(pthread_self(), SCHED_FIFO, &priority));
    EXPECT("is told", 0, pthread_getschedparam(pthread_self(), &policy, &found));
    EXPECT("as itself", SCHED_FIFO * 1000 + 5, policy * 1000 + found.sched_priority);
    EXPECT("pthread_setschedprio", 0, pthread_setschedprio(pthread_self(), 6));
    EXPECT("0", EINVAL, pthread_setschedprio(pthread_self(), 0));
    EXPECT("sched_getscheduler", SCHED_FIFO, sched_getscheduler(0));
    EXPECT("sched_getparam", 0, sched_getparam(0, &found));
    EXPECT("the priority", 6, found.sched_priority);
    EXPECT("sched_setparam", 0, sched_setparam(0, &priority));
    REFUSED("of none", EINVAL, sched_setparam(-1, &priority));
    REFUSED("of nobody", ESRCH, sched_getscheduler(999999));
    REFUSED("null", EINVAL, sched_getparam(0, 0));
    EXPECT("SCHED_RR", 0, sched_setscheduler(0, SCHED_RR, &priority));
    EXPECT("sched_rr_get_interval", 0, sched_rr_get_interval(0, &turn));
    EXPECT("is a time", 1, turn.tv_sec == 0 && turn.tv_nsec > 0);
    REFUSED("a priority that is none", EINVAL, sched_setscheduler(0, SCHED_OTHER, &priority));
    priority.sched_priority = 0;
    EXPECT("SCHED_OTHER", 0, sched_setscheduler(0, SCHED_OTHER, &priority));
    EXPECT("the highest", 99, sched_get_priority_max(SCHED_FIFO));
    EXPECT("less than no thread", EINVAL, pthread_setconcurrency(-1));
    EXPECT("pthread_setconcurrency", 0, pthread_setconcurrency(3));
    EXPECT("pthread_getconcurrency", 3, pthread_getconcurrency());
    EXPECT("pthread_atfork", 0, pthread_atfork(0, 0, 0));
    pthread_key_t keys[1024];
    int count = 0;
    while (count < 1024 && pthread_key_create(&keys[count], 0) == 0)
        count++;
    EXPECT("1,024 keys", 1, count > 1000);
    EXPECT("the last one", 0, pthread_setspecific(keys[count - 1], "x"));
    pthread_key_delete(keys[count - 1]);
    pthread_key_create(&keys[count - 1], 0);
    EXPECT("is new when it is made again", 0, (long)pthread_getspecific(keys[count - 1]));
}

static pthread_mutex_t mutex;
static void *release(void *ignored) { return (void *)(long)pthread_mutex_unlock(&mutex); }
static void *end_holding(void *ignored) { return (void *)(long)pthread_mutex_lock(&mutex); }

static long in_thread(void *(*body)(void *))
{
    pthread_t thread;
    void *result;
    pthread_create(&thread, 0, body, 0);
    pthread_join(thread, &result);
    return (long)result;
}

static void of_mutexes(void)
{
    pthread_mutexattr_t attributes;
    int value;
    pthread_mutexattr_init(&attributes);
    EXPECT("adaptive", 0, pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ADAPTIVE_NP));
    EXPECT("pthread_mutexattr_gettype", 0, pthread_mutexattr_gettype(&attributes, &value));
    EXPECT("reads back", PTHREAD_MUTEX_ADAPTIVE_NP, value);
    pthread_mutex_init(&mutex, &attributes);
    EXPECT("is taken", 0, pthread_mutex_lock(&mutex));
    EXPECT("another thread may release it", 0, in_thread(release));
    EXPECT("a protocol that is none", EINVAL, pthread_mutexattr_setprotocol(&attributes, 9));
    EXPECT("pthread_mutexattr_setprotocol", 0, pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_PROTECT));
    EXPECT("pthread_mutexattr_getprotocol", 0, pthread_mutexattr_getprotocol(&attributes, &value));
    EXPECT("reads back", PTHREAD_PRIO_PROTECT, value);
    EXPECT("a ceiling that is none", EINVAL, pthread_mutexattr_setprioceiling(&attributes, 100));
    EXPECT("pthread_mutexattr_setprioceiling", 0, pthread_mutexattr_setprioceiling(&attributes, 50));
    EXPECT("pthread_mutexattr_getprioceiling", 0, pthread_mutexattr_getprioceiling(&attributes, &value));
    EXPECT("reads back", 50, value);
    pthread_mutex_init(&mutex, &attributes);
    EXPECT("pthread_mutex_getprioceiling", 0, pthread_mutex_getprioceiling(&mutex, &value));
    EXPECT("of the mutex", 50, value);
    EXPECT("what is no answer", EINVAL, pthread_mutexattr_setpshared(&attributes, 7));
    EXPECT("pthread_mutexattr_setpshared", 0, pthread_mutexattr_setpshared(&attributes, 1));
    EXPECT("pthread_mutexattr_getpshared", 0, pthread_mutexattr_getpshared(&attributes, &value));
    EXPECT("reads back", 1, value);
    pthread_mutexattr_init(&attributes);
    EXPECT("what is no answer", EINVAL, pthread_mutexattr_setrobust(&attributes, 7));
    EXPECT("pthread_mutexattr_setrobust", 0, pthread_mutexattr_setrobust(&attributes, 1));
    EXPECT("pthread_mutexattr_getrobust", 0, pthread_mutexattr_getrobust(&attributes, &value));
    EXPECT("reads back", 1, value);
    pthread_mutex_init(&mutex, &attributes);
    EXPECT("its owner ends", 0, in_thread(end_holding));
    EXPECT("and that is told", EOWNERDEAD, pthread_mutex_lock(&mutex));
    EXPECT("pthread_mutex_consistent", 0, pthread_mutex_consistent(&mutex));
    EXPECT("whole again", 0, pthread_mutex_unlock(&mutex) | pthread_mutex_lock(&mutex) | pthread_mutex_unlock(&mutex));
    EXPECT("once more", 0, in_thread(end_holding));
    EXPECT("nobody makes it whole", EOWNERDEAD, pthread_mutex_lock(&mutex));
    pthread_mutex_unlock(&mutex);
    EXPECT("so it is lost", ENOTRECOVERABLE, pthread_mutex_lock(&mutex));
    EXPECT("it is not of that kind", EINVAL, pthread_mutex_setprioceiling(&mutex, 5, &value));
}

static void of_others(void)
{
    pthread_rwlockattr_t attributes;
    pthread_rwlock_t held;
    pthread_condattr_t condition;
    struct timespec time = {0, 0};
    int value;
    EXPECT("pthread_rwlockattr_init", 0, pthread_rwlockattr_init(&attributes));
    EXPECT("what is no answer", EINVAL, pthread_rwlockattr_setpshared(&attributes, 7));
    EXPECT("pthread_rwlockattr_setpshared", 0, pthread_rwlockattr_setpshared(&attributes, 1));
    EXPECT("pthread_rwlockattr_getpshared", 0, pthread_rwlockattr_getpshared(&attributes, &value));
    EXPECT("reads back", 1, value);
    EXPECT("no kind", EINVAL, pthread_rwlockattr_setkind_np(&attributes, 7));
    EXPECT("pthread_rwlockattr_setkind_np", 0, pthread_rwlockattr_setkind_np(&attributes, 2));
    EXPECT("pthread_rwlockattr_getkind_np", 0, pthread_rwlockattr_getkind_np(&attributes, &value));
    EXPECT("reads back", 2, value);
    pthread_rwlock_init(&held, &attributes);
    EXPECT("pthread_rwlockattr_destroy", 0, pthread_rwlockattr_destroy(&attributes));
    EXPECT("pthread_rwlock_timedrdlock", 0, pthread_rwlock_timedrdlock(&held, &time));
    EXPECT("pthread_rwlock_timedwrlock", ETIMEDOUT, pthread_rwlock_timedwrlock(&held, &time));
    EXPECT("pthread_rwlock_clockwrlock", ETIMEDOUT, pthread_rwlock_clockwrlock(&held, CLOCK_MONOTONIC, &time));
    EXPECT("pthread_rwlock_clockrdlock", EINVAL, pthread_rwlock_clockrdlock(&held, 7, &time));
    time.tv_nsec = 1000000000;
    EXPECT("a time that is none", EINVAL, pthread_rwlock_timedrdlock(&held, &time));
    pthread_condattr_init(&condition);
    EXPECT("a clock of running time", EINVAL, pthread_condattr_setclock(&condition, CLOCK_PROCESS_CPUTIME_ID));
    EXPECT("pthread_condattr_setclock", 0, pthread_condattr_setclock(&condition, CLOCK_MONOTONIC));
    EXPECT("what is no answer", EINVAL, pthread_condattr_setpshared(&condition, 3));
    EXPECT("pthread_condattr_setpshared", 0, pthread_condattr_setpshared(&condition, 1));
    EXPECT("pthread_condattr_getpshared", 0, pthread_condattr_getpshared(&condition, &value));
    EXPECT("reads back", 1, value);
    EXPECT("pthread_condattr_getclock", 0, pthread_condattr_getclock(&condition, &value));
    EXPECT("reads back", CLOCK_MONOTONIC, value);
}

int main(void)
{
    begin();
    of_threads();
    scheduling();
    of_mutexes();
    of_others();
    return end();
}
