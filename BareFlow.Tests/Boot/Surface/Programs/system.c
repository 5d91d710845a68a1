// What the system is and has: limits, users, names, blocks, walks of trees, copies. Every line is what Linux does.
#include "surface.h"
#include <mntent.h>
#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <grp.h>
#include <libgen.h>
#include <malloc.h>
#include <pwd.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/reboot.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#define BOTH (PROT_READ | PROT_WRITE)

static long indeterminate(int question) { errno = 0; return sysconf(question) == -1 ? errno : -2; }

static void questions(void)
{
    static const struct { const char *name; int question; long answer; } known[] = {
        {"a page", _SC_PAGESIZE, 4096}, {"ticks", _SC_CLK_TCK, 100}, {"the version", _SC_VERSION, 200809},
        {"asynchronous input and output", _SC_ASYNCHRONOUS_IO, 200809}, {"message queues", _SC_MESSAGE_PASSING, 200809},
        {"shared memory", _SC_SHARED_MEMORY_OBJECTS, 200809}, {"mapped files", _SC_MAPPED_FILES, 200809},
        {"semaphores", _SC_SEMAPHORES, 200809}, {"timers", _SC_TIMERS, 200809}, {"threads", _SC_THREADS, 200809},
        {"barriers", _SC_BARRIERS, 200809}, {"spin locks", _SC_SPIN_LOCKS, 200809}, {"timeouts", _SC_TIMEOUTS, 200809},
        {"clocks to choose", _SC_CLOCK_SELECTION, 200809}, {"CPU time", _SC_CPUTIME, 200809},
        {"a clock that goes on", _SC_MONOTONIC_CLOCK, 200809}, {"read-write locks", _SC_READER_WRITER_LOCKS, 200809},
        {"keys", _SC_THREAD_KEYS_MAX, 1024}, {"destructors", _SC_THREAD_DESTRUCTOR_ITERATIONS, 4},
        {"vectors", _SC_IOV_MAX, 1024}, {"priorities of queues", _SC_MQ_PRIO_MAX, 32768},
        {"real-time signals", _SC_RTSIG_MAX, 32}, {"X/Open", _SC_XOPEN_VERSION, 700}, {"64 bits", _SC_V7_LP64_OFF64, 1},
        {"bits of a byte", _SC_CHAR_BIT, 8}, {"the largest int", _SC_INT_MAX, INT32_MAX}, {"a line", _SC_LINE_MAX, 2048},
        {"a login", _SC_LOGIN_NAME_MAX, 256}, {"the host's name", _SC_HOST_NAME_MAX, 64}, {"job control", _SC_JOB_CONTROL, 1},
    };
    for (int i = 0; i < sizeof known / sizeof *known; i++)
        EXPECT(known[i].name, known[i].answer, sysconf(known[i].question));
    REFUSED("a question that is none", EINVAL, sysconf(9999));
    REFUSED("nor this", EINVAL, sysconf(-1));
    EXPECT("no limit and no error", 0, indeterminate(_SC_TZNAME_MAX));
    EXPECT("an option that is not there", 0, indeterminate(_SC_TRACE));
    char text[8];
    EXPECT("confstr", 14, confstr(_CS_PATH, text, sizeof text));
    EXPECT("as much as fits", 0, strcmp(text, "/bin:/u"));
    errno = 0;
    EXPECT("confstr of what is none", EINVAL, confstr(9999, text, 8) ? -1 : errno);
    EXPECT("getpagesize", 4096, getpagesize());
}

