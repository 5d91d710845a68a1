// Asynchronous input and output, select and poll, and pipes with a name. Every line is what Linux does.
#include "surface.h"
#include <aio.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <sys/uio.h>
#include <unistd.h>

static int file, ends[2];
static volatile int told;
static void on_thread(union sigval value) { told += value.sival_int; }

static void pause_a_little(void) { nanosleep(&(struct timespec){0, 1000000}, 0); }

static int finish(struct aiocb *request)
{
    const struct aiocb *list[] = {request};
    while (aio_error(request) == EINPROGRESS)
        aio_suspend(list, 1, 0);
    return aio_error(request);
}

static void requests(void)
{
    char text[16] = "0123456789";
    struct aiocb request = {.aio_fildes = file, .aio_buf = text, .aio_nbytes = 10, .aio_offset = 5};
    EXPECT("aio_write", 0, aio_write(&request));
    EXPECT("its error", 0, finish(&request));
    EXPECT("its result", 10, aio_return(&request));
    memset(text, 0, sizeof text);
    request.aio_offset = 7;
    EXPECT("aio_read", 0, aio_read(&request) ? -1 : finish(&request));
    EXPECT("what it read", 8, aio_return(&request));
    EXPECT("which are these", 0, strcmp(text, "23456789"));
    request.aio_fildes = 999;
    EXPECT("aio_read of nothing", EBADF, aio_read(&request) ? errno : finish(&request));
    EXPECT("its result is", -1, aio_return(&request));
    request.aio_fildes = file;
    request.aio_reqprio = -1;
    REFUSED("a priority that is none", EINVAL, aio_write(&request));
    request.aio_reqprio = 0;
    request.aio_offset = -1;
    EXPECT("before the start", EINVAL, aio_read(&request) ? errno : finish(&request));
    request.aio_offset = 0;
    EXPECT("aio_fsync", 0, aio_fsync(O_SYNC, &request) ? -1 : finish(&request));
    REFUSED("aio_fsync of what is none", EINVAL, aio_fsync(77, &request));
    EXPECT("aio_cancel of what is done", AIO_ALLDONE, aio_cancel(file, &request));
    EXPECT("aio_cancel of all", AIO_ALLDONE, aio_cancel(file, 0));
    REFUSED("aio_cancel of nothing", EBADF, aio_cancel(999, 0));
    REFUSED("aio_cancel of another file's", EINVAL, aio_cancel(ends[0], &request));
}

static void waiting(void)
{
    char text[4] = {0};
    struct aiocb request = {.aio_fildes = ends[0], .aio_buf = text, .aio_nbytes = 1};
    request.aio_sigevent = (struct sigevent){.sigev_notify = SIGEV_THREAD, .sigev_notify_function = on_thread, .sigev_value.sival_int = 5};
    EXPECT("aio_read of an empty pipe", 0, aio_read(&request));
    EXPECT("is in progress", EINPROGRESS, aio_error(&request));
    const struct aiocb *list[] = {&request, 0};
    struct timespec soon = {0, 20000000};
    REFUSED("aio_suspend in time", EAGAIN, aio_suspend(list, 2, &soon));
    write(ends[1], "p", 1);
    EXPECT("and then done", 0, finish(&request));
    EXPECT("with a byte", 'p', aio_return(&request) == 1 ? text[0] : -1);
    for (int i = 0; i < 1000 && told != 5; i++)
        pause_a_little();
    EXPECT("the program is told", 5, told);
}

static void lists(void)
{
    char one[4] = "one", two[4] = "two", three[8] = {0};
    struct aiocb first = {.aio_fildes = file, .aio_lio_opcode = LIO_WRITE, .aio_buf = one, .aio_nbytes = 3, .aio_offset = 100};
    struct aiocb second = {.aio_fildes = file, .aio_lio_opcode = LIO_WRITE, .aio_buf = two, .aio_nbytes = 3, .aio_offset = 103};
    struct aiocb nothing = {.aio_fildes = 999, .aio_lio_opcode = LIO_NOP};
    struct aiocb *list[] = {&first, 0, &second, &nothing};
    EXPECT("lio_listio", 0, lio_listio(LIO_WAIT, list, 4, 0));
    EXPECT("both are done", 6, aio_return(&first) + aio_return(&second));
    EXPECT("what they wrote", 0, pread(file, three, 6, 100) == 6 ? strcmp(three, "onetwo") : -1);
    struct sigevent event = {.sigev_notify = SIGEV_THREAD, .sigev_notify_function = on_thread, .sigev_value.sival_int = 7};
    told = 0;
    EXPECT("lio_listio that does not wait", 0, lio_listio(LIO_NOWAIT, list, 3, &event));
    for (int i = 0; i < 1000 && told != 7; i++)
        pause_a_little();
    EXPECT("the program is told of all", 7, told);
    second.aio_fildes = 999;
    REFUSED("one that fails", EIO, lio_listio(LIO_WAIT, list, 3, 0));
    EXPECT("its error", EBADF, aio_error(&second));
    REFUSED("a mode that is none", EINVAL, lio_listio(77, list, 3, 0));
}

