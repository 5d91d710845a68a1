// Texts that end where their page does, sorting by hard comparers, regular expressions by chance. What it prints is compared with Linux.
#include "surface.h"
#include <regex.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

#define PAGE 4096

static sigjmp_buf jump;
static volatile long used;
static uint64_t state = 1;

static unsigned next(void)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return state >> 33;
}

static void caught(int signal) { siglongjmp(jump, 1); }

// The end of a page behind which nothing is mapped.
static char *page_end(void)
{
    char *pages = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(pages + 2 * PAGE, PAGE);
    memset(pages, 'q', 2 * PAGE);
    return pages + 2 * PAGE;
}

#define FAULTS(name, call)                                                                                             \
    do                                                                                                                 \
    {                                                                                                                  \
        if (!sigsetjmp(jump, 1))                                                                                       \
        {                                                                                                              \
            used = (long)(call);                                                                                       \
            printf("no fault: %s\n", name);                                                                            \
        }                                                                                                              \
        else                                                                                                           \
            printf("fault: %s\n", name);                                                                               \
    } while (0)

static char *text_at(char *end, int length)
{
    char *text = end - length - 1;
    for (int i = 0; i < length; i++)
        text[i] = 'a' + i % 23;
    text[length] = 0;
    return text;
}

static long sign(long value) { return (value > 0) - (value < 0); }

static void strings_of(char *end, char *other, int length)
{
    unsigned long sum = 0;
    char room[300], *text = text_at(end, length), *same = text_at(other, length);
#define NOTE(value) (sum = sum * 31 + (unsigned long)(value))
    NOTE(strlen(text));
    NOTE(strnlen(text, length));
    NOTE(strnlen(text, length + 1));
    NOTE(strnlen(text, 1000));
    NOTE(strchr(text, 'z') == NULL);
    NOTE(strchr(text, 0) - text);
    NOTE(strrchr(text, 'a') ? strrchr(text, 'a') - text : -1);
    NOTE(strchrnul(text, '!') - text);
    NOTE(sign(strcmp(text, same)));
    NOTE(sign(strncmp(text, same, length + 1)));
    NOTE(sign(strncmp(text, same, 1000)));
    NOTE(sign(strcasecmp(text, same)));
    NOTE(sign(strncasecmp(text, same, 1000)));
    NOTE(sign(strcoll(text, same)));
    NOTE(strcpy(room, text) - room);
    NOTE(stpcpy(room, text) - room);
    NOTE(strncpy(room, text, length + 1) - room);
    NOTE(stpncpy(room, text, 200) - room);
    *room = 0;
    NOTE(strcat(room, text) - room);
    *room = 0;
    NOTE(strncat(room, text, 1000) - room);
    NOTE(strspn(text, "abcdefghijklmnopqrstuvw"));
    NOTE(strcspn(text, "!"));
    NOTE(strpbrk(text, "!") == NULL);
    NOTE(strstr(text, "wab") ? strstr(text, "wab") - text : -1);
    NOTE(strcasestr(text, "WAB") ? strcasestr(text, "WAB") - text : -1);
    NOTE(strstr("abc", text) != NULL);
    NOTE(memchr(text, 0, length + 1) != NULL);
    NOTE(memchr(text, 0, 100000) != NULL);
    NOTE(memrchr(text, 'a', length + 1) != NULL);
    NOTE((char *)rawmemchr(text, 0) - text);
    NOTE(sign(memcmp(text, same, length + 1)));
    NOTE(memmem(text, length + 1, "w", 2) != NULL);
    NOTE(memccpy(room, text, 0, 1000) - (void *)room);
    NOTE((char *)mempcpy(room, text, length + 1) - room);
    memmove(text, same, length + 1);
    memset(text, 'b', length);
    bzero(text, length + 1);
    NOTE(strxfrm(room, same, sizeof room));
    NOTE(strverscmp(same, same));
    char *copy = strdup(same);
    NOTE(strlen(copy));
    free(copy);
    free(strndup(same, 1000));
    printf("%d: %lx\n", length, sum);
}

