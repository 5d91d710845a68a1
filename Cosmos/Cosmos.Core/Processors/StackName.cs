namespace Cosmos.Core.Processors;

/// <summary>The stacks of the kernel's own; all but the last are interrupt stacks, in the order of the task state.</summary>
public enum StackName
{
    /// <summary>Exceptions without a stack of their own.</summary>
    Fault,

    /// <summary>Page faults, which may happen in a handler on another interrupt stack and be resolved.</summary>
    PageFault,

    /// <summary>Interrupts of devices and timers.</summary>
    Interrupt,

    /// <summary>Non-maskable interrupts.</summary>
    NonMaskableInterrupt,

    /// <summary>Double faults, which may be about any other stack.</summary>
    DoubleFault,

    /// <summary>Machine checks.</summary>
    MachineCheck,

    /// <summary>The stack that the kernel boots, tests itself and runs its program on.</summary>
    Boot,
}
