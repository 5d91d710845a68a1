// Special values of math.h, their exception flags and errno. What it prints is compared with Linux.
#include "surface.h"
#include <fenv.h>
#include <math.h>

static const int watched = FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW | FE_UNDERFLOW;

static const double doubles[] = {0.0, -0.0, 0x1p-1074, -0x1.8p-1040, 0x1p-1022, 1e-300, 0.5, -0.5, 1, -1, 1.5, -1.5, 2, -3, 1000, -1000, 1e300,
                                 0x1.fffffffffffffp1023, INFINITY, -INFINITY, NAN};
static const float floats[] = {0.0f, -0.0f, 0x1p-149f, 0x1p-126f, 0.5f, 1, -1, 1.5f, -2, 100, -200, 1e38f, INFINITY, -INFINITY, NAN};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void show(const char *name, double x, double y, double result)
{
    int flags = fetestexcept(watched), error = errno;
    printf("%s(%a, %a) = ", name, x, y);
    if (isnan(result))
        printf("nan");
    else if (isinf(result) || result == 0)
        printf("%a", result);
    else
        printf("number");
    printf(" errno %d%s%s%s%s\n", error, flags & FE_INVALID ? " invalid" : "", flags & FE_DIVBYZERO ? " pole" : "",
           flags & FE_OVERFLOW ? " overflow" : "", flags & FE_UNDERFLOW ? " underflow" : "");
}

#define TRY(name, x, y, call)                                                                                          \
    do                                                                                                                 \
    {                                                                                                                  \
        errno = 0;                                                                                                     \
        feclearexcept(FE_ALL_EXCEPT);                                                                                  \
        double result = call;                                                                                          \
        show(name, x, y, result);                                                                                      \
    } while (0)

#define ONE(function)                                                                                                  \
    for (int i = 0; i < COUNT(doubles); i++)                                                                           \
        TRY(#function, doubles[i], 0, function(doubles[i]));                                                           \
    for (int i = 0; i < COUNT(floats); i++)                                                                            \
        TRY(#function "f", floats[i], 0, function##f(floats[i]));

#define TWO(function)                                                                                                  \
    for (int i = 0; i < COUNT(doubles); i++)                                                                           \
        for (int j = 0; j < COUNT(doubles); j++)                                                                       \
            TRY(#function, doubles[i], doubles[j], function(doubles[i], doubles[j]));

// Results that are subnormal, or zero, or just not.
static void underflows(void)
{
    static const double powers[] = {-708.3, -708.5, -740, -745, -745.2, -746.5};
    for (int i = 0; i < COUNT(powers); i++)
    {
        TRY("exp", powers[i], 0, exp(powers[i]));
        TRY("pow", 2, powers[i] * 1.4426950408889634, pow(2, powers[i] * 1.4426950408889634));
        TRY("pow", -0.5, 1000 + i * 20, pow(-0.5, 1000 + i * 20));
    }
    static const float singles[] = {-87, -88, -101, -103.2f, -103.9f, -104.5f};
    for (int i = 0; i < COUNT(singles); i++)
    {
        TRY("expf", singles[i], 0, expf(singles[i]));
        TRY("powf", 2, singles[i] * 1.44f, powf(2, singles[i] * 1.44f));
    }
}

// A zero that is not rounded has the same sign in each mode.
static void zeros(void)
{
    static const int modes[] = {FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO};
    for (int i = 0; i < COUNT(modes); i++)
    {
        fesetround(modes[i]);
        double found[] = {log(1), log2(1), log10(1), acos(1), acosh(1), logf(1), log2f(1), log10f(1), acosf(1), acoshf(1)};
        double underflowed = exp(-745.2), tiny = exp(-740);
        fesetround(FE_TONEAREST);
        for (int j = 0; j < COUNT(found); j++)
            printf("%d %d: %a\n", i, j, found[j]);
        printf("%d: exp %a %a\n", i, underflowed, tiny);
    }
}

int main(void)
{
    begin();
    underflows();
    zeros();
    ONE(exp)
    ONE(log)
    ONE(log2)
    ONE(log10)
    ONE(sin)
    ONE(cos)
    ONE(tan)
    ONE(asin)
    ONE(acos)
    ONE(atan)
    ONE(sinh)
    ONE(cosh)
    ONE(tanh)
    ONE(asinh)
    ONE(acosh)
    ONE(atanh)
    ONE(cbrt)
    ONE(sqrt)
    TWO(pow)
    TWO(atan2)
    TWO(fmod)
    return end();
}
