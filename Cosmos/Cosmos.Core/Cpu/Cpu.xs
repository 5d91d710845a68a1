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

function ReadTimeStamp() {
    //! rdtsc
    RDX << 32
    RAX | RDX
}

function LoadIdt(RDI pointer) {
    IDTR = RDI[0]
}
