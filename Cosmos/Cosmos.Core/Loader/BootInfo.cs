using System;
using BareFlow.Memory.Paging;
using Cosmos.Core.Image;
using IL2CPU.API;

namespace Cosmos.Core.Loader;

/// <summary>What the loader told this kernel. What it left in memory stays there: no frame of it is handed out.</summary>
[SetAtBoot]
internal static class BootInfo
{
    // 0 stands for nothing. QEMU puts structures of its own even into the first frame.
    private const ulong LowestAddress = 1;

    private static BootRecord _record;

    /// <summary>What all physical addresses are, the kernel image included.</summary>
    public static ref MemoryMap Memory => ref _record.Memory;

    /// <summary>Where ACPI's RSDP or a copy of it is; 0 when the loader told nothing. Nothing of it was checked.</summary>
    public static ulong AcpiRoot => _record.AcpiRoot;

    /// <summary>The screen as the loader set it up; its address is 0 when it set up none.</summary>
    public static ref FramebufferInfo Framebuffer => ref _record.Framebuffer;

    /// <summary>The kernel command line, at most 1,024 bytes of it.</summary>
    public static ReadOnlySpan<byte> CommandLine => _record.CommandLine;

    /// <summary>Whether the command line was longer than the kernel keeps.</summary>
    public static bool CommandLineWasCut => _record.CommandLineWasCut;

    /// <summary>Reads what the loader left, with the first page tables on.</summary>
    /// <param name="magic">EAX at entry.</param>
    /// <param name="information">EBX at entry.</param>
    /// <returns>False when the structure is none that the kernel knows.</returns>
    public static bool TryRead(uint magic, uint information)
    {
        bool isKnown = _record.TryRead(magic, information, new MemoryWindow(LowestAddress, FirstTables.MappedBytes));
        Memory.Add(ImageLayout.Start(), ImageLayout.End() - ImageLayout.Start(), MemoryKind.Kernel);
        return isKnown;
    }
}
