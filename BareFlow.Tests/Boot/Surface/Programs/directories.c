// Calls that take a directory, names, modes, owners, times and locks of files. Every line is what Linux does.
#include "surface.h"
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>
#include <utime.h>

static char folder[] = "/tmp/directories-XXXXXX";
static int at;

static int make(const char *name)
{
    int file = openat(at, name, O_CREAT | O_RDWR | O_TRUNC, 0644);
    write(file, "text", 4);
    return file;
}

static void begin_in_a_directory(void)
{
    struct stat status;
    close(make("a"));
    EXPECT("fstatat", 4, fstatat(at, "a", &status, 0) ? -1 : status.st_size);
    EXPECT("fstatat of the directory itself", 1, !fstatat(at, "", &status, AT_EMPTY_PATH) && S_ISDIR(status.st_mode));
    REFUSED("an empty path without the flag", ENOENT, fstatat(at, "", &status, 0));
    REFUSED("flags that are none", EINVAL, fstatat(at, "a", &status, 1));
    REFUSED("no directory's descriptor", EBADF, fstatat(999, "a", &status, 0));
    EXPECT("which does not matter from the root", 0, fstatat(999, "/tmp", &status, 0));
    int file = openat(at, "a", O_RDONLY);
    REFUSED("a file's descriptor", ENOTDIR, openat(file, "a", O_RDONLY));
    close(file);
    EXPECT("mkdirat", 0, mkdirat(at, "d", 0700));
    REFUSED("mkdirat again", EEXIST, mkdirat(at, "d", 0700));
    EXPECT("symlinkat", 0, symlinkat("a", at, "l"));
    char target[8] = {0};
    EXPECT("readlinkat", 1, readlinkat(at, "l", target, sizeof target));
    REFUSED("readlinkat of a file", EINVAL, readlinkat(at, "a", target, sizeof target));
    REFUSED("readlink of no bytes", EINVAL, readlinkat(at, "l", target, 0));
    EXPECT("linkat", 0, linkat(at, "a", at, "d/b", 0));
    EXPECT("linkat of a link's file", 0, linkat(at, "l", at, "d/c", AT_SYMLINK_FOLLOW));
    EXPECT("names of it", 3, fstatat(at, "a", &status, 0) ? -1 : status.st_nlink);
    EXPECT("a link itself", 1, !fstatat(at, "l", &status, AT_SYMLINK_NOFOLLOW) && S_ISLNK(status.st_mode));
    int inner = openat(at, "d", O_RDONLY | O_DIRECTORY);
    EXPECT("renameat", 0, renameat(inner, "c", at, "moved"));
    REFUSED("RENAME_NOREPLACE", EEXIST, renameat2(inner, "b", at, "moved", RENAME_NOREPLACE));
    REFUSED("unlinkat of a directory", EISDIR, unlinkat(at, "d", 0));
    REFUSED("unlinkat of one that is not empty", ENOTEMPTY, unlinkat(at, "d", AT_REMOVEDIR));
    REFUSED("flags of unlinkat", EINVAL, unlinkat(at, "d", 1));
    EXPECT("unlinkat", 0, unlinkat(inner, "b", 0) | unlinkat(at, "d", AT_REMOVEDIR) | unlinkat(at, "moved", 0));
    REFUSED("in a removed directory", ENOENT, openat(inner, "x", O_CREAT | O_RDWR, 0600));
    EXPECT("above a removed directory", 0, fstatat(inner, "..", &status, 0));
    close(inner);
    EXPECT("faccessat", 0, faccessat(at, "a", R_OK | W_OK, 0));
    REFUSED("faccessat to execute", EACCES, faccessat(at, "a", X_OK, 0));
    REFUSED("faccessat for what is none", EINVAL, faccessat(at, "a", 8, 0));
    EXPECT("fchmodat", 0755, fchmodat(at, "a", 0755, 0) || fstatat(at, "a", &status, 0) ? -1 : status.st_mode & 07777);
    REFUSED("flags of fchmodat", EINVAL, fchmodat(at, "a", 0755, 1));
    EXPECT("fchownat", 7, fchownat(at, "a", 7, -1, 0) || fstatat(at, "a", &status, 0) ? -1 : status.st_uid + status.st_gid);
    EXPECT("fchownat of a link", 9, fchownat(at, "l", 9, 9, AT_SYMLINK_NOFOLLOW)
        || fstatat(at, "l", &status, AT_SYMLINK_NOFOLLOW) ? -1 : status.st_uid);
    EXPECT("which leaves the file", 7, fstatat(at, "l", &status, 0) ? -1 : status.st_uid);
}

