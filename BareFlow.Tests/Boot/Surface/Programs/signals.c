// Signals: what they end, what they find, in which order they come, and where their handlers run.
#include "surface.h"
#include <fcntl.h>
#include <mqueue.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

static volatile int handled, last_signal, last_code, last_value, on_stack;
static volatile pid_t last_sender;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t read_write = PTHREAD_RWLOCK_INITIALIZER;
static sem_t semaphore;
static int ends[2];
static char handler_stack[65536];

static void pause_for(long milliseconds)
{
    struct timespec length = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    while (nanosleep(&length, &length) == -1)
        ;
}

static void note(int signal, siginfo_t *information, void *context)
{
    char here;
    on_stack = &here > handler_stack && &here < handler_stack + sizeof handler_stack;
    handled++;
    last_signal = signal;
    last_code = information->si_code;
    last_value = information->si_value.sival_int;
    last_sender = information->si_pid;
}

static void handle(int signal, int flags)
{
    struct sigaction action = {.sa_sigaction = note, .sa_flags = SA_SIGINFO | flags};
    sigaction(signal, &action, 0);
    handled = 0;
}

static void block(int signal)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal);
    pthread_sigmask(SIG_BLOCK, &set, 0);
}

static void unblock(int signal)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal);
    pthread_sigmask(SIG_UNBLOCK, &set, 0);
}

// Each gives what the call returned, or -errno.
static volatile int waiting, seen_while_waiting;
static long answer(long result) { return result == -1 ? -errno : result; }
static long sleeping(void)
{
    struct timespec length = {30, 0}, rest = {0, 0};
    long result = answer(nanosleep(&length, &rest));
    return result == -EINTR && rest.tv_sec >= 28 && rest.tv_sec < 30 ? result : 1000;
}
static long by_clock(void) { return -clock_nanosleep(CLOCK_MONOTONIC, 0, &(struct timespec){30, 0}, 0); }
static long seconds(void) { return sleep(30) >= 28; }
static long pausing(void) { return answer(pause()); }
static long polling(void) { return answer(poll(0, 0, 30000)); }
static long reading(void) { char byte; return answer(read(ends[0], &byte, 1)); }
static mqd_t queue;
static long receiving(void) { char message[64]; return answer(mq_receive(queue, message, sizeof message, 0)); }
static long selecting(void) { return answer(select(0, 0, 0, 0, &(struct timeval){30, 0})); }
static long semaphore_wait(void) { return answer(sem_wait(&semaphore)); }
static long locking(void) { return -(pthread_mutex_lock(&mutex) | pthread_mutex_unlock(&mutex)); }
static long condition_wait(void)
{
    pthread_mutex_lock(&mutex);
    int first = waiting;
    long result = 0;
    while (waiting == first)
        result = -pthread_cond_wait(&condition, &mutex);
    pthread_mutex_unlock(&mutex);
    return result;
}
static long to_write(void) { return -(pthread_rwlock_wrlock(&read_write) | pthread_rwlock_unlock(&read_write)); }
static void *linger(void *ignored) { pause_for(200); return 0; }
static long joining(void)
{
    pthread_t thread;
    pthread_create(&thread, 0, linger, 0);
    return -pthread_join(thread, 0);
}

static void *run(void *body)
{
    waiting = 1;
    return (void *)((long (*)(void))body)();
}

// What a wait gives that a signal comes to, and whether its handler ran before anything else ended the wait.
static void interrupt(const char *name, long (*body)(void), int flags, long expected, void (*release)(void))
{
    pthread_t thread;
    void *result;
    handle(SIGUSR1, flags);
    waiting = 0;
    pthread_create(&thread, 0, run, body);
    while (!waiting)
        sched_yield();
    pause_for(40);
    pthread_kill(thread, SIGUSR1);
    pause_for(40);
    seen_while_waiting = handled;
    if (release)
        release();
    pthread_join(thread, &result);
    EXPECT(name, expected, (long)result);
    EXPECT("its handler ran at once", 1, seen_while_waiting);
}

static long opening(void) { int end = open("/tmp/signals-pipe", O_RDONLY); return end < 0 ? -errno : close(end); }
static void open_other_end(void) { close(open("/tmp/signals-pipe", O_WRONLY)); }

static void post(void) { sem_post(&semaphore); }
static void put(void) { write(ends[1], "x", 1); }
static void send_message(void) { mq_send(queue, "xy", 2, 0); }
static void unlock(void) { pthread_mutex_unlock(&mutex); }
static void call(void)
{
    pthread_mutex_lock(&mutex);
    waiting++;
    pthread_cond_signal(&condition);
    pthread_mutex_unlock(&mutex);
}
static void end_writing(void) { pthread_rwlock_unlock(&read_write); }

