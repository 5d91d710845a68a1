"""What bench/dotnet/run measured."""
import csv
import statistics
import sys

OURS, PEER = "BareFlow", "Linux"


def read(raw):
    """Medians by row, in the order measured; every system must have computed the same."""
    times, results = {}, {}
    with open(raw) as lines:
        for line in csv.DictReader(lines, delimiter="\t"):
            times.setdefault(line["row"], {}).setdefault(line["system"], []).append(float(line["milliseconds"]))
            if results.setdefault(line["row"], line["result"]) != line["result"]:
                sys.exit(f"{line['system']} computed {line['result']} in {line['row']}, not {results[line['row']]}.")
    rounds = len(next(iter(times.values()))[OURS])
    return rounds, {row: {system: statistics.median(values) for system, values in systems.items()}
                    for row, systems in times.items()}
