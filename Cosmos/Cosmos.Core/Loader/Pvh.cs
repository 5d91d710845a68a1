using System.Runtime.InteropServices;

namespace Cosmos.Core.Loader;

/// <summary>The start information of the PVH boot protocol, by which <c>qemu -kernel</c> starts a kernel.</summary>
/// <remarks>Xen's <c>public/arch-x86/hvm/start_info.h</c>. What it points to counts only where it may be read whole.</remarks>
internal static unsafe class Pvh
{
    private const uint StartInfoMagic = 0x336EC578;
    private const uint FirstVersionWithMemoryMap = 1;

    /// <summary>Fills <paramref name="record"/> from the structure at <paramref name="information"/>.</summary>
    public static bool TryRead(ulong information, ref BootRecord record)
    {
        var start = (StartInfo*)information;
        if (!record.TryKeep(information, (ulong)sizeof(StartInfo)) || start->Magic != StartInfoMagic)
            return false;

        record.AcpiRoot = start->AcpiRoot;
        if (record.TryKeep(start->CommandLine, 1))
            record.SetCommandLine((byte*)start->CommandLine, record.Window.End);

        ReadModules(start->Modules, (ulong)start->ModuleCount * (uint)sizeof(Module), ref record);
        ulong mapBytes = (ulong)start->MapEntries * (uint)sizeof(MemoryMapEntry);
        if (start->Version >= FirstVersionWithMemoryMap && record.TryKeep(start->MemoryMap, mapBytes))
        {
            MemoryMapEntry.ReadAll(
                start->MemoryMap, start->MemoryMap + mapBytes, (uint)sizeof(MemoryMapEntry), ref record.Memory);
        }

        return true;
    }

    private static void ReadModules(ulong at, ulong bytes, ref BootRecord record)
    {
        if (!record.TryKeep(at, bytes))
            return;

        for (ulong end = at + bytes; at < end; at += (uint)sizeof(Module))
            record.Memory.Add(((Module*)at)->Address, ((Module*)at)->Size, MemoryKind.Boot);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct StartInfo
    {
        public uint Magic, Version, Flags, ModuleCount;
        public ulong Modules, CommandLine, AcpiRoot, MemoryMap;
        public uint MapEntries, Reserved;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Module
    {
        public ulong Address, Size, CommandLine, Reserved;
    }
}