static void wide_strings_of(char *end, char *other, int length)
{
    unsigned long sum = 0;
    wchar_t room[300], *text = (wchar_t *)end - length - 1, *same = (wchar_t *)other - length - 1;
    for (int i = 0; i <= length; i++)
        text[i] = same[i] = i == length ? 0 : L'a' + i % 23;
    NOTE(wcslen(text));
    NOTE(wcsnlen(text, 1000));
    NOTE(wcschr(text, L'!') == NULL);
    NOTE(wcsrchr(text, L'b') != NULL);
    NOTE(sign(wcscmp(text, same)));
    NOTE(sign(wcsncmp(text, same, 1000)));
    NOTE(sign(wcscasecmp(text, same)));
    NOTE(sign(wcsncasecmp(text, same, 1000)));
    NOTE(wcscpy(room, text) - room);
    NOTE(wcpcpy(room, text) - room);
    NOTE(wcsncpy(room, text, 299) - room);
    *room = 0;
    NOTE(wcscat(room, text) - room);
    *room = 0;
    NOTE(wcsncat(room, text, 299) - room);
    NOTE(wcsspn(text, L"abcdefghijklmnopqrstuvw"));
    NOTE(wcscspn(text, L"!"));
    NOTE(wcspbrk(text, L"!") == NULL);
    NOTE(wcsstr(text, L"wab") ? wcsstr(text, L"wab") - text : -1);
    NOTE(wmemchr(text, 0, length + 1) != NULL);
    NOTE(sign(wmemcmp(text, same, length + 1)));
    NOTE(wmemcpy(room, text, length + 1) - room);
    wmemmove(text, same, length + 1);
    wmemset(text, L'b', length);
    free(wcsdup(same));
    NOTE(wcstol(same, NULL, 10));
    printf("wide %d: %lx\n", length, sum);
}

static void one_beyond(char *end)
{
    char room[300];
    FAULTS("memcpy", memcpy(room, end - 8, 9));
    FAULTS("memcpy to", memcpy(end - 8, room, 9));
    FAULTS("memmove", memmove(room, end - 100, 101));
    FAULTS("memset", memset(end - 3, 0, 4));
    memset(end - 40, 'a', 40);
    memset(end - 40 - PAGE, 'a', 41);
    FAULTS("memchr", memchr(end - 3, 0, 4));
    FAULTS("memcmp", memcmp(end - 40, end - 40 - PAGE, 41));
    FAULTS("strlen", strlen(end - 40));
    FAULTS("strnlen", strnlen(end - 40, 41));
    FAULTS("strchr", strchr(end - 40, 'b'));
    FAULTS("strcpy", strcpy(room, end - 40));
    FAULTS("strcpy to", strcpy(end - 4, "four"));
    FAULTS("strncpy to", strncpy(end - 4, "", 5));
    memset(end - 40, 'a', 40);
    FAULTS("wcslen", wcslen((wchar_t *)(end - 40)));
    printf("no fault: strnlen %zu, strncmp %d\n", strnlen(end - 40, 40), strncmp(end - 40, end - 40, 40));
}

static long comparisons;
static int kind;

static int compare(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;
    comparisons++;
    return kind == 0 ? (a > b) - (a < b) : kind == 1 ? 1 : kind == 2 ? -1 : kind == 3 ? (int)(next() % 3) - 1 : 0;
}

