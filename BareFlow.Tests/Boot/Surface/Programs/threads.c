// Threads of <pthread.h>: who waits for whom, who has ended, which pointer is no thread; and signals to the process.
#include "surface.h"
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sched.h>
#include <unistd.h>
#include <syscall.h>
#include <time.h>

static void *give(void *argument) { return argument; }

static volatile int go;
static void *wait_for_go(void *argument)
{
    while (!go)
        sched_yield();
    return argument;
}

static void join_and_detach(void)
{
    pthread_t thread;
    void *result;
    pthread_create(&thread, 0, give, (void *)7);
    EXPECT("join", 0, pthread_join(thread, &result));
    EXPECT("the result", 7, (long)result);
    go = 0;
    pthread_create(&thread, 0, wait_for_go, 0);
    EXPECT("detach", 0, pthread_detach(thread));
    EXPECT("detach again", EINVAL, pthread_detach(thread));
    EXPECT("join of a detached one", EINVAL, pthread_join(thread, 0));
    go = 1;
    EXPECT("join of oneself", EDEADLK, pthread_join(pthread_self(), 0));
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    EXPECT("many that nobody joins", 0, 0);
    for (int round = 0; round < 500; round++)
    {
        int error = pthread_create(&thread, &attributes, give, 0);
        if (error)
            EXPECT("create", 0, error);
    }
}

static volatile int handled, handler_thread_is_main;
static pthread_t main_thread;
static void count(int signal)
{
    handled++;
    handler_thread_is_main = pthread_equal(pthread_self(), main_thread);
}

static void signals(void)
{
    main_thread = pthread_self();
    struct sigaction action = {.sa_handler = count};
    sigaction(SIGUSR1, &action, 0);
    EXPECT("kill of the process", 0, kill(getpid(), SIGUSR1));
    EXPECT("comes at once", 1, handled);
    EXPECT("to the caller", 1, handler_thread_is_main);
    sigset_t set, pending;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, 0);
    kill(getpid(), SIGUSR1);
    EXPECT("held back", 1, handled);
    sigpending(&pending);
    EXPECT("and pending", 1, sigismember(&pending, SIGUSR1));
    pthread_sigmask(SIG_UNBLOCK, &set, 0);
    EXPECT("handled when it is let in", 2, handled);
    sigpending(&pending);
    EXPECT("and pending no more", 0, sigismember(&pending, SIGUSR1));
    pthread_sigmask(SIG_BLOCK, &set, 0);
    raise(SIGUSR1);
    EXPECT("raise is held back, too", 2, handled);
    pthread_sigmask(SIG_UNBLOCK, &set, 0);
    EXPECT("and comes", 3, handled);
    EXPECT("to a thread that does not block it", 0, pthread_kill(main_thread, SIGUSR1));
    EXPECT("also", 4, handled);
    EXPECT("no signal", EINVAL, pthread_kill(main_thread, 65));
    EXPECT("signal 0", 0, pthread_kill(main_thread, 0));
    REFUSED("kill with no signal of ours", EINVAL, kill(getpid(), 65));
    REFUSED("raise likewise", EINVAL, raise(-1));

    // The caller holds it back, another thread does not: that one gets it.
    go = 0;
    pthread_t thread;
    pthread_create(&thread, 0, wait_for_go, 0);
    pthread_sigmask(SIG_BLOCK, &set, 0);
    kill(getpid(), SIGUSR1);
    for (int turn = 0; turn < 100000 && handled == 4; turn++)
        sched_yield();
    EXPECT("the other thread handles it", 5, handled);
    EXPECT("not the caller", 0, handler_thread_is_main);
    go = 1;
    pthread_join(thread, 0);
    pthread_sigmask(SIG_UNBLOCK, &set, 0);
    EXPECT("once", 5, handled);
}

static void names_and_priorities(void)
{
    char name[16];
    EXPECT("a name", 0, pthread_setname_np(pthread_self(), "fifteen letters"));
    EXPECT("one that is too long", ERANGE, pthread_setname_np(pthread_self(), "sixteen letters!"));
    EXPECT("its name", 0, pthread_getname_np(pthread_self(), name, sizeof name));
    EXPECT("as it was", 0, strcmp(name, "fifteen letters"));
    EXPECT("a buffer that is too small", ERANGE, pthread_getname_np(pthread_self(), name, 15));
    int policy;
    struct sched_param priority;
    EXPECT("its priority", 0, pthread_getschedparam(pthread_self(), &policy, &priority));
    EXPECT("a policy that is none", EINVAL, pthread_setschedparam(pthread_self(), 99, &priority));
}

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static volatile pid_t last_task;

static void *wait_at_gate(void *ignored)
{
    last_task = syscall(SYS_gettid);
    pthread_mutex_lock(&gate);
    pthread_mutex_unlock(&gate);
    return 0;
}

static int count_tasks(int *whole)
{
    DIR *folder = opendir("/proc/self/task");
    int count = 0;
    for (struct dirent *entry; (entry = readdir(folder));)
    {
        char path[300], name[20] = "", state = 0;
        int id = 0;
        if (entry->d_name[0] == '.')
            continue;
        sprintf(path, "/proc/self/task/%s/stat", entry->d_name);
        FILE *stat = fopen(path, "r");
        *whole += stat && fscanf(stat, "%d (%15[^)]) %c", &id, name, &state) == 3 && id == atoi(entry->d_name)
            && strchr("RS", state) && name[0];
        if (stat)
            fclose(stat);
        count++;
    }
    closedir(folder);
    return count;
}

static void tasks(void)
{
    pthread_t threads[3];
    int whole = 0, count = 0;
    char path[300];
    pthread_mutex_lock(&gate);
    for (int i = 0; i < 3; i++)
    {
        last_task = 0;
        pthread_create(&threads[i], 0, wait_at_gate, 0);
        while (!last_task)
            sched_yield();
    }
    EXPECT("a folder for each thread", 4, count_tasks(&whole));
    EXPECT("and its stat", 4, whole);
    sprintf(path, "/proc/self/task/%d/stat", last_task);
    EXPECT("by its number", 0, access(path, R_OK));
    REFUSED("no file is made there", ENOENT, open("/proc/self/task/new", O_WRONLY | O_CREAT, 0600));
    REFUSED("no such number", ENOENT, access("/proc/self/task/01/stat", R_OK));
    pthread_mutex_unlock(&gate);
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], 0);
    for (int i = 0; i < 1000 && count != 1; i++)
        sched_yield(), count = count_tasks(&whole);
    EXPECT("none is left", 1, count);
    REFUSED("nor its file", ENOENT, access(path, R_OK));
}

int main(void)
{
    begin();
    tasks();
    join_and_detach();
    signals();
    names_and_priorities();
    return end();
}
