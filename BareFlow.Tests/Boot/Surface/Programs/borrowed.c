// Functions that come from musl's archive, with the layouts of glibc's headers. What it prints is compared with Linux.
#include "surface.h"
#include <arpa/inet.h>
#include <complex.h>
#include <ctype.h>
#include <fenv.h>
#include <fnmatch.h>
#include <glob.h>
#include <iconv.h>
#include <inttypes.h>
#include <libgen.h>
#include <locale.h>
#include <math.h>
#include <regex.h>
#include <search.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

static void match(const char *pattern, int flags, const char *text)
{
    regex_t compiled;
    int error = regcomp(&compiled, pattern, flags);
    if (error)
    {
        printf("%s: error %d\n", pattern, error);
        return;
    }
    regmatch_t found[4];
    memset(found, 7, sizeof found);
    int result = regexec(&compiled, text, 4, found, 0);
    printf("%s on '%s': %d, %zu parts", pattern, text, result, compiled.re_nsub);
    for (int i = 0; i < 4 && !result; i++)
        printf(" %d-%d", found[i].rm_so, found[i].rm_eo);
    printf("\n");
    regfree(&compiled);
}

static void patterns(void)
{
    match("a(b*)(c|d)", REG_EXTENDED, "xxabbbdyy");
    match("\\(a\\)\\1", 0, "baab");
    match("^[[:digit:]]+$", REG_EXTENDED, "12345");
    match("^[[:digit:]]+$", REG_EXTENDED, "123x5");
    match("HELLO", REG_ICASE, "say hello");
    match("x", REG_NOSUB, "x");
    match("(", REG_EXTENDED, "");
    match("[b-a]", 0, "");
    match("a{2,3}", REG_EXTENDED, "aaaa");
    match("end$", REG_NEWLINE, "the end\nmore");
    printf("%d %d %d %d\n", fnmatch("*.c", "file.c", 0), fnmatch("*", "a/b", FNM_PATHNAME), fnmatch("[!a-c]x", "dx", 0),
           fnmatch("*", ".hidden", FNM_PERIOD));
    mkdir("/tmp/glob-test", 0700);
    for (const char *name = "cab"; *name; name++)
    {
        char path[] = "/tmp/glob-test/?.txt";
        *strchr(path, '?') = *name;
        fclose(fopen(path, "w"));
    }
    glob_t names;
    printf("%d", glob("/tmp/glob-test/*.txt", 0, 0, &names));
    for (size_t i = 0; i < names.gl_pathc; i++)
    {
        printf(" %s", names.gl_pathv[i]);
        unlink(names.gl_pathv[i]);
    }
    printf("\n");
    globfree(&names);
    rmdir("/tmp/glob-test");
}

static void dates(void)
{
    struct tm date = {.tm_sec = 5, .tm_min = 4, .tm_hour = 15, .tm_mday = 9, .tm_mon = 1, .tm_year = 124, .tm_wday = 5, .tm_yday = 39};
    char text[512];
    printf("%zu %s\n", strftime(text, 512, "%A %a %B %b %c|%d %e %H %I %j %m %M %p %S %U %w %W %x %X %y %Y %% %F %T %R %D %h %C %G %V %u %n|", &date), text);
    printf("%zu\n", strftime(text, 3, "%Y", &date));
    printf("%s", strptime("2021-12-31 23:59:58 Fri", "%Y-%m-%d %H:%M:%S %a", &date) ? "parsed" : "not parsed");
    printf(" %d %d %d %d %d %d\n", date.tm_year, date.tm_mon, date.tm_mday, date.tm_hour, date.tm_sec, date.tm_wday);
    printf("%.1f\n", difftime(100, 58));
}

static int compare(const void *left, const void *right) { return *(const int *)left - *(const int *)right; }

static void searching(void)
{
    hcreate(10);
    ENTRY one = {"one", (void *)1}, key = {"one", 0};
    hsearch(one, ENTER);
    ENTRY *found = hsearch(key, FIND);
    printf("%ld\n", found ? (long)found->data : -1);
    hdestroy();
    void *root = 0;
    tsearch("b", &root, (int (*)(const void *, const void *))strcmp);
    tsearch("a", &root, (int (*)(const void *, const void *))strcmp);
    printf("%d %d\n", tfind("a", &root, (int (*)(const void *, const void *))strcmp) != 0,
           tfind("c", &root, (int (*)(const void *, const void *))strcmp) != 0);
    int sorted[] = {1, 3, 5, 7};
    int wanted = 5;
    printf("%ld\n", (long)((int *)bsearch(&wanted, sorted, 4, sizeof(int), compare) - sorted));
}

