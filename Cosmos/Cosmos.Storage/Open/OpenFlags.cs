namespace Cosmos.Storage;

/// <summary>How a file is opened (POSIX.1-2017, <c>fcntl.h</c>; the values are those of Linux on x86-64).</summary>
internal static class OpenFlags
{
    /// <summary>The bits that say whether it is read, written or both.</summary>
    public const int AccessMask = 3;

    /// <summary>O_RDONLY.</summary>
    public const int ReadOnly = 0;

    /// <summary>O_WRONLY.</summary>
    public const int WriteOnly = 1;

    /// <summary>O_RDWR.</summary>
    public const int ReadWrite = 2;

    /// <summary>O_CREAT.</summary>
    public const int Create = 0x40;

    /// <summary>O_EXCL.</summary>
    public const int Exclusive = 0x80;

    /// <summary>O_TRUNC.</summary>
    public const int Truncate = 0x200;

    /// <summary>O_APPEND.</summary>
    public const int Append = 0x400;

    /// <summary>O_NONBLOCK.</summary>
    public const int NonBlocking = 0x800;

    /// <summary>O_DIRECTORY.</summary>
    public const int Directory = 0x10000;

    /// <summary>O_NOFOLLOW.</summary>
    public const int NoFollow = 0x20000;

    /// <summary>O_CLOEXEC.</summary>
    public const int CloseOnExec = 0x80000;

    /// <summary>O_PATH: to name the file, not to read or write it.</summary>
    public const int PathOnly = 0x200000;

    /// <summary>O_TMPFILE: a file without a name in a directory.</summary>
    public const int Unnamed = 0x400000 | Directory;

    /// <summary>What <c>fcntl(F_SETFL)</c> may change.</summary>
    public const int Changeable = Append | NonBlocking;

    /// <summary>Whether a file that was opened so may be read.</summary>
    public static bool CanRead(int flags) => (flags & (AccessMask | PathOnly)) is ReadOnly or ReadWrite;

    /// <summary>Whether a file that was opened so may be written.</summary>
    public static bool CanWrite(int flags) => (flags & (AccessMask | PathOnly)) is WriteOnly or ReadWrite;
}
