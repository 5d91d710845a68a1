// One 8-byte stub a vector: push a 0 where the CPU pushes no error code, then call Common, which learns the vector from
// the return address. Which vectors have an error code: Intel SDM vol. 3A, table 6-1.
namespace Vectors

import OnFault

const NoErrorCode = 0
const SavedRegisters = 120
const StubShift = 3

align 16
function Stubs {
    // 0 to 7
    repeat 8 times {
        align 8
        +#NoErrorCode as qword
        call Common
    }
    // 8, double fault
    align 8
    call Common
    // 9
    align 8
    +#NoErrorCode as qword
    call Common
    // 10 to 14
    repeat 5 times {
        align 8
        call Common
    }
    // 15, 16
    repeat 2 times {
        align 8
        +#NoErrorCode as qword
        call Common
    }
    // 17, alignment check
    align 8
    call Common
    // 18 to 20
    repeat 3 times {
        align 8
        +#NoErrorCode as qword
        call Common
    }
    // 21, control protection
    align 8
    call Common
    // 22 to 28
    repeat 7 times {
        align 8
        +#NoErrorCode as qword
        call Common
    }
    // 29 and 30, VMM communication and security
    repeat 2 times {
        align 8
        call Common
    }
    // 31
    align 8
    +#NoErrorCode as qword
    call Common
}

// The stack: return address into Stubs, error code, RIP, CS, RFLAGS, RSP, SS. With 15 registers that is 22 quadwords,
// so the stack stays 16-byte aligned for the call.
function Common {
    +All
    RDI = RSP[#SavedRegisters]
    RAX = @.Stubs
    RDI - RAX
    RDI >> #StubShift
    RSP[#SavedRegisters] = RDI
    RDI = RSP
    //! cld
    OnFault()
}

function FirstStub() {
    RAX = @.Stubs
}
