using System;
using BareFlow.Memory.Paging;
using Cosmos.Core.Image;
using Cosmos.Core.Memory;

namespace Cosmos.Storage;

/// <summary>What <c>/proc/self/maps</c> says (Linux, proc(5)).</summary>
internal static class MapsFile
{
    private const int AddressDigits = 8;

    /// <summary>Writes what is mapped, as <c>/proc/self/maps</c> does: the image first, then the maps.</summary>
    public static void Write(ref TextBuffer text)
    {
        WriteLine(ref text, ImageLayout.Start(), ImageLayout.TextEnd(), MemoryMaps.Read | MemoryMaps.Executable, ImageFiles.ProgramPathText);
        WriteLine(ref text, ImageLayout.TextEnd(), ImageLayout.ReadOnlyEnd(), MemoryMaps.Read, ImageFiles.ProgramPathText);
        WriteLine(ref text, ImageLayout.ReadOnlyEnd(), ImageLayout.End(), MemoryMaps.Read | MemoryMaps.Writable, ImageFiles.ProgramPathText);
        ulong at = 0;
        while (MemoryMaps.TryFindRun(at, out AddressRange run, out int rights))
        {
            bool isHeap = run.End == KernelMemory.HeapEnd;
            WriteLine(ref text, run.Start, run.End, rights, isHeap ? "[heap]"u8 : default);
            at = run.End;
        }
    }

    private static void WriteLine(ref TextBuffer text, ulong start, ulong end, int rights, ReadOnlySpan<byte> name)
    {
        text.WriteHex(start, AddressDigits);
        text.Write("-"u8);
        text.WriteHex(end, AddressDigits);
        text.Write((rights & MemoryMaps.Read) != 0 ? " r"u8 : " -"u8);
        text.Write((rights & MemoryMaps.Writable) != 0 ? "w"u8 : "-"u8);
        text.Write((rights & MemoryMaps.Executable) != 0 ? "xp 00000000 00:00 0"u8 : "-p 00000000 00:00 0"u8);
        if (name.Length > 0)
        {
            text.Write("          "u8);
            text.Write(name);
        }

        text.Write("\n"u8);
    }
}
