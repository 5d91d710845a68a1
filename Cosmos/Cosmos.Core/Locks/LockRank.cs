namespace Cosmos.Core.Locks;

/// <summary>The order in which locks are entered: a thread inside a lock enters only later ones. A checked build panics when code enters
/// two in the wrong order, or two of one rank.</summary>
public enum LockRank : byte
{
    /// <summary>Locks of a kernel's own code, which calls the floors below.</summary>
    Program,

    /// <summary>Functions that are called at the program's end.</summary>
    ExitHandlers,

    /// <summary>Semaphores with names.</summary>
    Semaphores,

    /// <summary>Sets of descriptors on which a thread waits.</summary>
    Epoll,

    /// <summary>Reading and writing that the program does not wait for.</summary>
    AsyncIo,

    /// <summary>The table of descriptors and the tree of files: a lock that sleeps.</summary>
    Files,

    /// <summary>The terminal: a lock that sleeps.</summary>
    Terminal,

    /// <summary>The generator of random numbers.</summary>
    RandomNumbers,

    /// <summary>The time of day.</summary>
    WallClock,

    /// <summary>Typed bytes that were not read yet.</summary>
    TypedAhead,

    /// <summary>The current tone of the speaker.</summary>
    Speaker,

    /// <summary>Threads that wait for a word of memory.</summary>
    ParkingLot,

    /// <summary>Keys of thread-specific values.</summary>
    ThreadKeys,

    /// <summary>The kernel's heap.</summary>
    Heap,

    /// <summary>Blocks of the heap that have pages of their own.</summary>
    MappedBlocks,

    /// <summary>Threads that wait for a <c>SleepLock</c>.</summary>
    SleepLock,

    /// <summary>The scheduler: which thread runs, and which waits.</summary>
    Scheduler,

    /// <summary>The page tables and the frames: a page fault may come inside any other lock.</summary>
    AddressSpace,
}
