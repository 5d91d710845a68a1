namespace FaultInjection

import DescriptorTables_Global

const CodeSelector = $08
const DataSelector = $10
const TaskSelector = $18
const NoSelector = $F8

// In the upper half, where nothing of the kernel's is.
const Unmapped = $FFFFC00000000000
const NonCanonical = $8000000000000000
const LimitOfNineGates = 143
const TrapFlag = $100
const TaskSwitched = 8
const MaskedButZeroDivide = $37B

// Offsets into the global descriptor table: the access byte of the data segment, the limit and the access byte of the task
// state; and what is written there.
const DataAccess = 21
const AbsentData = $12
const TaskLimit = 24
const TaskAccess = 29
const AvailableTask = $89
// Holds the first two interrupt stacks.
const ShortTask = $33

// The order of FaultInjection.Names.
const DivideError = 0
const Debug = 1
const Breakpoint = 2
const InvalidOpcode = 3
const NoFpu = 4
const DoubleFault = 5
const InvalidTask = 6
const NoSegment = 7
const StackSegment = 8
const Protection = 9
const PageFault = 10
const X87Error = 11
const Null = 12
const Text = 13
const Constant = 14
const Execute = 15
const Jump = 16
const NotCanonical = 17
const Misaligned = 18

const Pattern = $5AA55AA5

var ShortTable byte[10]
// RET: where data can be executed, nothing happens.
var Data byte = $C3
section rodata
var Fixed qword = 1
section default

// Raises one of the faults that the CPU raises by itself; those from Guard on read what R8 points to.
function Raise(EDI number, RSI address) {
    R8 = address
    RDX = @DescriptorTables_Global
    EAX = 0
    if number = #DivideError goto Divide
    if number = #Debug goto Trap
    if number = #Breakpoint goto Break
    if number = #InvalidOpcode goto Undefined
    if number = #NoFpu goto Switched
    if number = #DoubleFault goto Double
    if number = #InvalidTask goto Task
    if number = #NoSegment goto Segment
    if number = #StackSegment goto Segment
    if number = #Protection goto Selector
    if number = #PageFault goto Read
    if number = #X87Error goto FloatingDivide
    if number = #Null goto ReadNull
    if number = #Text goto WriteText
    if number = #Constant goto WriteConstant
    if number = #Execute goto RunData
    if number = #Jump goto RunNull
    if number = #NotCanonical goto ReadNonCanonical
    if number = #Misaligned goto LoadMisaligned
    RAX = R8[0]
    return
Divide:
    EDX = 0
    ECX = 0
    EDX:EAX / ECX
    return
Trap:
    +flags
    qword RSP[0] | #TrapFlag
    -flags
    return
Break:
    int3
    return
Undefined:
    ud2
Switched:
    RAX = CR0
    RAX | #TaskSwitched
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
    word RDX[#TaskLimit] = #ShortTask
    byte RDX[#TaskAccess] = #AvailableTask
    EAX = #TaskSelector
    TR = AX
    //! int 32
    return
Segment:
    byte RDX[#DataAccess] = #AbsentData
    EAX = #DataSelector
    if number = #StackSegment goto LoadStack
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

// Does what the CPU does when it takes a vector, but for the switch of the stack: for vectors that nothing raises here.
function RaiseThrough(RDI gate, ESI hasErrorCode) {
    RAX = RSP
    +#DataSelector
    +RAX
    +flags
    +#CodeSelector
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

// What compiled code relies on: a word in the 128 bytes below RSP, the red zone of the System V ABI, lives through an interrupt.
// The CPU may leave one word before what it pushes, to align the stack.
function InterruptOverRedZone() {
    ECX = #Pattern
    RSP[-24] = RCX
    //! int 60
    RAX = RSP[-24]
    ECX = #Pattern
    RAX - RCX
}