static void ways_to_open(void)
{
    struct stat status;
    char text[8];
    int file = openat(at, "a", O_PATH);
    REFUSED("read of O_PATH", EBADF, read(file, text, 1));
    REFUSED("ftruncate of O_PATH", EBADF, ftruncate(file, 0));
    EXPECT("fstat of O_PATH", 0, fstat(file, &status));
    close(file);
    file = openat(at, "l", O_PATH | O_NOFOLLOW);
    EXPECT("a link by O_PATH", 1, !fstat(file, &status) && S_ISLNK(status.st_mode));
    EXPECT("readlinkat of it", 1, readlinkat(file, "", text, sizeof text));
    close(file);
    REFUSED("a link by O_NOFOLLOW", ELOOP, openat(at, "l", O_RDONLY | O_NOFOLLOW));
    REFUSED("a file by O_DIRECTORY", ENOTDIR, openat(at, "a", O_RDONLY | O_DIRECTORY));
    file = openat(at, ".", O_TMPFILE | O_RDWR, 0600);
    EXPECT("a file without a name", 0, fstat(file, &status) ? -1 : status.st_nlink);
    EXPECT("which is written", 3, write(file, "abc", 3));
    close(file);
    REFUSED("O_TMPFILE to read", EINVAL, openat(at, ".", O_TMPFILE | O_RDONLY, 0600));
    file = openat(at, "a", O_RDONLY | O_TRUNC);
    EXPECT("O_TRUNC with a read-only open", 0, fstat(file, &status) ? -1 : status.st_size);
    close(file);
    file = creat("/tmp/directories-created", 0600);
    EXPECT("creat", 2, write(file, "ab", 2));
    REFUSED("which is not to be read", EBADF, read(file, text, 1));
    EXPECT("truncate", 0, truncate("/tmp/directories-created", 1) || stat("/tmp/directories-created", &status) || status.st_size != 1);
    REFUSED("truncate below zero", EINVAL, truncate("/tmp/directories-created", -1));
    EXPECT("pwrite and pread", 2, pwrite(file, "xy", 2, 5) == 2 && !close(file)
        && (file = open("/tmp/directories-created", O_RDONLY)) >= 0 ? pread(file, text, 8, 5) : -1);
    close(file);
    unlink("/tmp/directories-created");
}

static void times_of_files(void)
{
    struct stat status;
    struct timespec times[2] = {{5, 6}, {7, 8}};
    EXPECT("utimensat", 0, utimensat(at, "a", times, 0));
    EXPECT("what it set", 5678, fstatat(at, "a", &status, 0) ? -1 : status.st_atim.tv_sec * 1000 + status.st_atim.tv_nsec * 100
        + status.st_mtim.tv_sec * 10 + status.st_mtim.tv_nsec);
    times[0].tv_nsec = 1000000000;
    REFUSED("too many nanoseconds", EINVAL, utimensat(at, "a", times, 0));
    times[0].tv_nsec = -1;
    REFUSED("too few", EINVAL, utimensat(at, "a", times, 0));
    times[0].tv_nsec = times[1].tv_nsec = UTIME_OMIT;
    EXPECT("both left", 0, utimensat(at, "nowhere", times, 0));
    times[1].tv_nsec = UTIME_NOW;
    EXPECT("one left", 0, utimensat(at, "a", times, 0));
    EXPECT("the other is now", 1, !fstatat(at, "a", &status, 0) && status.st_atime == 5 && status.st_mtime > 1000000);
    REFUSED("flags of utimensat", EINVAL, utimensat(at, "a", 0, 1));
    REFUSED("futimens of nothing", EBADF, futimens(999, 0));
    char path[64];
    snprintf(path, sizeof path, "%s/a", folder);
    struct timeval short_times[2] = {{11, 12}, {13, 14}};
    EXPECT("utimes", 13014, utimes(path, short_times) || stat(path, &status) ? -1 : status.st_mtime * 1000 + status.st_mtim.tv_nsec / 1000);
    short_times[0].tv_usec = 1000000;
    REFUSED("too many microseconds", EINVAL, utimes(path, short_times));
    struct utimbuf seconds = {20, 21};
    EXPECT("utime", 21, utime(path, &seconds) || stat(path, &status) ? -1 : status.st_mtime);
    int file = openat(at, "a", O_RDONLY);
    short_times[0].tv_usec = 1;
    EXPECT("futimes", 13, futimes(file, short_times) || fstat(file, &status) ? -1 : status.st_mtime);
    close(file);
}