static void sort_all(char *end)
{
    static const char *const names[] = {"equal", "sorted", "reversed", "organ pipe", "killer", "chance"};
    for (int pattern = 0; pattern < 6; pattern++)
    {
        long worst = 0, wrong = 0;
        for (int size = 0; size < 600; size += size < 65 ? 1 : 97)
        {
            int *values = (int *)end - size;
            long sum = 0, after = 0;
            for (int i = 0; i < size; i++)
            {
                int half = size / 2;
                values[i] = pattern == 0 ? 7 : pattern == 1 ? i : pattern == 2 ? -i : pattern == 3 ? (i < half ? i : size - i)
                          : pattern == 4 ? (i < half ? (i % 2 ? half + i : i + 1) : 2 * (i - half + 1)) : (int)next() % 50;
                sum += (long)values[i] * values[i];
            }
            comparisons = 0;
            kind = 0;
            qsort(values, size, sizeof *values, compare);
            int bits = 1;
            while (size >> bits)
                bits++;
            worst += comparisons > 4L * size * bits + 16;
            for (int i = 0; i < size; i++)
            {
                wrong += i && values[i - 1] > values[i];
                after += (long)values[i] * values[i];
                wrong += bsearch(values + i, values, size, sizeof *values, compare) == NULL;
            }
            wrong += after != sum;
            for (kind = 1; kind < 5; kind++)
            {
                qsort(values, size, sizeof *values, compare);
                after = 0;
                for (int i = 0; i < size; i++)
                    after += (long)values[i] * values[i];
                wrong += after != sum;
                bsearch(&kind, values, size, sizeof *values, compare);
            }
        }
        printf("%s: %ld too slow, %ld wrong\n", names[pattern], worst, wrong);
    }
    for (size_t bytes = 1; bytes < 40; bytes++)
    {
        char *items = end - 50 * bytes;
        for (size_t i = 0; i < 50 * bytes; i++)
            items[i] = next();
        kind = 3;
        int (*by_byte)(const void *, const void *) = compare;
        if (bytes >= sizeof(int))
            qsort(items, 50, bytes, by_byte);
    }
}

static void add_pattern(char *pattern, int depth)
{
    static const char *const atoms[] = {"a", "b", "c", ".", "[ab]", "[^a]", "[a-c]", "[[:alpha:]]"};
    static const char *const repeats[] = {"", "", "", "*", "+", "?", "*", "?"};
    for (int count = 1 + next() % 3; count--;)
    {
        if (depth && next() % 3 == 0)
        {
            strcat(pattern, "(");
            add_pattern(pattern, depth - 1);
            if (next() % 2)
                strcat(pattern, "|"), add_pattern(pattern, depth - 1);
            strcat(pattern, ")");
        }
        else
            strcat(pattern, atoms[next() % 8]);
        strcat(pattern, repeats[next() % 8]);
    }
}

// Whether a pattern matches. musl finds some matches that are not the leftmost, and counts some repeats in groups wrongly.
static void patterns(void)
{
    unsigned long sum = 0, matches = 0;
    state = 1;
    for (int turn = 0; turn < 4000; turn++)
    {
        char pattern[400] = "", text[12] = "";
        regex_t compiled;
        regmatch_t found[1];
        add_pattern(pattern, 1);
        int error = regcomp(&compiled, pattern, REG_EXTENDED);
        if (error)
        {
            printf("%s: error %d\n", pattern, error);
            continue;
        }
        for (int count = 0; count < 5; count++)
        {
            int length = next() % 11;
            for (int i = 0; i < length; i++)
                text[i] = "abcd"[next() % 4];
            text[length] = 0;
            int result = regexec(&compiled, text, 1, found, 0);
            sum = sum * 31 + result;
            matches += !result;
        }
        regfree(&compiled);
        if (turn % 500 == 499)
            printf("patterns: %lu matches, %lx\n", matches, sum);
    }
}

int main(void)
{
    char *end = page_end(), *other = page_end();
    begin();
    signal(SIGSEGV, caught);
    for (int length = 0; length < 140; length++)
        strings_of(end, other, length);
    for (int length = 0; length < 70; length++)
        wide_strings_of(end, other, length);
    one_beyond(end);
    sort_all(end);
    patterns();
    return end == NULL ? 1 : (printf("--- end\n"), fflush(stdout), failures != 0);
}
