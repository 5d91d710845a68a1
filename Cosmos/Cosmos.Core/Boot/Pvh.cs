using System.Runtime.InteropServices;
using BareFlow.Memory;

namespace Cosmos.Core;

/// <summary>The start information of the PVH boot protocol, by which <c>qemu -kernel</c> starts a kernel.</summary>
/// <remarks>Xen's <c>public/arch-x86/hvm/start_info.h</c>. What it points to counts only where it may be read whole.</remarks>
internal static unsafe class Pvh
{
    private const uint StartInfoMagic = 0x336EC578;
    private const uint FirstVersionWithMemoryMap = 1;

    /// <summary>Fills <paramref name="record"/> from the structure at <paramref name="information"/>.</summary>
    public static bool TryRead(ulong information, in MemoryWindow window, ref BootRecord record)
    {
        var start = (StartInfo*)information;
        if (!window.Holds(information, (ulong)sizeof(StartInfo)) || start->Magic != StartInfoMagic)
            return false;

        record.Keep(information, (ulong)sizeof(StartInfo));
        if (PhysAddr.TryCreate(start->AcpiRoot, out PhysAddr root))
            record.AcpiRoot = root;

        if (window.Holds(start->CommandLine, 1))
        {
            record.SetCommandLine(start->CommandLine, window.End);
            record.Keep(start->CommandLine, BootRecord.MaximumCommandLine);
        }

        ReadModules(start->Modules, start->ModuleCount, in window, ref record);
        ulong mapBytes = (ulong)start->MapEntries * (uint)sizeof(MemoryMapEntry);
        if (start->Version >= FirstVersionWithMemoryMap && window.Holds(start->MemoryMap, mapBytes))
        {
            record.Keep(start->MemoryMap, mapBytes);
            MemoryMapEntry.ReadAll(
                start->MemoryMap, start->MemoryMap + mapBytes, (uint)sizeof(MemoryMapEntry), ref record.Memory);
        }

        return true;
    }

    private static void ReadModules(ulong modules, uint count, in MemoryWindow window, ref BootRecord record)
    {
        ulong bytes = (ulong)count * (uint)sizeof(Module);
        if (!window.Holds(modules, bytes))
            return;

        record.Keep(modules, bytes);
        for (var module = (Module*)modules; bytes > 0; bytes -= (uint)sizeof(Module))
        {
            record.Keep(module->Address, module->Size);
            module++;
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
    private struct Module
    {
        public ulong Address, Size, CommandLine, Reserved;
    }
}
