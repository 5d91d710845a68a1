namespace Cosmos.System.SelfTest;

/// <summary>What the core counts.</summary>
internal enum CoreCount
{
    /// <summary>Bytes of frames that nobody has.</summary>
    FreeFrameBytes,

    /// <summary>Bytes in use on the kernel heap.</summary>
    HeapBytes,

    /// <summary>Threads that are alive.</summary>
    Threads,

    /// <summary>File descriptors that are open.</summary>
    Handles,
}
