namespace BareFlow.Malloc.Entry;

/// <summary>C's <c>struct mallinfo2</c> or, with narrower fields, <c>struct mallinfo</c>.</summary>
internal struct MallocInfo<T> where T : unmanaged
{
    /// <summary><c>arena</c>: bytes that Linux was asked for.</summary>
    public T Arena;

    /// <summary><c>ordblks</c>: free blocks. Only the one at the end of the heap is counted.</summary>
    public T FreeBlocks;

    /// <summary><c>smblks</c>.</summary>
    public T FastBlocks;

    /// <summary><c>hblks</c>.</summary>
    public T MappedBlocks;

    /// <summary><c>hblkhd</c>.</summary>
    public T MappedBytes;

    /// <summary><c>usmblks</c>.</summary>
    public T Unused;

    /// <summary><c>fsmblks</c>.</summary>
    public T FastBytes;

    /// <summary><c>uordblks</c>: bytes that the program has.</summary>
    public T UsedBytes;

    /// <summary><c>fordblks</c>: bytes that are free.</summary>
    public T FreeBytes;

    /// <summary><c>keepcost</c>: bytes that could go back to Linux.</summary>
    public T TopBytes;
}
