// Maps of files: what is written through a shared one is seen by read, by other maps and behind other names. Every line is what
// Linux does.
#include "surface.h"
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE 4096UL
#define BOTH (PROT_READ | PROT_WRITE)

static int file;
static int result_of(void *map) { return map == MAP_FAILED ? errno : (munmap(map, PAGE), 0); }

static volatile int signalled;
static char *fallback;
static void on_signal(int number, siginfo_t *information, void *context)
{
    signalled = number * 100 + information->si_code;
    mmap((void *)((uintptr_t)information->si_addr & -PAGE), PAGE, BOTH, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
}

static int touch(volatile char *at)
{
    signalled = 0;
    char value = *at;
    return signalled;
}

static void see_each_other(void)
{
    char *one = mmap(0, 4 * PAGE, BOTH, MAP_SHARED, file, 0);
    char *two = mmap(0, 2 * PAGE, PROT_READ, MAP_SHARED, file, PAGE);
    EXPECT("both maps", 1, one != MAP_FAILED && two != MAP_FAILED);
    EXPECT("what the file held", 'f', one[0]);
    one[PAGE + 5] = 'x';
    EXPECT("the other map sees a write", 'x', two[5]);
    char byte = 0;
    EXPECT("read sees it", 'x', pread(file, &byte, 1, PAGE + 5) == 1 ? byte : -1);
    EXPECT("a write to the file", 1, pwrite(file, "y", 1, PAGE + 6));
    EXPECT("is seen in the map", 'y', two[6]);
    EXPECT("msync", 0, msync(one, 4 * PAGE, MS_SYNC) | msync(one, PAGE, MS_ASYNC) | msync(one, PAGE, MS_SYNC | MS_INVALIDATE));
    REFUSED("msync off a page", EINVAL, msync(one + 1, PAGE, MS_SYNC));
    REFUSED("msync both ways", EINVAL, msync(one, PAGE, MS_SYNC | MS_ASYNC));
    EXPECT("part is unmapped", 0, munmap(one + PAGE, PAGE));
    REFUSED("msync over the hole", ENOMEM, msync(one, 4 * PAGE, MS_SYNC));
    one[2 * PAGE] = 'z';
    EXPECT("the rest still shows the file", 'z', two[PAGE]);
    EXPECT("no right, and it again", 0, mprotect(one, PAGE, PROT_NONE) | mprotect(one, PAGE, BOTH));
    EXPECT("what was there", 'f', one[0]);
    EXPECT("dropped pages come back", 0, madvise(one, PAGE, MADV_DONTNEED));
    EXPECT("with what the file holds", 'f', one[0]);
    munmap(one, 4 * PAGE);
    munmap(two, 2 * PAGE);
}

static void outlive(void)
{
    int other = open("/tmp/shared-maps-2", O_RDWR | O_CREAT | O_TRUNC, 0600);
    ftruncate(other, 3 * PAGE);
    char *map = mmap(0, 3 * PAGE, BOTH, MAP_SHARED, other, 0);
    close(other);
    map[0] = 'a';
    other = open("/tmp/shared-maps-2", O_RDWR);
    unlink("/tmp/shared-maps-2");
    map[PAGE] = 'b';
    char byte = 0;
    EXPECT("a map outlives the descriptor", 'a', pread(other, &byte, 1, 0) == 1 ? byte : -1);
    EXPECT("and the name", 'b', pread(other, &byte, 1, PAGE) == 1 ? byte : -1);
    close(other);
    map[2 * PAGE] = 'c';
    EXPECT("and all descriptors", 'a' + 'b' + 'c', map[0] + map[PAGE] + map[2 * PAGE]);
    munmap(map, 3 * PAGE);
}

static long changed(int of)
{
    struct stat status;
    fstat(of, &status);
    return status.st_mtim.tv_sec;
}

static void times(void)
{
    int other = open("/tmp/shared-maps-4", O_RDWR | O_CREAT | O_TRUNC, 0600);
    struct timespec past[2] = {{5, 0}, {6, 0}};
    ftruncate(other, PAGE);
    char *map = mmap(0, PAGE, BOTH, MAP_SHARED, other, 0);
    futimens(other, past);
    map[1] = map[0] + 1;
    msync(map, PAGE, MS_SYNC);
    EXPECT("msync says that the file has changed", 1, changed(other) > 6);
    EXPECT("the write is there", 1, map[1]);
    munmap(map, PAGE);
    close(other);
    unlink("/tmp/shared-maps-4");
}

static void beyond_the_end(void)
{
    int other = open("/tmp/shared-maps-3", O_RDWR | O_CREAT | O_TRUNC, 0600);
    ftruncate(other, PAGE + 10);
    char *map = mmap(0, 4 * PAGE, BOTH, MAP_SHARED, other, 0);
    map[PAGE] = 'q';
    map[PAGE + 100] = 'r';
    EXPECT("the rest of the last page", 0, touch(map + PAGE + 4000));
    EXPECT("a page beyond", SIGBUS * 100 + BUS_ADRERR, touch(map + 2 * PAGE));
    EXPECT("the file stays as long", PAGE + 10, lseek(other, 0, SEEK_END));
    ftruncate(other, 2 * PAGE);
    char byte = 1;
    EXPECT("what was written there is not in the file", 0, pread(other, &byte, 1, PAGE + 100) == 1 ? byte : -1);
    ftruncate(other, 4 * PAGE);
    EXPECT("a page that came later", 0, touch(map + 3 * PAGE));
    map[3 * PAGE] = 's';
    ftruncate(other, PAGE);
    EXPECT("a page that went", SIGBUS * 100 + BUS_ADRERR, touch(map + PAGE));
    ftruncate(other, 4 * PAGE);
    EXPECT("and came again is empty", 0, touch(map + 3 * PAGE) ? -1 : map[3 * PAGE]);
    munmap(map, 4 * PAGE);
    close(other);
    unlink("/tmp/shared-maps-3");
}

static void private_ones(void)
{
    char *map = mmap(0, PAGE, BOTH, MAP_PRIVATE, file, 0);
    map[0] = 'P';
    char byte = 0;
    EXPECT("a private write stays private", 'f', pread(file, &byte, 1, 0) == 1 ? byte : -1);
    EXPECT("and is there", 'P', map[0]);
    munmap(map, PAGE);
}

static void refused(void)
{
    int reader = open("/tmp/shared-maps", O_RDONLY), writer = open("/tmp/shared-maps", O_WRONLY), ends[2];
    pipe(ends);
    EXPECT("to write a file that is read", EACCES, result_of(mmap(0, PAGE, BOTH, MAP_SHARED, reader, 0)));
    EXPECT("a private one may be", 0, result_of(mmap(0, PAGE, BOTH, MAP_PRIVATE, reader, 0)));
    EXPECT("a file that is written alone", EACCES, result_of(mmap(0, PAGE, PROT_WRITE, MAP_SHARED, writer, 0)));
    EXPECT("and private", EACCES, result_of(mmap(0, PAGE, PROT_READ, MAP_PRIVATE, writer, 0)));
    EXPECT("a pipe", ENODEV, result_of(mmap(0, PAGE, PROT_READ, MAP_SHARED, ends[0], 0)));
    EXPECT("a directory", ENODEV, result_of(mmap(0, PAGE, PROT_READ, MAP_PRIVATE, open("/tmp", O_RDONLY), 0)));
    EXPECT("nothing", EBADF, result_of(mmap(0, PAGE, PROT_READ, MAP_SHARED, 999, 0)));
    EXPECT("off a page", EINVAL, result_of(mmap(0, PAGE, PROT_READ, MAP_SHARED, file, 100)));
    EXPECT("neither shared nor private", EINVAL, result_of(mmap(0, PAGE, PROT_READ, 0, file, 0)));
    EXPECT("memory neither", EINVAL, result_of(mmap(0, PAGE, PROT_READ, MAP_ANONYMOUS, -1, 0)));
    EXPECT("no bytes", EINVAL, result_of(mmap(0, 0, PROT_READ, MAP_SHARED, file, 0)));
    EXPECT("too many bytes", ENOMEM, result_of(mmap(0, SIZE_MAX - PAGE, PROT_READ, MAP_SHARED, file, 0)));
    EXPECT("too far in the file", EOVERFLOW, result_of(mmap(0, 2 * PAGE, PROT_READ, MAP_SHARED, file, INT64_MAX & -PAGE)));
    char *map = mmap(0, PAGE, PROT_READ, MAP_SHARED, reader, 0);
    REFUSED("mprotect to what it was not opened for", EACCES, mprotect(map, PAGE, BOTH));
    munmap(map, PAGE);
    REFUSED("mlock where nothing is", ENOMEM, mlock(map, PAGE));
    REFUSED("munlock where nothing is", ENOMEM, munlock(map, PAGE));
    EXPECT("mlockall", 0, mlockall(MCL_CURRENT | MCL_FUTURE) | munlockall());
    REFUSED("mlockall of nothing", EINVAL, mlockall(0));
    REFUSED("mlockall of what is none", EINVAL, mlockall(64));
    EXPECT("posix_madvise that is none", EINVAL, posix_madvise(map, PAGE, 77));
    EXPECT("posix_madvise where nothing is", ENOMEM, posix_madvise(map, PAGE, POSIX_MADV_WILLNEED));
    REFUSED("madvise where nothing is", ENOMEM, madvise(map, PAGE, MADV_DONTNEED));
    close(reader);
    close(writer);
    close(ends[0]);
    close(ends[1]);
}

static void named(void)
{
    shm_unlink("/shared-maps");
    int object = shm_open("/shared-maps", O_CREAT | O_EXCL | O_RDWR, 0600);
    EXPECT("an object", 1, object >= 0);
    REFUSED("the same again", EEXIST, shm_open("/shared-maps", O_CREAT | O_EXCL | O_RDWR, 0600));
    EXPECT("it is empty", 0, lseek(object, 0, SEEK_END));
    EXPECT("closed by exec", FD_CLOEXEC, fcntl(object, F_GETFD));
    ftruncate(object, 2 * PAGE);
    char *one = mmap(0, 2 * PAGE, BOTH, MAP_SHARED, object, 0);
    int again = shm_open("shared-maps", O_RDWR, 0);
    char *two = mmap(0, 2 * PAGE, BOTH, MAP_SHARED, again, 0);
    one[PAGE + 1] = 'n';
    EXPECT("two maps of it", 'n', two[PAGE + 1]);
    EXPECT("shm_unlink", 0, shm_unlink("/shared-maps"));
    REFUSED("shm_unlink again", ENOENT, shm_unlink("/shared-maps"));
    REFUSED("it cannot be opened any more", ENOENT, shm_open("/shared-maps", O_RDWR, 0));
    two[0] = 'm';
    EXPECT("and is still there", 'm', one[0]);
    munmap(one, 2 * PAGE);
    munmap(two, 2 * PAGE);
    close(object);
    close(again);
    REFUSED("a name with a slash inside", EINVAL, shm_open("/a/b", O_CREAT | O_RDWR, 0600));
    REFUSED("no name", EINVAL, shm_open("/", O_CREAT | O_RDWR, 0600));
    char name[400];
    memset(name, 'n', sizeof name);
    name[399] = 0;
    REFUSED("a long name", EINVAL, shm_open(name, O_CREAT | O_RDWR, 0600));
    REFUSED("to unlink it", ENOENT, shm_unlink(name));
    name[259] = 0;
    REFUSED("one that is a little too long", ENAMETOOLONG, shm_open(name, O_CREAT | O_RDWR, 0600));
    REFUSED("to unlink that", ENAMETOOLONG, shm_unlink(name));
    object = memfd_create("name", MFD_CLOEXEC);
    EXPECT("memfd_create", 3, write(object, "abc", 3));
    one = mmap(0, PAGE, BOTH, MAP_SHARED, object, 0);
    EXPECT("maps, too", 'c', one[2]);
    munmap(one, PAGE);
    close(object);
}

static void large(void)
{
    int object = shm_open("/shared-maps-large", O_CREAT | O_RDWR, 0600);
    ftruncate(object, 1L << 32);
    char *map = mmap(0, 1L << 32, BOTH, MAP_SHARED, object, 0);
    EXPECT("4 GiB that nobody wrote", 1, map != MAP_FAILED);
    map[3L << 30] = 'l';
    EXPECT("a byte far in", 'l', map[3L << 30] + map[2L << 30]);
    char byte = 0;
    EXPECT("is in the file", 'l', pread(object, &byte, 1, 3L << 30) == 1 ? byte : -1);
    munmap(map, 1L << 32);
    close(object);
    shm_unlink("/shared-maps-large");
}

int main(void)
{
    begin();
    struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO};
    sigaction(SIGBUS, &action, 0);
    sigaction(SIGSEGV, &action, 0);
    file = open("/tmp/shared-maps", O_RDWR | O_CREAT | O_TRUNC, 0600);
    for (int i = 0; i < 4 * PAGE; i++)
        write(file, "f", 1);
    see_each_other();
    outlive();
    times();
    beyond_the_end();
    private_ones();
    refused();
    named();
    large();
    close(file);
    unlink("/tmp/shared-maps");
    return end();
}
