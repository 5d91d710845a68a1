# Dictionaries, lists, strings and objects. Run with PYTHONMALLOC=malloc; the argument is the scale in percent.
import json
import sys


class Item:
    def __init__(self, number):
        self.number = number
        self.name = "item-%d" % number
        self.tags = ["tag-%d" % (number % tag) for tag in range(2, 6)]


def index_items(count):
    by_tag = {}
    for number in range(count):
        item = Item(number)
        for tag in item.tags:
            by_tag.setdefault(tag, []).append(item)
    return sum(len(items) * len(tag) for tag, items in by_tag.items())


def count_words(count):
    state, counts = 1, {}
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        word = "w" + str(state >> 16)
        counts[word] = counts.get(word, 0) + 1
    return len(counts) + sum(counts.values())


def round_trip(count):
    rows = [{"id": row, "name": "row %d" % row, "values": [row / 3, row / 7, None]} for row in range(count)]
    return len(json.dumps(json.loads(json.dumps(rows))))


def join_strings(count):
    text = ",".join(str(number) for number in range(count))
    return sum(len(part) for part in text.split(","))


scale = int(sys.argv[1])
total = 0
for _ in range(2):
    total += index_items(400 * scale)
    total += count_words(2000 * scale)
    total += round_trip(300 * scale)
    total += join_strings(2000 * scale)
print(total)
