using System.Runtime.InteropServices;

namespace Cosmos.Core;

/// <summary>What the CPU pushes when it takes an interrupt in 64-bit mode (Intel SDM vol. 3A, 6.14.2), without the error
/// code.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InterruptFrame
{
    public ulong Rip, Cs, Rflags, Rsp, Ss;
}
