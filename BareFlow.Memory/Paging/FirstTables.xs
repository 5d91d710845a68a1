// The first page tables: identity, 0 to 1 GiB, 2 MiB pages.
namespace FirstTables

import const FirstTables
import const PageTableEntry
import const VirtPage

align #VirtPage_Size
var Pml4Table qword[#PageTableEntry_Count]
align #VirtPage_Size
var PdptTable qword[#PageTableEntry_Count]
align #VirtPage_Size
var PdTable qword[#PageTableEntry_Count]

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
        EAX + #PageTableEntry_LargePageSize
        EDI + 8
        ECX--
    }

    EAX = @.Pml4Table
    CR3 = EAX
}
