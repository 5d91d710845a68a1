namespace BareFlow.Memory;

/// <summary>Why a C function failed: the numbers of Linux on x86-64.</summary>
public static class Errno
{
    /// <summary>The caller may not do that.</summary>
    public const int EPERM = 1;

    /// <summary>No such file or folder.</summary>
    public const int ENOENT = 2;

    /// <summary>No such thread or process.</summary>
    public const int ESRCH = 3;

    /// <summary>A signal ended the wait.</summary>
    public const int EINTR = 4;

    /// <summary>The device failed.</summary>
    public const int EIO = 5;

    /// <summary>No such device or address.</summary>
    public const int ENXIO = 6;

    /// <summary>The arguments are too long.</summary>
    public const int E2BIG = 7;

    /// <summary>Not a program.</summary>
    public const int ENOEXEC = 8;

    /// <summary>Not an open file.</summary>
    public const int EBADF = 9;

    /// <summary>No such child.</summary>
    public const int ECHILD = 10;

    /// <summary>Not now, or no resources for it.</summary>
    public const int EAGAIN = 11;

    /// <summary>No memory.</summary>
    public const int ENOMEM = 12;

    /// <summary>No permission.</summary>
    public const int EACCES = 13;

    /// <summary>Not an address.</summary>
    public const int EFAULT = 14;

    /// <summary>It is in use.</summary>
    public const int EBUSY = 16;

    /// <summary>It is there already.</summary>
    public const int EEXIST = 17;

    /// <summary>On another device.</summary>
    public const int EXDEV = 18;

    /// <summary>No such device.</summary>
    public const int ENODEV = 19;

    /// <summary>Not a folder.</summary>
    public const int ENOTDIR = 20;

    /// <summary>A folder.</summary>
    public const int EISDIR = 21;

    /// <summary>An argument is wrong.</summary>
    public const int EINVAL = 22;

    /// <summary>The system has too many open files.</summary>
    public const int ENFILE = 23;

    /// <summary>The program has too many open files.</summary>
    public const int EMFILE = 24;

    /// <summary>Not a terminal, or a request that the device does not know.</summary>
    public const int ENOTTY = 25;

    /// <summary>The file would be too large.</summary>
    public const int EFBIG = 27;

    /// <summary>No room on the device.</summary>
    public const int ENOSPC = 28;

    /// <summary>The file has no position.</summary>
    public const int ESPIPE = 29;

    /// <summary>The device cannot be written.</summary>
    public const int EROFS = 30;

    /// <summary>Too many links.</summary>
    public const int EMLINK = 31;

    /// <summary>The pipe has no reader.</summary>
    public const int EPIPE = 32;

    /// <summary>Outside of what the function is defined for.</summary>
    public const int EDOM = 33;

    /// <summary>The result does not fit.</summary>
    public const int ERANGE = 34;

    /// <summary>The caller would wait for itself.</summary>
    public const int EDEADLK = 35;

    /// <summary>The name is too long.</summary>
    public const int ENAMETOOLONG = 36;

    /// <summary>The kernel does not have that.</summary>
    public const int ENOSYS = 38;

    /// <summary>The folder is not empty.</summary>
    public const int ENOTEMPTY = 39;

    /// <summary>Too many symbolic links.</summary>
    public const int ELOOP = 40;

    /// <summary>The value does not fit its type.</summary>
    public const int EOVERFLOW = 75;

    /// <summary>Not a character.</summary>
    public const int EILSEQ = 84;

    /// <summary>Not a socket.</summary>
    public const int ENOTSOCK = 88;

    /// <summary>The message is longer than those of the queue.</summary>
    public const int EMSGSIZE = 90;

    /// <summary>The object cannot do that.</summary>
    public const int EOPNOTSUPP = 95;

    /// <summary>No such kind of address.</summary>
    public const int EAFNOSUPPORT = 97;

    /// <summary>No network leads there.</summary>
    public const int ENETUNREACH = 101;

    /// <summary>The time is over.</summary>
    public const int ETIMEDOUT = 110;

    /// <summary>It is not done yet.</summary>
    public const int EINPROGRESS = 115;

    /// <summary>It was cancelled before it was done.</summary>
    public const int ECANCELED = 125;

    /// <summary>The owner of a mutex ended while it held it.</summary>
    public const int EOWNERDEAD = 130;

    /// <summary>What a mutex protects is lost.</summary>
    public const int ENOTRECOVERABLE = 131;
}