static void waits(void)
{
    pipe(ends);
    sem_init(&semaphore, 0, 0);
    interrupt("nanosleep", sleeping, SA_RESTART, -EINTR, 0);
    interrupt("clock_nanosleep", by_clock, 0, -EINTR, 0);
    interrupt("sleep", seconds, 0, 1, 0);
    interrupt("pause", pausing, SA_RESTART, -EINTR, 0);
    interrupt("poll", polling, SA_RESTART, -EINTR, 0);
    interrupt("read", reading, 0, -EINTR, 0);
    interrupt("read that is begun again", reading, SA_RESTART, 1, put);
    interrupt("select", selecting, SA_RESTART, -EINTR, 0);
    queue = mq_open("/surface", O_CREAT | O_RDWR, 0600, &(struct mq_attr){.mq_maxmsg = 4, .mq_msgsize = 64});
    mq_unlink("/surface");
    interrupt("mq_receive", receiving, 0, -EINTR, 0);
    interrupt("mq_receive that is begun again", receiving, SA_RESTART, 2, send_message);
    mkfifo("/tmp/signals-pipe", 0600);
    interrupt("open of a pipe", opening, 0, -EINTR, 0);
    interrupt("open of a pipe that is begun again", opening, SA_RESTART, 0, open_other_end);
    unlink("/tmp/signals-pipe");
    interrupt("sem_wait", semaphore_wait, 0, -EINTR, 0);
    interrupt("sem_wait that is begun again", semaphore_wait, SA_RESTART, 0, post);
    pthread_mutex_lock(&mutex);
    interrupt("pthread_mutex_lock", locking, 0, 0, unlock);
    interrupt("pthread_cond_wait", condition_wait, 0, 0, call);
    pthread_rwlock_rdlock(&read_write);
    interrupt("pthread_rwlock_wrlock", to_write, 0, 0, end_writing);
    interrupt("pthread_join", joining, 0, 0, 0);
}

static int order[70], ordered;
static void note_order(int signal, siginfo_t *information, void *context)
{
    order[ordered++] = signal * 1000 + information->si_value.sival_int;
}

static void pending(void)
{
    sigset_t set;
    handle(SIGUSR1, 0);
    block(SIGUSR1);
    kill(getpid(), SIGUSR1);
    kill(getpid(), SIGUSR1);
    sigpending(&set);
    EXPECT("pending for the process", 1, sigismember(&set, SIGUSR1));
    signal(SIGUSR1, SIG_IGN);
    sigpending(&set);
    EXPECT("SIG_IGN drops it", 0, sigismember(&set, SIGUSR1));
    kill(getpid(), SIGUSR1);
    sigpending(&set);
    EXPECT("but not one that comes while it is blocked", 1, sigismember(&set, SIGUSR1));
    handle(SIGUSR1, 0);
    raise(SIGUSR1);
    unblock(SIGUSR1);
    EXPECT("no signal below the real-time ones queues, but thread and process each have theirs", handled == 1 || handled == 2, 1);
    struct sigaction action = {.sa_sigaction = note_order, .sa_flags = SA_SIGINFO};
    sigfillset(&action.sa_mask);
    for (int i = 0; i < 3; i++)
        sigaction(SIGRTMIN + i, &action, 0), block(SIGRTMIN + i);
    for (int i = 0; i < 6; i++)
        EXPECT("sigqueue", 0, sigqueue(getpid(), SIGRTMIN + 2 - i % 3, (union sigval){.sival_int = i}));
    sigset_t three, old;
    sigemptyset(&three);
    for (int i = 0; i < 3; i++)
        sigaddset(&three, SIGRTMIN + i);
    pthread_sigmask(SIG_UNBLOCK, &three, &old);
    EXPECT("each comes", 6, ordered);
    int sum = 0;
    for (int i = 0; i < 3; i++)
        for (int a = 0, first = -1; a < ordered; a++)
            if (order[a] / 1000 == SIGRTMIN + i)
                sum += first == -1 || order[a] > first, first = order[a];
    EXPECT("those of one number in their order", 6, sum);
}

static void *send_late(void *main_thread)
{
    pause_for(60);
    pthread_kill(*(pthread_t *)main_thread, SIGUSR2);
    return 0;
}

