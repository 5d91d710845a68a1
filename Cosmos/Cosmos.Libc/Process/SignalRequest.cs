using System.Runtime.InteropServices;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>C's <c>struct sigaction</c>: 152 bytes in glibc for x86-64.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SignalRequest
{
    /// <summary>Words of a <c>sigset_t</c>; the first has all signals.</summary>
    public const int SetWords = 16;

    /// <summary>A C function, SIG_DFL (0) or SIG_IGN (1).</summary>
    public ulong Handler;

    private fixed ulong _mask[SetWords];

    /// <summary>SA_SIGINFO and so on.</summary>
    public int Flags;

    private ulong _restorer;

    /// <summary>What C's form of it says.</summary>
    public static SignalRequest Of(in SignalAction action)
    {
        SignalRequest request = default;
        request.Handler = action.Handler;
        request.Flags = action.Flags;
        request._mask[0] = action.Mask;
        return request;
    }

    /// <summary>What the kernel keeps of it.</summary>
    public SignalAction ToAction() => new() { Handler = Handler, Mask = _mask[0], Flags = Flags };
}
