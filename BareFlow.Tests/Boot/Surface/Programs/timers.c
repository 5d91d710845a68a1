// Sleeping, alarms and timers: when they come, what they send, and which times are none.
#include "surface.h"
#include <pthread.h>
#include <signal.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>
#include <unistd.h>

static volatile int handled, last_code, last_value, last_overrun;
static void note(int signal, siginfo_t *information, void *context)
{
    handled++;
    last_code = information->si_code;
    last_value = information->si_value.sival_int;
    last_overrun = information->si_overrun;
}

static double now(int clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void wait_for(int count)
{
    for (int i = 0; i < 300 && handled < count; i++)
        usleep(10000);
}

static void sleeping(void)
{
    double start = now(CLOCK_MONOTONIC);
    EXPECT("usleep", 0, usleep(20000));
    EXPECT("is long enough", 1, now(CLOCK_MONOTONIC) - start >= 0.02);
    EXPECT("sleep", 0, sleep(0));
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_sec -= 5;
    EXPECT("a time that is past", 0, clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &time, 0));
    start = now(CLOCK_MONOTONIC);
    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_nsec += 20000000;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    EXPECT("until a time", 0, clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, 0));
    EXPECT("not earlier", 1, now(CLOCK_MONOTONIC) - start >= 0.02);
    EXPECT("nanoseconds that are none", EINVAL, clock_nanosleep(CLOCK_MONOTONIC, 0, &(struct timespec){0, 1000000000}, 0));
    EXPECT("a length before 0", EINVAL, clock_nanosleep(CLOCK_MONOTONIC, 0, &(struct timespec){-1, 0}, 0));
    EXPECT("no clock", EINVAL, clock_nanosleep(77, 0, &(struct timespec){0, 0}, 0));
    EXPECT("a thread's running time", EINVAL, clock_nanosleep(CLOCK_THREAD_CPUTIME_ID, 0, &(struct timespec){0, 0}, 0));
    EXPECT("a clock that is only read", ENOTSUP, clock_nanosleep(CLOCK_MONOTONIC_COARSE, 0, &(struct timespec){0, 0}, 0));
}

static void *spin(void *clock)
{
    double start = now(CLOCK_THREAD_CPUTIME_ID);
    while (now(CLOCK_THREAD_CPUTIME_ID) - start < 0.1)
        ;
    pthread_getcpuclockid(pthread_self(), clock);
    EXPECT("a thread's clock by its number", 1, now(*(clockid_t *)clock) >= 0.1);
    return 0;
}

static void running(void)
{
    double process = now(CLOCK_PROCESS_CPUTIME_ID), thread = now(CLOCK_THREAD_CPUTIME_ID);
    usleep(200000);
    EXPECT("no time runs while the process sleeps", 1, now(CLOCK_PROCESS_CPUTIME_ID) - process < 0.1);
    EXPECT("nor while the thread does", 1, now(CLOCK_THREAD_CPUTIME_ID) - thread < 0.1);
    pthread_t other;
    clockid_t clock;
    pthread_create(&other, 0, spin, &clock);
    pthread_join(other, 0);
    EXPECT("that of another thread is the process's", 1, now(CLOCK_PROCESS_CPUTIME_ID) - process >= 0.1);
    EXPECT("not this thread's", 1, now(CLOCK_THREAD_CPUTIME_ID) - thread < 0.1);
    EXPECT("the clock of the process", 0, clock_getcpuclockid(0, &clock));
    EXPECT("by its number", 1, now(clock) >= 0.1);
    EXPECT("of no process", ESRCH, clock_getcpuclockid(999999, &clock));
    struct timespec resolution = {7, 7};
    EXPECT("clock_getres", 0, clock_getres(CLOCK_MONOTONIC, &resolution));
    EXPECT("is a nanosecond", 1, resolution.tv_nsec);
    EXPECT("of a coarse clock", 0, clock_getres(CLOCK_REALTIME_COARSE, &resolution));
    EXPECT("is more", 1, resolution.tv_nsec >= 1000000);
    REFUSED("of none", EINVAL, clock_getres(77, &resolution));
    REFUSED("the clock that cannot be set", EINVAL, clock_settime(CLOCK_MONOTONIC, &resolution));
}

// The running time in the units of C and of times().
static void counted(void)
{
    struct tms start, found = {-1, -1, -1, -1};
    EXPECT("a second has", 1000000, CLOCKS_PER_SEC);
    clock_t clocks = clock(), began = times(&start);
    EXPECT("clock tells", 1, clocks > 0);
    EXPECT("times tells", 1, began > 0);
    usleep(200000);
    EXPECT("nothing runs in a sleep", 1, clock() - clocks < CLOCKS_PER_SEC / 10);
    while (clock() - clocks < CLOCKS_PER_SEC / 10)
        ;
    clock_t took = times(&found) - began, ran = found.tms_utime + found.tms_stime - start.tms_utime - start.tms_stime;
    EXPECT("times counts the sleep", 1, took >= 30);
    EXPECT("and what ran", 1, ran >= 8 && ran < took);
    EXPECT("no children ran", 0, found.tms_cutime + found.tms_cstime);
    EXPECT("times alone", 1, times(0) >= began + took);
    struct timespec day = {0, -1};
    EXPECT("timespec_get", TIME_UTC, timespec_get(&day, TIME_UTC));
    EXPECT("is the time of day", 1, labs(day.tv_sec - time(0)) <= 1 && day.tv_nsec >= 0);
    EXPECT("of no base", 0, timespec_get(&day, 77));
}

