// The kernel's stacks, one above the other, each above a page that guards its end. Not in BSS: nothing relies on what they
// hold, so nobody need zero them.
namespace KernelStacks

const PageSize = 4096
// Six interrupt stacks of 16 KiB and the boot stack of 64 KiB, and seven guard pages.
const Bytes = 192512

export Room

section '.stacks', 'aw', nobits
align 4096
var Room byte[#Bytes]
section default

function Start() {
    RAX = @.Room
}

function Touch() {
    AL = RSP[-4096]
    AL = RSP[-8192]
}
