// Streams: what they hold back, give back, and where they are. What it prints is compared with Linux.
#include "surface.h"
#include <stdio_ext.h>
#include <unistd.h>

static char path[] = "/tmp/streams-test";

static void show(const char *name, FILE *file)
{
    printf("%s: at %ld, end %d, error %d\n", name, ftell(file), feof(file) != 0, ferror(file) != 0);
}

static void show_file(const char *name)
{
    char text[512] = "";
    FILE *file = fopen(path, "r");
    size_t length = fread(text, 1, sizeof text - 1, file);
    printf("%s: %zu bytes '%.*s'\n", name, length, (int)length, text);
    fclose(file);
}

static void buffers(void)
{
    static char own[256], many[256];
    FILE *file = fopen(path, "w");
    printf("setvbuf %d %d\n", setvbuf(file, own, _IOFBF, sizeof own), setvbuf(file, 0, 77, 0));
    fputs("0123456789", file);
    show_file("held back");
    memset(many, 'm', 250);
    fputs(many, file);
    printf("pending %zu of %zu\n", __fpending(file), __fbufsize(file));
    show("full", file);
    fflush(file);
    show_file("flushed");
    fclose(file);

    file = fopen(path, "w");
    setvbuf(file, 0, _IOLBF, 0);
    fputs("one\ntwo", file);
    show_file("by lines");
    __fpurge(file);
    fputs("three\n", file);
    fclose(file);
    show_file("purged");

    file = fopen(path, "w");
    setvbuf(file, 0, _IONBF, 0);
    fputc('x', file);
    show_file("at once");
    fclose(file);
}

static void giving_back(void)
{
    FILE *file = fopen(path, "w+");
    fputs("abcdef", file);
    rewind(file);
    printf("before the first read: %d %c\n", ungetc('X', file), fgetc(file));
    printf("%c%c", fgetc(file), fgetc(file));
    ungetc('b', file);
    ungetc('Y', file);
    show(" two back", file);
    printf("%c%c%c\n", fgetc(file), fgetc(file), fgetc(file));
    fseek(file, 1, SEEK_SET);
    ungetc('Z', file);
    printf("after a seek: %c%c\n", fgetc(file), fgetc(file));
    while (fgetc(file) != EOF)
        ;
    show("at the end", file);
    ungetc('e', file);
    show("given back at the end", file);
    printf("%c %d %d\n", fgetc(file), fgetc(file), ungetc(EOF, file));
    ungetc('Q', file);
    fseek(file, 0, SEEK_CUR);
    printf("dropped by a seek: %d\n", fgetc(file));
    clearerr(file);
    show("cleared", file);
    fclose(file);
}

static void both_ways(void)
{
    FILE *file = fopen(path, "w+");
    fputs("hello world", file);
    fseek(file, 6, SEEK_SET);
    printf("%c", fgetc(file));
    fseek(file, 0, SEEK_CUR);
    fputs("ORL", file);
    fflush(file);
    printf("%c\n", fgetc(file));
    fseek(file, -2, SEEK_END);
    show("from the end", file);
    fpos_t place;
    fgetpos(file, &place);
    rewind(file);
    fsetpos(file, &place);
    printf("%c%c%d\n", fgetc(file), fgetc(file), fgetc(file));
    fclose(file);
    show_file("changed");

    file = fopen(path, "a+");
    printf("%c\n", fgetc(file));
    fseek(file, 0, SEEK_SET);
    fputs("!", file);
    show("added", file);
    fclose(file);
    show_file("appended");
}

