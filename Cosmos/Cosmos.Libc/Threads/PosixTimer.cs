using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>A timer, and what it calls if it calls a function.</summary>
internal struct PosixTimer
{
    /// <summary>First, so that its address is that of all.</summary>
    public ProgramTimer Timer;

    /// <summary>The number of its clock.</summary>
    public int Clock;

    /// <summary>The function, and the argument.</summary>
    public ulong Function;
    public ulong Value;

    /// <summary>The attributes of the thread that calls it.</summary>
    public PthreadAttributes Attributes;
}
