// Calls every function of the C surface with arguments that nobody should pass: null, no address at all, unmapped, the kernel's
// own, at the edge of a page, misaligned; lengths that are huge or negative; descriptors that are none. Whatever comes of it is a
// result, or a SIGSEGV of the caller's, which goes on behind the call; the kernel stands.
#include "surface.h"
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#define PAGE 4096UL
#define ROOM (16 * PAGE)

// name, the kinds of its parameters (i a number, d a pointer that goes through the door, p a plain one, t a thread), and what to
// mind: b bad pointers only, as with good ones it would wait or do harm; m the address space; a what it returns is of the heap.
#define FUNCTION(name, kinds, care) extern long fuzz_##name() __asm__(#name);
#include "generated.h"
#undef FUNCTION

static const struct function
{
    const char *name, *kinds, *care;
    void *address;
} functions[] = {
#define FUNCTION(name, kinds, care) {#name, kinds, care, (void *)fuzz_##name},
#include "generated.h"
};
enum { FUNCTIONS = sizeof functions / sizeof *functions };

// Calls with six arguments, and remembers where to come back to from anywhere.
long call(void *function, const long *arguments);
long saved_stack;
__asm__(".globl call\ncall:\n"
        "push %rbx\npush %rbp\npush %r12\npush %r13\npush %r14\npush %r15\nsub $8, %rsp\n"
        "mov %rsp, saved_stack(%rip)\n"
        "mov %rdi, %rax\nmov %rsi, %r10\n"
        "mov (%r10), %rdi\nmov 8(%r10), %rsi\nmov 16(%r10), %rdx\nmov 24(%r10), %rcx\nmov 32(%r10), %r8\nmov 40(%r10), %r9\n"
        "call *%rax\n"
        "back:\nmov saved_stack(%rip), %rsp\n"
        "add $8, %rsp\npop %r15\npop %r14\npop %r13\npop %r12\npop %rbp\npop %rbx\nret\n");
extern char back[];

static volatile int faulted;
static void on_fault(int signal, siginfo_t *information, void *context)
{
    faulted = 1;
    ((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP] = (long)back;
}

extern char __core_variables_start[], __image_start[];
static char *room;
static uint64_t state = 88172645463325252;
static uint64_t next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

// None of which is 0, 1 or 2 as an int: a read of the terminal would wait, and what is written there is the report.
static long number(void)
{
    static const long numbers[] = {-1, 3, 4, 5, 6, 7, 8, 9, 10, 17, 63, 64, 100, 1000, 1023, 1024, 4095, 4096, 4097, 65536,
        INT32_MAX, INT32_MIN, UINT32_MAX, (1L << 40) + 5, INT64_MAX, INT64_MIN + 4, -4096, -8, (long)(SIZE_MAX / 2), 0x800000000006};
    return numbers[next() % (sizeof numbers / sizeof *numbers)];
}

static long nowhere(void)
{
    static char *const pointers[] = {0, (char *)1, NOT_MAPPED, NON_CANONICAL, (char *)0x123456789abcdef0, (char *)-1, (char *)-4096,
        (char *)0x7fffffffffff};
    return (long)pointers[next() % (sizeof pointers / sizeof *pointers)];
}

// Beside the room as well, where a call before may have mapped something.
static long bad(void)
{
    char *pointers[] = {room - 1, room - 8, room + ROOM, room + ROOM + 3};
    return next() % 3 ? nowhere() : (long)pointers[next() % (sizeof pointers / sizeof *pointers)];
}

static long good(void)
{
    switch (next() % 4)
    {
    case 0: return (long)(room + next() % ROOM);
    case 1: return (long)(room + ROOM - 1 - next() % 16);
    case 2: return (long)(room + next() % (ROOM / 8) * 8);
    default: return (long)room;
    }
}

static long kernels(void)
{
    char *pointers[] = {__core_variables_start, __core_variables_start + 16, __core_variables_start - 8, __image_start,
        (char *)0x2000, (char *)0xb8000, (char *)0x3000000, (char *)0x400000000000, (char *)0x400000000ff8};
    return (long)pointers[next() % (sizeof pointers / sizeof *pointers)];
}

static long argument(char kind, const char *care)
{
    int only_bad = *care == 'b';
    switch (kind)
    {
    case 'i': return number();
    case 'd': return only_bad ? nowhere() : next() % 3 == 0 ? kernels() : next() % 2 ? bad() : good();
    case 't': return next() % 3 == 0 ? kernels() : next() % 2 ? bad() : good();
    default: return only_bad ? nowhere() : next() % 2 ? bad() : good();
    }
}

// With the word trace each call is told before it is made.
static int traces;
static long results, faults, failures_seen;

static void try(const struct function *function)
{
    long arguments[6] = {0};
    for (int i = 0; function->kinds[i] && i < 6; i++)
        arguments[i] = argument(function->kinds[i], function->care);
    if (*function->care == 'm')
        arguments[0] = next() % 2 ? bad() : next() % 4 ? (long)room + (long)(next() % 64 - 24) * PAGE : number();
    if (traces)
        printf("%s(%lx, %lx, %lx, %lx)\n", function->name, arguments[0], arguments[1], arguments[2], arguments[3]);
    faulted = 0;
    errno = 0;
    long result = call(function->address, arguments);
    faulted ? faults++ : results++;
    failures_seen += !faulted && errno;
    // Some give back the room that they were given.
    if (!faulted && *function->care == 'a' && result != arguments[0] && result != arguments[1])
        free((void *)result);
}

// What the calls before may have taken or changed.
static void tidy(void)
{
    for (int descriptor = 3; descriptor < 1024; descriptor++)
        close(descriptor);
    mmap(room - 24 * PAGE, 64 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    mmap(room, ROOM, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    chdir("/tmp");
    for (int i = 0; i < 6; i++)
        open("/tmp/fuzz", O_RDWR | O_CREAT | O_TRUNC, 0600);
    strcpy(room, "/tmp/fuzz");
}

int main(int count, char **words)
{
    begin();
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    sigaction(SIGSEGV, &action, 0);
    sigaction(SIGBUS, &action, 0);
    sigaction(SIGILL, &action, 0);
    sigaction(SIGFPE, &action, 0);
    room = (char *)mmap(0, 64 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) + 24 * PAGE;
    long calls = 0;
    for (int word = 1; word < count; word++)
    {
        traces |= !strcmp(words[word], "trace");
        if (!strncmp(words[word], "calls=", 6))
            calls = atol(words[word] + 6);
    }
    long rounds = calls / FUNCTIONS + 1;
    for (long round = 0; round < rounds; round++)
    {
        tidy();
        for (int i = 0; i < FUNCTIONS; i++)
            try(&functions[i]);
    }
    printf("%d functions, %ld calls returned, %ld of them with an error, %ld raised a signal\n",
        FUNCTIONS, results, failures_seen, faults);
    printf("--- end\n");
    _exit(0);
}
