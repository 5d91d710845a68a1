using System;
using BareFlow.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>Names of objects of POSIX: shared memory, message queues. A slash and a name without one; more slashes before it count as
/// one.</summary>
internal static unsafe class ObjectName
{
    /// <summary>Bytes of the longest name that glibc makes a path of. It leaves room for four bytes more than a file's name has, so names that
    /// are a little longer are the file system's error.</summary>
    private const int LongestTried = FileEntry.LongestName + 4;

    /// <summary>Room for any directory here, a name and a zero.</summary>
    public const int Room = 32 + LongestTried + 1;

    /// <summary>Makes the path of an object of its name.</summary>
    /// <param name="name">The caller's name.</param>
    /// <param name="directory">The directory of such objects, with a slash at its end.</param>
    /// <param name="path"><see cref="Room"/> bytes.</param>
    /// <returns>0, -EFAULT; -ENAMETOOLONG; -EINVAL for one with a slash inside, -ENOENT for an empty one.</returns>
    public static int Take(PathName name, ReadOnlySpan<byte> directory, byte* path)
    {
        int result = PathText.Take(name, out PathText text);
        if (result != 0)
            return result;

        ReadOnlySpan<byte> rest = text.Span;
        while (rest.Length > 0 && rest[0] == '/')
            rest = rest[1..];

        if (rest.Length == 0)
            return -Errno.ENOENT;

        if (Cosmos.Core.Strings.Text.IndexOf(rest, (byte)'/') < rest.Length)
            return -Errno.EINVAL;

        if (rest.Length > LongestTried)
            return -Errno.ENAMETOOLONG;

        directory.CopyTo(new Span<byte>(path, directory.Length));
        rest.CopyTo(new Span<byte>(path + directory.Length, rest.Length));
        path[directory.Length + rest.Length] = 0;
        return 0;
    }
}
