// Files of /proc and /sys are the kernel's: nobody makes others beside them, or takes them away.
#include "surface.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    begin();
    REFUSED("a new file in /proc", ENOENT, open("/proc/new", O_CREAT | O_WRONLY, 0644));
    REFUSED("a new file in /proc/self", ENOENT, open("/proc/self/new", O_CREAT | O_WRONLY, 0644));
    REFUSED("a directory in /proc", ENOENT, mkdir("/proc/new", 0755));
    REFUSED("a link in /proc", ENOENT, symlink("/tmp", "/proc/new"));
    REFUSED("a new file in /sys", EACCES, open("/sys/new", O_CREAT | O_WRONLY, 0644));
    REFUSED("from /tmp into /proc", EXDEV, rename("/tmp", "/proc/new"));
    REFUSED("out of /proc", EXDEV, rename("/proc/meminfo", "/tmp/meminfo"));
    REFUSED("another name in /tmp", EXDEV, link("/proc/meminfo", "/tmp/meminfo"));
    if (getuid() == 0)
    {
        REFUSED("a directory in /sys", EPERM, mkdir("/sys/new", 0755));
        REFUSED("a link in /sys", EPERM, symlink("/tmp", "/sys/new"));
        REFUSED("no file of /proc is taken away", EPERM, unlink("/proc/meminfo"));
        REFUSED("no directory of /sys is taken away", EPERM, rmdir("/sys/devices/system"));
    }
    else
    {
        for (int index = 0; index < 4; index++)
            puts((const char *[]){"ok a directory in /sys", "ok a link in /sys", "ok no file of /proc is taken away",
                                  "ok no directory of /sys is taken away"}[index]);
    }

    int file = open("/proc/meminfo", O_RDONLY);
    EXPECT("files that are there are read", 1, read(file, (char[1]){0}, 1));
    return end();
}
