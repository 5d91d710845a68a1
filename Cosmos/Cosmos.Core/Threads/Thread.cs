namespace Cosmos.Core;

/// <summary>A thread's control block.</summary>
public unsafe struct Thread
{
    /// <summary>A number that no other thread has or had; the main thread's is 1.</summary>
    public ulong Id;

    /// <summary>What C calls <c>errno</c>.</summary>
    public int Errno;
}
