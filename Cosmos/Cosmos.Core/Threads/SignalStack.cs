namespace Cosmos.Core.Threads;

/// <summary>A stack on which a thread runs the handlers of signals that ask for it: C's <c>sigaltstack</c>.</summary>
internal struct SignalStack
{
    /// <summary>SS_ONSTACK: the thread runs on it.</summary>
    public const uint InUse = 1;

    /// <summary>SS_DISABLE: there is none.</summary>
    public const uint Disabled = 2;

    /// <summary>Its first byte.</summary>
    public ulong Bottom;

    /// <summary>Its size; 0 for none.</summary>
    public ulong Bytes;

    /// <summary>Whether a stack pointer is on it.</summary>
    public readonly bool Has(ulong stackPointer) => stackPointer - 1 - Bottom < Bytes;

    /// <summary>The first byte past it, as calls need it.</summary>
    public readonly ulong Top => Bottom + Bytes & ~(Processors.StackLayout.Alignment - 1);
}