static void taking(void)
{
    sigset_t set, none;
    siginfo_t information;
    int got = 0;
    sigemptyset(&set);
    sigemptyset(&none);
    sigaddset(&set, SIGUSR2);
    sigaddset(&set, SIGRTMIN + 5);
    pthread_sigmask(SIG_BLOCK, &set, 0);
    sigqueue(getpid(), SIGRTMIN + 5, (union sigval){.sival_int = 77});
    EXPECT("sigwaitinfo", SIGRTMIN + 5, sigwaitinfo(&set, &information));
    EXPECT("its value", 77, information.si_value.sival_int);
    EXPECT("its code", SI_QUEUE, information.si_code);
    EXPECT("its sender", getpid(), information.si_pid);
    REFUSED("nothing more", EAGAIN, sigtimedwait(&set, &information, &(struct timespec){0, 20000000}));
    REFUSED("a time that is none", EINVAL, sigtimedwait(&set, &information, &(struct timespec){0, 1000000000}));
    kill(getpid(), SIGUSR2);
    EXPECT("sigwait", 0, sigwait(&set, &got));
    EXPECT("which", SIGUSR2, got);
    pthread_t thread, self = pthread_self();
    pthread_create(&thread, 0, send_late, &self);
    EXPECT("sigwait waits", 0, sigwait(&set, &got));
    EXPECT("for one that comes later", SIGUSR2, got);
    pthread_join(thread, 0);
    handle(SIGUSR2, SA_RESTART);
    pthread_create(&thread, 0, send_late, &self);
    sigset_t before, after;
    pthread_sigmask(SIG_BLOCK, 0, &before);
    REFUSED("sigsuspend", EINTR, sigsuspend(&none));
    pthread_sigmask(SIG_BLOCK, 0, &after);
    EXPECT("its handler ran", 1, handled);
    EXPECT("what was blocked is blocked again", 0, memcmp(&before, &after, 8));
    pthread_join(thread, 0);
    handle(SIGUSR2, 0);
    kill(getpid(), SIGUSR2);
    REFUSED("ppoll lets a signal in that is pending", EINTR, ppoll(0, 0, &(struct timespec){5, 0}, &none));
    EXPECT("its handler ran", 1, handled);
    kill(getpid(), SIGUSR2);
    REFUSED("pselect, too", EINTR, pselect(0, 0, 0, 0, &(struct timespec){5, 0}, &none));
    unblock(SIGUSR2);
}

static sigjmp_buf back;
static void leave(int signal) { siglongjmp(back, signal); }
static void count_only(int signal) { handled++; }

static void actions(void)
{
    handle(SIGUSR1, 0);
    raise(SIGUSR1);
    EXPECT("the code of raise", SI_TKILL, last_code);
    EXPECT("the sender", getpid(), last_sender);
    kill(getpid(), SIGUSR1);
    EXPECT("the code of kill", SI_USER, last_code);
    EXPECT("pthread_sigqueue", 0, pthread_sigqueue(pthread_self(), SIGUSR1, (union sigval){.sival_int = 5}));
    EXPECT("its value", 5, last_value);
    EXPECT("killpg", 0, killpg(0, 0));
    REFUSED("killpg of none", EINVAL, killpg(-1, 0));
    REFUSED("kill of none", ESRCH, kill(999999, 0));
    REFUSED("signal 32 is not the program's", EINVAL, sigaction(32, 0, &(struct sigaction){0}));
    EXPECT("nor 33", EINVAL, pthread_kill(pthread_self(), 33));
    struct sigaction once = {.sa_handler = count_only, .sa_flags = SA_RESETHAND}, found;
    sigaction(SIGUSR1, &once, 0);
    raise(SIGUSR1);
    sigaction(SIGUSR1, 0, &found);
    EXPECT("SA_RESETHAND", 1, found.sa_handler == SIG_DFL);
    EXPECT("a stack for handlers", 0, sigaltstack(&(stack_t){.ss_sp = handler_stack, .ss_size = sizeof handler_stack}, 0));
    REFUSED("one that is too small", ENOMEM, sigaltstack(&(stack_t){.ss_sp = handler_stack, .ss_size = 100}, 0));
    REFUSED("with unknown flags", EINVAL, sigaltstack(&(stack_t){.ss_sp = handler_stack, .ss_flags = 77, .ss_size = 65536}, 0));
    handle(SIGUSR1, SA_ONSTACK);
    raise(SIGUSR1);
    EXPECT("the handler runs there", 1, on_stack);
    handle(SIGUSR1, 0);
    raise(SIGUSR1);
    EXPECT("and without SA_ONSTACK it does not", 0, on_stack);
    sigaltstack(&(stack_t){.ss_flags = SS_DISABLE}, 0);
    signal(SIGUSR1, leave);
    int round = sigsetjmp(back, 1);
    if (!round)
        raise(SIGUSR1);
    sigset_t blocked;
    pthread_sigmask(SIG_BLOCK, 0, &blocked);
    EXPECT("siglongjmp out of a handler", SIGUSR1, round);
    EXPECT("the signal is blocked no more", 0, sigismember(&blocked, SIGUSR1));
    signal(SIGSEGV, leave);
    round = sigsetjmp(back, 1);
    if (!round)
        *(volatile int *)16 = 1;
    EXPECT("out of that of a fault", SIGSEGV, round);
    signal(SIGPIPE, count_only);
    handled = 0;
    close(ends[0]);
    REFUSED("a pipe that nobody reads", EPIPE, write(ends[1], "x", 1));
    EXPECT("raises SIGPIPE", 1, handled);
}

