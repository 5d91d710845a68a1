// Formats, scans, streams and the environment at their limits: widths that no number holds, lengths of %n, bytes given back, lists that
// the program changes by itself. Every line is what glibc does.
#include "surface.h"
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>

extern char **environ;

static char room[4096];

static int told(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    errno = 0;
    int result = vsnprintf(room, 64, format, arguments);
    va_end(arguments);
    return result;
}

// What glibc refuses with EOVERFLOW.
#define TOO_LONG(name, ...)                                                                                            \
    do                                                                                                                 \
    {                                                                                                                  \
        int result = told(__VA_ARGS__);                                                                                \
        EXPECT(name, EOVERFLOW, result == -1 ? errno : result);                                                        \
    } while (0)

static void widths(void)
{
    EXPECT("a width of 2^28", 1 << 28, told("%268435456d", 1));
    TOO_LONG("a width of 2^31", "%2147483648d", 1);
    TOO_LONG("a width of 2^32 + 5", "%4294967301d", 1);
    TOO_LONG("a width that no number holds", "%99999999999999999999999d", 1);
    TOO_LONG("a precision of 2^31", "%.2147483648d", 1);
    TOO_LONG("a precision of 2^32 + 5", "%.4294967301d", 1);
    TOO_LONG("a width that is given, of -2^31", "%*d", INT_MIN, 1);
    EXPECT("a precision below zero is none", 3, told("%.*f", -2, 1.5) - 5);
    EXPECT("a text with a precision of 2^31 - 1", 3, told("%.2147483647s", "abc"));
    EXPECT("many digits of a double", 100002, told("%.100000f", 0.5));
}

static void counts(void)
{
    struct { signed char at; unsigned char after[7]; } byte = {0, {7, 7, 7, 7, 7, 7, 7}};
    struct { short at; unsigned short after[3]; } half = {0, {7, 7, 7}};
    long word = -1;
    told("ab%hhn", &byte.at);
    EXPECT("%hhn is a byte", 2, byte.at);
    EXPECT("and no more", 14, byte.after[0] + byte.after[2]);
    told("abc%hn", &half.at);
    EXPECT("%hn is two", 3, half.at);
    EXPECT("and no more", 7, half.after[0]);
    told("abcd%ln", &word);
    EXPECT("%ln is eight", 4, word);
    word = -1;
    told("abcd%n", (int *)&word);
    EXPECT("%n is four", 0xffffffff00000004, word);
}

static void scans(void)
{
    char text[64] = "";
    int value = 0;
    EXPECT("a width of 2^32 + 1", 1, sscanf("abcdef", "%4294967297s", text));
    EXPECT("is not one", 6, strlen(text));
    EXPECT("a width of 2^31", 1, sscanf("abcdef", "%2147483648s", text));
    EXPECT("is not below zero", 6, strlen(text));
    EXPECT("a width of 2^31 for a number", 1, sscanf("12345", "%2147483648d", &value));
    EXPECT("takes all of it", 12345, value);
    EXPECT("a sign alone", 0, sscanf("- 5", "%d", &value));
    EXPECT("a set that is turned round", 0, sscanf("m", "%[z-a]", text));
}

