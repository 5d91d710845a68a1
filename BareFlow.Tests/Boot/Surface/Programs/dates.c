// Dates and numbers by chance: what it prints is compared with Linux.
#include "surface.h"
#include <time.h>

static void show(const struct tm *date)
{
    printf("%d-%d-%d %d:%d:%d %d %d %d", date->tm_year + 1900, date->tm_mon + 1, date->tm_mday, date->tm_hour, date->tm_min,
           date->tm_sec, date->tm_wday, date->tm_yday, date->tm_isdst);
}

static void dates(void)
{
    unsigned long sum = 0;
    for (long long time = -93724012800; time < 253402300800; time += 86400 * 13 + 12345)
    {
        time_t value = time;
        struct tm date;
        gmtime_r(&value, &date);
        sum = sum * 31 + date.tm_year + date.tm_mon * 7 + date.tm_mday * 11 + date.tm_hour + date.tm_wday * 3 + date.tm_yday;
        if (timegm(&date) != time)
            printf("timegm differs at %lld\n", time);
    }
    printf("years -1000 to 9999: %lx\n", sum);
    long long odd[] = {0, -1, 951782400, 951868800, -2203891200, 67767976233532799, 67767976233532800, -67768040609740801};
    for (int i = 0; i < 8; i++)
    {
        time_t value = odd[i];
        struct tm date;
        errno = 0;
        if (gmtime_r(&value, &date))
            show(&date);
        printf(" errno %d\n", errno);
    }
}

static void parse(const char *text, const char *format)
{
    struct tm date = {.tm_year = 120, .tm_mon = 4, .tm_mday = 6, .tm_wday = 3, .tm_yday = 126};
    const char *end = strptime(text, format, &date);
    printf("%s by %s: ", text, format);
    if (end)
    {
        show(&date);
        printf(" %ld \"%s\"\n", date.tm_gmtoff, end);
    }
    else
        printf("no\n");
}

static void readings(void)
{
    parse("1856-07-10", "%F");
    parse("683078400 s", "%s");
    parse("s", "%s");
    const char *zones[] = {"+0200", "-0530", "-06", "+01:30", "Z", "0100", "+1", "+012", "+0160", "+02:", "  -0330x"};
    for (int i = 0; i < sizeof zones / sizeof zones[0]; i++)
        parse(zones[i], "%z");

    parse("Thu Feb 29 23:59:60 1996", "%c");
    parse("thursday, FEBRUARY 3", "%A, %B %d");
    parse("maY 5 17", "%b%e %y");
    parse("20 69", "%C %y");
    parse("19", "%C");
    parse("70", "%y");
    parse("68", "%y");
    parse("12:30:15 am", "%r");
    parse("12:30:15 PM", "%I:%M:%S %p");
    parse("13 PM", "%I %p");
    parse("23:59", "%R");
    parse("  7:08:09rest", "%T");
    parse("2024 060", "%Y %j");
    parse("060", "%j");
    parse("7 0", "%u %w");
    parse("8", "%u");
    parse("03/04/05", "%D");
    parse("1 2", "%n%m%t%d");
    parse("13", "%m");
    parse("130", "%m%d");
    parse("0", "%d");
    parse("32", "%d");
    parse("2021 53 52 01", "%G %U %W %V");
    parse("CEST 5", "%Z %d");
    parse("100%", "%H%M%%");
    parse("9x", "%Hy");
    parse("9", "%Q");
    parse("9", "%");
    parse("5 6", "%-d %_m");
    parse("5 6", "%Od %Em");
}

static void made(int year, int month, int day, int hour, int minute, int second)
{
    struct tm date = {.tm_year = year - 1900, .tm_mon = month, .tm_mday = day, .tm_hour = hour, .tm_min = minute, .tm_sec = second};
    errno = 0;
    time_t time = mktime(&date);
    printf("%ld errno %d: ", (long)time, errno);
    show(&date);
    printf("\n");
}

static void texts(void)
{
    time_t value = 1234567890;
    struct tm date;
    char text[64];
    printf("%s%s", asctime(gmtime(&value)), ctime(&value));
    gmtime_r(&value, &date);
    date.tm_year = -2899;
    date.tm_mday = 5;
    printf("%s", asctime_r(&date, text));
    date.tm_wday = 9;
    date.tm_mon = 12;
    printf("%s", asctime_r(&date, text));
}

static void chances(void)
{
    printf("%d %ld %d\n", rand(), random(), rand());
    srand(7);
    printf("%d %d\n", rand(), rand());
    unsigned seed = 5;
    printf("%d %d %u\n", rand_r(&seed), rand_r(&seed), seed);
    static char states[5][256];
    size_t sizes[] = {8, 32, 64, 128, 256};
    for (int i = 0; i < 5; i++)
    {
        initstate(99, states[i], sizes[i]);
        printf("%ld %ld ", random(), random());
    }
    setstate(states[1]);
    printf("%ld\n", random());
    srand48(3);
    printf("%ld %ld %.17g\n", lrand48(), mrand48(), drand48());
    unsigned short words[7] = {1, 2, 3, 4, 5, 6, 7};
    printf("%ld %ld %.17g %d\n", nrand48(words), jrand48(words), erand48(words), words[1]);
    unsigned short *before = seed48(words);
    printf("%d %ld\n", before[0], lrand48());
    lcong48(words);
    printf("%ld %ld\n", lrand48(), mrand48());
}

int main(void)
{
    begin();
    readings();
    dates();
    made(1970, 0, 1, 0, 0, 0);
    made(2023, 14, 31, 25, 61, 61);
    made(2024, -1, 0, -1, -1, -1);
    made(1900, 1, 29, 0, 0, 0);
    made(-1000, 5, 5, 5, 5, 5);
    made(2147485547, 11, 31, 23, 59, 59);
    made(2147485547, 12, 31, 23, 59, 59);
    texts();
    chances();
    return end();
}
