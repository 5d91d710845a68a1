# Objects of many sizes that live and die in the interpreter, with cycles, threads and the json and re modules.
exec python3 "$PROGRAMS/workload.py"
