namespace FloatingState

export Size
export Components
export HasFsBase

// Intel SDM vol. 2A, CPUID: leaf 1, ECX; leaf 7, EBX; leaf 0DH, EAX has what XCR0 may let in, EBX the size of what it does.
const HasXsave = $04000000
const HasAvx = $10000000
const FeatureLeaf = 1
const ExtendedFeatureLeaf = 7
const FsBaseFeature = $00000001
const StateLeaf = $0D

// Intel SDM vol. 3A, 2.5 and 2.6.
const Cr4OsXsave = $00040000
const Cr4FsBase = $00010000
const X87AndSse = 3
const X87SseAndAvx = 7

const FxsaveBytes = 512

// What FXSAVE or XSAVE writes, the components of XSAVE (0 where the CPU has none), and whether WRFSBASE may be used.
var Size qword = #FxsaveBytes
var Components dword
var HasFsBase byte

function Enable() {
    R8 = RBX
    EAX = #FeatureLeaf
    ECX = 0
    cpuid
    ECX ?& #HasXsave
    if 0 goto FsBase
    R9D = #X87AndSse
    ECX ?& #HasAvx
    if 0 goto Ask
    R9D = #X87SseAndAvx
Ask:
    // What XCR0 lets in is in leaf 0DH. A CPU model that an emulator made up of features may have XSAVE and nothing in there: to
    // switch it on hangs QEMU.
    EAX = 0
    cpuid
    if EAX < #StateLeaf goto FsBase
    EAX = #StateLeaf
    ECX = 0
    cpuid
    R9D & EAX
    EAX & #X87AndSse
    if EAX != #X87AndSse goto FsBase
    RAX = CR4
    RAX | #Cr4OsXsave
    CR4 = RAX
    EAX = R9D
    .Components = EAX
    ECX = 0
    EDX = 0
    xsetbv
    EAX = #StateLeaf
    ECX = 0
    cpuid
    EAX = EBX
    .Size = RAX
FsBase:
    EAX = 0
    cpuid
    if EAX < #ExtendedFeatureLeaf goto Done
    EAX = #ExtendedFeatureLeaf
    ECX = 0
    cpuid
    EBX ?& #FsBaseFeature
    if 0 goto Done
    RAX = CR4
    RAX | #Cr4FsBase
    CR4 = RAX
    byte .HasFsBase = 1
Done:
    RBX = R8
}

function Bytes() {
    RAX = .Size
}
