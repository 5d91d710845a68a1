// Bad pointers and descriptors, given to what are system calls on Linux: EFAULT, and nothing is lost.
#include "surface.h"
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysinfo.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>
#include <syscall.h>

#define PAGE 4096UL

static void *const bad[] = {NOT_MAPPED, NON_CANONICAL, (void *)-4096, (void *)-1, (void *)0x7ffffffff000};
#define EACH(i) for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++)

static char *edge; // the last bytes before a page that is not there
static char *readonly;

static void files(void)
{
    int file = open("/tmp/door", O_RDWR | O_CREAT | O_TRUNC, 0600);
    EXPECT("write", 10, write(file, "0123456789", 10));
    EACH(i)
    {
        REFUSED("read", EFAULT, pread(file, bad[i], 10, 0));
        REFUSED("write", EFAULT, write(file, bad[i], 10));
        REFUSED("open", EFAULT, open(bad[i], O_RDONLY));
        struct stat status;
        REFUSED("stat's path", EFAULT, stat(bad[i], &status));
        REFUSED("stat's result", EFAULT, stat("/tmp/door", bad[i]));
        REFUSED("lstat's result", EFAULT, lstat("/tmp/door", bad[i]));
        REFUSED("fstat", EFAULT, fstat(file, bad[i]));
        REFUSED("access", EFAULT, access(bad[i], R_OK));
        REFUSED("chdir", EFAULT, chdir(bad[i]));
        REFUSED("mkdir", EFAULT, mkdir(bad[i], 0700));
        REFUSED("rmdir", EFAULT, rmdir(bad[i]));
        REFUSED("unlink", EFAULT, unlink(bad[i]));
        REFUSED("link", EFAULT, link(bad[i], "/tmp/other"));
        REFUSED("link to", EFAULT, link("/tmp/door", bad[i]));
        REFUSED("symlink", EFAULT, symlink(bad[i], "/tmp/other"));
        REFUSED("rename", EFAULT, rename(bad[i], "/tmp/other"));
        REFUSED("rename to", EFAULT, rename("/tmp/door", bad[i]));
        REFUSED("truncate", EFAULT, truncate(bad[i], 0));
        REFUSED("chmod", EFAULT, chmod(bad[i], 0600));
        REFUSED("readlink's path", EFAULT, readlink(bad[i], (char[8]){0}, 8));
        REFUSED("statfs", EFAULT, statfs("/tmp", bad[i]));
        REFUSED("utimensat", EFAULT, utimensat(AT_FDCWD, "/tmp/door", bad[i], 0));
        REFUSED("pipe", EFAULT, pipe(bad[i]));
        REFUSED("readv", EFAULT, preadv(file, bad[i], 1, 0));
        REFUSED("writev", EFAULT, pwritev(file, bad[i], 1, 0));
        EXPECT("fopen", 1, fopen(bad[i], "r") == 0 && errno == EFAULT);
    }
    EXPECT("the size is what was written", 10, lseek(file, 0, SEEK_END));
    REFUSED("read into constants", EFAULT, pread(file, readonly, 10, 0));
    EXPECT("read up to a page that is not there", 4, pread(file, edge - 4, 10, 0));
    EXPECT("what was read", 0, memcmp(edge - 4, "0123", 4));
    EXPECT("write up to it", 4, pwrite(file, edge - 4, 10, 20));
    EXPECT("the file ends there", 24, lseek(file, 0, SEEK_END));
    EXPECT("no bytes from anywhere", 0, read(file, NOT_MAPPED, 0));
    EXPECT("at the end nothing is read", 0, read(file, NOT_MAPPED, 10));
    memset(edge - 8, 'x', 8);
    REFUSED("a path that runs into it", EFAULT, open(edge - 8, O_RDONLY));
    char longest[5000];
    memset(longest, 'x', sizeof longest);
    longest[sizeof longest - 1] = 0;
    REFUSED("a path that is too long", ENAMETOOLONG, open(longest, O_RDONLY));
    struct iovec parts[] = {{"ab", 2}, {NOT_MAPPED, 3}};
    EXPECT("writev up to a bad part", 2, pwritev(file, parts, 2, 0));
    struct iovec huge[] = {{"ab", SIZE_MAX}};
    REFUSED("a part of more bytes than there can be", EINVAL, pwritev(file, huge, 1, 0));
    REFUSED("too many parts", EINVAL, pwritev(file, parts, 1025, 0));
    REFUSED("fewer than none", EINVAL, preadv(file, parts, -1, 0));
    REFUSED("an offset below zero", EINVAL, pread(file, longest, 1, -1));
    REFUSED("seek before the start", EINVAL, lseek(file, -1, SEEK_SET));
    REFUSED("seek with a sum that wraps", EINVAL, lseek(file, INT64_MAX, SEEK_END));
    close(file);
    int descriptors[] = {-1, 99, 1024, INT32_MAX, INT32_MIN};
    for (unsigned i = 0; i < 5; i++)
    {
        REFUSED("a descriptor that is none: read", EBADF, read(descriptors[i], longest, 1));
        REFUSED("write", EBADF, write(descriptors[i], longest, 1));
        REFUSED("close", EBADF, close(descriptors[i]));
        REFUSED("fstat", EBADF, fstat(descriptors[i], (struct stat *)longest));
        REFUSED("dup", EBADF, dup(descriptors[i]));
        REFUSED("fcntl", EBADF, fcntl(descriptors[i], F_GETFD));
        REFUSED("ftruncate", EBADF, ftruncate(descriptors[i], 0));
        REFUSED("ioctl", EBADF, ioctl(descriptors[i], TIOCGWINSZ, longest));
    }
    unlink("/tmp/door");
}

