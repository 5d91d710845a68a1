// kernels NAME SCALE THREADS: runs one kernel and prints its checksum.
#include <pthread.h>
#include <string.h>

#include "kernel.h"

#define MAX_THREADS 64

typedef struct {
    const char *name;
    Kernel *run;
} Entry;

static const Entry entries[] = {
    {"churn-small", churn_small},
    {"churn-large", churn_large},
    {"mixed", mixed},
    {"burst-lifo", burst_lifo},
    {"burst-fifo", burst_fifo},
    {"burst-random", burst_random},
    {"larson", larson},
    {"producer-consumer", producer_consumer},
    {"realloc-one", realloc_one},
    {"realloc-many", realloc_many},
    {"blocks-middle", blocks_middle},
    {"blocks-large", blocks_large},
    {"calloc", calloc_sizes},
    {"fragmentation", fragmentation},
    {"trees", trees},
    {"strings", strings},
};

typedef struct {
    ThreadBody *body;
    void *context;
    unsigned number;
    uint64_t result;
} Job;

static void *run_job(void *argument) {
    Job *job = argument;
    job->result = job->body(job->number, job->context);
    return NULL;
}

uint64_t in_threads(unsigned threads, ThreadBody *body, void *context) {
    pthread_t handles[MAX_THREADS];
    Job jobs[MAX_THREADS];
    uint64_t sum = 0;
    for (unsigned number = 0; number < threads; number++) {
        jobs[number] = (Job){body, context, number, 0};
        if (pthread_create(&handles[number], NULL, run_job, &jobs[number]) != 0)
            abort();
    }
    for (unsigned number = 0; number < threads; number++) {
        pthread_join(handles[number], NULL);
        sum += jobs[number].result;
    }
    return sum;
}

int main(int count, char **arguments) {
    unsigned scale = count == 4 ? (unsigned)atoi(arguments[2]) : 0;
    unsigned threads = count == 4 ? (unsigned)atoi(arguments[3]) : 0;
    if (scale > 0 && threads > 0 && threads <= MAX_THREADS)
        for (size_t index = 0; index < sizeof entries / sizeof *entries; index++)
            if (strcmp(entries[index].name, arguments[1]) == 0) {
                printf("%llu\n", (unsigned long long)entries[index].run(scale, threads));
                return 0;
            }
    fputs("usage: kernels NAME SCALE THREADS; SCALE is in percent; the names:\n", stderr);
    for (size_t index = 0; index < sizeof entries / sizeof *entries; index++)
        fprintf(stderr, "  %s\n", entries[index].name);
    return 2;
}
