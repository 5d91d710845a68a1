// The functions that a program calls. Each hands on its arguments, then the address of this thread's block, then the stack
// pointer, at which the return address into the program lies. malloc and free look into the thread's cache first, as
// ThreadCache.TryTake and TryGive do in C#, without the frame that a compiled method keeps: 16 and 17 instructions.
namespace MallocEntry

import layout ThreadBlock
import layout ThreadCache
import layout ThreadCache.Bin
import layout SizeClasses
import const ThreadCache
import const SizeClasses
import const Slab.SizeBits

import bareflow_malloc
import bareflow_free
import bareflow_calloc
import bareflow_realloc
import bareflow_reallocarray
import bareflow_memalign
import bareflow_posix_memalign
import bareflow_valloc
import bareflow_pvalloc

export Malloc as 'malloc'
export Free as 'free'
export Free as 'cfree'
export Calloc as 'calloc'
export Realloc as 'realloc'
export ReallocArray as 'reallocarray'
export AlignedAlloc as 'memalign'
export AlignedAlloc as 'aligned_alloc'
export PosixMemalign as 'posix_memalign'
export Valloc as 'valloc'
export Pvalloc as 'pvalloc'

align 64
thread var Block byte[#ThreadBlock_Size]

// The SizeClasses of the process: a byte for each multiple of 16 up to the largest small size. All zero, a class whose
// magazine is always empty, until the heap is there.
align 64
var SizeTable byte[#SizeClasses_Size]

// RDI size. The last object of the magazine for its class, if it has one.
function Malloc {
    RSI = @.Block
    if RDI > #SizeClasses_LargestSize goto Slowly
    RAX = @RDI[#SizeClasses_UnitMask]
    EAX >> #SizeClasses_UnitBits
    RCX = @.SizeTable
    EAX = unsigned byte RCX[RAX]
    EAX << #ThreadCache_BinBits
    ECX = RSI[RAX + #ThreadCache_Bins]
    ECX - 1
    if < goto Slowly
    RSI[RAX + #ThreadCache_Bins] = ECX
    RAX = RSI[RAX + #ThreadCache_Bins + #Bin_Items]
    RAX = RAX[RCX * 8]
    ret
Slowly:
    RDX = RSP
    goto bareflow_malloc
}

// RDI block. Goes into the magazine for its slab's class, if that has room.
function Free {
    RSI = @.Block
    RAX = RDI
    RAX - RSI[#ThreadCache_Objects]
    RAX >> #Slab_SizeBits
    if RAX >= RSI[#ThreadCache_Slabs] goto Slowly
    RCX = RSI[#ThreadCache_Classes]
    EAX = unsigned byte RCX[RAX]
    EAX << #ThreadCache_BinBits
    ECX = RSI[RAX + #ThreadCache_Bins]
    if ECX = RSI[RAX + #ThreadCache_Bins + #Bin_Capacity] goto Slowly
    RDX = RSI[RAX + #ThreadCache_Bins + #Bin_Items]
    RDX[RCX * 8] = RDI
    ECX + 1
    RSI[RAX + #ThreadCache_Bins] = ECX
    ret
Slowly:
    RDX = RSP
    goto bareflow_free
}

// RDI count, RSI size.
function Calloc {
    RDX = @.Block
    RCX = RSP
    goto bareflow_calloc
}

// RDI block, RSI size.
function Realloc {
    RDX = @.Block
    RCX = RSP
    goto bareflow_realloc
}

// RDI block, RSI count, RDX size.
function ReallocArray {
    RCX = @.Block
    R8 = RSP
    goto bareflow_reallocarray
}

// RDI alignment, RSI size.
function AlignedAlloc {
    RDX = @.Block
    RCX = RSP
    goto bareflow_memalign
}

// RDI where to put the block, RSI alignment, RDX size.
function PosixMemalign {
    RCX = @.Block
    R8 = RSP
    goto bareflow_posix_memalign
}

// RDI size.
function Valloc {
    RSI = @.Block
    RDX = RSP
    goto bareflow_valloc
}

// RDI size.
function Pvalloc {
    RSI = @.Block
    RDX = RSP
    goto bareflow_pvalloc
}

function CurrentThread() {
    RAX = @.Block
}

function Sizes() {
    RAX = @.SizeTable
}
