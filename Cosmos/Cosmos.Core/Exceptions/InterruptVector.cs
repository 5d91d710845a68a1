namespace Cosmos.Core.Exceptions;

/// <summary>Who owns which interrupt vector. The one table of them, for C# and X#: two owners do not get one
/// number.</summary>
internal enum InterruptVector : byte
{
    /// <summary>Interrupt 0 of the ISA bus; the 15 others follow.</summary>
    FirstIsa = Vectors.Exceptions,

    /// <summary>The local APIC's timer.</summary>
    LocalTimer = 48,

    /// <summary><c>fault=redzone</c>.</summary>
    FaultInjection = 60,

    /// <summary>By which a thread takes itself aside.</summary>
    Preemption = 61,

    /// <summary>The self-tests of interrupts.</summary>
    SelfTest = 62,

    /// <summary>What the local APIC raises when an interrupt went away. The low four bits are set, as old ones want it.</summary>
    Spurious = Vectors.Count - 1,
}