static void list(void)
{
    DIR *stream = fdopendir(openat(at, ".", O_RDONLY | O_DIRECTORY));
    int names = 0;
    long third = 0;
    char name[256] = "";
    for (struct dirent *entry; (entry = readdir(stream)); names++)
    {
        if (names == 2)
            strcpy(name, entry->d_name);
        if (names == 1)
            third = telldir(stream);
    }
    EXPECT("names", 4, names);
    seekdir(stream, third);
    EXPECT("seekdir", 0, strcmp(name, readdir(stream)->d_name));
    rewinddir(stream);
    EXPECT("rewinddir", 1, readdir(stream) != 0);
    closedir(stream);
    errno = 0;
    EXPECT("fdopendir of nothing", EBADF, fdopendir(999) ? 0 : errno);
    int file = openat(at, "a", O_RDONLY);
    EXPECT("fdopendir of a file", ENOTDIR, fdopendir(file) ? 0 : errno);
    close(file);
    struct dirent **found;
    int count = scandir(folder, &found, 0, alphasort);
    EXPECT("scandir", 4, count);
    EXPECT("in order", 0, strcmp(found[2]->d_name, "a") | strcmp(found[3]->d_name, "l"));
    for (int i = 0; i < count; i++)
        free(found[i]);
    free(found);
    EXPECT("scandir of nothing", ENOENT, scandir("/nowhere", &found, 0, 0) < 0 ? errno : 0);
}

static void locks(void)
{
    int file = openat(at, "a", O_RDONLY);
    struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
    EXPECT("a lock to read", 0, fcntl(file, F_SETLK, &lock));
    lock.l_type = F_WRLCK;
    REFUSED("to write what is only read", EBADF, fcntl(file, F_SETLK, &lock));
    EXPECT("who is in the way", F_UNLCK, fcntl(file, F_GETLK, &lock) ? -1 : lock.l_type);
    lock.l_type = 77;
    REFUSED("a lock that is none", EINVAL, fcntl(file, F_SETLK, &lock));
    REFUSED("who would be in its way", EINVAL, fcntl(file, F_GETLK, &lock));
    lock = (struct flock){.l_type = F_RDLCK, .l_whence = 9};
    REFUSED("an origin that is none", EINVAL, fcntl(file, F_SETLK, &lock));
    lock = (struct flock){.l_type = F_RDLCK, .l_start = -5};
    REFUSED("before the start", EINVAL, fcntl(file, F_SETLK, &lock));
    lock = (struct flock){.l_type = F_RDLCK, .l_start = 5, .l_len = -6};
    REFUSED("a length that leads there", EINVAL, fcntl(file, F_SETLK, &lock));
    REFUSED("a lock of nothing", EBADF, fcntl(999, F_SETLK, &lock));
    REFUSED("lockf of what is only read", EBADF, lockf(file, F_LOCK, 0));
    REFUSED("lockf that is none", EINVAL, lockf(file, 9, 0));
    close(file);
    file = openat(at, "a", O_RDWR);
    EXPECT("lockf", 0, lockf(file, F_TLOCK, 10) | lockf(file, F_ULOCK, 10) | lockf(file, F_TEST, 0));
    close(file);
}

