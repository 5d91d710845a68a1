# A source file of some size: compiled to the same object as ever, and its program prints the same.
awk 'BEGIN {
    print "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>"
    for (i = 0; i < 400; i++) {
        printf "struct item%d { int value; struct item%d *next; char name[%d]; };\n", i, i, i % 60 + 1
        printf "static unsigned long work%d(unsigned long seed) {\n", i
        printf "    struct item%d *list = NULL;\n    unsigned long sum = seed;\n", i
        printf "    for (int n = 0; n < %d; n++) {\n        struct item%d *item = malloc(sizeof *item);\n", i % 37 + 3, i
        printf "        item->value = n * %d;\n        memset(item->name, n, sizeof item->name);\n", i + 1
        printf "        item->next = list;\n        list = item;\n    }\n"
        printf "    while (list) {\n        struct item%d *next = list->next;\n", i
        printf "        sum = sum * 31 + (unsigned long)list->value + (unsigned char)list->name[0];\n"
        printf "        free(list);\n        list = next;\n    }\n"
        printf "    switch (sum %% 5) { case 0: return sum ^ %d; case 1: return sum + %d; default: return sum; }\n}\n", i, i
    }
    print "int main(void) {\n    unsigned long sum = 1;"
    for (i = 0; i < 400; i++)
        printf "    sum = work%d(sum);\n", i
    print "    printf(\"%lu\\n\", sum);\n    return 0;\n}"
}' > items.c
gcc -O2 -Wall -c items.c
gcc items.o -o items
cksum items.c items.o
./items
