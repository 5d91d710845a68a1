using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>New names: <c>mkdtemp</c> and <c>mkstemps</c> (POSIX.1-2017), and paths without links.</summary>
internal static unsafe class MakeTemporary
{
    private const int Letters = 6;
    private const int Tries = 1000;
    private const uint OwnerOnly = 0x1C0;
    private const uint OwnersFile = 0x180;

    private static System.ReadOnlySpan<byte> Alphabet => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"u8;

    /// <summary>Makes a directory; the six X at the end of the path become letters.</summary>
    [RuntimeExport("mkdtemp")]
    private static byte* MakeDirectory(byte* path)
    {
        byte* letters = path + CString.Length(path) - Letters;
        if (!IsTemplate(path, letters))
        {
            CResult.Fail(Errno.EINVAL);
            return null;
        }

        for (int turn = 0; turn < Tries; turn++)
        {
            Choose(letters);
            if (FileModes.MakeDirectory(new PathName(path), OwnerOnly) == 0)
                return path;

            if (CResult.Error != Errno.EEXIST)
                break;
        }

        return null;
    }

    /// <summary>Makes and opens a file; the six X before the suffix become letters.</summary>
    [RuntimeExport("mkostemps64")]
    internal static int MakeFile(byte* path, int suffix, int extra)
    {
        byte* letters = path + (long)CString.Length(path) - suffix - Letters;
        if (suffix < 0 || !IsTemplate(path, letters))
            return CResult.Fail(Errno.EINVAL);

        int flags = (extra & ~OpenFlags.AccessMask) | OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Exclusive;
        for (int turn = 0; turn < Tries; turn++)
        {
            Choose(letters);
            int descriptor = Fcntl.Open(new PathName(path), flags, OwnersFile);
            if (descriptor >= 0 || CResult.Error != Errno.EEXIST)
                return descriptor;
        }

        return -1;
    }

    [RuntimeExport("mkostemps")]
    private static int MakeFileAlias(byte* path, int suffix, int flags) => MakeFile(path, suffix, flags);

    [RuntimeExport("mkostemp64")]
    private static int MakeFileWith(byte* path, int flags) => MakeFile(path, 0, flags);

    [RuntimeExport("mkostemp")]
    private static int MakeFileWithAlias(byte* path, int flags) => MakeFile(path, 0, flags);

    [RuntimeExport("mkstemps64")]
    private static int MakeFileBefore(byte* path, int suffix) => MakeFile(path, suffix, 0);

    [RuntimeExport("mkstemps")]
    private static int MakeFileBeforeAlias(byte* path, int suffix) => MakeFile(path, suffix, 0);

    [RuntimeExport("mkstemp64")]
    private static int MakeFile(byte* path) => MakeFile(path, 0, 0);

    [RuntimeExport("mkstemp")]
    private static int MakeFileAlias(byte* path) => MakeFile(path, 0, 0);

    /// <summary>Makes up a path where nothing is; an empty one when that fails.</summary>
    [RuntimeExport("mktemp")]
    private static byte* MakePath(byte* path)
    {
        byte* letters = path + CString.Length(path) - Letters;
        bool isFree = false;
        if (!IsTemplate(path, letters))
            CResult.Fail(Errno.EINVAL);
        else
            isFree = TryMakePath(path, letters);

        if (!isFree)
            *path = 0;

        return path;
    }

    private static bool TryMakePath(byte* path, byte* letters)
    {
        for (int turn = 0; turn < Tries; turn++)
        {
            Choose(letters);
            int error = PathCalls.TryWithFile(new PathName(path), followLast: false, &IsThere, null);
            if (error != 0)
                return error == -Errno.ENOENT;
        }

        return false;
    }

    private static int IsThere(FileNode* node, void* nothing) => 0;

    /// <summary>A path without links, dots and double slashes.</summary>
    /// <param name="path">The path; all of it must be there.</param>
    /// <param name="resolved">Room for 4,096 bytes; null for a block of the heap.</param>
    /// <returns>Null with EFAULT, EINVAL (no path), ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG, ENOMEM.</returns>
    [RuntimeExport("realpath")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* RealPath(PathName path, OutBytes resolved)
    {
        if (path.IsNull)
            return (byte*)CResult.NullWith(Errno.EINVAL);

        byte* result = stackalloc byte[PathWalk.LongestPath];
        int error = Resolve(path, result);
        if (error < 0)
            return (byte*)CResult.NullWith(-error);

        if (resolved.IsNull)
            return CString.Duplicate(result);

        ulong size = CString.Length(result) + 1;
        return resolved.Write(result, size) == (long)size ? resolved.ToPointer() : (byte*)CResult.NullWith(Errno.EFAULT);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Resolve(PathName path, byte* result)
    {
        int error = PathText.Take(path, out PathText text);
        if (error != 0)
            return error;

        FileTree.Lock.Enter(LockRank.Files);
        PathWalk walk = default;
        error = FileTree.Walk(text.Span, LastName.Followed, ref walk);
        if (error == 0)
            error = walk.Node == null ? -Errno.ENOENT : Spell(ref walk, result);

        FileTree.Lock.Exit();
        return error;
    }

    private static int Spell(ref PathWalk walk, byte* result)
    {
        bool isDirectory = walk.Node->Kind == FileKind.Directory;
        int length = FileTree.PathOf(isDirectory ? walk.Node : walk.Directory, result, PathWalk.LongestPath);
        if (isDirectory || length < 0)
            return length;

        if (length + walk.Last.Length + 2 > PathWalk.LongestPath)
            return -Errno.ENAMETOOLONG;

        if (length > 1)
            result[length++] = (byte)'/';

        walk.Last.CopyTo(new System.Span<byte>(result + length, walk.Last.Length));
        result[length + walk.Last.Length] = 0;
        return 0;
    }

    private static bool IsTemplate(byte* path, byte* letters)
    {
        if (letters < path)
            return false;

        for (int index = 0; index < Letters; index++)
        {
            if (letters[index] != 'X')
                return false;
        }

        return true;
    }

    private static void Choose(byte* letters)
    {
        ulong number;
        RandomNumbers.Fill((byte*)&number, sizeof(ulong));
        for (int index = 0; index < Letters; index++)
        {
            letters[index] = Alphabet[(int)(number % (ulong)Alphabet.Length)];
            number /= (ulong)Alphabet.Length;
        }
    }
}
