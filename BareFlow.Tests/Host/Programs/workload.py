import collections
import gc
import hashlib
import json
import random
import re
import threading
import zlib

random.seed(7)
words = ["".join(random.choice("abcdefghij") for _ in range(random.randint(1, 12))) for _ in range(60000)]

counts = collections.Counter(words)
index = collections.defaultdict(list)
for position, word in enumerate(words):
    index[word[:2]].append(position)
print(len(counts), len(index), sum(map(len, index.values())))

table = {word: {"at": positions[:5], "text": word * 3} for word, positions in list(index.items())}
text = json.dumps(table, sort_keys=True)
print(len(text), hashlib.sha256(text.encode()).hexdigest(), json.loads(text) == table)

joined = " ".join(words)
print(len(re.findall(r"\b(a\w*)\b", joined)), len(re.sub(r"[aeiou]+", "", joined)), zlib.crc32(zlib.compress(joined.encode())))

rows = [[column * row % 97 for column in range(200)] for row in range(2000)]
rows.sort(key=lambda row: row[13:20])
print(sum(sum(row[::3]) for row in rows), zlib.crc32(repr(rows[:50]).encode()))


class Node:
    def __init__(self, payload):
        self.payload = payload
        self.other = self


for round_number in range(20):
    nodes = [Node(bytearray(random.randint(0, 5000))) for _ in range(2000)]
    for left, right in zip(nodes, nodes[1:]):
        left.other = right
    nodes[-1].other = nodes[0]
    del nodes, left, right
print(gc.collect() >= 0, gc.get_count()[1] >= 0)

results = {}


def work(number):
    parts = [str(value) * (value % 50) for value in range(20000)]
    results[number] = zlib.crc32("".join(reversed(parts)).encode(), number)


threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()))

big = bytearray()
for step in range(200):
    big.extend(bytes([step]) * (step * 301))
print(len(big), zlib.crc32(bytes(big)))
