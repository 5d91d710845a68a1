using System.Runtime.InteropServices;

namespace Cosmos.Core.Reports;

/// <summary>Where to go on after a fault: what a call must keep, and where it returns to.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct RecoveryPoint
{
    internal ulong Rbx, Rbp, R12, R13, R14, R15, Rip, Rflags, Rsp;
}
