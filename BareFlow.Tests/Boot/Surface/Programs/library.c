// Strings, numbers, sorting, time, formats and scans on random input, and what else needs no kernel: the lines must be what glibc
// writes. A function's line is a hash of all its results, so that a million cases are some fifty lines.
#include "surface.h"
#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <time.h>

static uint64_t state = 0x9E3779B97F4A7C15;
static uint64_t next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}
static unsigned below(unsigned limit) { return next() % limit; }

static uint64_t hash;
static void mix(const void *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ ((const unsigned char *)bytes)[i]) * 1099511628211u;
}
static void mix_number(int64_t value) { mix(&value, sizeof value); }
static void mix_sign(int value) { mix_number((value > 0) - (value < 0)); }

#define CASES(name, count, ...)                                                                                       \
    do                                                                                                                 \
    {                                                                                                                  \
        hash = 1469598103934665603u;                                                                                   \
        for (int i = 0; i < (count); i++)                                                                              \
            __VA_ARGS__;                                                                                                      \
        printf("%s %d cases %016lx\n", name, count, hash);                                                             \
    } while (0)

static char left[512], right[512], out[2048];

// Few different letters, so that texts have parts in common; any byte now and then.
static char *text(char *at, unsigned most)
{
    unsigned length = below(most);
    for (unsigned i = 0; i < length; i++)
        at[i] = below(20) ? "abAB"[below(4)] : (char)(below(255) + 1);
    at[length] = 0;
    return at;
}

static char *alike(void)
{
    strcpy(right, left);
    if (below(2) && *right)
        right[below(strlen(right))] = "abAB\xe9"[below(5)];
    if (below(4) == 0)
        right[below(strlen(right) + 1)] = 0;
    return right;
}

static void strings(void)
{
    CASES("strlen strnlen", 33000, { text(left, 200); mix_number(strlen(left)); mix_number(strnlen(left, below(300))); });
    CASES("strcmp", 33000, { text(left, 60); mix_sign(strcmp(left, alike())); });
    CASES("strncmp", 33000, { text(left, 60); mix_sign(strncmp(left, alike(), below(70))); });
    CASES("strcasecmp", 33000, { text(left, 60); mix_sign(strcasecmp(left, alike())); });
    CASES("strncasecmp", 33000, { text(left, 60); mix_sign(strncasecmp(left, alike(), below(70))); });
    CASES("memcmp bcmp", 33000, { text(left, 60); unsigned n = below(60); alike(); mix_sign(memcmp(left, right, n)); mix_number(!bcmp(left, right, n)); });
    CASES("strchr strrchr", 33000, { text(left, 60); int c = below(5) ? "abAB"[below(4)] : below(256);
        char *a = strchr(left, c), *b = strrchr(left, c); mix_number(a ? a - left : -1); mix_number(b ? b - left : -1); });
    CASES("memchr", 33000, { text(left, 60); int c = below(256); char *a = memchr(left, c, strlen(left) + 1); mix_number(a ? a - left : -1); });
    CASES("strstr", 33000, { text(left, 80); text(right, 5); char *a = strstr(left, right); mix_number(a ? a - left : -1); });
    CASES("strspn strcspn", 33000, { text(left, 60); text(right, 4); mix_number(strspn(left, right)); mix_number(strcspn(left, right)); });
    CASES("strcpy strcat", 33000, { memset(out, '#', 300); strcpy(out, text(left, 90)); strcat(out, text(right, 90)); mix(out, 300); });
    CASES("strncpy strncat", 33000, { memset(out, '#', 300); strncpy(out, text(left, 90), below(120)); out[120] = 0;
        strncat(out, text(right, 90), below(120)); mix(out, 300); });
    CASES("strtok_r", 33000, { text(left, 90); char *rest; for (char *part = strtok_r(left, "aB", &rest); part; part = strtok_r(0, "aB", &rest)) { mix(part, strlen(part)); mix_number(part - left); } });
    CASES("strdup", 8250, { char *copy = strdup(text(left, 300)); mix(copy, strlen(copy)); free(copy); });
    CASES("memmove memset memcpy", 33000, { text(out, 600); unsigned a = below(300), b = below(300), n = below(300); memmove(out + a, out + b, n);
        memset(out + below(300), below(256), below(100)); memcpy(left, out, 200); mix(out, 600); mix(left, 200); });
    CASES("strerror", 221, { mix(strerror(i), strlen(strerror(i))); char *told = strerror_r(i, out, sizeof out); mix(told, strlen(told)); });
}

