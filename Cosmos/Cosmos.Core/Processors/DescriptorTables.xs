// The global descriptor table: null, 64-bit code and data of ring 0 (Intel SDM vol. 3A, 3.4.5), and two entries' room for
// the task state that C# fills in. Entry.xs loads it before the CPU can run 64-bit code.
namespace DescriptorTables

export Global

section data
align 8
var Global qword = { 0, $00AF9A000000FFFF, $00CF92000000FFFF, 0, 0 }
section default

function GlobalTable() {
    RAX = @.Global
}

function LoadTaskRegister(EDI selector) {
    TR = DI
}
