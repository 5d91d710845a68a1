// The entry points of the 32 exceptions: each is one call, and the return address tells which it was.
namespace Vectors

import OnFault

const StubSize = 5
const SavedRegisters = 120
const BelowFrame = 128
const StackAlignment = $FFFFFFFFFFFFFFF0

// The vectors that push an error code: 8, 10 to 14, 17, 21, 29 and 30 (Intel SDM vol. 3A, table 6-1).
const WithErrorCode = $60227D00

function Stubs {
    repeat 32 times {
        call Common
    }
}

// OnFault(registers, vector, error code, interrupt frame). The stack: 15 registers, the return address into Stubs, perhaps
// an error code, then RIP, CS, RFLAGS, RSP, SS.
function Common {
    +All
    RAX = RSP[#SavedRegisters]
    RCX = @.Stubs
    RAX - RCX
    EDX = 0
    ECX = #StubSize
    EDX:EAX / ECX
    EAX--
    ESI = EAX
    RDI = RSP
    RCX = @RSP[#BelowFrame]
    R8D = #WithErrorCode
    //! bt r8d, esi
    if >= goto Report
    RDX = RCX[0]
    RCX + 8
Report:
    //! cld
    RSP & #StackAlignment
    OnFault()
}

function FirstStub() {
    RAX = @.Stubs
}
