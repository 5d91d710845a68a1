// Message queues. Every line is what Linux does.
#include "surface.h"
#include <fcntl.h>
#include <mqueue.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

static const char name[] = "/surface-queue";
static struct mq_attr small = {.mq_maxmsg = 2, .mq_msgsize = 16};
static mqd_t queue;

static struct timespec in(long milliseconds)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_nsec += milliseconds * 1000000;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

static void names(void)
{
    struct mq_attr none = {.mq_maxmsg = 0, .mq_msgsize = 16};
    char longest[400];
    memset(longest, 'n', sizeof longest);
    longest[0] = '/';
    longest[399] = 0;
    REFUSED("a name without a slash", EINVAL, mq_open("queue", O_CREAT | O_RDWR, 0600, 0));
    REFUSED("a name with two", EACCES, mq_open("/a/b", O_CREAT | O_RDWR, 0600, 0));
    REFUSED("no name", ENOENT, mq_open("/", O_CREAT | O_RDWR, 0600, 0));
    REFUSED("a long name", ENAMETOOLONG, mq_open(longest, O_CREAT | O_RDWR, 0600, 0));
    REFUSED("what is not there", ENOENT, mq_open(name, O_RDWR));
    REFUSED("no messages", EINVAL, mq_open(name, O_CREAT | O_RDWR, 0600, &none));
    REFUSED("mq_unlink of nothing", ENOENT, mq_unlink(name));
    REFUSED("mq_unlink without a slash", EINVAL, mq_unlink("queue"));
    queue = mq_open(name, O_CREAT | O_RDWR | O_WRONLY, 0600, &small);
    EXPECT("no way to use it is found with a new one", 1, queue >= 0);
    REFUSED("nor sends it", EBADF, mq_send(queue, "x", 1, 0));
    REFUSED("nor receives", EBADF, mq_receive(queue, longest, sizeof longest, 0));
    REFUSED("not with one that is there", EINVAL, mq_open(name, O_RDWR | O_WRONLY));
    REFUSED("or may be", EINVAL, mq_open(name, O_CREAT | O_RDWR | O_WRONLY, 0600, &small));
    REFUSED("unless it must not be", EEXIST, mq_open(name, O_CREAT | O_EXCL | O_RDWR | O_WRONLY, 0600, &small));
    EXPECT("it ends as any", 0, mq_close(queue) | mq_unlink(name));
    REFUSED("and where nothing is", ENOENT, mq_open(name, O_RDWR | O_WRONLY));
    queue = mq_open(name, O_CREAT | O_EXCL | O_RDWR, 0600, &small);
    EXPECT("mq_open", 1, queue >= 0);
    REFUSED("again", EEXIST, mq_open(name, O_CREAT | O_EXCL | O_RDWR, 0600, &small));
    struct mq_attr found;
    EXPECT("mq_getattr", 2160, mq_getattr(queue, &found) ? -1 : found.mq_maxmsg * 1000 + found.mq_msgsize * 10 + found.mq_curmsgs);
    REFUSED("mq_getattr of nothing", EBADF, mq_getattr(999, &found));
    REFUSED("mq_getattr of a file", EBADF, mq_getattr(1, &found));
}

static void order(void)
{
    char text[16];
    unsigned priority = 99;
    EXPECT("mq_send", 0, mq_send(queue, "low", 4, 1) | mq_send(queue, "high", 5, 7));
    struct timespec soon = in(20);
    REFUSED("a full queue in time", ETIMEDOUT, mq_timedsend(queue, "x", 1, 0, &soon));
    EXPECT("the urgent one first", 5, mq_receive(queue, text, sizeof text, &priority));
    EXPECT("its priority", 7, priority);
    EXPECT("its bytes", 0, strcmp(text, "high"));
    EXPECT("the same priority", 0, mq_send(queue, "later", 6, 1));
    mq_receive(queue, text, sizeof text, 0);
    EXPECT("in the order in which they came", 0, strcmp(text, "low"));
    mq_receive(queue, text, sizeof text, 0);
    EXPECT("an empty message", 0, mq_send(queue, "", 0, 0) ? -1 : mq_receive(queue, text, sizeof text, 0));
    soon = in(20);
    REFUSED("an empty queue in time", ETIMEDOUT, mq_timedreceive(queue, text, sizeof text, 0, &soon));
    soon.tv_nsec = 1000000000;
    REFUSED("a time that is none", EINVAL, mq_timedreceive(queue, text, sizeof text, 0, &soon));
    soon.tv_nsec = -1;
    REFUSED("a time that is none, to send", EINVAL, mq_timedsend(queue, "x", 1, 0, &soon));
    soon = (struct timespec){1, 0};
    EXPECT("a past time does not matter where there is room", 0, mq_timedsend(queue, "x", 1, 0, &soon));
    EXPECT("nor where there is a message", 1, mq_timedreceive(queue, text, sizeof text, 0, &soon));
    REFUSED("a long message", EMSGSIZE, mq_send(queue, "0123456789abcdefg", 17, 0));
    REFUSED("little room", EMSGSIZE, mq_receive(queue, text, 15, 0));
    REFUSED("a priority that is none", EINVAL, mq_send(queue, "x", 1, 32768));
    REFUSED("mq_send to nothing", EBADF, mq_send(999, "x", 1, 0));
    REFUSED("mq_receive from a file", EBADF, mq_receive(1, text, sizeof text, 0));
    mqd_t reader = mq_open(name, O_RDONLY);
    REFUSED("mq_send to one that is read", EBADF, mq_send(reader, "x", 1, 0));
    mqd_t writer = mq_open(name, O_WRONLY);
    REFUSED("mq_receive from one that is written", EBADF, mq_receive(writer, text, sizeof text, 0));
    mq_close(reader);
    mq_close(writer);
}

