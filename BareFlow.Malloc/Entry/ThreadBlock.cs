using BareFlow.Memory.Slabs;

namespace BareFlow.Malloc.Entry;

/// <summary>What the allocator keeps for one thread, in the thread's own storage. A new thread's is all zeros.</summary>
/// <remarks><c>MallocEntry.xs</c> reserves room for it.</remarks>
internal unsafe struct ThreadBlock
{
    /// <summary>Small objects at hand.</summary>
    public ThreadCache Cache;

    /// <summary>Where the call that is being served returns to, in the program; only kept for those that leave the fast
    /// way.</summary>
    public void* Caller;

    /// <summary>How far the thread has come.</summary>
    public ThreadStage Stage;
}
