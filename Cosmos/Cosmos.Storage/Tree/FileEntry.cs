using System;

namespace Cosmos.Storage;

/// <summary>A name in a directory. The bytes of the name, and a zero, lie behind it.</summary>
internal unsafe struct FileEntry
{
    /// <summary>The longest name, NAME_MAX.</summary>
    public const int LongestName = 255;

    /// <summary>The next one of the directory.</summary>
    public FileEntry* Next;

    /// <summary>What it leads to.</summary>
    public FileNode* Node;

    /// <summary>Higher than those of all names that the directory got before, so that a reader finds its place again.</summary>
    public ulong Place;

    /// <summary>Bytes of the name.</summary>
    public int Length;

    /// <summary>Bytes that an entry takes.</summary>
    public readonly ulong Bytes => BytesFor(Length);

    /// <summary>Bytes that an entry with a name of <paramref name="length"/> bytes takes.</summary>
    public static ulong BytesFor(int length) => (ulong)(sizeof(FileEntry) + length + 1);

    /// <summary>The name of an entry.</summary>
    public static ReadOnlySpan<byte> Name(FileEntry* entry) => new(entry + 1, entry->Length);
}
