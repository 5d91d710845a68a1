// The first page tables: identity, 0 to 256 MiB, 2 MiB pages.
namespace FirstTables

const LargePageSize = $200000
const MappedEntries = 128

// Intel SDM vol. 3A, 4.5.4: P and R/W, and PS for an entry that maps a page itself.
const TableFlags = $003
const LargePageFlags = $083

align 4096
var Pml4 qword[512]
align 4096
var Pdpt qword[512]
align 4096
var Pd qword[512]

// Runs in 32-bit mode with paging off, on zeroed tables; hands the new root to CR3. Changes EAX, ECX, EDI.
bits 32
export Build
function Build {
    EAX = @.Pdpt
    EAX | #TableFlags
    dword .Pml4 = EAX
    EAX = @.Pd
    EAX | #TableFlags
    dword .Pdpt = EAX

    EDI = @.Pd
    EAX = #LargePageFlags
    ECX = #MappedEntries
    while ECX != 0 {
        dword EDI[0] = EAX
        EAX + #LargePageSize
        EDI + 8
        ECX--
    }

    EAX = @.Pml4
    CR3 = EAX
}

bits 64
function ReadCr3() {
    RAX = CR3
}

function Pml4Address() {
    RAX = @.Pml4
}

function PdptAddress() {
    RAX = @.Pdpt
}

function PdAddress() {
    RAX = @.Pd
}