static void wrong_use(void)
{
    FILE *file = fopen(path, "r");
    errno = 0;
    printf("write to a read-only stream: %d %d %d\n", fputc('x', file), ferror(file) != 0, errno);
    clearerr(file);
    printf("%d %d\n", fseek(file, -1, SEEK_SET), fseek(file, 0, 9));
    fclose(file);
    file = fopen(path, "w");
    errno = 0;
    printf("read of a write-only stream: %d %d %d\n", fgetc(file), ferror(file) != 0, errno);
    fclose(file);
    printf("%p %p %p\n", fopen(path, "z"), fopen("/none/none", "r"), fdopen(99, "r"));
    int ends[2];
    pipe(ends);
    printf("%p\n", fdopen(ends[0], "w"));
    file = fdopen(ends[0], "r");
    errno = 0;
    printf("a pipe has no place: %ld %d %d\n", ftell(file), fseek(file, 0, SEEK_SET), errno);
    write(ends[1], "pipe", 4);
    close(ends[1]);
    char text[8] = "";
    printf("%zu %s %d\n", fread(text, 1, 8, file), text, feof(file) != 0);
    fclose(file);
}

static void reopening(void)
{
    FILE *file = fopen(path, "w");
    fputs("first", file);
    int before = fileno(file);
    file = freopen(path, "r", file);
    char text[8] = "";
    printf("%d %s\n", fileno(file) == before, fgets(text, 8, file));
    file = freopen("/none/none", "r", file);
    printf("%p\n", file);
    file = tmpfile();
    fputs("no name", file);
    rewind(file);
    printf("%s\n", fgets(text, 8, file));
    fclose(file);
}

static void memory(void)
{
    char text[16] = "some text";
    FILE *file = fmemopen(text, 9, "r");
    char word[16] = "";
    printf("%d %s %d\n", fscanf(file, "%s", word), word, fgetc(file));
    printf("%zu\n", fread(word, 1, 16, file));
    printf("%d %d\n", fseek(file, 5, SEEK_SET), fgetc(file));
    printf("%d\n", fseek(file, 10, SEEK_SET) != 0);
    fclose(file);

    char room[8];
    memset(room, 'x', 8);
    file = fmemopen(room, 8, "w");
    printf("%d %d\n", fputs("longer than eight", file) >= 0, fflush(file));
    fclose(file);
    printf("%.8s\n", room);

    char *grown;
    size_t size;
    file = open_memstream(&grown, &size);
    fprintf(file, "%s %d", "number", 42);
    fflush(file);
    printf("'%s' %zu\n", grown, size);
    for (int i = 0; i < 300; i++)
        fputc('a' + i % 26, file);
    fseek(file, 2, SEEK_SET);
    fputs("MMM", file);
    fflush(file);
    printf("%zu %.10s\n", size, grown);
    fclose(file);
    printf("%zu\n", size);
    free(grown);
}

static void lines(void)
{
    FILE *file = fopen(path, "w+");
    fputs("short\n\na much longer line than the first, which needs more room than there is\nno end", file);
    rewind(file);
    char *line = 0;
    size_t room = 0;
    ssize_t length;
    while ((length = getline(&line, &room, file)) >= 0)
        printf("%zd %d\n", length, line[length - 1]);
    printf("%zd %d\n", length, feof(file) != 0);
    rewind(file);
    printf("%zd %s\n", getdelim(&line, &room, 'o', file), line);
    free(line);
    char piece[4];
    while (fgets(piece, 4, file))
        printf("%zu", strlen(piece));
    printf("\n%p\n", fgets(piece, 4, file));
    rewind(file);
    int sum = 0, c;
    while ((c = getc_unlocked(file)) != EOF)
        sum += c;
    printf("%d %d\n", sum, getw(file));
    fclose(file);
}

static void of_input(void)
{
    FILE *file = fopen(path, "w");
    fputs("ab 42", file);
    fclose(file);
    freopen(path, "r", stdin);
    int number = 0;
    printf("%c%c", getchar(), getchar_unlocked());
    printf(" %d %d\n", scanf("%d", &number), number);
    errno = ENOENT;
    printf("%m|");
    errno = ENOENT;
    printf("%30m|%-30m|%.4m\n");
}

int main(void)
{
    begin();
    printf("a\ttab\tis one byte\n");
    fclose(fopen(path, "w"));
    buffers();
    giving_back();
    both_ways();
    wrong_use();
    reopening();
    memory();
    lines();
    of_input();
    unlink(path);
    return end();
}
