// Reading and writing at addresses that may be bad. After a fault on any instruction between First and Last the CPU continues
// at Failed, so nothing here calls, or moves RSP.
namespace GuardedAccess

section '.text.GuardedAccess', 'ax'

First:

// RAX: 0. Forward, 64 bytes a step, then 16; the ranges do not overlap.
function Copy(RDI destination, RSI source, RDX length) {
    EAX = 0
    while RDX >= 64 {
        XMM0 = RSI[0]
        XMM1 = RSI[16]
        XMM2 = RSI[32]
        XMM3 = RSI[48]
        RDI[0] = XMM0
        RDI[16] = XMM1
        RDI[32] = XMM2
        RDI[48] = XMM3
        RSI + 64
        RDI + 64
        RDX - 64
    }
    while RDX >= 8 {
        RCX = RSI[0]
        RDI[0] = RCX
        RSI + 8
        RDI + 8
        RDX - 8
    }
    while RDX != 0 {
        CL = RSI[0]
        RDI[0] = CL
        RSI++
        RDI++
        RDX--
    }
}

// RAX: 0.
function Clear(RDI destination, RSI length) {
    EAX = 0
    while RSI >= 8 {
        RDI[0] = RAX
        RDI + 8
        RSI - 8
    }
    while RSI != 0 {
        RDI[0] = AL
        RDI++
        RSI--
    }
}

// RAX: bytes before the zero, or the most.
function Length(RDI text, RSI most) {
    EAX = 0
    while RAX < RSI {
        if byte RDI[RAX] = 0 return
        RAX++
    }
}

// RAX: the word.
function Load(RDI from) {
    EAX = RDI[0]
}

Last:

function Failed {
    RAX = $FFFFFFFFFFFFFFFF
}

function FirstInstruction() {
    RAX = @GuardedAccess_First
}

function PastLastInstruction() {
    RAX = @GuardedAccess_Last
}

function Landing() {
    RAX = @.Failed
}