static void selecting(void)
{
    fd_set readers, writers;
    FD_ZERO(&readers);
    FD_ZERO(&writers);
    FD_SET(ends[0], &readers);
    FD_SET(ends[1], &writers);
    struct timeval time = {0, 20000};
    EXPECT("select of an empty pipe", 1, select(ends[1] + 1, &readers, &writers, 0, &time));
    EXPECT("which is to be written alone", 1, !FD_ISSET(ends[0], &readers) && FD_ISSET(ends[1], &writers));
    FD_ZERO(&writers);
    FD_SET(ends[0], &readers);
    time = (struct timeval){0, 20000};
    EXPECT("select in time", 0, select(ends[0] + 1, &readers, 0, 0, &time));
    EXPECT("no time is left", 0, time.tv_sec + time.tv_usec);
    EXPECT("nothing is set", 0, FD_ISSET(ends[0], &readers));
    write(ends[1], "s", 1);
    FD_SET(ends[0], &readers);
    time = (struct timeval){5, 0};
    EXPECT("select of a byte", 1, select(ends[0] + 1, &readers, 0, 0, &time));
    EXPECT("time is left", 1, time.tv_sec >= 4);
    struct timespec none = {0, 0};
    sigset_t blocked;
    sigemptyset(&blocked);
    EXPECT("pselect", 1, pselect(ends[0] + 1, &readers, 0, 0, &none, &blocked));
    struct pollfd items[] = {{ends[0], POLLIN | POLLRDNORM, 0}, {-1, POLLIN, 9}, {999, POLLIN, 0}};
    EXPECT("ppoll", 2, ppoll(items, 3, &none, &blocked));
    EXPECT("what it found", POLLIN | POLLRDNORM, items[0].revents);
    EXPECT("what it passed over", 0, items[1].revents);
    EXPECT("what is none", POLLNVAL, items[2].revents);
    close(dup2(ends[0], 600));
    FD_ZERO(&readers);
    FD_SET(600, &readers);
    REFUSED("select of nothing", EBADF, select(601, &readers, 0, 0, &time));
    REFUSED("select of fewer than none", EINVAL, select(-1, 0, 0, 0, &time));
    time.tv_usec = -1;
    REFUSED("select for no time", EINVAL, select(0, 0, 0, 0, &time));
    none.tv_nsec = 1000000000;
    REFUSED("ppoll for no time", EINVAL, ppoll(items, 1, &none, 0));
    char byte;
    read(ends[0], &byte, 1);
}

static void *write_there(void *argument)
{
    int pipe = open("/tmp/async-io-pipe", O_WRONLY);
    write(pipe, "fifo", 4);
    close(pipe);
    return 0;
}

static void named_pipes(void)
{
    struct stat status;
    unlink("/tmp/async-io-pipe");
    EXPECT("mkfifo", 0, mkfifo("/tmp/async-io-pipe", 0600));
    REFUSED("mkfifo again", EEXIST, mkfifo("/tmp/async-io-pipe", 0600));
    EXPECT("its kind", S_IFIFO | 0600, stat("/tmp/async-io-pipe", &status) ? -1 : status.st_mode);
    REFUSED("to write where nobody reads", ENXIO, open("/tmp/async-io-pipe", O_WRONLY | O_NONBLOCK));
    pthread_t thread;
    pthread_create(&thread, 0, write_there, 0);
    int pipe = open("/tmp/async-io-pipe", O_RDONLY);
    char text[8] = {0};
    EXPECT("read of what a thread writes", 4, read(pipe, text, sizeof text));
    EXPECT("which is this", 0, strcmp(text, "fifo"));
    EXPECT("and the end", 0, read(pipe, text, sizeof text));
    pthread_join(thread, 0);
    close(pipe);
    pipe = open("/tmp/async-io-pipe", O_RDWR);
    EXPECT("both ends at once", 2, write(pipe, "ab", 2));
    EXPECT("give back what they got", 2, read(pipe, text, sizeof text));
    close(pipe);
    pipe = open("/tmp/async-io-pipe", O_RDONLY | O_NONBLOCK);
    EXPECT("nobody writes", 0, read(pipe, text, sizeof text));
    close(pipe);
    EXPECT("mknod", 0, unlink("/tmp/async-io-pipe") | mknod("/tmp/async-io-pipe", S_IFIFO | 0600, 0) | unlink("/tmp/async-io-pipe"));
}

static void vectors(void)
{
    char one[3] = {0}, two[8] = {0};
    struct iovec parts[] = {{"ab", 2}, {"cdef", 4}};
    EXPECT("writev", 6, writev(ends[1], parts, 2));
    struct iovec rooms[] = {{one, 2}, {two, 7}};
    EXPECT("readv", 6, readv(ends[0], rooms, 2));
    EXPECT("in parts", 0, strcmp(one, "ab") | strcmp(two, "cdef"));
    EXPECT("pwritev", 6, pwritev(file, parts, 2, 200));
    EXPECT("preadv", 5, preadv(file, rooms, 2, 201));
    REFUSED("too many parts", EINVAL, writev(ends[1], parts, 1025));
    REFUSED("preadv of a pipe", ESPIPE, preadv(ends[0], rooms, 2, 0));
}

int main(void)
{
    begin();
    file = open("/tmp/async-io", O_RDWR | O_CREAT | O_TRUNC, 0600);
    pipe(ends);
    requests();
    waiting();
    lists();
    selecting();
    named_pipes();
    vectors();
    signal(SIGPIPE, SIG_IGN);
    close(ends[0]);
    REFUSED("write where nobody reads", EPIPE, write(ends[1], "x", 1));
    close(file);
    unlink("/tmp/async-io");
    return end();
}
