using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory;

namespace Cosmos.Core;

/// <summary>The boot information of a Multiboot2 loader such as GRUB.</summary>
/// <remarks>Multiboot2 specification, chapter 3.6. A list of tags, each on an 8-byte boundary; sizes are not trusted: a
/// tag that does not fit into the whole ends the reading, and one too short for its kind is passed over.</remarks>
internal static unsafe class Multiboot2
{
    /// <summary>EAX at entry.</summary>
    public const uint LoaderMagic = 0x36D76289;

    private const uint EndTag = 0;
    private const uint CommandLineTag = 1;
    private const uint ModuleTag = 3;
    private const uint MemoryMapTag = 6;
    private const uint FramebufferTag = 8;
    private const uint OldAcpiTag = 14;
    private const uint NewAcpiTag = 15;
    private const ulong TagAlignment = 8;

    // Without the colours, which a text screen does not have; with them.
    private const uint ShortestFramebuffer = 24;
    private const uint LongestFramebuffer = 30;

    // ACPI specification, 5.2.5.3: the RSDP of ACPI 1.0.
    private const uint ShortestAcpiRoot = 20;

    /// <summary>Fills <paramref name="record"/> from the structure at <paramref name="information"/>.</summary>
    public static bool TryRead(ulong information, in MemoryWindow window, ref BootRecord record)
    {
        var header = (Header*)information;
        if (!window.Holds(information, (ulong)sizeof(Header)) || !window.Holds(information, header->TotalSize))
            return false;

        record.Keep(information, header->TotalSize);
        ReadTags((ulong)(header + 1), information + header->TotalSize, ref record);
        return true;
    }

    private static void ReadTags(ulong address, ulong end, ref BootRecord record)
    {
        while (address + (ulong)sizeof(Tag) <= end)
        {
            var tag = (Tag*)address;
            if (tag->Type == EndTag || tag->Size < sizeof(Tag) || address + tag->Size > end)
                return;

            ReadTag(tag->Type, (ulong)(tag + 1), tag->Size - (uint)sizeof(Tag), ref record);
            address = (address + tag->Size + (TagAlignment - 1)) & ~(TagAlignment - 1);
        }
    }

    /// <summary>Takes what one tag says in its <paramref name="size"/> bytes at <paramref name="at"/>.</summary>
    private static void ReadTag(uint type, ulong at, uint size, ref BootRecord record)
    {
        var pair = (Pair*)at;
        if (type == CommandLineTag)
            record.SetCommandLine(at, at + size);
        else if (type == FramebufferTag && size >= ShortestFramebuffer)
            ReadFramebuffer(at, size, ref record);
        else if (type is OldAcpiTag or NewAcpiTag && size >= ShortestAcpiRoot)
            ReadAcpiRoot(type, at, ref record);
        else if (type == ModuleTag && size >= sizeof(Pair))
            record.Keep(pair->First, pair->Second > pair->First ? pair->Second - pair->First : 0);
        else if (type == MemoryMapTag && size >= sizeof(Pair))
            MemoryMapEntry.ReadAll((ulong)(pair + 1), at + size, pair->First, ref record.Memory);
    }

    /// <summary>The RSDP is in the tag, which stays where it is. That of a later ACPI is preferred.</summary>
    private static void ReadAcpiRoot(uint type, ulong at, ref BootRecord record)
    {
        if (type == NewAcpiTag || record.AcpiRoot.Value == 0)
            record.AcpiRoot = new PhysAddr(at);
    }

    private static void ReadFramebuffer(ulong at, uint size, ref BootRecord record)
    {
        if (!PhysAddr.TryCreate(*(ulong*)at, out _))
            return;

        ref FramebufferInfo screen = ref record.Framebuffer;
        Unsafe.CopyBlock(
            Unsafe.AsPointer(ref screen), (void*)at, size < LongestFramebuffer ? size : LongestFramebuffer);
        record.Memory.Add(screen.Address.Value, (ulong)screen.Pitch * screen.Height, MemoryKind.Reserved);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Header
    {
        public uint TotalSize, Reserved;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Tag
    {
        public uint Type, Size;
    }

    /// <summary>How a module's tag begins, with its first address and that past it, and the memory map's, with the size of
    /// an entry and its version.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Pair
    {
        public uint First, Second;
    }
}
