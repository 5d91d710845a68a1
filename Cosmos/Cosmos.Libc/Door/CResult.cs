using System.Runtime;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>Converts results of the kernel, where an error is a negative number, to those of C, where it is -1 and
/// <c>errno</c>.</summary>
internal static unsafe class CResult
{
    /// <summary>The calling thread's <c>errno</c>.</summary>
    public static int Error
    {
        get => Scheduler.Current->Errno;
        set => Scheduler.Current->Errno = value;
    }

    /// <summary>Sets <c>errno</c>.</summary>
    /// <returns>-1, which is what a C function that sets it returns.</returns>
    public static int Fail(int code)
    {
        Error = code;
        return -1;
    }

    /// <summary>The result as C has it.</summary>
    public static long Of(long result) => result < 0 ? Fail((int)-result) : result;

    /// <summary>The result null, with an error.</summary>
    public static void* NullWith(int error)
    {
        Fail(error);
        return null;
    }

    /// <summary>What the macro <c>errno</c> of glibc reads and writes.</summary>
    [RuntimeExport("__errno_location")]
    private static int* Location() => &Scheduler.Current->Errno;

    /// <summary>What musl's functions read and write.</summary>
    [RuntimeExport("___errno_location")]
    private static int* LocationForMusl() => &Scheduler.Current->Errno;
}
