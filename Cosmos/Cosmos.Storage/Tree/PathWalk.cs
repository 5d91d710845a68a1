using System;
using BareFlow.Memory;
using Cosmos.Core.Strings;

namespace Cosmos.Storage;

/// <summary>Where a path leads.</summary>
internal unsafe ref struct PathWalk
{
    /// <summary>The longest path, PATH_MAX, its zero included.</summary>
    public const int LongestPath = 4096;

    private const int MostLinks = 40;

    /// <summary>The directory that the last name is in, or would be.</summary>
    public FileNode* Directory;

    /// <summary>What the path leads to; null when the last name is not there.</summary>
    public FileNode* Node;

    /// <summary>The last name; empty when the path ends with <c>.</c>, <c>..</c> or is the root.</summary>
    public ReadOnlySpan<byte> Last;

    /// <summary>Whether the path says that it names a directory: it ends with a slash, or the link at its end does, which
    /// was followed.</summary>
    public bool WantsDirectory;

    private int _links;

    /// <summary>Follows a path.</summary>
    /// <param name="root">Where a path begins that starts with a slash.</param>
    /// <param name="from">Where any other begins.</param>
    /// <param name="path">The path.</param>
    /// <param name="last">What a link at its end means.</param>
    /// <returns>0, also when only the last name is missing; or an error number, negative.</returns>
    public int Walk(FileNode* root, FileNode* from, ReadOnlySpan<byte> path, LastName last)
    {
        if (path.Length == 0)
            return -Errno.ENOENT;

        if (path.Length >= LongestPath)
            return -Errno.ENAMETOOLONG;

        Node = path[0] == '/' ? root : from;
        Directory = Node;
        Last = default;
        bool endsWithSlash = path[^1] == '/';
        WantsDirectory = endsWithSlash;
        while (path.Length > 0)
        {
            ReadOnlySpan<byte> name = Text.Take(ref path, (byte)'/');
            if (name.Length == 0)
                continue;

            bool isLast = IsOnlySlashes(path);
            int error = Step(root, name, !isLast || last == LastName.Followed || (WantsDirectory && last == LastName.Kept));
            if (error != 0 || (Node == null && isLast))
                return error;

            if (Node == null)
                return -Errno.ENOENT;

            // How a link ends matters where it is the last name.
            if (!isLast)
                WantsDirectory = endsWithSlash;
        }

        return WantsDirectory && last != LastName.Bare && Node->Kind != FileKind.Directory ? -Errno.ENOTDIR : 0;
    }

    private static bool IsOnlySlashes(ReadOnlySpan<byte> path)
    {
        foreach (byte value in path)
        {
            if (value != '/')
                return false;
        }

        return true;
    }

    private int Step(FileNode* root, ReadOnlySpan<byte> name, bool follow)
    {
        if (Node->Kind != FileKind.Directory)
            return -Errno.ENOTDIR;

        if (name.Length > FileEntry.LongestName)
            return -Errno.ENAMETOOLONG;

        Directory = Node;
        Last = default;
        if (Text.Equal(name, "."u8))
            return 0;

        if (Text.Equal(name, ".."u8))
        {
            Node = Node->Parent;
            return Node == null ? -Errno.ENOENT : 0;
        }

        Last = name;
        if (LiveFolder.Is(Directory))
            LiveFolder.Refresh(Directory, name);

        Node = FileTree.Find(Directory, name);
        return follow && Node != null && Node->Kind == FileKind.Link ? Follow(root) : 0;
    }

    private int Follow(FileNode* root)
    {
        if (++_links > MostLinks)
            return -Errno.ELOOP;

        PathWalk rest = default;
        rest._links = _links;
        int error = rest.Walk(root, Directory, new ReadOnlySpan<byte>(Node->Data, (int)Node->Size), LastName.Followed);
        _links = rest._links;
        Node = rest.Node;
        Directory = rest.Directory;
        Last = rest.Last;
        WantsDirectory |= rest.WantsDirectory;
        return error;
    }
}
