// A tree of files under random steps: names, links that lead astray, slashes at ends, renames into and over each other, open files. Each
// step's result, and what the tree looks like now and then, must be what it is on Linux.
#include "surface.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef STEPS
#define STEPS 6000
#endif
#ifndef TOLD
#define TOLD 24
#endif

static uint64_t state = 0x2545F4914F6CDD1D;
static unsigned below(unsigned limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (state >> 11) % limit;
}

// A folder of its own, deep enough that no chain of links leads out of it.
#define DEPTH 8
static char top[] = "/tmp/namesXXXXXX", base[64];

static char first[256], second[256], said[4096];

static char *path(char *at)
{
    static const char *parts[] = {"a", "b", "c", "d", "l", "m", ".", ".."};
    *at = 0;
    if (below(4) == 0)
        sprintf(at, "%s/", base);
    unsigned count = 1 + below(3);
    for (unsigned i = 0; i < count; i++)
    {
        strcat(at, parts[below(i == 0 ? 7 : 8)]);
        strcat(at, i + 1 < count ? below(20) ? "/" : "//" : below(8) ? "" : "/");
    }
    return at;
}

static int flags(void)
{
    int all = (int[]){O_RDONLY, O_WRONLY, O_RDWR}[below(3)];
    return all | (below(2) ? O_CREAT : 0) | (below(4) ? 0 : O_EXCL) | (below(4) ? 0 : O_TRUNC) | (below(4) ? 0 : O_APPEND)
        | (below(8) ? 0 : O_DIRECTORY) | (below(8) ? 0 : O_NOFOLLOW);
}

// O_EXCL without O_CREAT, and O_DIRECTORY with it, mean what a version of Linux likes.
static int sane(int all)
{
    return (all & O_CREAT) == 0 ? all & ~O_EXCL : all & ~O_DIRECTORY;
}

static long status(int (*call)(const char *, struct stat *), const char *at)
{
    struct stat found;
    if (call(at, &found) != 0)
        return -1;
    return found.st_mode / 4096 * 1000000 + (S_ISDIR(found.st_mode) ? 0 : found.st_nlink * 10000 + found.st_size);
}

static int files[4] = {-1, -1, -1, -1};

static long use(int file)
{
    char bytes[16];
    switch (below(7))
    {
        case 0: return write(file, "0123456789abcdef", below(16));
        case 1: return read(file, bytes, below(16));
        // The end of a directory is what a file system says.
        case 2: { int offset = (int)below(64) - 8, origin = below(3); return lseek(file, offset, origin == SEEK_END ? SEEK_CUR : origin); }
        case 3: return ftruncate(file, below(64));
        case 4: return pwrite(file, "0123456789abcdef", below(16), below(32));
        case 5: return pread(file, bytes, below(16), below(32));
        default:
        {
            struct stat found;
            return fstat(file, &found) != 0 ? -1 : S_ISDIR(found.st_mode) ? 0 : found.st_nlink * 10000 + found.st_size;
        }
    }
}

static long step(void)
{
    unsigned which = below(24), slot = below(4);
    path(first);
    path(second);
    errno = 0;
    switch (which)
    {
        case 0: case 1: sprintf(said, "mkdir %s", first); return mkdir(first, 0755);
        case 2: sprintf(said, "rmdir %s", first); return rmdir(first);
        case 3: case 4: sprintf(said, "unlink %s", first); return unlink(first);
        case 5: sprintf(said, "link %s %s", first, second); return link(first, second);
        case 6: case 7: sprintf(said, "symlink %s %s", first, second); return symlink(first, second);
        case 8: case 9: case 10: sprintf(said, "rename %s %s", first, second); return rename(first, second);
        case 11: sprintf(said, "stat %s", first); return status(stat, first);
        case 12: sprintf(said, "lstat %s", first); return status(lstat, first);
        case 13:
        {
            sprintf(said, "readlink %s", first);
            long length = readlink(first, second, below(3) ? sizeof second : 2);
            return length;
        }
        case 14: { int size = below(64); sprintf(said, "truncate %s %d", first, size); return truncate(first, size); }
        case 15: sprintf(said, "access %s", first); return access(first, F_OK);
        case 16: sprintf(said, "chdir %s", first); return below(3) ? chdir(first) : chdir(base);
        case 17:
        {
            char found[4096];
            sprintf(said, "realpath %s", first);
            return realpath(first, found) ? (long)strlen(found) : -1;
        }
        case 18: sprintf(said, "remove %s", first); return remove(first);
        case 19: case 20: case 21:
        {
            int all = sane(flags());
            if (files[slot] >= 0)
                close(files[slot]);
            errno = 0;
            files[slot] = open(first, all, 0644);
            sprintf(said, "open %s %o", first, all);
            return files[slot] < 0 ? -1 : 0;
        }
        default: sprintf(said, "use %d", slot); return use(files[slot]);
    }
}

// Names in no order: the sum of what each is.
static long look(const char *folder, int depth)
{
    DIR *stream = depth > 6 ? 0 : opendir(folder);
    if (!stream)
        return -1;
    long sum = 0;
    for (struct dirent *entry; (entry = readdir(stream));)
    {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char below_it[1024];
        snprintf(below_it, sizeof below_it, "%s/%s", folder, entry->d_name);
        long one = entry->d_type * 31 + entry->d_name[0];
        one = one * 31 + status(lstat, below_it);
        if (entry->d_type == DT_DIR)
            one = one * 31 + look(below_it, depth + 1);
        sum += one * one;
    }
    closedir(stream);
    return sum;
}

static void clear(const char *folder)
{
    DIR *stream = opendir(folder);
    for (struct dirent *entry; (entry = readdir(stream));)
    {
        char below_it[4096];
        snprintf(below_it, sizeof below_it, "%s/%s", folder, entry->d_name);
        if (entry->d_type == DT_DIR && entry->d_name[strspn(entry->d_name, ".")])
            clear(below_it);
        else
            unlink(below_it);
    }
    closedir(stream);
    rmdir(folder);
}

int main(void)
{
    strcpy(base, mkdtemp(top));
    for (int i = 0; i < DEPTH; i++)
        mkdir(strcat(base, "/d"), 0755);
    chdir(base);
    begin();
    uint64_t hash = 0;
    for (int i = 0; i < STEPS; i++)
    {
        long result = step();
        hash = (hash ^ result * 1000 + (result < 0 ? errno : 0)) * 1099511628211u;
#ifdef EACH
        printf("%d %s = %ld %d\n", i, said, result, result < 0 ? errno : 0);
#endif
        if (i % TOLD == TOLD - 1)
        {
            hash += look(base, 0);
            printf("steps up to %d: %016lx\n", i, hash);
        }
    }
    chdir("/");
    clear(top);
    return end();
}
