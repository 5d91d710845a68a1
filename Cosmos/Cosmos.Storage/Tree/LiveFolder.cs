using System;
using IL2CPU.API;

namespace Cosmos.Storage;

/// <summary>A folder whose names come from other code, such as that of the threads. Before a path leads through a name in it, that code
/// updates the name.</summary>
internal static unsafe class LiveFolder
{
    /// <summary>The <see cref="FileNode.Number"/> of such a folder; it is 0 for others.</summary>
    public const byte Number = 1;

    [SetAtBoot]
    private static delegate*<FileNode*, ReadOnlySpan<byte>, void> _refresh;

    /// <summary>Takes what brings one name up to date. Once, before the first such folder is made.</summary>
    public static void Use(delegate*<FileNode*, ReadOnlySpan<byte>, void> refresh) => _refresh = refresh;

    /// <summary>Whether a file is such a folder.</summary>
    public static bool Is(FileNode* node) => node->Kind == FileKind.Directory && node->Number == Number;

    /// <summary>Brings a name in such a folder up to date.</summary>
    public static void Refresh(FileNode* folder, ReadOnlySpan<byte> name) => _refresh(folder, name);
}
