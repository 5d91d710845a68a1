namespace FaultInjection

// Above all RAM and below what is reserved.
const Unmapped = $200000000000
const NonCanonical = $8000000000000000
const LimitOfNineGates = 143

// The order of FaultInjection.Names.
const Divide = 0
const Breakpoint = 1
const Overflow = 2
const Opcode = 3
const Double = 4
const Protection = 5
const Page = 6

var ShortTable byte[10]

function Raise(EDI number) {
    RAX = #NonCanonical
    if number = #Divide goto DivideByZero
    if number = #Breakpoint goto RaiseBreakpoint
    if number = #Overflow goto RaiseOverflow
    if number = #Opcode goto InvalidOpcode
    if number = #Protection goto Touch
    RAX = #Unmapped
    if number = #Page goto Touch
    if number != #Double return

    // Leaves only gates 0 to 8 in reach: the page fault's gate is past the limit, which is a #GP while a #PF is
    // delivered, and the two make a double fault (Intel SDM vol. 3A, table 6-5).
    //! sidt [rip + FaultInjection_ShortTable]
    word .ShortTable = #LimitOfNineGates
    IDTR = .ShortTable
Touch:
    RAX = RAX[0]
    return
DivideByZero:
    EDX = 0
    EDX:EAX / EDI
    return
RaiseBreakpoint:
    //! int3
    return
RaiseOverflow:
    // INTO does not exist in 64-bit code; the vector does.
    //! int 4
    return
InvalidOpcode:
    //! ud2
}
