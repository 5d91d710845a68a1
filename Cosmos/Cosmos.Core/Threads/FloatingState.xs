namespace FloatingState

export Size
export Components
export HasFsBase

import const Cr4
import const CpuFeature
import const CpuidLeaf
import const FloatingImage

// The bytes that FXSAVE or XSAVE writes, the components of XSAVE (0 if the CPU has none), and whether WRFSBASE may be used.
var Size qword = #FloatingImage_FxsaveBytes
var Components dword
var HasFsBase byte

function Enable() {
    R8 = RBX
    EAX = #CpuidLeaf_Features
    ECX = 0
    cpuid
    ECX ?& #CpuFeature_Xsave
    if 0 goto FsBase
    R9D = #FloatingImage_X87AndSse
    ECX ?& #CpuFeature_Avx
    if 0 goto Ask
    R9D = #FloatingImage_X87SseAndAvx
Ask:
    // Leaf 0DH lists what XCR0 can enable. An emulator's CPU model that is built from features may have XSAVE and an empty list:
    // QEMU hangs when code enables XSAVE there.
    EAX = 0
    cpuid
    if EAX < #CpuidLeaf_State goto FsBase
    EAX = #CpuidLeaf_State
    ECX = 0
    cpuid
    R9D & EAX
    EAX & #FloatingImage_X87AndSse
    if EAX != #FloatingImage_X87AndSse goto FsBase
    RAX = CR4
    RAX | #Cr4_Xsave
    CR4 = RAX
    EAX = R9D
    .Components = EAX
    ECX = 0
    EDX = 0
    xsetbv
    EAX = #CpuidLeaf_State
    ECX = 0
    cpuid
    EAX = EBX
    .Size = RAX
FsBase:
    EAX = 0
    cpuid
    if EAX < #CpuidLeaf_MoreFeatures goto Done
    EAX = #CpuidLeaf_MoreFeatures
    ECX = 0
    cpuid
    EBX ?& #CpuFeature_FsBase
    if 0 goto Done
    RAX = CR4
    RAX | #Cr4_FsBase
    CR4 = RAX
    byte .HasFsBase = 1
Done:
    RBX = R8
}

function Bytes() {
    RAX = .Size
}
