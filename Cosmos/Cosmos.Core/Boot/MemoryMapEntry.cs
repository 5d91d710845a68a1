using System.Runtime.InteropServices;

namespace Cosmos.Core;

/// <summary>A range of addresses as PVH and Multiboot2 both report it: the firmware's own form (ACPI specification, 15.4,
/// INT 15H E820H).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MemoryMapEntry
{
    private const uint UsableRam = 1;

    private ulong _address, _size;
    private uint _type, _reserved;

    /// <summary>Puts the usable ones of the entries in [<paramref name="at"/>, <paramref name="end"/>), one every
    /// <paramref name="stride"/> bytes, into <see cref="BootInfo.Memory"/>. A stride too short for an entry means that
    /// there is none.</summary>
    public static void ReadAll(ulong at, ulong end, uint stride)
    {
        for (; stride >= sizeof(MemoryMapEntry) && at + stride <= end; at += stride)
        {
            var entry = (MemoryMapEntry*)at;
            if (entry->_type == UsableRam)
                BootInfo.Memory.Add(entry->_address, entry->_size);
        }
    }
}
