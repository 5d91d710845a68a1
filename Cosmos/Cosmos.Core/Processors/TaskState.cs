using System.Runtime.InteropServices;

namespace Cosmos.Core.Processors;

/// <summary>The 64-bit task-state segment (Intel SDM vol. 3A, 8.7). Here it only names the interrupt stacks.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal unsafe struct TaskState
{
    public uint Reserved0;
    public ulong Rsp0;
    public ulong Rsp1;
    public ulong Rsp2;
    public ulong Reserved1;
    public fixed ulong InterruptStacks[7];
    public ulong Reserved2;
    public ushort Reserved3;
    public ushort IoMapBase;
}
