namespace Cosmos.Storage;

/// <summary>What a file is.</summary>
internal enum FileKind : byte
{
    /// <summary>Bytes in memory.</summary>
    Regular,

    /// <summary>Names of other files.</summary>
    Directory,

    /// <summary>A path that stands for another file.</summary>
    Link,

    /// <summary>Something that is read and written by code.</summary>
    Device,

    /// <summary>A text that is made anew each time that it is opened.</summary>
    Generated,

    /// <summary>Bytes from a writer to a reader.</summary>
    Pipe,

    /// <summary>Messages from senders to receivers.</summary>
    Queue,
}
