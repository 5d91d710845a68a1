namespace Cpu

import const CpuidLeaf.Features
import const CpuFeature.Random

function HaltForever() {
    cli
Again:
    hlt
    goto Again
}

function EnableInterrupts() {
    sti
}

function DisableInterrupts() {
    cli
}

function WaitForInterrupt() {
    sti
    hlt
}

function FeaturesOf(EDI leaf) {
    R8 = RBX
    EAX = leaf
    ECX = 0
    cpuid
    RBX = R8
    EAX = EDX
}

function ReadMsr(EDI register) {
    ECX = register
    EDX:EAX = MSR[ECX]
    RDX << 32
    RAX | RDX
}

function WriteMsr(EDI register, RSI value) {
    ECX = register
    RAX = value
    RDX = value
    RDX >> 32
    MSR[ECX] = EDX:EAX
}

// With a table of no gates, neither the breakpoint nor what follows from it can be delivered.
function TripleFault() {
    +0
    +0
    IDTR = RSP[0]
    int3
}

function ReadCr2() {
    RAX = CR2
}

// RDRAND where CPUID has its bit (Intel SDM vol. 2A, CPUID, leaf 1), else 0, and the time-stamp counter over it.
function RandomNumber() {
    R8 = RBX
    EAX = #CpuidLeaf_Features
    cpuid
    RBX = R8
    ESI = 0
    ECX ?& #CpuFeature_Random
    if 0 goto Clock
    //! rdrand rsi
Clock:
    rdtsc
    RDX << 32
    RAX | RDX
    RAX ^ RSI
}

function LoadIdt(RDI pointer) {
    IDTR = RDI[0]
}
