// Time from the CPU's time-stamp counter: the time when the clock was set, and the cycles since, times nanoseconds a cycle.
namespace Clock

// A setting: the counter's value, nanoseconds a cycle with 32 bits behind the point, and the time.
const Scale = 8
const Time = 16

// There are two, and one is valid: a reader that is interrupted while the clock is set continues with the setting that it began with.
var First qword[3]
var Second qword[3]
var Current qword = @.First
var Last qword

// LFENCE keeps the counter from being read before the instructions in front of it are done (Intel SDM vol. 2B, RDTSC).
function ReadCycles() {
    lfence
    rdtsc
    RDX << 32
    RAX | RDX
}

function Set(RDI origin, RSI scale, RDX time) {
    RAX = @.First
    if RAX != .Current goto Other
    RAX = @.Second
Other:
    RAX[0] = origin
    RAX[#Scale] = scale
    RAX[#Time] = time
    .Current = RAX
}

// The product has 128 bits. If the counter jumps back, the clock stands still until the counter has caught up.
function Read() {
    RCX = .Current
    ReadCycles()
    if RAX < RCX[0] goto Still
    RAX - RCX[0]
    RDX = RCX[#Scale]
    //! mul rdx
    //! shrd rax, rdx, 32
    RAX + RCX[#Time]
    if RAX >= .Last goto Forward
Still:
    RAX = .Last
Forward:
    .Last = RAX
}