static FILE *with(const char *contents, const char *mode)
{
    int file = open("/tmp/texts", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    write(file, contents, strlen(contents));
    close(file);
    return fopen("/tmp/texts", mode);
}

static void streams(void)
{
    FILE *file = with("ab\ncd", "r");
    EXPECT("ungetc before anything was read", 'x', ungetc('x', file));
    EXPECT("is read first", 'x', fgetc(file));
    EXPECT("and then the file", 'a', fgetc(file));
    while (fgetc(file) != EOF)
        ;
    EXPECT("at the end", 1, feof(file) != 0);
    EXPECT("ungetc at the end", 'y', ungetc('y', file));
    EXPECT("is the end no more", 0, feof(file));
    EXPECT("is read", 'y', fgetc(file));
    EXPECT("and then the end", EOF, fgetc(file));
    EXPECT("ungetc of nothing", EOF, ungetc(EOF, file));
    fseek(file, 1, SEEK_SET);
    EXPECT("ungetc behind a seek", 'z', ungetc('z', file));
    EXPECT("is read", 'z', fgetc(file));
    EXPECT("and then what is there", 'b', fgetc(file));
    fseek(file, 0, SEEK_SET);
    room[0] = 'x';
    EXPECT("fgets with room for a zero alone", 1, fgets(room, 1, file) == room && room[0] == 0);
    EXPECT("fgets with no room", 1, fgets(room, 0, file) == 0);
    EXPECT("takes nothing", 'a', fgetc(file));
    errno = 0;
    EXPECT("a stream that is read is not written", EOF, fputs("x", file));
    EXPECT("which it remembers", 1, ferror(file) != 0);
    fclose(file);
    file = fopen("/tmp/texts", "r");
    EXPECT("nor by fprintf", 1, fprintf(file, "x") < 0);
    EXPECT("which it remembers, too", 1, ferror(file) != 0);
    fclose(file);
    char *line = 0;
    size_t capacity = 0;
    file = fopen("/tmp/texts", "r");
    EXPECT("getline without a place for its line", EINVAL, (errno = 0, getline(0, &capacity, file)) == -1 ? errno : 0);
    EXPECT("getline without a place for its size", EINVAL, (errno = 0, getline(&line, 0, file)) == -1 ? errno : 0);
    fclose(file);
    EXPECT("fdopen of no descriptor", EBADF, (errno = 0, fdopen(-1, "r")) ? 0 : errno);
    EXPECT("fdopen of one that is closed", EBADF, (errno = 0, fdopen(999, "r")) ? 0 : errno);
    int descriptor = open("/tmp/texts", O_RDONLY);
    EXPECT("fdopen to write what is open to read", EINVAL, (errno = 0, fdopen(descriptor, "w")) ? 0 : errno);
    EXPECT("fdopen of a mode that is none", EINVAL, (errno = 0, fdopen(descriptor, "q")) ? 0 : errno);
    close(descriptor);
    EXPECT("fopen of a mode that is none", EINVAL, (errno = 0, fopen("/tmp/texts", "q")) ? 0 : errno);
    unlink("/tmp/texts");
}

static void lists(void)
{
    char **before = environ;
    char *none[] = {0};
    char *mine[] = {"ONE=1", "TWO=2", "ODD", "TWO=3", 0};
    environ = none;
    EXPECT("a list of the program's own, empty", 1, getenv("HOME") == 0);
    environ = mine;
    EXPECT("one with texts", '1', *getenv("ONE"));
    EXPECT("the first of two counts", '2', *getenv("TWO"));
    EXPECT("a text without an equals sign is passed over", 1, getenv("ODD") == 0);
    EXPECT("a longer name", 1, getenv("ON") == 0 && getenv("ONE=1") == 0);
    EXPECT("setenv beside them", 0, setenv("THREE", "3", 1));
    EXPECT("is found", '3', getenv("THREE") ? *getenv("THREE") : 0);
    EXPECT("the others, too", '1', *getenv("ONE"));
    EXPECT("unsetenv takes both", 0, unsetenv("TWO"));
    EXPECT("they are gone", 1, getenv("TWO") == 0);
    environ = 0;
    EXPECT("no list", 1, getenv("ONE") == 0);
    EXPECT("unsetenv without one", 0, unsetenv("ONE"));
    EXPECT("setenv without one", 0, setenv("FOUR", "4", 1));
    EXPECT("is found", '4', getenv("FOUR") ? *getenv("FOUR") : 0);
    environ = before;
    EXPECT("the old list again", 0, setenv("LATE", "5", 1));
    environ[0] = 0;
    EXPECT("a list that was cut short", 1, getenv("LATE") == 0);
    EXPECT("grows again", 0, setenv("NEW", "6", 1));
    EXPECT("from there", '6', getenv("NEW") ? *getenv("NEW") : 0);
    EXPECT("unsetenv", 0, unsetenv("NEW") | unsetenv("NEW"));
}

int main(void)
{
    begin();
    widths();
    counts();
    scans();
    streams();
    lists();
    return end();
}
