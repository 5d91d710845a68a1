// The protections that belong to the final page tables.
namespace Protection

const ExtendedFeatureLeaf = $80000001
const HasGiantPagesBit = 26
const StructuredFeatureLeaf = 7

// Leaf 7, EBX and ECX (Intel SDM vol. 2A, CPUID).
const HasSmep = $00000080
const HasSmap = $00100000
const HasUmip = $00000004

// Intel SDM vol. 3A, 2.5. A CPU without global pages is none that CpuCheck lets through.
const Cr0WriteProtect = $00010000
const Cr4PageGlobal = $00000080
const Cr4Umip = $00000800
const Cr4Smep = $00100000
const Cr4Smap = $00200000

const MsrEfer = $C0000080
const EferNoExecute = $00000800

// Entry 1 becomes write-combining, the others stay as they are after a reset (Intel SDM vol. 3A, 11.12.4).
const MsrPat = $00000277
const PatLow = $00070106
const PatHigh = $00070406

function Activate(RDI root) {
    RSI = RBX
    ECX = #MsrEfer
    EDX:EAX = MSR[ECX]
    EAX | #EferNoExecute
    MSR[ECX] = EDX:EAX
    ECX = #MsrPat
    EAX = #PatLow
    EDX = #PatHigh
    MSR[ECX] = EDX:EAX

    R8 = CR4
    R8 | #Cr4PageGlobal
    EAX = 0
    cpuid
    if EAX < #StructuredFeatureLeaf goto Switch
    EAX = #StructuredFeatureLeaf
    ECX = 0
    cpuid
    ECX ?& #HasUmip
    if !0 {
        R8 | #Cr4Umip
    }
    EBX ?& #HasSmep
    if !0 {
        R8 | #Cr4Smep
    }
    EBX ?& #HasSmap
    if !0 {
        R8 | #Cr4Smap
    }
Switch:
    RBX = RSI
    CR3 = root
    CR4 = R8
    RAX = CR0
    RAX | #Cr0WriteProtect
    CR0 = RAX
}

function State() {
    ECX = #MsrEfer
    EDX:EAX = MSR[ECX]
    EAX & #EferNoExecute
    RCX = CR0
    ECX & #Cr0WriteProtect
    RAX | RCX
}

function HasGiantPages() {
    RSI = RBX
    EAX = #ExtendedFeatureLeaf
    cpuid
    RBX = RSI
    EAX = EDX
    EAX >> #HasGiantPagesBit
    EAX & 1
}

function Root() {
    RAX = CR3
}
