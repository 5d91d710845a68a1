using System;
using System.IO;

namespace Cosmos.Build.Discs;

/// <summary>The bytes of a file on a disc.</summary>
/// <param name="Length">How many there are.</param>
/// <param name="Open">Opens them for reading from the first.</param>
internal sealed record DiscContent(long Length, Func<Stream> Open)
{
    /// <summary>Bytes in memory.</summary>
    public static DiscContent Of(byte[] bytes) => new(bytes.Length, () => new MemoryStream(bytes, writable: false));

    /// <summary>A file of the host, which must not change until the disc is written.</summary>
    public static DiscContent OfFile(string path) => new(new FileInfo(path).Length, () => File.OpenRead(path));
}
