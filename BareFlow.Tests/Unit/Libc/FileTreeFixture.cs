using System;
using System.Runtime.InteropServices;
using System.Text;
using Cosmos.Storage;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>Tests of the one file tree run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class FileTreeCollection
{
    public const string Name = "The file tree";
}

/// <summary>A file tree in host memory, with paths as texts.</summary>
internal static unsafe class FileTreeFixture
{
    /// <summary>Bytes that files have of the host.</summary>
    public static long Taken { get; private set; }

    /// <summary>Bytes that they may have.</summary>
    public static long Limit { get; set; }

    /// <summary>Makes a new tree; the one before is forgotten.</summary>
    public static void Reset()
    {
        Limit = long.MaxValue;
        Taken = 0;
        FileMemory.Use(&Resize);
        Assert.True(FileTree.TryInitialize(&Now));
    }

    public static int Create(string path, FileKind kind = FileKind.Regular) =>
        FileTree.Create(Encoding.UTF8.GetBytes(path), kind, FileMode.OwnersFile, out _);

    public static int Remove(string path, bool wantsDirectory = false) =>
        FileTree.Remove(Encoding.UTF8.GetBytes(path), wantsDirectory);

    public static int Rename(string from, string to) =>
        FileTree.Rename(Encoding.UTF8.GetBytes(from), Encoding.UTF8.GetBytes(to));

    public static int Link(string existing, string path) =>
        FileTree.AddName(Encoding.UTF8.GetBytes(existing), Encoding.UTF8.GetBytes(path));

    public static int LinkToPath(string target, string path) =>
        FileTree.CreateLink(Encoding.UTF8.GetBytes(target), Encoding.UTF8.GetBytes(path));

    public static int Stat(string path) => FileTree.Find(Encoding.UTF8.GetBytes(path), followLast: true, out _);

    public static FileNode* Node(string path)
    {
        Assert.Equal(0, FileTree.Find(Encoding.UTF8.GetBytes(path), followLast: true, out FileNode* node));
        return node;
    }

    public static long Write(FileNode* node, ulong offset, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
            return FileTree.Write(node, offset, start, (ulong)bytes.Length);
    }

    public static byte[] Read(FileNode* node, ulong offset, int size)
    {
        var count = (ulong)size;
        byte* bytes = FileTree.View(node, offset, ref count);
        return new ReadOnlySpan<byte>(bytes, (int)count).ToArray();
    }

    private static long Now() => DateTime.UtcNow.Ticks * 100;

    private static void* Resize(void* block, ulong bytes, ulong wanted)
    {
        if (Taken - (long)bytes + (long)wanted > Limit)
            return null;

        Taken += (long)wanted - (long)bytes;
        if (wanted > 0)
            return NativeMemory.Realloc(block, (nuint)wanted);

        NativeMemory.Free(block);
        return null;
    }
}
