// As many threads as RAM has room for: the next one is refused, all that are there work, and all of it comes back.
#include "surface.h"
#include <pthread.h>
#include <time.h>

enum { MOST = 20000 };

static pthread_t threads[MOST];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static int released, passed;

static void *wait_until_released(void *argument)
{
    pthread_mutex_lock(&mutex);
    while (!released)
        pthread_cond_wait(&condition, &mutex);
    passed++;
    pthread_mutex_unlock(&mutex);
    return argument;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static int create(int most, int *error)
{
    int count = 0;
    *error = 0;
    while (count < most && !(*error = pthread_create(&threads[count], 0, wait_until_released, (void *)(long)count)))
        count++;
    return count;
}

static int join(int count)
{
    pthread_mutex_lock(&mutex);
    released = 1;
    pthread_cond_broadcast(&condition);
    pthread_mutex_unlock(&mutex);
    int right = 0;
    for (int index = 0; index < count; index++)
    {
        void *result;
        right += pthread_join(threads[index], &result) == 0 && result == (void *)(long)index;
    }
    released = 0;
    return right;
}

int main(int count, char **words)
{
    begin();
    int error, before = 0;
    for (int round = 0; round < 3; round++)
    {
        passed = 0;
        int made = create(MOST, &error);
        if (made < MOST)
            EXPECT("the next one is refused", EAGAIN, error);
        EXPECT("each is joined with its result", made, join(made));
        EXPECT("each has run", made, passed);
        // The first round may leave a page more with the kernel's account of ranges.
        if (round > 1)
            EXPECT("there is room for as many again", before, made);
        before = made;
    }
    printf("threads: %d\n", before);
    for (int number = 1000; number <= 8000 && number <= before; number *= 2)
    {
        double start = now();
        int made = create(number, &error);
        join(made);
        printf("%d threads: %.3f s\n", made, now() - start);
    }
    return end();
}
