// Paths of execution in turn, and streams of a program's own kind. What it prints is compared with Linux.
#include "surface.h"
#include <fenv.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <ucontext.h>
#include <unistd.h>
#include <wchar.h>

static ucontext_t main_context, first, second;
static char stacks[2][64 * 1024] __attribute__((aligned(16)));
static long turns;

static void count(int step, int limit, int a, int b, int c, int d, int e, int f)
{
    printf("begin %d %d %d %d %d %d %d %d aligned %d\n", step, limit, a, b, c, d, e, f, (int)((long)__builtin_frame_address(0) % 16));
    for (int i = 0; i < limit; i++)
    {
        volatile double kept = step * 0.5;
        turns += step;
        swapcontext(step == 1 ? &first : &second, step == 1 ? &second : &first);
        if (kept != step * 0.5)
            printf("a register is lost\n");
    }
    printf("end %d at %ld\n", step, turns);
}

static void in_turn(void)
{
    getcontext(&first);
    first.uc_stack.ss_sp = stacks[0];
    first.uc_stack.ss_size = sizeof stacks[0];
    first.uc_link = &main_context;
    makecontext(&first, (void (*)(void))count, 8, 1, 1000, 3, 4, 5, 6, 7, 8);
    getcontext(&second);
    second.uc_stack.ss_sp = stacks[1];
    second.uc_stack.ss_size = sizeof stacks[1];
    second.uc_link = &first;
    makecontext(&second, (void (*)(void))count, 8, 100, 999, 30, 40, 50, 60, 70, 80);
    EXPECT("swapcontext", 0, swapcontext(&main_context, &first));
    EXPECT("both took their turns", 1000 + 99900, turns);
}

static void kept(void)
{
    volatile int passes = 0;
    sigset_t set, now;
    ucontext_t context;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_SETMASK, &set, NULL);
    fesetround(FE_UPWARD);
    getcontext(&context);
    sigprocmask(SIG_SETMASK, NULL, &now);
    printf("pass %d: blocked %d, rounding %x\n", passes, sigismember(&now, SIGUSR1), fegetround());
    sigemptyset(&set);
    sigprocmask(SIG_SETMASK, &set, NULL);
    fesetround(FE_TONEAREST);
    if (passes++ < 2)
        setcontext(&context);
    EXPECT("the size", 968, sizeof context);
}

static char memory[64];
static long place;

static ssize_t read_cookie(void *cookie, char *buffer, size_t size)
{
    long left = (long)strlen(memory) - place, given = left < (long)size ? left : (long)size;
    memcpy(buffer, memory + place, given);
    place += given;
    return given;
}

static ssize_t write_cookie(void *cookie, const char *buffer, size_t size)
{
    printf("write %.*s to %s\n", (int)size, buffer, (char *)cookie);
    memcpy(memory + place, buffer, size);
    place += size;
    return size;
}

static int seek_cookie(void *cookie, off64_t *offset, int origin)
{
    place = *offset = origin == SEEK_SET ? *offset : origin == SEEK_CUR ? place + *offset : (long)strlen(memory) + *offset;
    return 0;
}

static int close_cookie(void *cookie)
{
    printf("close %s\n", (char *)cookie);
    return 0;
}

static void cookies(void)
{
    char line[40] = "";
    FILE *file = fopencookie("jar", "w+", (cookie_io_functions_t){read_cookie, write_cookie, seek_cookie, close_cookie});
    fprintf(file, "one %d\ntwo\n", 1);
    fflush(file);
    EXPECT("fseek", 0, fseek(file, 4, SEEK_SET));
    EXPECT("fgets", 1, fgets(line, sizeof line, file) != NULL);
    printf("line %s", line);
    EXPECT("ftell", 6, ftell(file));
    EXPECT("the end", 0, fseek(file, 0, SEEK_END) || fgetc(file) != EOF);
    EXPECT("fclose", 0, fclose(file));
    file = fopencookie("none", "r+", (cookie_io_functions_t){NULL, NULL, NULL, NULL});
    EXPECT("read without a function", EOF, fgetc(file));
    EXPECT("close without a function", 0, fclose(file));
    EXPECT("a mode that is none", 1, fopencookie("x", "q", (cookie_io_functions_t){NULL, NULL, NULL, NULL}) == NULL);
}

static void wide_memory(void)
{
    wchar_t *text;
    size_t size;
    FILE *file = open_wmemstream(&text, &size);
    fwprintf(file, L"%d a\u00e9\u20ac\U0001F600", 42);
    fflush(file);
    printf("size %zu:", size);
    for (size_t i = 0; i <= size; i++)
        printf(" %x", (unsigned)text[i]);
    fseek(file, 1, SEEK_SET);
    fputwc(L'X', file);
    fclose(file);
    printf("\nsize %zu: %x %x %x\n", size, (unsigned)text[0], (unsigned)text[1], (unsigned)text[2]);
    free(text);
}

static void numbers(void)
{
    char text[60];
    static const char *const formats[] = {"%g", "%.3f", "%a", "%.20e", "%E", "%.0A"};
    for (int i = 0; i < 6; i++)
    {
        int length = strfromd(text, sizeof text, formats[i], 1234.5678);
        printf("%d %s, ", length, text);
        length = strfromf(text, sizeof text, formats[i], -0.1f);
        printf("%d %s, ", length, text);
        length = strfroml(text, sizeof text, formats[i], 1e1000L / 3);
        printf("%d %s\n", length, text);
    }
    printf("%d ", strfromd(text, 4, "%f", 12345));
    printf("%s %d\n", text, strfromd(NULL, 0, "%.2f", -1));
}

static void breaks(void)
{
    char *start = sbrk(0);
    EXPECT("sbrk grows", 1, sbrk(100000) == start);
    memset(start, 1, 100000);
    EXPECT("sbrk shrinks", 1, sbrk(-90000) == start + 100000);
    EXPECT("what stays", 1, start[9999]);
    EXPECT("brk", 0, brk(start + 200000));
    EXPECT("what comes back is zeros", 0, start[150000]);
    EXPECT("the end", 1, sbrk(0) == (void *)(start + 200000));
    REFUSED("too much", ENOMEM, sbrk(1L << 46));
    EXPECT("brk to the start", 0, brk(start));
}

static void *told(void *argument)
{
    pthread_attr_t attributes;
    size_t size;
    pthread_getattr_np(pthread_self(), &attributes);
    pthread_attr_getstacksize(&attributes, &size);
    pthread_attr_destroy(&attributes);
    return (void *)size;
}

static void defaults(void)
{
    pthread_attr_t attributes, fresh;
    size_t size = 0;
    void *result;
    pthread_t thread;
    EXPECT("pthread_getattr_default_np", 0, pthread_getattr_default_np(&attributes));
    pthread_attr_setstacksize(&attributes, 512 * 1024);
    EXPECT("pthread_setattr_default_np", 0, pthread_setattr_default_np(&attributes));
    pthread_attr_init(&fresh);
    pthread_attr_getstacksize(&fresh, &size);
    EXPECT("new attributes have the size", 512 * 1024, size);
    EXPECT("pthread_create", 0, pthread_create(&thread, NULL, told, NULL));
    pthread_join(thread, &result);
    EXPECT("a thread has the size", 1, (long)result / 1024 >= 512 && (long)result / 1024 < 600);
    pthread_attr_setstack(&attributes, stacks[0], sizeof stacks[0]);
    EXPECT("a given stack is refused", EINVAL, pthread_setattr_default_np(&attributes));
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    begin();
    in_turn();
    kept();
    cookies();
    wide_memory();
    numbers();
    breaks();
    defaults();
    return end();
}
