// The kernel's stacks, one above the other, each above a page that guards its end. Not in BSS: no code relies on their
// contents, so they need no zeroing.
namespace KernelStacks

import const KernelStacks
import const VirtPage

export Room

section '.stacks', 'aw', nobits
align #VirtPage_Size
var Room byte[#Bytes]
section default

function Start() {
    RAX = @.Room
}

function Touch() {
    AL = RSP[-#VirtPage_Size]
    AL = RSP[-#VirtPage_Size - #VirtPage_Size]
}
