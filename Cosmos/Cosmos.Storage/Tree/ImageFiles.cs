using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Image;
using Cosmos.Core.Runtime;
using Cosmos.Core.Strings;

namespace Cosmos.Storage;

/// <summary>The files that the build put into the image: a program's content. Of each there are the lengths of its path and of its
/// contents, eight bytes each, then the path, then the contents.</summary>
internal static unsafe class ImageFiles
{
    /// <summary>Where the program is, as far as it can tell: a path in <c>/app</c>, with a zero behind it. The link may have named
    /// none.</summary>
    public static byte* ProgramPath
    {
        get
        {
            var path = (byte*)ImageLayout.ProgramPath();
            return *path != 0 ? path : Literal.Address("/app/bareflow\0"u8);
        }
    }

    /// <summary>The same without the zero.</summary>
    public static ReadOnlySpan<byte> ProgramPathText => Text.OfZero(ProgramPath);

    /// <summary>The kernel's name, with a zero behind it.</summary>
    public static byte* ProgramName
    {
        get
        {
            byte* name = ProgramPath;
            for (byte* at = name; *at != 0; at++)
                name = *at == '/' ? at + 1 : name;

            return name;
        }
    }

    /// <summary>Puts them into the tree. Their contents stay in the image until a program writes to them.</summary>
    /// <param name="table">Where they are.</param>
    /// <param name="end">Past the last of them.</param>
    /// <returns>0, or an error number of C, negative.</returns>
    public static int AddAll(byte* table, byte* end)
    {
        int error = 0;
        while (error == 0 && table < end)
        {
            int pathLength = Unsafe.ReadUnaligned<int>(table);
            ulong length = Unsafe.ReadUnaligned<ulong>(table + sizeof(ulong));
            byte* path = table + 2 * sizeof(ulong);
            byte* contents = path + pathLength;
            error = Add(new ReadOnlySpan<byte>(path, pathLength), contents, length);
            table = contents + length;
        }

        return error;
    }

    private static int Add(ReadOnlySpan<byte> path, byte* contents, ulong length)
    {
        int error = MakeParents(path);
        FileNode* node = null;
        if (error == 0)
            error = FileTree.Create(path, FileKind.Regular, FileMode.OwnersFile, out node);

        if (error == 0)
            FileTree.Lend(node, contents, length);

        return error;
    }

    /// <summary>Makes the directories above a path that are not there yet.</summary>
    private static int MakeParents(ReadOnlySpan<byte> path)
    {
        int error = 0;
        for (int end = 1; error == 0 && end < path.Length; end++)
        {
            if (path[end] == '/')
                error = FileTree.Create(path[..end], FileKind.Directory, FileMode.OwnersDirectory, out _);

            if (error == -Errno.EEXIST)
                error = 0;
        }

        return error;
    }
}
