// The linker script's values for the heap.
namespace HeapPlacement

import __default_heap

function DefaultSize() {
    RAX = @__default_heap
}
