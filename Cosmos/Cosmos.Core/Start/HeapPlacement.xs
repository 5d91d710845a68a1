// What the linker script says of the heap.
namespace HeapPlacement

import __default_heap

function DefaultSize() {
    RAX = @__default_heap
}
