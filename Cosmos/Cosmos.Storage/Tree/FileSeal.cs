namespace Cosmos.Storage;

/// <summary>Whose the names of a directory are. Those of the kernel are what they are, and refuse others as Linux does.</summary>
internal enum FileSeal : byte
{
    /// <summary>The program's.</summary>
    None,

    /// <summary>The kernel's, as in <c>/proc</c>, where a name that is not there cannot be.</summary>
    Processes,

    /// <summary>The kernel's, as in <c>/sys</c>, where programs cannot make one.</summary>
    System,
}
