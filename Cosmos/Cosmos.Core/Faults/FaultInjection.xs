namespace FaultInjection

// The first byte past the identity map of FirstTables.xs.
const Unmapped = $10000000
const NonCanonical = $8000000000000000
// MXCSR with the divide-by-zero exception unmasked (Intel SDM vol. 1, 10.2.3).
const UnmaskedDivide = $1D80
const LimitOfNineGates = 143

var ShortTable byte[10]
var Mxcsr dword
var One dword = $3F800000

function DivideByZero() {
    EAX = 1
    EDX = 0
    ECX = 0
    EDX:EAX / ECX
}

function Breakpoint() {
    //! int3
}

// INTO does not exist in 64-bit code; the vector does.
function Overflow() {
    //! int 4
}

function InvalidOpcode() {
    //! ud2
}

// Leaves only gates 0 to 8 in reach: the page fault's gate is past the limit, which is a #GP while a #PF is delivered,
// and the two make a double fault (Intel SDM vol. 3A, table 6-5).
function DoubleFault() {
    //! sidt [rip + FaultInjection_ShortTable]
    word .ShortTable = #LimitOfNineGates
    IDTR = .ShortTable
    RAX = #Unmapped
    RAX = RAX[0]
}

function GeneralProtection() {
    RAX = #NonCanonical
    RAX = RAX[0]
}

function TouchUnmappedPage() {
    RAX = #Unmapped
    RAX = RAX[0]
}

function SimdDivideByZero() {
    .Mxcsr = #UnmaskedDivide
    //! ldmxcsr [rip + FaultInjection_Mxcsr]
    //! movss xmm0, [rip + FaultInjection_One]
    //! xorps xmm1, xmm1
    //! divss xmm0, xmm1
}
