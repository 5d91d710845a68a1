// getopt and its kin. What it prints, messages included, is compared with Linux.
#include "surface.h"
#include <getopt.h>
#include <unistd.h>

static int flagged;

static const struct option long_options[] = {{"add", 1, NULL, 'a'},    {"append", 0, NULL, 'p'}, {"verbose", 0, &flagged, 7},
                                             {"opt", 2, NULL, 'o'},    {"create", 1, NULL, 'c'}, {"color", 0, NULL, 'k'},
                                             {"colour", 0, NULL, 'k'}, {"v", 0, NULL, 'V'},      {NULL, 0, NULL, 0}};

enum kind { SHORT, LONG, LONG_ONLY };

static void parse(enum kind kind, const char *letters, const char *line, int reports)
{
    char text[200], *words[20], *state;
    int count = 1, result;
    words[0] = "program";
    strcpy(text, line);
    for (char *word = strtok_r(text, " ", &state); word; word = strtok_r(NULL, " ", &state))
        words[count++] = word;
    words[count] = NULL;
    optind = 0;
    opterr = reports;
    flagged = 0;
    printf("%d '%s' on '%s':\n", kind, letters, line);
    fflush(stdout);
    do
    {
        int index = -1;
        optopt = '?';
        result = kind == SHORT  ? getopt(count, words, letters)
                 : kind == LONG ? getopt_long(count, words, letters, long_options, &index)
                                : getopt_long_only(count, words, letters, long_options, &index);
        printf(" %d arg %s ind %d opt %d index %d flag %d", result, optarg ? optarg : "-", optind, optopt, index, flagged);
    } while (result != -1);
    printf("\n");
    for (int i = 1; i < count; i++)
        printf(" %s", words[i]);
    printf("\n");
    fflush(stdout);
}

int main(void)
{
    static const char *const lines[] = {
        "", "-a 1 x -b y", "x y -a1 -b z", "-ab", "-ba", "-a", "-q -b", "x -- -a 1", "-b -- x -b", "- -b -", "-c1 -c 2", "--", "-:", "-ab -cb x",
        "x -b y -b z -b", "-bbb x -bqb", "a b c -a d e -b -- f -b", "--add 1 --append", "--add=2 x --verb", "--ad", "--append=1", "--ap --a",
        "--opt --opt=3 --opt 4", "--unknown", "--colo x", "--c 1", "-add 5", "-v", "-verbose -b", "-append x -unknown -bq", "--v --ver --create",
        "x --add 1 y --append -- z --add", "-opt=1 -o", "--= --add=", "-create"};
    begin();
    dup2(1, 2);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
    {
        parse(SHORT, "a:bc::", lines[i], 1);
        parse(SHORT, "+a:bc::", lines[i], 0);
        parse(SHORT, "-:a:bc::", lines[i], 1);
        parse(LONG, "a:bc::", lines[i], 1);
        parse(LONG, "-a:b", lines[i], 1);
        parse(LONG, ":a:b", lines[i], 1);
        parse(LONG_ONLY, "a:bc::", lines[i], 1);
    }
    setenv("POSIXLY_CORRECT", "1", 1);
    parse(SHORT, "a:bc::", "x y -a1 -b z", 1);
    parse(LONG, "a:bc::", "--append x --add 1", 1);
    return end();
}