static void pipes(void)
{
    int ends[2];
    pipe(ends);
    REFUSED("into a pipe all or nothing", EFAULT, write(ends[1], edge - 4, 8));
    EXPECT("what is good", 4, write(ends[1], edge - 4, 4));
    REFUSED("nothing of it", EFAULT, write(ends[1], NOT_MAPPED, 8));
    REFUSED("out to nowhere", EFAULT, read(ends[0], NON_CANONICAL, 8));
    char text[8];
    EXPECT("and nothing is lost", 4, read(ends[0], text, 8));
    REFUSED("flags that are none", EINVAL, pipe2(ends, 1));
    close(ends[0]);
    close(ends[1]);
}

static void system_calls(void)
{
    EACH(i)
    {
        REFUSED("poll", EFAULT, poll(bad[i], 1, 0));
        REFUSED("nanosleep", EFAULT, nanosleep(bad[i], 0));
        EXPECT("clock_nanosleep", EFAULT, clock_nanosleep(CLOCK_MONOTONIC, 0, bad[i], 0));
        REFUSED("uname", EFAULT, uname(bad[i]));
        REFUSED("sysinfo", EFAULT, sysinfo(bad[i]));
        REFUSED("getrlimit", EFAULT, getrlimit(RLIMIT_NOFILE, bad[i]));
        REFUSED("getrusage", EFAULT, getrusage(RUSAGE_SELF, bad[i]));
        REFUSED("sigprocmask", EFAULT, sigprocmask(SIG_BLOCK, 0, bad[i]));
        REFUSED("sigpending", EFAULT, sigpending(bad[i]));
        REFUSED("sched_getaffinity", EFAULT, sched_getaffinity(0, 128, bad[i]));
        REFUSED("getrandom", EFAULT, syscall(SYS_getrandom, bad[i], 8, 0));
        REFUSED("getcwd", EFAULT, getcwd(bad[i], 100) ? 0 : -1);
    }
    struct epoll_event event;
    REFUSED("epoll_wait of no queue", EBADF, epoll_wait(999, &event, 1, 0));
    int queue = epoll_create1(0);
    REFUSED("epoll_wait for none", EINVAL, epoll_wait(queue, &event, 0, 0));
    EXPECT("epoll_wait", 0, epoll_wait(queue, &event, 1, 1));
    close(queue);
    EXPECT("getnameinfo", EAI_FAMILY, getnameinfo(&(struct sockaddr){.sa_family = 99}, sizeof(struct sockaddr), (char[8]){0}, 8, 0, 0, 0));
    EXPECT("poll of none", 0, poll(NOT_MAPPED, 0, 0));
    REFUSED("poll of too many", EINVAL, poll((void *)edge - 8, 0x7fffffff, 0));
    REFUSED("a clock that is none", EINVAL, clock_gettime(1000, (struct timespec *)(edge - 16)));
    EXPECT("getrandom up to a page", 100, syscall(SYS_getrandom, edge - 100, 300, 0));
    REFUSED("no limit", EINVAL, getrlimit(99, (struct rlimit *)(edge - 16)));
    REFUSED("nobody's usage", EINVAL, getrusage(99, (struct rusage *)(edge - 256)));
    REFUSED("a time that is none", EINVAL, nanosleep(&(struct timespec){0, 1000000000}, 0));
    REFUSED("one before now", EINVAL, nanosleep(&(struct timespec){-1, 0}, 0));
    char *path = getcwd(0, 0);
    EXPECT("getcwd without a buffer", 1, path && path[0] == '/');
    free(path);
}

int main(void)
{
    begin();
    readonly = mmap(0, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *pages = mmap(0, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(pages + PAGE, PAGE);
    edge = pages + PAGE;
    files();
    pipes();
    system_calls();
    return end();
}
