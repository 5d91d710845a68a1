# Commands for gdb, beside a kernel that waits for it (cosmos run --debug):
#   gdb KERNEL.elf -x bareflow-gdb.py -ex 'target remote :1234'
# bareflow-threads          the threads: number, state, name, and where each one is
# bareflow-backtrace N      the callers of a thread that does not run
# bareflow-pages ADDRESS    the tables' entries that translate an address
import gdb

THREADS = "Cosmos_Core_Cosmos_Core_Threads_"
STATES = ("ready", "running", "waiting", "ended")

# What ContextSwitch.xs leaves on the stack of a thread that does not run: two control words, six registers, the return address.
SAVED = ("r15", "r14", "r13", "r12", "rbx", "rbp", "rip")
WORD = 8


def number(expression):
    """The value of an expression, without a sign."""
    return int(gdb.parse_and_eval(expression).cast(gdb.lookup_type("unsigned long")))


def read_word(address):
    return int.from_bytes(gdb.selected_inferior().read_memory(address, WORD).tobytes(), "little")


def threads():
    """The control blocks of all threads."""
    thread = gdb.parse_and_eval(f"'{THREADS}Scheduler::_living'")
    while int(thread):
        yield thread.dereference()
        thread = thread["NextLiving"]


def state_of(thread):
    return STATES[int(thread["State"])]


def id_of(thread):
    return int(thread["<Id>k__BackingField"])


def name_of(thread):
    return thread["_name"].address.cast(gdb.lookup_type("char").pointer()).string("utf-8", "replace")


def saved_registers(thread):
    """The registers with which a thread goes on, by their names."""
    stack = int(thread["StackPointer"])
    registers = {name: read_word(stack + (place + 1) * WORD) for place, name in enumerate(SAVED)}
    registers["rsp"] = stack + (len(SAVED) + 1) * WORD
    return registers


def place_of(address):
    """A code address as function and line."""
    block = gdb.block_for_pc(address)
    while block is not None and block.function is None:
        block = block.superblock
    line = gdb.find_pc_line(address)
    name = block.function.name if block is not None else "?"
    return f"{name} at {line.symtab.filename}:{line.line}" if line.symtab else f"{name} {address:#x}"


class Threads(gdb.Command):
    """Lists the threads of the kernel."""

    def __init__(self):
        super().__init__("bareflow-threads", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        for thread in threads():
            is_running = state_of(thread) == "running"
            address = number("$rip") if is_running else saved_registers(thread)["rip"]
            print(f"{id_of(thread):4} {state_of(thread):8} {name_of(thread):16} {place_of(address)}")


class Backtrace(gdb.Command):
    """Shows the callers of a thread: bareflow-backtrace NUMBER, as bareflow-threads has it."""

    def __init__(self):
        super().__init__("bareflow-backtrace", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        thread = next((thread for thread in threads() if argument.strip() == str(id_of(thread))), None)
        if thread is None:
            raise gdb.GdbError(f"There is no thread {argument.strip() or 'without a number'}: see bareflow-threads.")
        if state_of(thread) == "running":
            gdb.execute("backtrace")
            return

        wanted = saved_registers(thread)
        kept = {name: number("$" + name) for name in wanted}
        try:
            self.set(wanted)
            gdb.execute("backtrace")
        finally:
            self.set(kept)

    @staticmethod
    def set(registers):
        for name, value in registers.items():
            gdb.execute(f"set ${name} = {value:#x}", to_string=True)


class Pages(gdb.Command):
    """Shows how an address is translated (Intel SDM, volume 3, 4.5): bareflow-pages ADDRESS."""

    LEVELS = (("PML4", 39), ("PDPT", 30), ("PD", 21), ("PT", 12))
    FLAGS = ((0, "present"), (1, "writable"), (2, "user"), (5, "accessed"), (6, "dirty"), (8, "global"), (63, "no-execute"))
    ADDRESS = 0x000F_FFFF_FFFF_F000
    LARGE = 1 << 7

    def __init__(self):
        super().__init__("bareflow-pages", gdb.COMMAND_DATA)

    def invoke(self, argument, from_tty):
        if not argument.strip():
            raise gdb.GdbError("bareflow-pages ADDRESS")
        address = number(argument)
        table = number("$cr3") & self.ADDRESS
        gdb.execute("maintenance packet Qqemu.PhyMemMode:1", to_string=True)
        try:
            self.walk(address, table)
        finally:
            gdb.execute("maintenance packet Qqemu.PhyMemMode:0", to_string=True)

    def walk(self, address, table):
        for name, shift in self.LEVELS:
            index = address >> shift & 0x1FF
            entry = read_word(table + index * WORD)
            flags = " ".join(text for bit, text in self.FLAGS if entry >> bit & 1) or "not present"
            print(f"{name:4} [{index:3}] at {table + index * WORD:#014x}: {entry:#018x} {flags}")
            if not entry & 1:
                return
            if shift == self.LEVELS[-1][1] or (entry & self.LARGE and name in ("PDPT", "PD")):
                offset = address & (1 << shift) - 1
                print(f"physical address {(entry & self.ADDRESS & ~((1 << shift) - 1)) + offset:#x}")
                return
            table = entry & self.ADDRESS


Threads()
Backtrace()
Pages()
