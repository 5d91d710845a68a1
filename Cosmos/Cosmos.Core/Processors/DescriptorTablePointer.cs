using System.Runtime.InteropServices;

namespace Cosmos.Core.Processors;

/// <summary>The operand of LGDT and LIDT (Intel SDM vol. 3A, 2.4.1): size less one, then the address.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal unsafe struct DescriptorTablePointer(void* table, int bytes)
{
    public ushort Limit = (ushort)(bytes - 1);
    public void* Table = table;
}
