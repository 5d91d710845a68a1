namespace Cosmos.Core.Libc;

/// <summary>From results inside the kernel, where an error is a negative number, to those of C, where it is -1 and
/// <c>errno</c>.</summary>
internal static class CResult
{
    /// <summary>The result as C has it.</summary>
    public static long Of(long result) => result < 0 ? Errno.Fail((int)-result) : result;

    /// <summary>The result null, with an error.</summary>
    public static unsafe void* NullWith(int error)
    {
        Errno.Fail(error);
        return null;
    }
}
