namespace Cosmos.SelfTest;

/// <summary>What the core counts.</summary>
internal enum CoreCount
{
    /// <summary>Bytes of used frames.</summary>
    UsedFrameBytes,

    /// <summary>Bytes in use on the kernel heap.</summary>
    HeapBytes,

    /// <summary>Threads that are alive.</summary>
    Threads,

    /// <summary>File descriptors that are open.</summary>
    Handles,
}
