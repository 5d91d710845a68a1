namespace Cpu

const FeatureLeaf = 1
const HasRandom = $40000000

function HaltForever() {
    //! cli
Again:
    //! hlt
    goto Again
}

function ReadCr2() {
    RAX = CR2
}

// RDRAND where CPUID has its bit (Intel SDM vol. 2A, CPUID, leaf 1), else 0, and the time-stamp counter over it.
function RandomNumber() {
    R8 = RBX
    EAX = #FeatureLeaf
    //! cpuid
    RBX = R8
    ESI = 0
    ECX ?& #HasRandom
    if 0 goto Clock
    //! rdrand rsi
Clock:
    //! rdtsc
    RDX << 32
    RAX | RDX
    RAX ^ RSI
}

function LoadIdt(RDI pointer) {
    IDTR = RDI[0]
}
