using System.Runtime.InteropServices;
using BareFlow.Memory;

namespace Cosmos.Core.Loader;

/// <summary>The boot information of a Multiboot2 loader such as GRUB.</summary>
/// <remarks>Multiboot2 specification, chapter 3.6. A list of tags, each on an 8-byte boundary; sizes are not trusted: a
/// tag that does not fit into the whole ends the reading, and one too short for its kind is passed over.
/// The last of two tags of a kind holds: GRUB writes the RSDP of ACPI 1.0 before that of later ones.</remarks>
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

    // ACPI specification, 5.2.5.3: the RSDP of ACPI 1.0.
    private const uint ShortestAcpiRoot = 20;

    /// <summary>Fills <paramref name="record"/> from the structure at <paramref name="information"/>.</summary>
    public static bool TryRead(ulong information, ref BootRecord record)
    {
        var header = (Header*)information;
        if (!record.TryKeep(information, (ulong)sizeof(Header)) || !record.TryKeep(information, header->TotalSize))
            return false;

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
            record.SetCommandLine((byte*)at, at + size);
        else if (type == FramebufferTag && size >= sizeof(FramebufferInfo))
            ReadFramebuffer((FramebufferInfo*)at, ref record);
        else if (type is OldAcpiTag or NewAcpiTag && size >= ShortestAcpiRoot)
            record.AcpiRoot = at;
        else if (type == ModuleTag && size >= sizeof(Pair) && pair->Second > pair->First)
            record.Memory.Add(pair->First, pair->Second - pair->First, MemoryKind.Boot);
        else if (type == MemoryMapTag && size >= sizeof(Pair))
            MemoryMapEntry.ReadAll((ulong)(pair + 1), at + size, pair->First, ref record.Memory);
    }

    /// <summary>Takes the screen, if its address is one, and keeps it out of what is usable.</summary>
    private static void ReadFramebuffer(FramebufferInfo* screen, ref BootRecord record)
    {
        if (!PhysAddr.TryCreate(*(ulong*)screen, out PhysAddr start))
            return;

        record.Framebuffer = *screen;
        record.Memory.Add(start.Value, (ulong)screen->Pitch * screen->Height, MemoryKind.Reserved);
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
