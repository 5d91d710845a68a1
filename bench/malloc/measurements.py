"""Reads what bench/malloc/run measured and sets it in proportion to the best peer."""
import csv
import math
import statistics

OURS = "bareflow"


class Measurements:
    """The cells of one number of threads: a figure of each quantity for each workload and allocator.

    time is in seconds: user and system together for one thread, wall clock for more; memory is in KB."""

    QUANTITIES = ("time", "memory", "instructions")

    def __init__(self, raw_path, counts_path, threads, average=statistics.median):
        self.workloads, self.allocators, samples = [], [], {}
        with open(raw_path) as raw:
            for row in csv.DictReader(raw, delimiter="\t"):
                if int(row["threads"]) != threads:
                    continue
                cell = (row["workload"], row["allocator"])
                busy = int(row["user_us"]) + int(row["system_us"])
                time = busy if threads == 1 else int(row["wall_us"])
                samples.setdefault(cell, []).append((time / 1e6, int(row["peak_kb"])))
        self.workloads = list(dict.fromkeys(workload for workload, _ in samples))
        self.allocators = sorted({allocator for _, allocator in samples}, key=_rank)
        self.figures = {}
        for cell, values in samples.items():
            self.figures["time", *cell] = average([time for time, _ in values])
            self.figures["memory", *cell] = statistics.median([peak for _, peak in values])
        with open(counts_path) as counts:
            for number, workload, allocator, count in csv.reader(counts, delimiter="\t"):
                if int(number) == threads:
                    self.figures["instructions", workload, allocator] = int(count)

    def peers(self):
        return [allocator for allocator in self.allocators if allocator != OURS] or self.allocators

    def best(self, quantity, workload):
        """The least figure of a peer and that peer's name, or None when it was not measured."""
        found = [(self.figures[quantity, workload, peer], peer) for peer in self.peers()
                 if (quantity, workload, peer) in self.figures]
        return min(found, default=None)

    def ratio(self, quantity, workload, allocator):
        figure, best = self.figures.get((quantity, workload, allocator)), self.best(quantity, workload)
        return figure / best[0] if figure and best else None

    def mean(self, quantity, allocator):
        """The geometric mean of an allocator's ratios."""
        ratios = [self.ratio(quantity, workload, allocator) for workload in self.workloads]
        if not ratios or None in ratios:
            return None
        return math.exp(statistics.fmean(math.log(ratio) for ratio in ratios))

    def mean_to_best(self, quantity, allocator):
        """That mean in proportion to the least mean of a peer."""
        means = [self.mean(quantity, peer) for peer in self.peers()]
        mean = self.mean(quantity, allocator)
        return mean / min(means) if mean and None not in means else None


def _rank(allocator):
    known = ["glibc", "mimalloc", "jemalloc", "tcmalloc", OURS]
    return (known.index(allocator), "") if allocator in known else (len(known), allocator)
