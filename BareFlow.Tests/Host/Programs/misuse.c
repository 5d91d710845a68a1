// What a program must not do with its heap, case by case: misuse NAME does one such thing, and should not live to say so.
#define _GNU_SOURCE
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SIZE = 100, LARGE = 200000 };

static void *volatile sink;

static void case_double_free(void)
{
    char *block = malloc(SIZE);
    free(block);
    free(block);
}

static void case_invalid_free(void)
{
    char *block = malloc(SIZE);
    memset(block, 0, SIZE);
    free(block + 32);
}

static void case_misaligned_free(void)
{
    char *block = malloc(SIZE);
    free(block + 1);
}

static void case_foreign_free(void)
{
    char local[64] __attribute__((aligned(16)));
    free(local);
}

static void case_overflow(void)
{
    char *block = malloc(SIZE);
    block[SIZE] ^= 1;
    free(block);
}

static void case_underflow(void)
{
    char *block = malloc(SIZE);
    block[-1] ^= 1;
    free(block);
}

static void case_use_after_free(void)
{
    char *block = malloc(SIZE);
    free(block);
    block[SIZE / 2] = 1;
    for (int i = 0; i < 20000; i++)
        free(malloc(1000));
}

static void case_stale_realloc(void)
{
    char *block = malloc(SIZE);
    free(block);
    block = realloc(block, 2 * SIZE);
}

// Ends at a page that faults, so this is the processor's finding.
static void case_large_overflow(void)
{
    char *block = malloc(LARGE);
    block[LARGE + 16] = 1;
    _exit(0);
}

static void allocate_and_exit(int signal)
{
    free(malloc(SIZE));
    _exit(signal == SIGABRT ? 77 : 1);
}

// Points into the page that faults behind a large block, or into what would be there without one.
static void case_guard_free(void)
{
    char *block = malloc(LARGE);
    free(block + LARGE + 16);
}

static void case_guard_size(void)
{
    char *block = malloc(LARGE);
    _exit(malloc_usable_size(block + LARGE + 16) == 0);
}

// An object goes from the magazine of a thread to its slab twice, when the thread ends.
static void *free_twice(void *argument)
{
    char *first = malloc(80);
    sink = malloc(80);
    free(first);
    free(first);
    return argument;
}

static void case_double_free_elsewhere(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, free_twice, NULL);
    pthread_join(thread, NULL);
    for (int i = 0; i < 1000; i++)
        *(volatile char *)malloc(80) = 1;
}

static void case_large_double_free(void)
{
    char *block = malloc(LARGE);
    sink = malloc(LARGE);
    free(block);
    free(block);
}

static void case_large_stale_realloc(void)
{
    char *block = malloc(LARGE);
    sink = malloc(LARGE);
    free(block);
    sink = realloc(block, 2 * LARGE);
}

// The handler needs the lock that the second free was found under.
static void allocate_much_and_exit(int signal)
{
    free(malloc(LARGE));
    _exit(signal == SIGABRT ? 77 : 1);
}

static void case_large_handler(void)
{
    signal(SIGABRT, allocate_much_and_exit);
    case_large_double_free();
}

// A program that cleans up when it is aborted may need its heap for that.
static void case_handler(void)
{
    signal(SIGABRT, allocate_and_exit);
    case_double_free();
}

static const struct { const char *name; void (*run)(void); } cases[] = {
    { "double-free", case_double_free }, { "invalid-free", case_invalid_free },
    { "misaligned-free", case_misaligned_free }, { "foreign-free", case_foreign_free },
    { "overflow", case_overflow }, { "underflow", case_underflow }, { "use-after-free", case_use_after_free },
    { "stale-realloc", case_stale_realloc }, { "guard-free", case_guard_free }, { "guard-size", case_guard_size },
    { "double-free-elsewhere", case_double_free_elsewhere }, { "large-double-free", case_large_double_free },
    { "large-stale-realloc", case_large_stale_realloc }, { "large-handler", case_large_handler },
    { "large-overflow", case_large_overflow }, { "handler", case_handler },
};

int main(int count, char **arguments)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (count == 2 && strcmp(arguments[1], cases[i].name) == 0) {
            cases[i].run();
            return 0;
        }
    }
    fprintf(stderr, "usage: misuse CASE\n");
    return 2;
}
