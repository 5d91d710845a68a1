namespace Cosmos.Storage;

/// <summary>The owner of the names of a directory. Names of the kernel do not change, and other names are refused as on Linux.</summary>
internal enum FileSeal : byte
{
    /// <summary>The program's.</summary>
    None,

    /// <summary>The kernel's, as in <c>/proc</c>, where a name that is not there cannot be.</summary>
    Processes,

    /// <summary>The kernel's, as in <c>/sys</c>, where programs cannot make one.</summary>
    System,
}
