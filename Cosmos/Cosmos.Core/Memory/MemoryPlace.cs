namespace Cosmos.Core.Memory;

/// <summary>The kind of an address, for the reader of a fault report. In the order of <c>KernelMemory</c>'s names.</summary>
public enum MemoryPlace : byte
{
    /// <summary>Nothing, and unused.</summary>
    Unmapped,

    /// <summary>The page of the null pointer.</summary>
    NullPage,

    /// <summary>The page below a stack.</summary>
    StackGuard,

    /// <summary>A stack.</summary>
    Stack,

    /// <summary>The kernel's code.</summary>
    Text,

    /// <summary>The kernel's constants.</summary>
    Constants,

    /// <summary>The kernel's variables.</summary>
    Variables,

    /// <summary>The kernel heap.</summary>
    Heap,

    /// <summary>The page before or behind the kernel heap.</summary>
    HeapGuard,

    /// <summary>RAM, at its own address.</summary>
    Ram,

    /// <summary>A device.</summary>
    Device,

    /// <summary>Addresses that are reserved and not committed.</summary>
    Reserved,

    /// <summary>Addresses that are reserved and committed.</summary>
    Committed,
}
