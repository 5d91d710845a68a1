using System.Runtime.InteropServices;

namespace Cosmos.Core.Loader;

/// <summary>A range of addresses as PVH and Multiboot2 both report it: the firmware's own form (ACPI specification, 15.4,
/// INT 15H E820H).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MemoryMapEntry
{
    private ulong _address, _size;
    private uint _type, _reserved;

    /// <summary>Reports the entries in [<paramref name="at"/>, <paramref name="end"/>), one every
    /// <paramref name="stride"/> bytes. A stride too short for an entry means that there is none. The caller owes that all
    /// of it may be read.</summary>
    public static void ReadAll(ulong at, ulong end, uint stride, ref MemoryMap map)
    {
        for (; stride >= sizeof(MemoryMapEntry) && at + stride <= end; at += stride)
        {
            var entry = (MemoryMapEntry*)at;
            map.Add(entry->_address, entry->_size, KindOf(entry->_type));
        }
    }

    /// <summary>What the kernel does not know is reserved.</summary>
    private static MemoryKind KindOf(uint type) =>
        type - (uint)MemoryKind.Usable <= MemoryKind.Bad - MemoryKind.Usable ? (MemoryKind)type : MemoryKind.Reserved;
}
