// From the loader to C#: PVH (qemu -kernel) and Multiboot2 (GRUB) both enter at Start in 32-bit protected mode, paging
// off, EBX pointing at their information (Xen's PVH ABI; Multiboot2 specification, 3.3).
namespace Entry

import FirstTables_Build
import CpuCheck_Run
import DescriptorTables_Global
import KernelStacks_Room
import KernelStart
import __bss_start
import __bss_end
import __image_end
import CpuCheck_RefuseRam

import const Cr0
import const Cr4
import const DescriptorTables
import const Efer
import const KernelStacks
import const Msr

// Written over both ends of BSS before it is zeroed, so that a self-test can prove the zeroing.
const BssPoison = $DEADBEEF

// The end of the RAM that every PC has and that no image uses.
const LowStack = $80000

export Start as '_start'

bits 32
// ELF note for PVH: name size, descriptor size, type XEN_ELFNOTE_PHYS32_ENTRY, name, entry address.
section '.note.pvh', 'a'
align 4
var PvhNote dword = { 4, 4, 18, $006E6558, @.Start }

// Multiboot2 header: magic, architecture i386, length, checksum; a tag that asks for a framebuffer of 1024 by 768 pixels
// of 32 bits but can do without, and its padding; end tag.
section '.multiboot2', 'a'
align 8
var Multiboot2Header dword = { $E85250D6, 0, 48, $17ADAEFA, $00010005, 20, 1024, 768, 32, 0, 0, 8 }
section default

var LoaderMagic dword
var LoaderInformation dword

function Start {
    cli
    cld
    // BSS holds the stack and these two, so it is zeroed first, with the loader's registers kept aside.
    EDX = EAX
    EDI = @__bss_start
    dword EDI[0] = #BssPoison
    ECX = @__bss_end
    dword ECX[-4] = #BssPoison
    ECX - EDI
    ECX >> 2
    EAX = 0
    //! rep stosd
    // Stacks come last: if there is no RAM for them, nothing can be called.
    ECX = @__image_end
    dword ECX[-4] = #BssPoison
    if dword ECX[-4] != #BssPoison goto NoRam
    .LoaderMagic = EDX
    .LoaderInformation = EBX
    ESP = @KernelStacks_Room
    ESP + #KernelStacks_Bytes

    CpuCheck_Run()
    FirstTables_Build()

    EAX = CR4
    EAX | #Cr4_SetAtEntry
    CR4 = EAX
    ECX = #Msr_Efer
    EDX:EAX = MSR[ECX]
    EAX | #Efer_LongMode
    MSR[ECX] = EDX:EAX
    EAX = CR0
    EAX & #Cr0_KeptAtEntry
    EAX | #Cr0_SetAtEntry
    CR0 = EAX

    // The operand of LGDT, built on the stack: 2 bytes of limit, 4 of address.
    EAX = @DescriptorTables_Global
    +EAX
    ESP - 4
    word ESP[2] = #DescriptorTables_Limit
    GDTR = ESP[2]
    goto #DescriptorTables_CodeSelector:Start64
}

NoRam:
    ESP = #LowStack
    CpuCheck_RefuseRam()

bits 64
Start64:
    EAX = #DescriptorTables_DataSelector
    DS = AX
    ES = AX
    SS = AX
    EAX = 0
    FS = AX
    GS = AX
    RSP = @KernelStacks_Room
    RSP + #KernelStacks_Bytes
    EDI = .LoaderMagic
    ESI = .LoaderInformation
    KernelStart()
    ud2
