// Data structures: binary trees as in the benchmarks game, and strings in a hash table.
#include <string.h>

#include "kernel.h"

typedef struct Node {
    struct Node *left, *right;
} Node;

static Node *new_tree(unsigned depth) {
    Node *node = not_null(malloc(sizeof *node));
    node->left = depth > 0 ? new_tree(depth - 1) : NULL;
    node->right = depth > 0 ? new_tree(depth - 1) : NULL;
    return node;
}

// Frees a tree and returns how many nodes it had.
static uint64_t delete_tree(Node *node) {
    uint64_t nodes = 1;
    if (node->left)
        nodes += delete_tree(node->left) + delete_tree(node->right);
    free(node);
    return nodes;
}

enum { DEEPEST = 18, SHALLOWEST = 4 };

static uint64_t plant(unsigned number, void *context) {
    unsigned scale = *(unsigned *)context;
    (void)number;
    uint64_t nodes = delete_tree(new_tree(DEEPEST));
    Node *long_lived = new_tree(DEEPEST - 1);
    for (unsigned depth = SHALLOWEST; depth < DEEPEST; depth += 4) {
        uint64_t count = scaled((uint64_t)12 << (DEEPEST - depth), scale);
        for (uint64_t index = 0; index < count; index++)
            nodes += delete_tree(new_tree(depth));
    }
    return nodes + delete_tree(long_lived);
}

uint64_t trees(unsigned scale, unsigned threads) {
    return threads == 1 ? plant(0, &scale) : in_threads(threads, plant, &scale);
}

typedef struct Entry {
    struct Entry *next;
    char *key;
    char *text;
} Entry;

static const size_t table_buckets = 1 << 15;

static size_t bucket_of(const char *key) {
    size_t hash = 5381;
    for (; *key; key++)
        hash = hash * 33 + (unsigned char)*key;
    return hash & (table_buckets - 1);
}

static Entry *entry_of(Entry **table, const char *key) {
    Entry **bucket = &table[bucket_of(key)];
    for (Entry *entry = *bucket; entry; entry = entry->next)
        if (strcmp(entry->key, key) == 0)
            return entry;
    Entry *entry = not_null(malloc(sizeof *entry));
    *entry = (Entry){*bucket, not_null(strdup(key)), not_null(strdup(""))};
    return *bucket = entry;
}

static char *joined(const char *first, const char *second) {
    size_t first_length = strlen(first), second_length = strlen(second);
    char *text = not_null(malloc(first_length + second_length + 1));
    memcpy(text, first, first_length);
    memcpy(text + first_length, second, second_length + 1);
    return text;
}

static void random_word(char *word, Random *random) {
    size_t length = 3 + below(random, 12);
    for (size_t index = 0; index < length; index++)
        word[index] = (char)('a' + below(random, 26));
    word[length] = 0;
}

static uint64_t delete_table(Entry **table) {
    uint64_t sum = 0;
    for (size_t bucket = 0; bucket < table_buckets; bucket++)
        while (table[bucket]) {
            Entry *entry = table[bucket];
            table[bucket] = entry->next;
            sum += strlen(entry->key) + strlen(entry->text);
            free(entry->key);
            free(entry->text);
            free(entry);
        }
    free(table);
    return sum;
}

// Words are appended to the texts of other words; a text that became long starts anew.
uint64_t strings(unsigned scale, unsigned threads) {
    enum { LONGEST = 400, KEYS = 60000 };
    Random random = random_from(0);
    Entry **table = not_null(calloc(table_buckets, sizeof *table));
    uint64_t sum = 0;
    (void)threads;
    for (uint64_t step = 0; step < scaled(1200000, scale); step++) {
        char word[16], key[16];
        random_word(word, &random);
        snprintf(key, sizeof key, "k%u", (unsigned)below(&random, KEYS));
        Entry *entry = entry_of(table, key);
        char *text = strlen(entry->text) > LONGEST ? strdup(word) : joined(entry->text, word);
        sum += (unsigned char)text[0];
        free(entry->text);
        entry->text = not_null(text);
    }
    return sum + delete_table(table);
}
