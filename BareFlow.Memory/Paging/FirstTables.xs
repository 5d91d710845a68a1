// The first page tables: identity, 0 to 1 GiB, 2 MiB pages.
namespace FirstTables

const LargePageSize = $200000
const MappedEntries = 512

// Intel SDM vol. 3A, 4.5.4: P and R/W, and PS for an entry that maps a page itself.
const TableFlags = $003
const LargePageFlags = $083

align 4096
var Pml4Table qword[512]
align 4096
var PdptTable qword[512]
align 4096
var PdTable qword[512]

// Runs in 32-bit mode with paging off, on zeroed tables; hands the new root to CR3. Changes EAX, ECX, EDI.
bits 32
export Build
function Build {
    EAX = @.PdptTable
    EAX | #TableFlags
    dword .Pml4Table = EAX
    EAX = @.PdTable
    EAX | #TableFlags
    dword .PdptTable = EAX

    EDI = @.PdTable
    EAX = #LargePageFlags
    ECX = #MappedEntries
    while ECX != 0 {
        dword EDI[0] = EAX
        EAX + #LargePageSize
        EDI + 8
        ECX--
    }

    EAX = @.Pml4Table
    CR3 = EAX
}
