namespace Cosmos.Libc;

/// <summary>What a request is for: the first three are LIO_READ, LIO_WRITE and LIO_NOP.</summary>
internal enum AsyncOperation
{
    /// <summary>Reading.</summary>
    Read,

    /// <summary>Writing.</summary>
    Write,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>To wait until all before it is done.</summary>
    Synchronize,
}
