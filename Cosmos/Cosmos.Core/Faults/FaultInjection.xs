namespace FaultInjection

import DescriptorTables_Global

import const Cr0.TaskSwitched
import const DescriptorTables
import const FaultInjection
import const InjectedFault
import const InterruptVector
import const Rflags.Trap

// No entry of the table.
const NoSelector = $F8

const LimitOfNineGates = 143
const MaskedButZeroDivide = $37B

// The values for entries of the table: for the access bytes, and for the limit one that holds the first two interrupt stacks.
const AbsentData = $12
const ShortTask = $33

var ShortTable byte[10]
// RET: if data can be executed, nothing happens.
var Data byte = $C3
section rodata
var Fixed qword = 1
section default

// Raises one of the faults that the CPU raises by itself; those from Guard on read the address in R8.
function Raise(EDI number, RSI address) {
    R8 = address
    RDX = @DescriptorTables_Global
    EAX = 0
    if number = #InjectedFault_DivideError goto Divide
    if number = #InjectedFault_Debug goto Trap
    if number = #InjectedFault_Breakpoint goto Break
    if number = #InjectedFault_InvalidOpcode goto Undefined
    if number = #InjectedFault_NoFpu goto Switched
    if number = #InjectedFault_DoubleFault goto Double
    if number = #InjectedFault_InvalidTask goto Task
    if number = #InjectedFault_NoSegment goto Segment
    if number = #InjectedFault_StackSegment goto Segment
    if number = #InjectedFault_Protection goto Selector
    if number = #InjectedFault_PageFault goto Read
    if number = #InjectedFault_X87Error goto FloatingDivide
    if number = #InjectedFault_Null goto ReadNull
    if number = #InjectedFault_Text goto WriteText
    if number = #InjectedFault_Constant goto WriteConstant
    if number = #InjectedFault_Execute goto RunData
    if number = #InjectedFault_Jump goto RunNull
    if number = #InjectedFault_NotCanonical goto ReadNonCanonical
    if number = #InjectedFault_Misaligned goto LoadMisaligned
    RAX = R8[0]
    return
Divide:
    EDX = 0
    ECX = 0
    EDX:EAX / ECX
    return
Trap:
    +flags
    qword RSP[0] | #Rflags_Trap
    -flags
    return
Break:
    int3
    return
Undefined:
    ud2
Switched:
    RAX = CR0
    RAX | #Cr0_TaskSwitched
    CR0 = RAX
    XMM0 = XMM1
    return
Double:
    // Leaves only gates 0 to 8 in reach: the page fault's gate is past the limit, which is a #GP while a #PF is
    // delivered, and the two make a double fault (Intel SDM vol. 3A, table 6-5).
    .ShortTable = IDTR
    word .ShortTable = #LimitOfNineGates
    IDTR = .ShortTable
Read:
    RAX = #Unmapped
    RAX = RAX[0]
    return
Task:
    // A task state too short for the stack of interrupts.
    word RDX[#DescriptorTables_TaskSelector] = #ShortTask
    byte RDX[#DescriptorTables_TaskSelector + #DescriptorTables_AccessByte] = #DescriptorTables_AvailableTask
    EAX = #DescriptorTables_TaskSelector
    TR = AX
    int #InterruptVector_FirstIsa
    return
Segment:
    byte RDX[#DescriptorTables_DataSelector + #DescriptorTables_AccessByte] = #AbsentData
    EAX = #DescriptorTables_DataSelector
    if number = #InjectedFault_StackSegment goto LoadStack
    ES = AX
    return
LoadStack:
    SS = AX
    return
Selector:
    EAX = #NoSelector
    ES = AX
    return
FloatingDivide:
    +#MaskedButZeroDivide
    //! fninit
    //! fldcw [rsp]
    //! fld1
    //! fldz
    //! fdivp
    -RAX
    //! fwait
    return
WriteText:
    RAX = @FaultInjection_Raise
    byte RAX[0] = 0
    return
WriteConstant:
    .Fixed++
    return
RunData:
    RAX = @.Data
RunNull:
    call RAX
    return
LoadMisaligned:
    // As in a function that was called with a stack that is 8 bytes off.
    RSP | 8
    XMM0 = aligned RSP[0]
    return
ReadNonCanonical:
    RAX = #NonCanonical
ReadNull:
    RAX = RAX[0]
}

// Does what the CPU does when it takes a vector, without the switch of the stack: for vectors that nothing raises here.
function RaiseThrough(RDI gate, ESI hasErrorCode) {
    RAX = RSP
    +#DescriptorTables_DataSelector
    +RAX
    +flags
    +#DescriptorTables_CodeSelector
    RAX = @Return
    +RAX
    if hasErrorCode != 0 {
        +0
    }
    EAX = unsigned word gate[0]
    ECX = gate[4]
    ECX & $FFFF0000
    EAX | ECX
    goto RAX
Return:
}

// Compiled code relies on this: a word in the 128 bytes below RSP, the red zone of the System V ABI, survives an interrupt.
// The CPU may leave one word free before its own, to align the stack.
function InterruptOverRedZone() {
    ECX = #Pattern
    RSP[-24] = RCX
    int #InterruptVector_FaultInjection
    RAX = RSP[-24]
    ECX = #Pattern
    RAX - RCX
}
