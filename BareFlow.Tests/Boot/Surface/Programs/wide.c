// Multibyte and wide characters, locales. What it prints is compared with Linux.
#include "surface.h"
#include <locale.h>
#include <unistd.h>
#include <wchar.h>

static void decode(const char *name, const char *bytes)
{
    mbstate_t state = {0};
    wchar_t wide = 0x7777;
    size_t size = strlen(bytes) + 1;
    errno = 0;
    printf("%s:", name);
    for (int turn = 0; turn < 5; turn++)
    {
        size_t result = mbrtowc(&wide, bytes, size, &state);
        printf(" %zd/%x", result, (unsigned)wide);
        if (result == 0 || result > 8)
            break;
        bytes += result;
        size -= result;
    }
    printf(" errno %d\n", errno);
}

static void both_locales(void)
{
    printf("MB_CUR_MAX %zu\n", MB_CUR_MAX);
    decode("letters", "ab");
    decode("two", "\xC3\xA9");
    decode("three", "\xE2\x82\xAC");
    decode("four", "\xF0\x9F\x98\x80");
    decode("surrogate", "\xED\xA0\x80");
    decode("too long", "\xC0\x80");
    decode("too long 3", "\xE0\x80\x80");
    decode("too long 4", "\xF0\x80\x80\x80");
    decode("alone", "\x80");
    decode("cut", "\xC3z");
    wchar_t wide[16];
    char bytes[32];
    errno = 0;
    printf("%zd %d\n", mbstowcs(wide, "x\xC3\xA9y", 16), errno);
    printf("%zd %zd\n", mbstowcs(0, "\xC3\xA9y", 0), mbstowcs(wide, "\xC3\xA9y", 1));
    printf("%zd %zd\n", wcstombs(bytes, L"a\u00e9\u20ac", 32), wcstombs(0, L"a\u00e9\u20ac", 0));
    printf("%zd\n", wcstombs(bytes, L"\u20ac\u20ac", 4));
    printf("%d %d %d\n", wctob(L'x'), wctob(0xE9), btowc('y'));
    printf("%d %d %d\n", mblen("\xC3\xA9", 2), mbtowc(wide, "z", 1), wctomb(bytes, 0x20AC));
    printf("%d\n", wctomb(bytes, 0xD800));
    printf("[%ls] [%5lc] [%.2ls] [%-6ls]\n", L"plain", L'c', L"abc", L"ab");
    printf("%d\n", snprintf(bytes, 32, "%ls", L"\u00e9"));
    printf("%d\n", snprintf(bytes, 32, "%.3ls|", L"\u20ac\u20ac"));
}

static void halves(void)
{
    mbstate_t state = {0};
    wchar_t wide = 0;
    printf("%zd", mbrtowc(&wide, "\xE2", 1, &state));
    printf(" %zd %d", mbrtowc(&wide, "\x82", 1, &state), mbsinit(&state) != 0);
    printf(" %zd %x\n", mbrtowc(&wide, "\xAC", 1, &state), (unsigned)wide);
    const char *text = "a\xE2\x82";
    memset(&state, 0, sizeof state);
    wchar_t many[8];
    printf("%zd %d\n", mbsnrtowcs(many, &text, 3, 8, &state), mbsinit(&state) != 0);
}

static void streams(void)
{
    char path[] = "/tmp/wide-test";
    FILE *file = fopen(path, "w+");
    printf("fwide %d\n", fwide(file, 0) != 0);
    fputws(L"gr\u00fc\u00dfe\n", file);
    fputwc(L'\u20ac', file);
    printf("fwide %d\n", fwide(file, -1) > 0);
    fwprintf(file, L" %d %ls %s", 42, L"w\u00efde", "plain");
    rewind(file);
    wchar_t line[16];
    fgetws(line, 16, file);
    printf("%zu %x\n", wcslen(line), (unsigned)line[2]);
    wint_t first = fgetwc(file);
    ungetwc(first, file);
    printf("%x %x\n", (unsigned)first, (unsigned)fgetwc(file));
    int number;
    wchar_t word[16];
    char narrow[16];
    printf("%d", fwscanf(file, L"%d %ls %s", &number, word, narrow));
    printf(" %d %zu %s\n", number, wcslen(word), narrow);
    printf("%x\n", (unsigned)fgetwc(file));
    fclose(file);
    unlink(path);
    printf("%d %ls\n", swprintf(line, 16, L"%d %s", 12, "ab"), line);
    int count = -1;
    wchar_t padded[64];
    printf("%d|", swprintf(padded, 64, L"[%6s][%-6ls][%3lc][%.2s][%.2ls]%n", "\u00e9\u20ac", L"\u00e9\U0001F600x", L'\u20ac',
                           "\u20ac\u00e9x", L"\U0001F600\u00e9x", &count));
    printf("%ls|%d\n", padded, count);
    printf("%d\n", swprintf(line, 4, L"%d", 123456));
    printf("%d", swprintf(line, 16, L"%5s|%-4ls|%n", "\u00e4\u20ac", L"\u00f6", &count));
    printf(" %d %ls\n", count, line);
    printf("%d", swprintf(line, 16, L"%.2s|%.1ls", "\u00e4\u20acx", L"\u00f6y"));
    printf(" %ls\n", line);
    printf("%d\n", snprintf((char *)line, sizeof line, "%5s|%.3s", "\u00e4\u20ac", "\u00e4\u20ac"));
    printf("%d %d\n", swscanf(L"77 x", L"%d %ls", &number, word), number);
}

static void of_input(void)
{
    FILE *file = fopen("/tmp/wide-test", "w");
    fputs("\xC3\xA9 word", file);
    fclose(file);
    freopen("/tmp/wide-test", "r", stdin);
    wchar_t word[8];
    printf("%x", (unsigned)getwchar());
    printf(" %d %ls\n", wscanf(L"%ls", word), word);
    unlink("/tmp/wide-test");
}

static void of_threads(void)
{
    locale_t utf8 = newlocale(LC_ALL_MASK, "C.UTF-8", 0), c = newlocale(LC_ALL_MASK, "C", 0);
    printf("%d %d\n", uselocale(0) == LC_GLOBAL_LOCALE, newlocale(LC_ALL_MASK, "xx_YY", 0) == 0);
    locale_t before = uselocale(c);
    printf("%zu", MB_CUR_MAX);
    printf(" %d", uselocale(utf8) == c);
    locale_t copy = duplocale(utf8);
    uselocale(copy);
    printf(" %zu\n", MB_CUR_MAX);
    uselocale(before);
    freelocale(copy);
    freelocale(utf8);
    freelocale(c);
}

int main(void)
{
    begin();
    printf("%s\n", setlocale(LC_ALL, 0));
    both_locales();
    printf("%s %p\n", setlocale(LC_ALL, "C.UTF-8"), setlocale(LC_ALL, "xx_YY"));
    both_locales();
    halves();
    streams();
    of_input();
    of_threads();
    struct lconv *conventions = localeconv();
    printf("'%s' '%s' %d\n", conventions->decimal_point, conventions->thousands_sep, conventions->frac_digits);
    printf("%s %s\n", setlocale(LC_CTYPE, "POSIX"), setlocale(LC_NUMERIC, ""));
    return end();
}
