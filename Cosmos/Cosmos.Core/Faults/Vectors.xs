// The entry points of the 32 exceptions: each is one call, and the return address tells which it was.
namespace Vectors

import OnFault

const StubSize = 5
const StackAlignment = $FFFFFFFFFFFFFFF0

// The vectors that push an error code: 8, 10 to 14, 17, 21, 29 and 30 (Intel SDM vol. 3A, table 6-1).
const WithErrorCode = $60227D00

function Stubs {
    repeat 32 times {
        call Common
    }
}

// OnFault(vector, error code, interrupt frame). The stack: the return address into Stubs, perhaps an error code, then RIP,
// CS, RFLAGS, RSP, SS. No fault is returned from, so no register is kept.
function Common {
    -RAX
    RCX = @.Stubs
    RAX - RCX
    EDX = 0
    ECX = #StubSize
    EDX:EAX / ECX
    EAX--
    EDI = EAX
    RDX = RSP
    ESI = 0
    ECX = #WithErrorCode
    //! bt ecx, edi
    if >= goto Report
    RSI = RDX[0]
    RDX + 8
Report:
    //! cld
    RSP & #StackAlignment
    OnFault()
}

function FirstStub() {
    RAX = @.Stubs
}