static char *numeral(char *at)
{
    static const char *parts[] = {"0", "1", "7", "9", "12", "0x", "0X", "ff", "z", " ", "\t", "+", "-", "2147483647", "2147483648",
        "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "00", "08", "."};
    *at = 0;
    for (unsigned n = below(5) + 1; n > 0; n--)
        strcat(at, parts[below(sizeof parts / sizeof *parts)]);
    return at;
}

static void numbers(void)
{
    static const int bases[] = {0, 2, 8, 10, 10, 10, 16, 16, 36, 1, 37, -1};
    CASES("strtol strtoll", 49500, { char *end = 0; errno = 0; numeral(left); int base = bases[below(12)]; long v = strtol(left, &end, base);
        mix_number(v); mix_number(errno); if (base >= 0 && base != 1 && base <= 36) mix_number(end - left); mix_number(strtoll(left, 0, 10)); });
    CASES("strtoul strtoull", 49500, { char *end = 0; errno = 0; numeral(left); int base = bases[below(12)]; unsigned long v = strtoul(left, &end, base);
        mix_number(v); mix_number(errno); if (base >= 0 && base != 1 && base <= 36) mix_number(end - left); mix_number(strtoull(left, 0, 16)); });
    CASES("atoi", 33000, { sprintf(left, "%s%d%s", below(2) ? " " : "", (int)next(), below(2) ? "x" : ""); mix_number(atoi(left)); });
    CASES("srand48 lrand48", 33000, { if (i % 100 == 0) srand48(next()); mix_number(lrand48()); });
}

static int compare_bytes(const void *a, const void *b) { return *(unsigned char *)a - *(unsigned char *)b; }
static int compare_ints(const void *a, const void *b) { return (*(int *)a > *(int *)b) - (*(int *)a < *(int *)b); }
static int compare_longs(const void *a, const void *b) { return (*(long *)a > *(long *)b) - (*(long *)a < *(long *)b); }
static int compare_texts(const void *a, const void *b) { return strcmp(*(char **)a, *(char **)b); }

static void sorting(void)
{
    static long longs[512];
    static struct { int key, rest[5]; } records[200];
    CASES("qsort of longs", 3300, { unsigned n = below(512); for (unsigned k = 0; k < n; k++) longs[k] = below(2) ? (long)next() : below(10);
        qsort(longs, n, sizeof *longs, compare_longs); mix(longs, n * sizeof *longs); });
    CASES("qsort of ints", 3300, { unsigned n = below(512); int *ints = (int *)longs; for (unsigned k = 0; k < n; k++) ints[k] = next();
        qsort(ints, n, sizeof *ints, compare_ints); mix(ints, n * sizeof *ints); });
    CASES("qsort of bytes", 3300, { unsigned n = below(500); text(out, 501); n = strlen(out); qsort(out, n, 1, compare_bytes); mix(out, n); });
    CASES("qsort of records", 1650, { unsigned n = below(200); for (unsigned k = 0; k < n; k++) { records[k].key = next(); for (int r = 0; r < 5; r++) records[k].rest[r] = records[k].key + r; }
        qsort(records, n, sizeof *records, compare_ints); mix(records, n * sizeof *records); });
    static char words[100][12];
    static char *pointers[100];
    CASES("qsort of texts", 825, { unsigned n = below(100); for (unsigned k = 0; k < n; k++) pointers[k] = text(words[k], 11);
        qsort(pointers, n, sizeof *pointers, compare_texts); for (unsigned k = 0; k < n; k++) mix(pointers[k], strlen(pointers[k])); });
}

static void times(void)
{
    CASES("gmtime_r", 33000, { time_t t = below(3) ? (int64_t)(next() >> 28) - (1L << 35) : (int)next(); struct tm tm; gmtime_r(&t, &tm);
        mix_number(tm.tm_year); mix_number(tm.tm_mon); mix_number(tm.tm_mday); mix_number(tm.tm_hour); mix_number(tm.tm_min); mix_number(tm.tm_sec);
        mix_number(tm.tm_wday); mix_number(tm.tm_yday); mix_number(tm.tm_isdst); });
    CASES("localtime_r", 8250, { time_t t = (int)next(); struct tm tm; localtime_r(&t, &tm); mix_number(tm.tm_yday); mix_number(tm.tm_hour); });
}

// A format of one conversion with flags, width and precision, and its value.
static void formats(void)
{
    CASES("snprintf of integers", 99000, { char f[40]; static const char *lengths[] = {"hh", "h", "", "l", "ll", "j", "z", "t"}; unsigned l = below(8);
        sprintf(f, "[%%%s%s%s%s%c]", (char *[]){"", "-", "0", "+", " ", "#", "-#", "0+"}[below(8)], below(2) ? (char *[]){"1", "7", "20"}[below(3)] : "",
            below(3) ? "" : (char *[]){".", ".0", ".3", ".12"}[below(4)], lengths[l], "diouxX"[below(6)]);
        long v = below(4) ? (long)next() >> below(64) : 0; unsigned room = below(2) ? sizeof out : below(12);
        memset(out, '#', 64); mix_number(snprintf(out, room, f, v)); mix(out, 64); });
    CASES("snprintf of texts", 33000, { char f[40]; sprintf(f, "<%%%s%s%s%c>", below(2) ? "-" : "", below(2) ? "12" : "", below(2) ? ".5" : "", "sc"[i & 1]);
        memset(out, '#', 128); mix_number(i & 1 ? snprintf(out, sizeof out, f, 'x' + below(20)) : snprintf(out, sizeof out, f, text(left, 40))); mix(out, 128); });
    CASES("snprintf of doubles", 66000, { char f[40]; union { uint64_t u; double d; } v; v.u = next(); if (below(2)) v.d = (int)next() / (double)(below(1000) + 1);
        sprintf(f, "%%%s%s%s%c", (char *[]){"", "-", "0", "+", " ", "#"}[below(6)], below(2) ? "14" : "", below(2) ? (char *[]){".0", ".2", ".9", ".17"}[below(4)] : "", "feEgGF"[below(6)]);
        memset(out, '#', 512); int n = snprintf(out, 512, f, v.d); mix_number(n); mix(out, 512); });
    CASES("snprintf of several", 33000, { int n = snprintf(out, 200, "%d %s %*d %-*s|%.*f %p %%", (int)next(), text(left, 10), (int)below(12), (int)next(),
        (int)below(12), "ab", (int)below(6), (int)next() / 64.0, (void *)(next() >> 20)); mix_number(n); mix(out, strlen(out)); });
    CASES("asprintf", 4950, { char *made; mix_number(asprintf(&made, "%s-%ld", text(left, 300), (long)next())); mix(made, strlen(made)); free(made); });
}

static void scans(void)
{
    CASES("sscanf of numbers", 66000, { long a = 7, b = 7; int n = -1; static const char *fs[] = {"%ld %ld%n", "%lx,%lo%n", "%li %lu%n", "%3ld%2ld%n", "%*d %ld %ld%n"};
        char t[200]; numeral(left); numeral(right); sprintf(t, "%s%s%s", left, below(2) ? " " : ",", right); mix_number(sscanf(t, fs[below(5)], &a, &b, &n));
        mix_number(a); mix_number(b); mix_number(n); });
    CASES("sscanf of texts", 49500, { memset(out, 0, 128); static const char *fs[] = {"%20s %20[abA]", "%[^B]%20s", "%20s%3c", " %5[a-b]%10s", "%s%s"};
        mix_number(sscanf(text(left, 30), fs[below(5)], out, out + 64)); mix(out, 128); });
}

static void environment(void)
{
    CASES("setenv getenv unsetenv", 8250, { sprintf(left, "V%u", below(12)); switch (below(3)) {
        case 0: mix_number(setenv(left, text(right, 20), below(2))); break;
        case 1: mix_number(unsetenv(left)); break;
        default: { char *v = getenv(left); mix(v ? v : "-", v ? strlen(v) : 1); } } });
    REFUSED("a name with an equals sign", EINVAL, setenv("A=B", "c", 1));
    REFUSED("no name", EINVAL, setenv("", "c", 1));
    REFUSED("unsetenv likewise", EINVAL, unsetenv("A=B"));
    static char put[] = "PUT=here";
    EXPECT("putenv", 0, putenv(put));
    put[4] = 'H';
    EXPECT("the text is the caller's", 0, strcmp("Here", getenv("PUT")));
    EXPECT("without an equals sign it removes", 1, putenv("PUT") == 0 && !getenv("PUT"));
}

static void sets(void)
{
    CASES("signal sets", 3300, { sigset_t set; below(2) ? sigemptyset(&set) : sigfillset(&set); for (int k = 0; k < 10; k++) { int s = 1 + below(31);
        below(2) ? sigaddset(&set, s) : sigdelset(&set, s); } for (int s = 1; s < 32; s++) mix_number(sigismember(&set, s)); mix_number(sigismember(&set, 65)); mix_number(sigaddset(&set, 0)); });
    CASES("CPU sets", 1650, { cpu_set_t *set = CPU_ALLOC(256); CPU_ZERO_S(32, set); for (int k = 0; k < 20; k++) CPU_SET_S(below(256), 32, set); mix_number(CPU_COUNT_S(32, set)); CPU_FREE(set); });
}


int main(void)
{
    begin();
    setenv("TZ", "UTC", 1);
    tzset();
    strings();
    numbers();
    sorting();
    times();
    formats();
    scans();
    environment();
    sets();
    return end();
}
