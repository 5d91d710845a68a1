// The calls that allocate memory, for C and for C#. Each passes on its arguments, and then its return address: the
// place of the allocation, which a hardened heap stores and a traced one prints.
namespace Heap

import heap_allocate
import heap_allocate_zeroed
import heap_allocate_aligned
import heap_reallocate

export Allocate as 'malloc'
export AllocateZeroed as 'calloc'
export AllocateAligned as 'aligned_alloc'
export Reallocate as 'realloc'

function Allocate(RDI size) {
    RSI = RSP[0]
    goto heap_allocate
}

function AllocateZeroed(RDI count, RSI size) {
    RDX = RSP[0]
    goto heap_allocate_zeroed
}

function AllocateAligned(RDI alignment, RSI size) {
    RDX = RSP[0]
    goto heap_allocate_aligned
}

function Reallocate(RDI block, RSI size) {
    RDX = RSP[0]
    goto heap_reallocate
}
