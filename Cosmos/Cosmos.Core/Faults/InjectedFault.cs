namespace Cosmos.Core.Faults;

/// <summary>The faults of <see cref="FaultInjection.Names"/>, in their order.</summary>
internal enum InjectedFault
{
    // What FaultInjection.xs raises.
    DivideError,
    Debug,
    Breakpoint,
    InvalidOpcode,
    NoFpu,
    DoubleFault,
    InvalidTask,
    NoSegment,
    StackSegment,
    Protection,
    PageFault,
    X87Error,
    Null,
    Text,
    Constant,
    Execute,
    Jump,
    NotCanonical,
    Misaligned,
    Guard,

    // What is delivered through its gate.
    NonMaskableInterrupt,
    Overflow,
    BoundRange,
    Alignment,
    MachineCheck,
    SimdError,
    Virtualization,
    ControlProtection,

    // What no vector stands for.
    Stack,
    DoubleFree,
    UseAfterFree,
    BlockOverflow,
    InvalidFree,
    Assert,
    Stop,
    HeapEnd,
    Loop,
    RedZone,
}
