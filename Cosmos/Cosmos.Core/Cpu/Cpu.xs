namespace Cpu

// The selectors of DescriptorTables.cs.
const CodeSelector = $08
const DataSelector = $10

function HaltForever() {
    //! cli
Again:
    //! hlt
    goto Again
}

function ReadCr2() {
    RAX = CR2
}

function ReadTimeStamp() {
    //! rdtsc
    RDX << 32
    RAX | RDX
}

function LoadGdt(RDI pointer) {
    GDTR = RDI[0]
    EAX = #DataSelector
    DS = AX
    ES = AX
    SS = AX
    EAX = 0
    FS = AX
    GS = AX

    // A far return is how 64-bit code reloads CS.
    +#CodeSelector as qword
    RAX = @Reloaded
    +RAX
    //! retfq
Reloaded:
}

function LoadIdt(RDI pointer) {
    IDTR = RDI[0]
}

function LoadTaskRegister(EDI selector) {
    TR = DI
}
