namespace Cosmos.Core.Exceptions;

/// <summary>The owner of each interrupt vector. The only table of them, for C# and X#: two owners do not get one
/// number.</summary>
internal enum InterruptVector : byte
{
    /// <summary>Interrupt 0 of the ISA bus; the 15 others follow.</summary>
    FirstIsa = Vectors.Exceptions,

    /// <summary>The local APIC's timer.</summary>
    LocalTimer = 48,

    /// <summary><c>fault=redzone</c>.</summary>
    FaultInjection = 60,

    /// <summary>A thread diverts itself with it.</summary>
    Preemption = 61,

    /// <summary>The self-tests of interrupts.</summary>
    SelfTest = 62,

    /// <summary>The local APIC raises it for an interrupt that went away. The low four bits are set, as old APICs require.</summary>
    Spurious = Vectors.Count - 1,
}
