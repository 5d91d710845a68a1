// Flushing translations: one INVLPG for each page, or all of them, with global ones, by switching CR4.PGE off and on (Intel
// SDM vol. 3A, 4.10.4.1).
namespace Tlb

import const Cr4.PageGlobal
import const VirtPage.Size

const MostBytes = $20000

function Invalidate(RDI start, RSI bytes) {
    if bytes > #MostBytes goto All
    while bytes != 0 {
        //! invlpg [rdi]
        start + #VirtPage_Size
        bytes - #VirtPage_Size
    }
    return
All:
    RAX = CR4
    RAX ^ #Cr4_PageGlobal
    CR4 = RAX
    RAX ^ #Cr4_PageGlobal
    CR4 = RAX
}