static void alarms(void)
{
    struct sigaction action = {.sa_sigaction = note, .sa_flags = SA_SIGINFO};
    sigaction(SIGALRM, &action, 0);
    sigaction(SIGVTALRM, &action, 0);
    EXPECT("alarm", 0, alarm(30));
    EXPECT("what was left", 1, alarm(0) >= 29);
    EXPECT("nothing is left", 0, alarm(0));
    struct itimerval often = {{0, 10000}, {0, 10000}}, found;
    EXPECT("setitimer", 0, setitimer(ITIMER_REAL, &often, 0));
    wait_for(3);
    EXPECT("comes again and again", 1, handled >= 3);
    EXPECT("from the kernel", SI_KERNEL, last_code);
    EXPECT("getitimer", 0, getitimer(ITIMER_REAL, &found));
    EXPECT("its interval", 10000, found.it_interval.tv_usec);
    EXPECT("and its end", 0, setitimer(ITIMER_REAL, &(struct itimerval){0}, 0));
    REFUSED("a timer that is none", EINVAL, setitimer(7, &often, 0));
    often.it_value.tv_usec = 1000000;
    REFUSED("a time that is none", EINVAL, setitimer(ITIMER_REAL, &often, 0));
    handled = 0;
    setitimer(ITIMER_VIRTUAL, &(struct itimerval){{0, 0}, {0, 20000}}, 0);
    usleep(60000);
    EXPECT("running time does not pass in a sleep", 0, handled);
    double start = now(CLOCK_MONOTONIC);
    while (!handled && now(CLOCK_MONOTONIC) - start < 3)
        ;
    EXPECT("but in a loop", 1, handled);
    handled = 0;
    EXPECT("pause ends with an alarm", 0, ualarm(20000, 0));
    REFUSED("as with any signal", EINTR, pause());
}

static volatile int called;
static void call(union sigval value) { called += value.sival_int; }

static void timers(void)
{
    struct sigaction action = {.sa_sigaction = note, .sa_flags = SA_SIGINFO};
    sigaction(SIGRTMIN, &action, 0);
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN, .sigev_value.sival_int = 42};
    timer_t timer, other;
    struct itimerspec setting = {{0, 0}, {0, 20000000}}, found;
    handled = 0;
    EXPECT("timer_create", 0, timer_create(CLOCK_MONOTONIC, &event, &timer));
    EXPECT("timer_settime", 0, timer_settime(timer, 0, &setting, 0));
    wait_for(1);
    EXPECT("comes", 1, handled);
    EXPECT("from a timer", SI_TIMER, last_code);
    EXPECT("with the value", 42, last_value);
    setting.it_interval.tv_nsec = 5000000;
    handled = 0;
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set, 0);
    timer_settime(timer, 0, &setting, 0);
    usleep(100000);
    EXPECT("while it is blocked", 0, handled);
    sigprocmask(SIG_UNBLOCK, &set, 0);
    EXPECT("it comes once", 1, handled == 1 || handled == 2);
    EXPECT("and tells how often it did not", 1, last_overrun > 5 || handled == 2);
    wait_for(4);
    EXPECT("and goes on", 1, handled >= 4);
    EXPECT("timer_getoverrun", 1, timer_getoverrun(timer) >= 0);
    EXPECT("timer_gettime", 0, timer_gettime(timer, &found));
    EXPECT("its interval", 5000000, found.it_interval.tv_nsec);
    EXPECT("timer_delete", 0, timer_delete(timer));
    REFUSED("twice", EINVAL, timer_delete(timer));
    event.sigev_notify = SIGEV_THREAD;
    event.sigev_notify_function = call;
    EXPECT("one that calls a function", 0, timer_create(CLOCK_REALTIME, &event, &timer));
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    setting.it_interval.tv_nsec = 0;
    setting.it_value = (struct timespec){time.tv_sec - 1, 0};
    EXPECT("at a time that is past", 0, timer_settime(timer, TIMER_ABSTIME, &setting, 0));
    for (int i = 0; i < 300 && !called; i++)
        usleep(10000);
    EXPECT("is called in a thread", 42, called);
    timer_delete(timer);
    event.sigev_notify = SIGEV_NONE;
    EXPECT("one without a signal", 0, timer_create(CLOCK_MONOTONIC, &event, &timer));
    setting.it_value = (struct timespec){50, 0};
    timer_settime(timer, 0, &setting, 0);
    timer_gettime(timer, &found);
    EXPECT("tells what is left", 1, found.it_value.tv_sec >= 49);
    setting.it_value.tv_nsec = 1000000000;
    REFUSED("a time that is none", EINVAL, timer_settime(timer, 0, &setting, 0));
    event.sigev_notify = 99;
    REFUSED("a kind that is none", EINVAL, timer_create(CLOCK_MONOTONIC, &event, &other));
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = 65;
    REFUSED("a signal that is none", EINVAL, timer_create(CLOCK_MONOTONIC, &event, &other));
    REFUSED("a clock that is none", EINVAL, timer_create(77, 0, &other));
    REFUSED("one that is only read", ENOTSUP, timer_create(CLOCK_MONOTONIC_RAW, 0, &other));
}

int main(void)
{
    begin();
    sleeping();
    running();
    counted();
    alarms();
    timers();
    return end();
}
