// launch LIBRARY OUTPUT COMMAND...: runs a command with an allocator preloaded (`-`: the C library's own) and its standard
// output in a file, and prints microseconds of wall clock, user and system time, and the peak resident memory in KB.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long microseconds(struct timeval time) {
    return time.tv_sec * 1000000LL + time.tv_usec;
}

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000LL + time.tv_nsec / 1000;
}

static void become(char **arguments) {
    int output = open(arguments[2], O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (output < 0 || dup2(output, STDOUT_FILENO) < 0) {
        perror(arguments[2]);
        _exit(126);
    }
    if (strcmp(arguments[1], "-") != 0)
        setenv("LD_PRELOAD", arguments[1], 1);
    execvp(arguments[3], arguments + 3);
    perror(arguments[3]);
    _exit(127);
}

int main(int count, char **arguments) {
    if (count < 4) {
        fputs("usage: launch LIBRARY|- OUTPUT COMMAND...\n", stderr);
        return 2;
    }
    long long start = now();
    pid_t child = fork();
    if (child == 0)
        become(arguments);
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
        perror("launch");
        return 1;
    }
    long long wall = now() - start;
    printf("%lld\t%lld\t%lld\t%ld\n", wall, microseconds(usage.ru_utime), microseconds(usage.ru_stime), usage.ru_maxrss);
    if (WIFSIGNALED(status))
        fprintf(stderr, "%s: signal %d\n", arguments[3], WTERMSIG(status));
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
