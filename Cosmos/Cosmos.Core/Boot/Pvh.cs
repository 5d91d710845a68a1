using System.Runtime.InteropServices;
using BareFlow.Memory.Paging;

namespace Cosmos.Core;

/// <summary>The start information of the PVH boot protocol, by which <c>qemu -kernel</c> starts a kernel.</summary>
/// <remarks>Xen's <c>public/arch-x86/hvm/start_info.h</c>.</remarks>
internal static unsafe class Pvh
{
    private const uint StartInfoMagic = 0x336EC578;
    private const uint UsableRam = 1;
    private const uint FirstVersionWithMemoryMap = 1;

    /// <summary>Fills <see cref="BootInfo"/> from the structure at <paramref name="information"/>.</summary>
    public static bool TryRead(uint information)
    {
        var start = (StartInfo*)(ulong)information;
        if (information == 0 || information >= FirstTables.MappedBytes || start->Magic != StartInfoMagic)
            return false;

        if (start->CommandLine < FirstTables.MappedBytes)
            BootInfo.SetCommandLine((byte*)start->CommandLine);

        if (start->Version >= FirstVersionWithMemoryMap && start->MemoryMap < FirstTables.MappedBytes)
            ReadMemoryMap((MapEntry*)start->MemoryMap, start->MapEntries);

        return true;
    }

    private static void ReadMemoryMap(MapEntry* entries, uint count)
    {
        for (uint index = 0; index < count; index++)
        {
            if (entries[index].Type == UsableRam)
                BootInfo.Memory.Add(entries[index].Address, entries[index].Size);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct StartInfo
    {
        public uint Magic, Version, Flags, ModuleCount;
        public ulong Modules, CommandLine, AcpiRoot, MemoryMap;
        public uint MapEntries, Reserved;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct MapEntry
    {
        public ulong Address, Size;
        public uint Type, Reserved;
    }
}
