namespace FaultReport

import const Msr.Efer

// Writes CR0, CR2, CR3, CR4 and EFER, and returns their address.
function ReadControls(RDI controls) {
    RAX = CR0
    controls[0] = RAX
    RAX = CR2
    controls[8] = RAX
    RAX = CR3
    controls[16] = RAX
    RAX = CR4
    controls[24] = RAX
    ECX = #Msr_Efer
    EDX:EAX = MSR[ECX]
    RDX << 32
    RAX | RDX
    controls[32] = RAX
    RAX = controls
}
