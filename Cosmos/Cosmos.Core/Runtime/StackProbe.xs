// What compiled C# calls before it makes a stack frame of more than a page: each page is touched in turn, so that the guard page
// below a stack is met and not stepped over.
namespace StackProbe

export Probe as 'RhpStackProbe'

import const VirtPage.Size

// R11 the lowest address of the frame to come. All registers are kept.
function Probe {
    +RAX
    RAX = RSP
    loop {
        RAX - #VirtPage_Size
        RAX[0] ?& EAX
        if RAX <= R11 break
    }
    -RAX
}
