namespace Cosmos.Core.Locks;

/// <summary>The order in which locks are entered: inside one only those that stand after it. A checked build panics where code enters
/// two the other way round, or two of one rank.</summary>
public enum LockRank : byte
{
    /// <summary>Locks of a kernel's own code, which calls what is below.</summary>
    Program,

    /// <summary>Functions that are called at the program's end.</summary>
    ExitHandlers,

    /// <summary>Sets of descriptors that are waited for.</summary>
    Epoll,

    /// <summary>The table of descriptors and the tree of files: a lock that sleeps.</summary>
    Files,

    /// <summary>The terminal: a lock that sleeps.</summary>
    Terminal,

    /// <summary>The generator of random numbers.</summary>
    RandomNumbers,

    /// <summary>The time of day.</summary>
    WallClock,

    /// <summary>Bytes that were typed and nobody read yet.</summary>
    TypedAhead,

    /// <summary>The tone that is played.</summary>
    Speaker,

    /// <summary>Threads that wait for a word of memory.</summary>
    ParkingLot,

    /// <summary>Keys of values that each thread has for itself.</summary>
    ThreadKeys,

    /// <summary>The kernel's heap.</summary>
    Heap,

    /// <summary>Blocks of the heap that have pages of their own.</summary>
    MappedBlocks,

    /// <summary>Threads that wait for a <c>SleepLock</c>.</summary>
    SleepLock,

    /// <summary>Which thread runs, and which waits.</summary>
    Scheduler,

    /// <summary>The page tables and the frames: a page fault may come inside any other lock.</summary>
    AddressSpace,
}