static void limits_and_errors(void)
{
    int ends[2];
    pipe(ends);
    REFUSED("fsync of a pipe", EINVAL, fsync(ends[0]));
    REFUSED("fdatasync of a pipe", EINVAL, fdatasync(ends[1]));
    EXPECT("posix_fallocate of a pipe", ESPIPE, posix_fallocate(ends[1], 0, 1));
    EXPECT("posix_fadvise of a pipe", ESPIPE, posix_fadvise(ends[0], 0, 1, 0));
    REFUSED("dup3 with flags that are none", EINVAL, dup3(ends[0], 100, 1));
    REFUSED("dup3 to itself", EINVAL, dup3(ends[0], ends[0], O_CLOEXEC));
    EXPECT("fpathconf", 4096, fpathconf(ends[0], _PC_PIPE_BUF));
    close(ends[0]);
    close(ends[1]);
    REFUSED("pathconf of nothing", ENOENT, pathconf("/nowhere", _PC_NAME_MAX));
    REFUSED("pathconf of what is none", EINVAL, pathconf("/tmp", 99));
    EXPECT("pathconf", 255, pathconf("/tmp", _PC_NAME_MAX));
    EXPECT("no limit and no error", 0, (errno = 0, pathconf("/tmp", _PC_SYMLINK_MAX)) == -1 ? errno : -1);
    int file = openat(at, "a", O_RDWR);
    EXPECT("posix_fallocate of no bytes", EINVAL, posix_fallocate(file, 0, 0));
    EXPECT("posix_fallocate", 0, posix_fallocate(file, 100, 200));
    EXPECT("the end of it", 300, lseek(file, 0, SEEK_END));
    EXPECT("advice that is none", EINVAL, posix_fadvise(file, 0, 0, 99));
    close(file);
    char *path = getcwd(0, 0);
    EXPECT("getcwd(NULL, 0)", 0, strcmp(path, "/"));
    free(path);
    EXPECT("fchdir", 0, fchdir(at));
    path = realpath("l", 0);
    EXPECT("realpath", 0, strcmp(strrchr(path, '/'), "/a"));
    free(path);
    mkdir("gone", 0700);
    chdir("gone");
    rmdir("../gone");
    EXPECT("getcwd of a removed directory", ENOENT, getcwd(0, 0) ? 0 : errno);
    EXPECT(".. of a removed directory", 0, access("../a", F_OK));
    REFUSED("a file in it", ENOENT, open("x", O_CREAT | O_RDWR, 0600));
    EXPECT("back", 0, chdir(".."));
    chdir("/");
    REFUSED("fchdir of nothing", EBADF, fchdir(999));
    REFUSED("chdir to a file", ENOTDIR, chdir("/etc/passwd"));
}

static void holes(void)
{
    struct stat status;
    int file = make("sparse");
    EXPECT("a gigabyte of nothing", 0, ftruncate(file, 1L << 30));
    EXPECT("takes little", 1, !fstat(file, &status) && status.st_blocks < 100);
    char byte = 1;
    EXPECT("a zero in it", 0, pread(file, &byte, 1, 1 << 29) == 1 ? byte : -1);
    EXPECT("a byte in it", 1, pwrite(file, "x", 1, 1 << 29));
    EXPECT("the first data", 0, lseek(file, 0, SEEK_DATA));
    EXPECT("the first hole", 4096, lseek(file, 0, SEEK_HOLE));
    EXPECT("data behind it", 1 << 29, lseek(file, 4096, SEEK_DATA));
    EXPECT("the hole behind that", (1 << 29) + 4096, lseek(file, 1 << 29, SEEK_HOLE));
    REFUSED("no data behind", ENXIO, lseek(file, (1 << 29) + 4096, SEEK_DATA));
    EXPECT("the end is a hole", (1 << 29) + 4096, lseek(file, (1 << 29) + 4096, SEEK_HOLE));
    REFUSED("behind the end", ENXIO, lseek(file, 1L << 30, SEEK_HOLE));
    EXPECT("cut in the middle", 0, ftruncate(file, (1 << 29) + 1) | ftruncate(file, 1 << 30));
    char text[4] = "abc";
    EXPECT("zeros behind the cut", 3, pread(file, text, 3, 1 << 29));
    EXPECT("and what was before it", 'x', text[0] + text[1] + text[2]);
    char *all = malloc(100000);
    EXPECT("over data and hole", 100000, pread(file, all, 100000, 0));
    EXPECT("its bytes", 't' + 't' + 'e' + 'x', all[0] + all[1] + all[2] + all[3] + all[4] + all[99999]);
    free(all);
    close(file);
    unlinkat(at, "sparse", 0);
}

int main(void)
{
    begin();
    umask(022);
    chdir("/");
    mkdtemp(folder);
    at = open(folder, O_RDONLY | O_DIRECTORY);
    begin_in_a_directory();
    ways_to_open();
    times_of_files();
    list();
    locks();
    holes();
    limits_and_errors();
    unlinkat(at, "a", 0);
    unlinkat(at, "l", 0);
    EXPECT("all is gone", 0, rmdir(folder));
    return end();
}
