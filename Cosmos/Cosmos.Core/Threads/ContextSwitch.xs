namespace ContextSwitch

import OnThreadBegin
import FloatingState_HasFsBase

import const Msr.FsBase
import const VirtPage.Size

// A call preserves RBX, RBP, R12 to R15 and the two control words (System V ABI for AMD64, 3.2.1); the caller saves all others.
function Switch(RDI saved, RSI next, RDX threadPointer) {
    +RBP
    +RBX
    +R12
    +R13
    +R14
    +R15
    RSP - 8
    //! stmxcsr [rsp]
    //! fnstcw [rsp + 4]
    saved[0] = RSP
    RSP = next
    RDI = RDX
    if RDI = 0 goto Restore
    SetThreadPointer()
Restore:
    //! ldmxcsr [rsp]
    //! fldcw [rsp + 4]
    RSP + 8
    -R15
    -R14
    -R13
    -R12
    -RBX
    -RBP
}

function SetThreadPointer(RDI threadPointer) {
    if byte FloatingState_HasFsBase = 0 goto Register
    //! wrfsbase rdi
    return
Register:
    ECX = #Msr_FsBase
    RAX = RDI
    RDX = RDI
    RDX >> 32
    MSR[ECX] = EDX:EAX
}

// No caller: a backtrace ends here.
function Begin {
    RBP = 0
    OnThreadBegin()
    ud2
}

function Beginning() {
    RAX = @.Begin
}
