// printf, strtod, scanf and fma in each rounding mode. What it prints is compared with Linux.
#include "surface.h"
#include <fenv.h>
#include <math.h>
#include <stdint.h>

static uint64_t state = 1;

static uint64_t next(void)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return state ^ state >> 29;
}

static uint64_t mixed(uint64_t sum, const void *bytes, size_t count)
{
    for (const unsigned char *at = bytes; count--; at++)
        sum = (sum ^ *at) * 1099511628211u;
    return sum;
}

static double any(void)
{
    uint64_t bits = next();
    double value;
    memcpy(&value, &bits, sizeof value);
    return next() % 2 ? value : (double)((int64_t)bits >> 40) / 128;
}

static void written(void)
{
    static const double values[] = {0.5, 1.5, 2.5, -0.5, -2.5, 0.001, -0.001, 0, 9.995, 999999.5, 1e23, 5e-324, -1e300};
    static const char *formats[] = {"%.0f", "%.2f", "%g", "%.3e", "%a", "%.1a", "%.0a", "%.40g"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        for (size_t j = 0; j < sizeof formats / sizeof *formats; j++)
            printf(formats[j], values[i]), printf(j == 7 ? "\n" : " ");
    printf("%.0Lf %.3La %.0La %.5Lg\n", 2.5L, 1.99999L, -1.99999L, 123456.5L);
    uint64_t sum = 0;
    for (int turn = 0; turn < 20000; turn++)
    {
        char text[400], format[] = "%.?f";
        format[2] = '0' + turn % 10;
        format[3] = "fega"[turn % 4];
        sum = mixed(sum, text, snprintf(text, sizeof text, format, any()));
    }
    printf("printf: %016lx\n", sum);
}

static void read_one(const char *text)
{
    float narrow;
    double read = 0;
    errno = 0;
    double value = strtod(text, NULL);
    int error = errno;
    errno = 0;
    narrow = strtof(text, NULL);
    int narrow_error = errno;
    errno = 0;
    long double wide = strtold(text, NULL);
    int wide_error = errno;
    errno = 0;
    sscanf(text, "%lf", &read);
    printf("%s: %a %d, %a %d, %La %d, %d %d\n", text, value, error, narrow, narrow_error, wide, wide_error, read == value, errno);
}

static void parsed(void)
{
    static const char *texts[] = {"0.1", "-0.1", "1e-400", "-1e-400", "1e400", "-1e400", "1e-5000", "1e5000", "3.4028235677973366e38",
                                  "2.2250738585072011e-308", "2.2250738585072014e-308", "2.22507385850720138309e-308", "4e-324",
                                  "1.1754943508e-38", "0x1.fffffffffffffcp-1023", "0x1.fffffffffffffep-1023", "0x1.fffffffffffff8p1023",
                                  "0x.8p-1074", "1.18973149535723176506e+4932", "3.36210314311209350590e-4932", "9007199254740993"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        read_one(texts[i]);
    uint64_t sum = 0;
    for (int turn = 0; turn < 20000; turn++)
    {
        char text[60];
        snprintf(text, sizeof text, "%s%lu.%lue%d", turn % 3 ? "" : "-", next() >> next() % 60, next() >> 20, (int)(next() % 660) - 340);
        double value = strtod(text, NULL);
        sum = mixed(sum, &value, sizeof value);
    }
    printf("strtod: %016lx\n", sum);
}

static void fused(void)
{
    printf("%a %a %a\n", fma(2, 3, -6), fma(0x1p-600, 0x1p-600, -0x1p-1074), fma(0x1p600, 0x1p600, -1));
    printf("%a %a %a\n", fmaf(2, 3, -6), fmaf(0x1p-100f, 0x1p-100f, -0x1p-149f), fmaf(0x1p100f, -0x1p100f, 1));
    uint64_t sum = 0;
    for (int turn = 0; turn < 50000; turn++)
    {
        double x = any(), y = any(), z = turn % 3 ? any() : -x * y;
        double value = fma(x, y, z);
        float narrow = fmaf(x, y, z);
        if (value == value)
            sum = mixed(sum, &value, sizeof value);
        if (narrow == narrow)
            sum = mixed(sum, &narrow, sizeof narrow);
    }
    printf("fma: %016lx\n", sum);
}

int main(void)
{
    static const int modes[] = {FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO};
    begin();
    for (int i = 0; i < 4; i++)
    {
        fesetround(modes[i]);
        printf("mode %x\n", fegetround());
        written();
        parsed();
        fused();
    }
    fesetround(FE_TONEAREST);
    return end();
}