static void without_waiting(void)
{
    char text[16];
    struct mq_attr flags = {.mq_flags = O_NONBLOCK}, old;
    EXPECT("mq_setattr", 0, mq_setattr(queue, &flags, &old));
    EXPECT("as it was", 0, old.mq_flags);
    REFUSED("nothing to receive", EAGAIN, mq_receive(queue, text, sizeof text, 0));
    EXPECT("two messages", 0, mq_send(queue, "1", 1, 0) | mq_send(queue, "2", 1, 0));
    REFUSED("no room", EAGAIN, mq_send(queue, "3", 1, 0));
    struct pollfd item = {queue, POLLIN | POLLOUT, 0};
    EXPECT("poll", POLLIN, poll(&item, 1, 0) == 1 ? item.revents : -1);
    mq_receive(queue, text, sizeof text, 0);
    mq_receive(queue, text, sizeof text, 0);
    EXPECT("poll of an empty one", POLLOUT, poll(&item, 1, 0) == 1 ? item.revents : -1);
    flags.mq_flags = 1;
    REFUSED("a flag that is none", EINVAL, mq_setattr(queue, &flags, 0));
    flags.mq_flags = 0;
    mq_setattr(queue, &flags, &old);
    EXPECT("it waited not", O_NONBLOCK, old.mq_flags);
}

static void *send_later(void *argument)
{
    struct timespec pause = {0, 20000000};
    nanosleep(&pause, 0);
    return (void *)(long)mq_send(queue, "woken", 6, 3);
}

static void waiting(void)
{
    pthread_t thread;
    char text[16];
    pthread_create(&thread, 0, send_later, 0);
    EXPECT("waits for a message", 6, mq_receive(queue, text, sizeof text, 0));
    pthread_join(thread, 0);
}

static volatile int told;
static void on_signal(int number) { told = number; }
static void on_thread(union sigval value) { told = value.sival_int; }

static void await(int wanted)
{
    struct timespec pause = {0, 1000000};
    for (int i = 0; i < 1000 && told != wanted; i++)
        nanosleep(&pause, 0);
}

static void notices(void)
{
    char text[16];
    signal(SIGUSR1, on_signal);
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
    EXPECT("mq_notify", 0, mq_notify(queue, &event));
    REFUSED("mq_notify again", EBUSY, mq_notify(queue, &event));
    mq_send(queue, "1", 1, 0);
    await(SIGUSR1);
    EXPECT("a signal", SIGUSR1, told);
    told = 0;
    mq_receive(queue, text, sizeof text, 0);
    mq_send(queue, "1", 1, 0);
    EXPECT("comes once", 0, told);
    mq_receive(queue, text, sizeof text, 0);
    event = (struct sigevent){.sigev_notify = SIGEV_THREAD, .sigev_notify_function = on_thread, .sigev_value.sival_int = 77};
    EXPECT("mq_notify by a thread", 0, mq_notify(queue, &event));
    mq_send(queue, "1", 1, 0);
    await(77);
    EXPECT("a call", 77, told);
    mq_receive(queue, text, sizeof text, 0);
    event.sigev_notify = SIGEV_NONE;
    EXPECT("taken back", 0, mq_notify(queue, &event) | mq_notify(queue, 0) | mq_notify(queue, &event));
    mq_notify(queue, 0);
    event.sigev_notify = 99;
    REFUSED("a way that is none", EINVAL, mq_notify(queue, &event));
    REFUSED("mq_notify of nothing", EBADF, mq_notify(999, &event) ? mq_notify(999, 0) : 0);
}

int main(void)
{
    begin();
    mq_unlink(name);
    names();
    order();
    without_waiting();
    waiting();
    notices();
    EXPECT("mq_unlink", 0, mq_unlink(name));
    REFUSED("the name is gone", ENOENT, mq_open(name, O_RDWR));
    EXPECT("the queue is not", 0, mq_send(queue, "x", 1, 0));
    EXPECT("mq_close", 0, mq_close(queue));
    REFUSED("mq_close again", EBADF, mq_close(queue));
    return end();
}