static void texts(void)
{
    char text[64] = "a,b;;c";
    char *rest = text;
    for (char *part; (part = strsep(&rest, ",;"));)
        printf("[%s]", part);
    strcpy(text, "/usr/lib/x");
    printf(" %s", basename(text));
    printf(" %s\n", dirname(text));
    printf("%s %d %s\n", strcasestr("Hello World", "WOR"), strverscmp("a9", "a10") < 0, (char *)memmem("haystack", 8, "st", 2));
    printf("%d %d %d %d\n", isalpha('x') != 0, isspace('x') != 0, toupper('q'), isxdigit('G') != 0);
    iconv_t early = iconv_open("UTF-8", "ISO-8859-1");
    char sharp[] = "\xDF", *out = text, *in = sharp;
    size_t one = 1, some = 64;
    printf("%zd %x %x\n", iconv(early, &in, &one, &out, &some), text[0], text[1]);
    iconv_close(early);
    setlocale(LC_CTYPE, "C.UTF-8");
    printf("%d %d %x\n", iswalpha(0xE9) != 0, iswdigit('5') != 0, (unsigned)towupper(0xE9));
    wchar_t wide[16];
    wcscpy(wide, L"wide text");
    printf("%ls %zu %d\n", wcschr(wide, L't'), wcslen(wide), wcscmp(L"a", L"b") < 0);
    struct in_addr address;
    printf("%d %s\n", inet_aton("10.1.2.3", &address), inet_ntoa(address));
    char form[64];
    struct in6_addr six;
    printf("%d %s\n", inet_pton(AF_INET6, "fe80::1:2", &six), inet_ntop(AF_INET6, &six, form, 64));
    div_t parts = div(-7, 2);
    printf("%d %d %ld %d\n", parts.quot, parts.rem, labs(-5), ffs(8));
    iconv_t conversion = iconv_open("UTF-8", "ISO-8859-1");
    char latin[] = "gr\xFC\xDF", *from = latin, target[16] = "", *to = target;
    size_t left = 4, room = 16;
    printf("%zd %s\n", iconv(conversion, &from, &left, &to, &room), target);
    iconv_close(conversion);
}

static void numbers(void)
{
    printf("%La %La %La\n", sinl(1.5L), expl(0.25L), sqrtl(2.0L));
    printf("%La %Lf\n", strtold("1.1", 0), roundl(-2.5L));
    printf("%Lg %Lg %Lg %Lg\n", fmaxl(-0.0L, 0.0L), fminl(2, 1), powl(2, 0.5L), tgammal(5));
    printf("%a %a %Lg\n", nexttoward(1, 2), nexttowardf(1, 0), exp10l(2));
    printf("%.15g %.15g %.15g\n", hypot(3, 4), expm1(1e-10), tgamma(5));
    int exponent;
    printf("%g %d %g %ld %g\n", frexp(48, &exponent), exponent, ldexp(0.75, 6), lrint(2.5), nextafter(1, 2) - 1);
    double complex product = cexp(I * 3.14159265358979);
    printf("%.6f %.6f\n", creal(product), fabs(cimag(product)) < 1e-6 ? 0.0 : 1.0);
    feclearexcept(FE_ALL_EXCEPT);
    volatile double zero = 0, one = 1;
    volatile double quotient = one / zero;
    printf("%d %d\n", fetestexcept(FE_DIVBYZERO) != 0, fetestexcept(FE_INVALID) != 0);
    fesetround(FE_UPWARD);
    volatile double third = one / 3;
    printf("%d %d %ld\n", fegetround() == FE_UPWARD, third * 3 > 1, lrint(2.1));
    fesetround(FE_TONEAREST);
    printf("%g %.3f %g %g\n", copysign(3, -0.0), fdim(5, 3), fmax(1, NAN), remainder(10, 3));
}

int main(void)
{
    begin();
    patterns();
    dates();
    searching();
    texts();
    numbers();
    return end();
}