static volatile char *last_frame;
static int overflow(int depth)
{
    volatile char room[1024];
    room[0] = depth;
    last_frame = room;
    return overflow(depth + 1) + room[0];
}

static void *overflow_and_return(void *ignored)
{
    static char other_stack[65536];
    sigaltstack(&(stack_t){.ss_sp = other_stack, .ss_size = sizeof other_stack}, 0);
    signal(SIGSEGV, leave);
    struct sigaction action = {.sa_handler = leave, .sa_flags = SA_ONSTACK};
    sigaction(SIGSEGV, &action, 0);
    int round = sigsetjmp(back, 1);
    if (!round)
        overflow(0);
    return (void *)(long)round;
}

static void overflows(void)
{
    pthread_t thread;
    pthread_attr_t attributes;
    void *result;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 65536);
    pthread_create(&thread, &attributes, overflow_and_return, 0);
    pthread_join(thread, &result);
    EXPECT("an overflow of the stack is handled on the other one", SIGSEGV, (long)result);
    signal(SIGSEGV, SIG_DFL);
}

static void system_v(void)
{
    signal(SIGUSR1, SIG_DFL);
    EXPECT("sigset", 1, sigset(SIGUSR1, count_only) == SIG_DFL);
    handled = 0;
    EXPECT("sighold", 0, sighold(SIGUSR1));
    raise(SIGUSR1);
    EXPECT("held", 0, handled);
    EXPECT("sigset of one that is held", 1, sigset(SIGUSR1, SIG_HOLD) == SIG_HOLD);
    REFUSED("sigpause", EINTR, sigpause(SIGUSR1));
    EXPECT("lets it in", 1, handled);
    raise(SIGUSR1);
    EXPECT("sigrelse", 0, sigrelse(SIGUSR1));
    EXPECT("lets it in, too", 2, handled);
    EXPECT("sigignore", 0, sigignore(SIGUSR1));
    raise(SIGUSR1);
    EXPECT("nothing happens", 2, handled);
    EXPECT("siginterrupt", 0, siginterrupt(SIGUSR1, 1));
    REFUSED("of no signal", EINVAL, siginterrupt(65, 1));
    EXPECT("a name", 0, strcmp(strsignal(SIGSEGV), "Segmentation fault"));
    EXPECT("of a real-time signal", 0, strcmp(strsignal(SIGRTMIN + 1), "Real-time signal 1"));
    EXPECT("of none", 0, strcmp(strsignal(99), "Unknown signal 99"));
    sigset_t left, right, both;
    sigemptyset(&left);
    sigfillset(&right);
    EXPECT("empty", 1, sigisemptyset(&left));
    EXPECT("sigorset", 0, sigorset(&both, &left, &right));
    EXPECT("not empty", 0, sigisemptyset(&both));
    EXPECT("sigandset", 0, sigandset(&both, &left, &right));
    EXPECT("empty again", 1, sigisemptyset(&both));
    EXPECT("the library's own is in no set", 0, sigismember(&right, 32));
    EXPECT("sysv_signal", 1, sysv_signal(SIGUSR2, count_only) != SIG_ERR);
    raise(SIGUSR2);
    struct sigaction found;
    sigaction(SIGUSR2, 0, &found);
    EXPECT("is used once", 1, found.sa_handler == SIG_DFL);
    char text[64] = "";
    int kept = dup(2);
    pipe(ends);
    dup2(ends[1], 2);
    psignal(SIGTERM, "psignal");
    psignal(SIGRTMIN, 0);
    dup2(kept, 2);
    read(ends[0], text, sizeof text - 1);
    EXPECT("psignal", 0, strncmp(text, "psignal: Terminated\n", 20));
}

int main(void)
{
    begin();
    fflush(stdout);
    waits();
    pending();
    taking();
    actions();
    overflows();
    system_v();
    return end();
}
