// The ways in which a program ends: a word says which. What is written by then, and what the run ends with, is as on Linux.
#include "surface.h"
#include <assert.h>
#include <err.h>
#include <error.h>
#include <pthread.h>
#include <sys/reboot.h>
#include <unistd.h>

void __stack_chk_fail(void);
int __cxa_at_quick_exit(void (*function)(void), void *library);
int __cxa_atexit(void (*function)(void *), void *argument, void *library);

static pthread_key_t key;

static void last(void) { end(); }
static void middle(void *text) { printf("handler with %s\n", (char *)text); }
static void first(void) { printf("handler that was registered last\n"); }
static void again(void)
{
    printf("handler that ends the program\n");
    atexit(first);
    exit(7);
}
static void dropped(void *value) { printf("value %s of the thread\n", (char *)value); }

static void *of_thread(void *word)
{
    pthread_setspecific(key, "kept");
    printf("thread %s\n", (char *)word);
    if (!strcmp(word, "pthread_exit"))
        pthread_exit("left");
    return "returned";
}

static void *outlives(void *main_thread)
{
    void *result = 0;
    EXPECT("join main", 0, pthread_join(*(pthread_t *)main_thread, &result));
    printf("main %s\n", (char *)result);
    return 0;
}

static void threads(void)
{
    pthread_t thread;
    void *result;
    EXPECT("key", 0, pthread_key_create(&key, dropped));
    for (int way = 0; way < 2; way++)
    {
        pthread_create(&thread, 0, of_thread, way ? "pthread_exit" : "return");
        pthread_join(thread, &result);
        printf("%s\n", (char *)result);
    }
}

static void finish(const char *word)
{
    static pthread_t self, other;
    self = pthread_self();
    if (!strcmp(word, "way=exit"))
        exit(3);
    if (!strcmp(word, "way=exit-in-handler"))
        atexit(again), exit(3);
    if (!strcmp(word, "way=main-thread"))
        pthread_create(&other, 0, outlives, &self), pthread_exit("ended");
    if (!strcmp(word, "way=threads"))
        threads(), exit(0);
    end();
    if (!strcmp(word, "way=_exit"))
        _exit(4);
    if (!strcmp(word, "way=_Exit"))
        _Exit(5);
    if (!strcmp(word, "way=abort"))
        abort();
    if (!strcmp(word, "way=assert"))
        assert(1 + 1 == 3);
    if (!strcmp(word, "way=err"))
        errno = ENOENT, err(9, "file %d", 7);
    if (!strcmp(word, "way=errx"))
        warnx("first"), errx(10, "plain %s", "text");
    if (!strcmp(word, "way=error"))
        error(0, EINVAL, "number"), error(11, 0, "no error");
    if (!strcmp(word, "way=quick"))
        at_quick_exit(last), __cxa_at_quick_exit(first, 0), quick_exit(8);
    if (!strcmp(word, "way=restart"))
        reboot(RB_AUTOBOOT);
    if (!strcmp(word, "way=off"))
        reboot(RB_POWER_OFF);
    if (!strcmp(word, "way=smash"))
        __stack_chk_fail();
}

int main(int count, char **words)
{
    begin();
    atexit(last);
    __cxa_atexit(middle, "an argument", 0);
    atexit(first);
    for (int word = 1; word < count; word++)
        if (!strncmp(words[word], "way=", 4))
            finish(words[word]);
    return 6;
}
