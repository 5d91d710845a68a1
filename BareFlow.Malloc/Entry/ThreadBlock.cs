using BareFlow.Memory.Slabs;

namespace BareFlow.Malloc.Entry;

/// <summary>What the allocator keeps for one thread, in the thread's own storage. A new thread's is all zeros.</summary>
/// <remarks><c>MallocEntry.xs</c> reserves room for it; start-up checks that it fits.</remarks>
internal struct ThreadBlock
{
    /// <summary>Small objects at hand.</summary>
    public ThreadCache Cache;

    /// <summary>How far the thread has come.</summary>
    public ThreadStage Stage;
}
