// Forgetting translations: one INVLPG a page, or all of them, global ones included, by switching CR4.PGE off and on (Intel
// SDM vol. 3A, 4.10.4.1).
namespace Tlb

const PageBytes = 4096
const MostBytes = $20000
const Cr4PageGlobal = $80

function Invalidate(RDI start, RSI bytes) {
    if bytes > #MostBytes goto All
    while bytes != 0 {
        //! invlpg [rdi]
        start + #PageBytes
        bytes - #PageBytes
    }
    return
All:
    RAX = CR4
    RAX ^ #Cr4PageGlobal
    CR4 = RAX
    RAX ^ #Cr4PageGlobal
    CR4 = RAX
}
