namespace Cpu

function HaltForever() {
    //! cli
Again:
    //! hlt
    goto Again
}

function ReadCr2() {
    RAX = CR2
}

function LoadIdt(RDI pointer) {
    IDTR = RDI[0]
}
