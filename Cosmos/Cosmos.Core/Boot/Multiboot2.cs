using System.Runtime.InteropServices;
using BareFlow.Memory.Paging;

namespace Cosmos.Core;

/// <summary>The boot information of a Multiboot2 loader such as GRUB.</summary>
/// <remarks>Multiboot2 specification, chapter 3.6. A list of tags, each on an 8-byte boundary; sizes are not trusted: a
/// tag that does not fit into the whole ends the reading.</remarks>
internal static unsafe class Multiboot2
{
    /// <summary>EAX at entry.</summary>
    public const uint LoaderMagic = 0x36D76289;

    private const uint EndTag = 0;
    private const uint CommandLineTag = 1;
    private const uint MemoryMapTag = 6;
    private const ulong TagAlignment = 8;

    /// <summary>Fills <see cref="BootInfo"/> from the structure at <paramref name="information"/>.</summary>
    public static bool TryRead(uint information)
    {
        var header = (Header*)(ulong)information;
        if (information == 0 || information >= FirstTables.MappedBytes)
            return false;

        ulong end = information + (ulong)header->TotalSize;
        if (end > FirstTables.MappedBytes)
            return false;

        ReadTags((ulong)(header + 1), end);
        return true;
    }

    private static void ReadTags(ulong address, ulong end)
    {
        while (address + (ulong)sizeof(Tag) <= end)
        {
            var tag = (Tag*)address;
            if (tag->Type == EndTag || tag->Size < sizeof(Tag) || address + tag->Size > end)
                return;

            ReadTag(tag);
            address = (address + tag->Size + (TagAlignment - 1)) & ~(TagAlignment - 1);
        }
    }

    private static void ReadTag(Tag* tag)
    {
        if (tag->Type == CommandLineTag)
            BootInfo.SetCommandLine((byte*)(tag + 1));
        else if (tag->Type == MemoryMapTag)
            MemoryMapEntry.ReadAll((ulong)((MapTag*)tag + 1), (ulong)tag + tag->Size, ((MapTag*)tag)->EntrySize);
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

    [StructLayout(LayoutKind.Sequential)]
    private struct MapTag
    {
        public Tag Tag;
        public uint EntrySize, EntryVersion;
    }
}
