namespace Cosmos.Core.Faults;

/// <summary>The faults of <see cref="FaultInjection.Names"/>, in their order.</summary>
internal enum InjectedFault
{
    // Raised by FaultInjection.xs.
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

    // Delivered through their gate.
    NonMaskableInterrupt,
    Overflow,
    BoundRange,
    Alignment,
    MachineCheck,
    SimdError,
    Virtualization,
    ControlProtection,

    // Without a vector.
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
