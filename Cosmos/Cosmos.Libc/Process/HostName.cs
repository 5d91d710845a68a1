using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The name of this machine (<c>&lt;unistd.h&gt;</c>, POSIX.1-2017): <c>bareflow</c>, until the program gives it another.</summary>
internal static unsafe class HostName
{
    /// <summary>HOST_NAME_MAX.</summary>
    public const int Longest = 64;

    [OwnedBy("the program, which names the machine")]
    private static Letters _given;
    [OwnedBy("the program, which names the machine")]
    private static bool _isGiven;

    /// <summary>Copies the name and a zero.</summary>
    /// <param name="target">Room for <see cref="Longest"/> bytes and one more.</param>
    public static void Copy(byte* target)
    {
        ReadOnlySpan<byte> name = _isGiven
            ? new ReadOnlySpan<byte>(Static.AddressOf(ref Unsafe.As<Letters, byte>(ref _given)), Longest + 1)
            : "bareflow\0"u8;
        name.CopyTo(new Span<byte>(target, Longest + 1));
    }

    /// <summary>Tells the name. ENAMETOOLONG when it does not fit, and then what fits is there.</summary>
    [RuntimeExport("gethostname")]
    private static int Get(OutBytes buffer, ulong size)
    {
        byte* name = stackalloc byte[Longest + 1];
        Copy(name);
        ulong needed = CString.Length(name) + 1;
        if (buffer.Write(name, Math.Min(size, needed)) < 0)
            return CResult.Fail(Errno.EFAULT);

        return needed > size ? CResult.Fail(Errno.ENAMETOOLONG) : 0;
    }

    [RuntimeExport("sethostname")]
    private static int Set(InBytes name, ulong size)
    {
        if (size > Longest)
            return CResult.Fail(Errno.EINVAL);

        Letters copy = default;
        if (name.Read(&copy, size) < (long)size)
            return CResult.Fail(Errno.EFAULT);

        _given = copy;
        _isGiven = true;
        return 0;
    }

    [RuntimeExport("getdomainname")]
    private static int Domain(OutBytes buffer, ulong size)
    {
        byte end = 0;
        return size == 0 ? 0 : (int)CResult.Of(Math.Min(buffer.Write(&end, 1), 0));
    }

    /// <summary>A number of the machine: none was given to it.</summary>
    [RuntimeExport("gethostid")]
    private static long Number() => 0;

    [InlineArray(Longest + 1)]
    private struct Letters
    {
        private byte _first;
    }
}
