using System.Runtime.InteropServices;

namespace Cosmos.Core.Reports;

/// <summary>Where to continue after a fault: the registers that a call must preserve, and the return address.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct RecoveryPoint
{
    internal ulong Rbx, Rbp, R12, R13, R14, R15, Rip, Rflags, Rsp;
}
