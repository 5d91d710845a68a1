// Time zones that TZ describes, and dates from text. What it prints is compared with Linux.
#include "surface.h"
#include <time.h>

static void show(const struct tm *date)
{
    printf("%d-%d-%d %d:%d:%d wday %d yday %d dst %d off %ld %s\n", date->tm_year + 1900, date->tm_mon + 1, date->tm_mday,
           date->tm_hour, date->tm_min, date->tm_sec, date->tm_wday, date->tm_yday, date->tm_isdst, date->tm_gmtoff,
           date->tm_zone ? date->tm_zone : "-");
}

static void made(int month, int day, int hour, int minute, int summer)
{
    struct tm date = {.tm_year = 126, .tm_mon = month, .tm_mday = day, .tm_hour = hour, .tm_min = minute, .tm_isdst = summer};
    printf("%d/%d %d:%d %d is %ld: ", month, day, hour, minute, summer, (long)mktime(&date));
    show(&date);
}

static void zone(const char *name)
{
    setenv("TZ", name, 1);
    tzset();
    printf("TZ=%s: '%s' '%s' %ld %d\n", name, tzname[0], tzname[1], timezone, daylight);
    unsigned long sum = 0;
    for (long time = 40000000; time < 8000000000; time += 3600 * 61 + 17)
    {
        time_t value = time;
        struct tm date;
        localtime_r(&value, &date);
        sum = sum * 31 + date.tm_mday * 7 + date.tm_hour * 11 + date.tm_min + date.tm_isdst * 3 + date.tm_gmtoff;
        if (mktime(&date) != time)
            sum++;
    }
    printf("%lx\n", sum);
    time_t value = 1790000000;
    char text[80];
    show(localtime(&value));
    strftime(text, sizeof text, "%a %d %b %Y %T %Z %z %s", localtime(&value));
    printf("%s %s", text, ctime(&value));
    made(0, 15, 12, 0, -1);
    made(6, 15, 12, 0, -1);
    made(6, 15, 12, 0, 0);
    made(6, 15, 12, 0, 1);
    made(2, 29, 2, 30, -1);
    made(2, 29, 2, 30, 0);
    made(9, 25, 2, 30, 0);
    made(9, 25, 2, 30, 1);
    made(12, 32, 25, 61, -1);
}

static void scanned(const char *text, const char *format)
{
    struct tm date;
    memset(&date, 0, sizeof date);
    char *rest = strptime(text, format, &date);
    printf("'%s' by '%s': %d ", text, format, rest ? (int)(rest - text) : -1);
    if (rest)
        show(&date);
    else
        printf("none\n");
}

static void scans(void)
{
    static const char *const cases[][2] = {
        {"2026-11-30", "%F"}, {"2026-11-30 23:59:60", "%Y-%m-%d %H:%M:%S"}, {"1700000000 x", "%s"}, {"+0530", "%z"},
        {"-05:45", "%z"}, {" Z", "%z"}, {"+02", "%z"}, {"+2", "%z"}, {"+0275", "%z"}, {"CEST rest", "%Z"}, {"2020", "%G"},
        {"53", "%V"}, {"7", "%u"}, {"0", "%u"}, {"11 pm", "%I %p"}, {"11 pm", "%I %P"}, {"12 AM", "%l %p"}, {"12 pm", "%I %p"}, {" 7", "%k"},
        {"mon tuesday", "%a %A"}, {"febr", "%b"}, {"December", "%h"}, {"Mon Feb 29 11:22:33 2016", "%c"}, {"02/03/68", "%D"},
        {"02/03/69", "%x"}, {"11:22", "%R"}, {"01:02:03 PM", "%r"}, {"366 2024", "%j %Y"}, {"60 2023", "%j %Y"}, {"20 26", "%C %y"},
        {"26 20", "%y %C"}, {"19", "%C"}, {"2024 10 3", "%Y %U %w"}, {"2024 10 3", "%Y %W %u"}, {"2023 1 6", "%Y %U %w"},
        {"2024 53 1", "%Y %W %w"}, {"15", "%_d"}, {"15", "%-e"}, {"5", "%Od"}, {"5", "%Ed"}, {"99", "%Ey"}, {"x", "%q"}, {"%", "%%"},
        {"  a", "%n%ta"}, {"a  b", "a b"}, {"ab", "a b"}, {"24", "%H"}, {"1 2", "%d%m"}, {"31122020", "%d%m%Y"}, {"99", "%g"}, {"", "%d"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        scanned(cases[i][0], cases[i][1]);
    unsigned long sum = 0;
    for (int turn = 0, state = 1; turn < 30000; turn++)
    {
        static const char *pieces[] = {"%Y", "%m", "%d", "%H", "%j", "%U", "%W", "%w", "%a", "%b", "%y", "%C", "%I", "%p", "%e", "%u", "%M"};
        char format[40] = "", text[80];
        for (int count = 1 + turn % 5; count--;)
            state = state * 1103515245 + 12345, strcat(strcat(format, pieces[(unsigned)(state >> 8) % 17]), " ");
        time_t value = (long)turn * 5000017 % 4000000000;
        struct tm date;
        strftime(text, sizeof text, format, gmtime_r(&value, &date));
        memset(&date, 0, sizeof date);
        if (strptime(text, format, &date) && date.tm_yday >= 0 && date.tm_yday < 365)
            sum = sum * 31 + date.tm_year * 3 + date.tm_mon * 5 + date.tm_mday * 7 + date.tm_hour + date.tm_wday * 11 + date.tm_yday;
    }
    printf("%lx\n", sum);
}

int main(void)
{
    begin();
    zone("CET-1CEST,M3.5.0,M10.5.0/3");
    zone("XST5XDT,M3.2.0,M11.1.0");
    zone("NZST-12NZDT,M9.5.0,M4.1.0/3");
    zone("<+0330>-3:30<+0430>,J79/24,J263/24");
    zone("AAA3BBB2:30,59,300/-1:30:15");
    zone("UTC0");
    zone("XYZ-14:15:16");
    zone("Nowhere/City");
    zone(":No");
    zone("ab3");
    zone("GMT+0");
    zone("WGT3WGST,M3.5.0/-2,M10.5.0/-1");
    zone("BAD1DST,M13.1.1,M3.1.1");
    setenv("TZ", "UTC0", 1);
    tzset();
    scans();
    return end();
}
