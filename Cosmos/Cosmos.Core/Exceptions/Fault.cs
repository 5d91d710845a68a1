namespace Cosmos.Core.Exceptions;

/// <summary>The exceptions that the kernel handles by number (Intel SDM vol. 3A, table 6-1).</summary>
internal enum Fault
{
    DivideError = 0,
    Debug = 1,
    NonMaskableInterrupt = 2,
    Breakpoint = 3,
    InvalidOpcode = 6,
    DoubleFault = 8,
    StackFault = 12,
    GeneralProtection = 13,
    PageFault = 14,
    X87Error = 16,
    Alignment = 17,
    MachineCheck = 18,
    SimdError = 19,
}
