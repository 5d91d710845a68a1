"""The tables of docs/benchmarks.md, which the pictures beside them are drawn from, and how a script that draws is called."""
import os
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
DOCUMENT = os.path.join(ROOT, "docs", "benchmarks.md")


def tables(section):
    """The tables of a section, each a list of rows, the head first; a row is a list of cells without emphasis."""
    with open(DOCUMENT, encoding="utf-8") as document:
        text = document.read()
    found = [[]]
    for line in text.split(f"<!-- {section} -->")[1].split(f"<!-- /{section} -->")[0].splitlines():
        if not line.startswith("|"):
            found.append([])
        elif not line.startswith("|---"):
            found[-1].append([cell.strip().strip("*") for cell in line.strip("|").split("|")])
    return [table for table in found if table]


def main(draw, script, picture):
    """Writes what draw() yields to docs/PICTURE, or to the file that the command line names."""
    if sys.argv[1:2] in (["-h"], ["--help"]):
        with open(script, encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                if not line.startswith("# "):
                    return
                print(line[2:], end="")
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "docs", picture)
    with open(path, "w", encoding="utf-8", newline="\n") as output:
        output.writelines(line + "\n" for line in draw())
