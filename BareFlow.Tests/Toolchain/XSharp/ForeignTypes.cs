#pragma warning disable IDE0044, CS0169, CS0649, CA1823 // What X# reads of them is in the metadata.
using System.Runtime.InteropServices;

namespace BareFlow.Tests.Toolchain.XSharp.Foreign;

/// <summary>What the fixtures import of C#.</summary>
internal static class Msr
{
    public const uint Efer = 0xC000_0080;
    public const uint FsBase = 0xC000_0100;
}

internal enum Vector : byte
{
    Timer = 48,
    Spurious = 63,
}

[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct TaskState
{
    public uint Reserved;
    public ulong Rsp0;
    public ulong Rsp1;
    private ushort _ioMapBase;
    public float Share { get; set; }
}
