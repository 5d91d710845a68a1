// The functions that a program calls. Each hands on its arguments, then the address of this thread's block, then the stack
// pointer, at which the return address into the program lies. malloc and free look into the thread's cache first, as
// ThreadCache.TryTake and TryGive do in C#, without the frame that a compiled method keeps: 16 and 17 instructions.
namespace MallocEntry

// Where the parts of a ThreadCache lie, with which a ThreadBlock begins, and what they are worth. Start-up compares.
const CacheObjects = 0
const CacheClasses = 8
const CacheSlabs = 16
const CacheCounts = 24
const CacheCapacities = 28
const CacheItems = 32
const BinBits = 4
const SlabBits = 16
const UnitBits = 4
const UnitMask = 15
const LargestSmall = 8192

// Bytes of a thread's block: what ThreadBlock.cs has room for.
const BlockSize = 2432

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
thread var Block byte[#BlockSize]

// The SizeClasses of the process: a byte for each multiple of 16 up to the largest small size. All zero, a class whose
// magazine is always empty, until the heap is there.
align 64
var SizeTable byte[2112]

// RDI size. The last object of the magazine for its class, if it has one.
function Malloc {
    RSI = @.Block
    if RDI > #LargestSmall goto Slowly
    RAX = @RDI[#UnitMask]
    EAX >> #UnitBits
    RCX = @.SizeTable
    EAX = unsigned byte RCX[RAX]
    EAX << #BinBits
    ECX = RSI[RAX + #CacheCounts]
    ECX - 1
    if < goto Slowly
    RSI[RAX + #CacheCounts] = ECX
    RAX = RSI[RAX + #CacheItems]
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
    RAX - RSI[#CacheObjects]
    RAX >> #SlabBits
    if RAX >= RSI[#CacheSlabs] goto Slowly
    RCX = RSI[#CacheClasses]
    EAX = unsigned byte RCX[RAX]
    EAX << #BinBits
    ECX = RSI[RAX + #CacheCounts]
    if ECX = RSI[RAX + #CacheCapacities] goto Slowly
    RDX = RSI[RAX + #CacheItems]
    RDX[RCX * 8] = RDI
    ECX + 1
    RSI[RAX + #CacheCounts] = ECX
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

function SlabsOffset() {
    EAX = #CacheSlabs
}

function BinsOffset() {
    EAX = #CacheCounts
}

function ReservedSize() {
    EAX = #BlockSize
}
