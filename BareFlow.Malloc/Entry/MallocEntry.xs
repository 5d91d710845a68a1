// The functions that a program calls. Each hands on its arguments, then the address of this thread's block, then the stack
// pointer, at which the return address into the program lies.
namespace MallocEntry

// Bytes of a thread's block: what ThreadBlock.cs has room for.
const BlockSize = 1472

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

// RDI size.
function Malloc {
    RSI = @.Block
    RDX = RSP
    goto bareflow_malloc
}

// RDI block.
function Free {
    RSI = @.Block
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

function ReservedSize() {
    EAX = #BlockSize
}
