// Time from the CPU's time-stamp counter: the cycles since the clock was set, times nanoseconds a cycle.
namespace Clock

const ScaleBits = 32

var Origin qword
var Scale qword
var Last qword

// LFENCE keeps the counter from being read before the instructions in front of it are done (Intel SDM vol. 2B, RDTSC).
function ReadCycles() {
    lfence
    rdtsc
    RDX << 32
    RAX | RDX
}

function Set(RDI origin, RSI scale) {
    .Origin = origin
    .Scale = scale
}

// The product has 128 bits. Should the counter jump back, then the clock stands still until it has caught up.
function Read() {
    ReadCycles()
    RAX - .Origin
    //! mul qword ptr [rip + Clock_Scale]
    //! shrd rax, rdx, 32
    RDX = .Last
    if RAX >= RDX goto Forward
    RAX = RDX
Forward:
    .Last = RAX
}
