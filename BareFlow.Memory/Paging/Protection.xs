// The protections that belong to the final page tables.
namespace Protection

import const CpuidLeaf
import const CpuFeature
import const Cr0
import const Cr4
import const Efer
import const Msr

// Entry 1 becomes write-combining, the others keep their values after a reset (Intel SDM vol. 3A, 11.12.4).
const PatLow = $00070106
const PatHigh = $00070406

function Activate(RDI root) {
    RSI = RBX
    ECX = #Msr_Efer
    EDX:EAX = MSR[ECX]
    EAX | #Efer_NoExecute
    MSR[ECX] = EDX:EAX
    ECX = #Msr_Pat
    EAX = #PatLow
    EDX = #PatHigh
    MSR[ECX] = EDX:EAX

    R8 = CR4
    R8 | #Cr4_PageGlobal
    EAX = 0
    cpuid
    if EAX < #CpuidLeaf_MoreFeatures goto Switch
    EAX = #CpuidLeaf_MoreFeatures
    ECX = 0
    cpuid
    ECX ?& #CpuFeature_Umip
    if !0 {
        R8 | #Cr4_Umip
    }
    EBX ?& #CpuFeature_Smep
    if !0 {
        R8 | #Cr4_Smep
    }
    EBX ?& #CpuFeature_Smap
    if !0 {
        R8 | #Cr4_Smap
    }
Switch:
    RBX = RSI
    // CpuCheck refuses a CPU without global pages.
    CR3 = root
    CR4 = R8
    RAX = CR0
    RAX | #Cr0_WriteProtect
    CR0 = RAX
}

function State() {
    ECX = #Msr_Efer
    EDX:EAX = MSR[ECX]
    EAX & #Efer_NoExecute
    RCX = CR0
    ECX & #Cr0_WriteProtect
    RAX | RCX
}

function HasGiantPages() {
    RSI = RBX
    EAX = #CpuidLeaf_ExtendedFeatures
    cpuid
    RBX = RSI
    EAX = EDX
    EAX >> #CpuFeature_GiantPagesBit
    EAX & 1
}

function Root() {
    RAX = CR3
}
