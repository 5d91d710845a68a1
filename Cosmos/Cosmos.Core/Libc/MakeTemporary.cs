using System.Runtime;
using System.Runtime.CompilerServices;

namespace Cosmos.Core.Libc;

/// <summary>Names that nobody has: <c>mkdtemp</c> and <c>mkstemps</c> (POSIX.1-2017), and paths without links.</summary>
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
            Errno.Fail(Errno.EINVAL);
            return null;
        }

        for (int turn = 0; turn < Tries; turn++)
        {
            Choose(letters);
            if (SysStat.MakeDirectory(path, OwnerOnly) == 0)
                return path;

            if (Errno.Value != Errno.EEXIST)
                break;
        }

        return null;
    }

    /// <summary>Makes and opens a file; the six X before the suffix become letters.</summary>
    [RuntimeExport("mkstemps64")]
    private static int MakeFile(byte* path, int suffix)
    {
        byte* letters = path + (long)CString.Length(path) - suffix - Letters;
        if (suffix < 0 || !IsTemplate(path, letters))
            return Errno.Fail(Errno.EINVAL);

        const int flags = OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Exclusive;
        for (int turn = 0; turn < Tries; turn++)
        {
            Choose(letters);
            int descriptor = Fcntl.Open(path, flags, OwnersFile);
            if (descriptor >= 0 || Errno.Value != Errno.EEXIST)
                return descriptor;
        }

        return -1;
    }

    /// <summary>A path without links, dots and double slashes.</summary>
    /// <param name="path">The path; all of it must be there.</param>
    /// <param name="resolved">Room for 4,096 bytes; null for a block of the heap.</param>
    /// <returns>Null with ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG, ENOMEM.</returns>
    [RuntimeExport("realpath")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* RealPath(byte* path, byte* resolved)
    {
        var result = resolved != null ? resolved : (byte*)Heap.Allocate(PathWalk.LongestPath);
        int error = result == null ? -Errno.ENOMEM : Resolve(path, result);
        if (error >= 0)
            return result;

        if (resolved == null)
            Heap.Free(result);

        Errno.Fail(-error);
        return null;
    }

    private static int Resolve(byte* path, byte* result)
    {
        Descriptors.Lock.Enter();
        PathWalk walk = default;
        int error = FileTree.Walk(CString.Span(path), followLast: true, ref walk);
        if (error == 0)
            error = walk.Node == null ? -Errno.ENOENT : Spell(ref walk, result);

        Descriptors.Lock.Exit();
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
