using System.Runtime.InteropServices;
using BareFlow.Memory.Paging;

namespace Cosmos.Core;

/// <summary>The start information of the PVH boot protocol, by which <c>qemu -kernel</c> starts a kernel.</summary>
/// <remarks>Xen's <c>public/arch-x86/hvm/start_info.h</c>.</remarks>
internal static unsafe class Pvh
{
    private const uint StartInfoMagic = 0x336EC578;
    private const uint FirstVersionWithMemoryMap = 1;

    /// <summary>Fills <see cref="BootInfo"/> from the structure at <paramref name="information"/>.</summary>
    public static bool TryRead(uint information)
    {
        var start = (StartInfo*)(ulong)information;
        if (information == 0 || information >= FirstTables.MappedBytes || start->Magic != StartInfoMagic)
            return false;

        if (start->CommandLine < FirstTables.MappedBytes)
            BootInfo.SetCommandLine((byte*)start->CommandLine);

        if (start->Version >= FirstVersionWithMemoryMap && MapEnd(start) <= FirstTables.MappedBytes)
            MemoryMapEntry.ReadAll(start->MemoryMap, MapEnd(start), (uint)sizeof(MemoryMapEntry));

        return true;
    }

    private static ulong MapEnd(StartInfo* start) =>
        start->MemoryMap + (ulong)start->MapEntries * (uint)sizeof(MemoryMapEntry);

    [StructLayout(LayoutKind.Sequential)]
    private struct StartInfo
    {
        public uint Magic, Version, Flags, ModuleCount;
        public ulong Modules, CommandLine, AcpiRoot, MemoryMap;
        public uint MapEntries, Reserved;
    }
}