static void limits(void)
{
    struct rlimit limit, before;
    REFUSED("getrlimit of what is none", EINVAL, getrlimit(99, &limit));
    REFUSED("setrlimit of what is none", EINVAL, setrlimit(99, &limit));
    limit = (struct rlimit){5, 4};
    REFUSED("soft above hard", EINVAL, setrlimit(RLIMIT_CORE, &limit));
    limit = (struct rlimit){4, 5};
    EXPECT("setrlimit", 0, setrlimit(RLIMIT_CORE, &limit));
    limit.rlim_cur = 0;
    EXPECT("is kept", 45, getrlimit(RLIMIT_CORE, &limit) ? -1 : limit.rlim_cur * 10 + limit.rlim_max);
    getrlimit(RLIMIT_NOFILE, &before);
    limit = (struct rlimit){20, before.rlim_max};
    EXPECT("fewer files", 0, setrlimit(RLIMIT_NOFILE, &limit));
    EXPECT("sysconf says so", 20, sysconf(_SC_OPEN_MAX));
    EXPECT("getdtablesize", 20, getdtablesize());
    REFUSED("a descriptor beyond", EBADF, dup2(1, 20));
    REFUSED("fcntl beyond", EINVAL, fcntl(1, F_DUPFD, 20));
    int last = -1, descriptor;
    while ((descriptor = dup(1)) >= 0)
        last = descriptor;
    EXPECT("the last one", 19, last);
    EXPECT("no more", EMFILE, errno);
    for (; last > 2; last--)
        close(last);
    setrlimit(RLIMIT_NOFILE, &before);
    signal(SIGXFSZ, SIG_IGN);
    int file = open("/tmp/system", O_RDWR | O_CREAT | O_TRUNC, 0600);
    getrlimit(RLIMIT_FSIZE, &before);
    limit = (struct rlimit){100, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
    EXPECT("up to the limit", 90, pwrite(file, memset(malloc(200), 1, 200), 90, 0));
    EXPECT("what fits", 10, pwrite(file, "0123456789abcdef", 16, 90));
    REFUSED("nothing fits", EFBIG, pwrite(file, "x", 1, 100));
    REFUSED("ftruncate beyond", EFBIG, ftruncate(file, 101));
    setrlimit(RLIMIT_FSIZE, &before);
    EXPECT("and again", 1, pwrite(file, "x", 1, 100));
    close(file);
    unlink("/tmp/system");
    struct rusage usage;
    REFUSED("getrusage of what is none", EINVAL, getrusage(99, &usage));
    EXPECT("getpriority", 0, getpriority(PRIO_PROCESS, 0));
    REFUSED("getpriority of what is none", EINVAL, getpriority(99, 0));
    EXPECT("nice", 3, nice(3));
    EXPECT("reboot in a way that is none", -1, reboot(7));
    EXPECT("and why", 1, errno == EINVAL || errno == EPERM);
}

static void people(void)
{
    struct passwd *user = getpwuid(0);
    EXPECT("getpwuid", 0, strcmp(user->pw_name, "root") | strcmp(user->pw_dir, "/root"));
    EXPECT("getpwnam", 0, getpwnam("root")->pw_uid);
    errno = 0;
    EXPECT("nobody of that name", 0, getpwnam("nobody-of-that-name") ? -1 : errno);
    EXPECT("getgrgid", 0, strcmp(getgrgid(0)->gr_name, "root"));
    EXPECT("getgrnam", 0, getgrnam("root")->gr_gid);
    setpwent();
    EXPECT("getpwent", 0, strcmp(getpwent()->pw_name, "root"));
    endpwent();
    char name[65], longer[80];
    memset(longer, 'h', sizeof longer);
    EXPECT("gethostname", 0, gethostname(name, sizeof name));
    struct utsname system;
    EXPECT("uname says the same", 0, uname(&system) | strcmp(system.nodename, name));
    REFUSED("little room", ENAMETOOLONG, gethostname(longer, 1));
    REFUSED("wait", ECHILD, wait(0));
    REFUSED("waitpid", ECHILD, waitpid(-1, 0, WNOHANG));
    REFUSED("waitpid with options that are none", EINVAL, waitpid(-1, 0, 0x1000));
    siginfo_t information;
    REFUSED("waitid", ECHILD, waitid(P_ALL, 0, &information, WEXITED));
    REFUSED("waitid for nothing", EINVAL, waitid(P_ALL, 0, &information, 0));
    REFUSED("getpgid of nobody", ESRCH, getpgid(987654));
    EXPECT("getpgrp", 1, getpgrp() == getpgid(0));
    int ends[2];
    pipe(ends);
    EXPECT("isatty of a pipe", ENOTTY, isatty(ends[0]) ? 0 : errno);
    EXPECT("isatty of nothing", EBADF, isatty(999) ? 0 : errno);
    REFUSED("tcflush of a pipe", ENOTTY, tcflush(ends[0], TCIFLUSH));
    REFUSED("tcdrain of nothing", EBADF, tcdrain(999));
    EXPECT("ttyname of a pipe", ENOTTY, ttyname(ends[0]) ? 0 : errno);
    EXPECT("ctermid", 0, strcmp(ctermid(0), "/dev/tty"));
    struct termios settings = {0};
    EXPECT("cfsetospeed", B9600, cfsetospeed(&settings, B9600) ? -1 : cfgetospeed(&settings));
    REFUSED("a speed that is none", EINVAL, cfsetospeed(&settings, 0123456));
    close(ends[0]);
    close(ends[1]);
}

static int is(const char *wanted, const char *found) { return strcmp(wanted, found); }

static void path_names(void)
{
    static const char *const paths[][3] = {
        {"/usr/lib", "lib", "/usr"}, {"/usr/", "usr", "/"}, {"usr", "usr", "."}, {"/", "/", "/"}, {"", ".", "."}, {".", ".", "."},
        {"a/b//", "b", "a"}, {"///", "/", "/"}, {"//a", "a", "//"}, {"/a//b", "b", "/a"},
    };
    for (int i = 0; i < sizeof paths / sizeof *paths; i++)
    {
        char one[16], two[16];
        EXPECT("basename and dirname", 0, is(paths[i][1], basename(strcpy(one, paths[i][0]))) | is(paths[i][2], dirname(strcpy(two, paths[i][0]))));
    }
}

static void blocks_of_memory(void)
{
    void *block = 0;
    EXPECT("posix_memalign", 0, posix_memalign(&block, 256, 100) | (uintptr_t)block % 256);
    free(block);
    EXPECT("no power of two", EINVAL, posix_memalign(&block, 24, 8));
    EXPECT("less than a pointer", EINVAL, posix_memalign(&block, 4, 8));
    EXPECT("too much", ENOMEM, posix_memalign(&block, 16, SIZE_MAX / 2));
    block = memalign(1000, 8);
    EXPECT("memalign", 0, (uintptr_t)block % 1024);
    free(block);
    block = valloc(1);
    EXPECT("valloc", 0, (uintptr_t)block % 4096);
    free(block);
    static void *volatile none;
    errno = 0;
    EXPECT("malloc of too much", ENOMEM, (none = malloc(SIZE_MAX / 2)) ? 0 : errno);
    errno = 0;
    EXPECT("calloc of too many", ENOMEM, (none = calloc(SIZE_MAX / 2, 4)) ? 0 : errno);
    block = malloc(10);
    errno = 0;
    EXPECT("realloc to too much", ENOMEM, (none = realloc(block, SIZE_MAX / 2)) ? 0 : errno);
    errno = 0;
    EXPECT("reallocarray of too many", ENOMEM, (none = reallocarray(block, SIZE_MAX / 2, 4)) ? 0 : errno);
    EXPECT("realloc to nothing", 0, (long)realloc(block, 0));
    char *map = mmap(0, 4 * 4096, BOTH, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    map[0] = 'm';
    EXPECT("mremap to less", 1, mremap(map, 4 * 4096, 4096, 0) == map);
    char *moved = mremap(map, 4096, 1 << 20, MREMAP_MAYMOVE);
    EXPECT("mremap to more", 'm', moved == MAP_FAILED ? -1 : moved[0] + moved[1 << 19]);
    munmap(moved, 1 << 20);
    REFUSED("mremap of nothing", EFAULT, (long)mremap(moved, 4096, 8192, MREMAP_MAYMOVE));
    REFUSED("mremap off a page", EINVAL, (long)mremap(moved + 1, 4096, 8192, MREMAP_MAYMOVE));
    unsigned char bytes[300];
    EXPECT("getentropy", 0, getentropy(bytes, 256));
    REFUSED("getentropy of too much", EIO, getentropy(bytes, 257));
    EXPECT("getrandom", 300, getrandom(bytes, 300, 0));
    REFUSED("getrandom with flags that are none", EINVAL, getrandom(bytes, 1, 99));
}

static int folders, files, after, deepest;
static int visit(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    folders += kind == FTW_D;
    after += kind == FTW_DP;
    files += kind == FTW_F;
    deepest = place->level > deepest ? place->level : deepest;
    return strcmp(path + place->base, "stop") ? 0 : 42;
}

static void trees(void)
{
    mkdir("/tmp/system-tree", 0700);
    mkdir("/tmp/system-tree/a", 0700);
    close(creat("/tmp/system-tree/a/b", 0600));
    close(creat("/tmp/system-tree/c", 0600));
    EXPECT("nftw", 0, nftw("/tmp/system-tree", visit, 8, FTW_PHYS));
    EXPECT("what it saw", 222, folders * 100 + files * 10 + deepest);
    EXPECT("directories last", 0, nftw("/tmp/system-tree", visit, 8, FTW_PHYS | FTW_DEPTH));
    EXPECT("so often", 2, after);
    close(creat("/tmp/system-tree/stop", 0600));
    EXPECT("what ends it", 42, nftw("/tmp/system-tree", visit, 8, FTW_PHYS));
    REFUSED("nftw of nothing", ENOENT, nftw("/tmp/system-none", visit, 8, FTW_PHYS));
    unlink("/tmp/system-tree/stop");
    unlink("/tmp/system-tree/c");
    unlink("/tmp/system-tree/a/b");
    rmdir("/tmp/system-tree/a");
    rmdir("/tmp/system-tree");
}

static void copies(void)
{
    int from = open("/tmp/system-from", O_RDWR | O_CREAT | O_TRUNC, 0600), to = open("/tmp/system-to", O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(from, "0123456789", 10);
    off_t offset = 4;
    EXPECT("sendfile", 6, sendfile(to, from, &offset, 100));
    EXPECT("its place", 10, offset);
    lseek(from, 2, SEEK_SET);
    EXPECT("sendfile from where it is", 3, sendfile(to, from, 0, 3));
    EXPECT("which moves", 5, lseek(from, 0, SEEK_CUR));
    char text[16] = {0};
    EXPECT("what came", 0, pread(to, text, 15, 0) == 9 ? strcmp(text, "456789234") : -1);
    REFUSED("sendfile of nothing", EBADF, sendfile(to, 999, 0, 1));
    off_t first = 0, second = 20;
    EXPECT("copy_file_range", 10, copy_file_range(from, &first, to, &second, 10, 0));
    REFUSED("copy_file_range with flags", EINVAL, copy_file_range(from, &first, to, &second, 10, 1));
    close(from);
    close(to);
    unlink("/tmp/system-from");
    unlink("/tmp/system-to");
}

static void many_descriptors(void)
{
    dup2(1, 300);
    dup2(1, 301);
    EXPECT("close_range", 0, close_range(300, 300, 0));
    EXPECT("closes what it is told", EBADF, fcntl(300, F_GETFD) < 0 ? errno : 0);
    closefrom(301);
    EXPECT("and closefrom the rest", EBADF, fcntl(301, F_GETFD) < 0 ? errno : 0);
    REFUSED("close_range the wrong way round", EINVAL, close_range(5, 4, 0));
    struct statx status;
    EXPECT("statx", 1, !statx(AT_FDCWD, "/tmp", 0, STATX_BASIC_STATS, &status) && S_ISDIR(status.stx_mode));
    REFUSED("statx with flags that are none", EINVAL, statx(AT_FDCWD, "/tmp", 1, 0, &status));
    REFUSED("statx of nothing", ENOENT, statx(AT_FDCWD, "/nowhere", 0, 0, &status));
}

// Lines of a list of mounts, with what may be missing or is written in another way.
static void mounts(void)
{
    char list[] = "# none\n\n  none /proc proc defaults\n/dev/a\\040b\t/x\\134y\\\\z  ext4 rw,nosuid,size=3 1 2\nlast /only\nbare 1 2 3 4";
    FILE *file = fmemopen(list, sizeof list - 1, "r");
    struct mntent *mount;
    while ((mount = getmntent(file)))
        printf("ok mount \"%s\" \"%s\" \"%s\" \"%s\" %d %d %d %d\n", mount->mnt_fsname, mount->mnt_dir, mount->mnt_type, mount->mnt_opts,
               mount->mnt_freq, mount->mnt_passno, hasmntopt(mount, "size") != 0, hasmntopt(mount, "suid") != 0);
    rewind(file);
    struct mntent own;
    char text[12];
    while (getmntent_r(file, &own, text, sizeof text))
        printf("ok cut mount \"%s\" \"%s\"\n", own.mnt_fsname, own.mnt_dir);
    EXPECT("endmntent", 1, endmntent(file));
    EXPECT("of none", 1, endmntent(0));
    EXPECT("setmntent of nothing", ENOENT, setmntent("/no/such", "r") ? 0 : errno);
    int roots = 0;
    FILE *mounted = setmntent("/proc/mounts", "r");
    while (mounted && (mount = getmntent(mounted)))
        roots += !strcmp(mount->mnt_dir, "/");
    EXPECT("what is mounted", 1, roots >= 1);
    endmntent(mounted);
}

int main(void)
{
    begin();
    mounts();
    many_descriptors();
    questions();
    people();
    path_names();
    blocks_of_memory();
    trees();
    copies();
    limits();
    return end();
}
