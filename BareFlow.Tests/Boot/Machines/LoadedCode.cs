using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>The addresses that an ELF64 file's executable segments are loaded at.</summary>
/// <remarks>ELF-64 Object File Format, version 1.5, chapters 3 and 8.</remarks>
internal static class LoadedCode
{
    private const int HeaderTableOffset = 32;
    private const int HeaderSizeOffset = 54;
    private const int HeaderCountOffset = 56;
    private const int FlagsOffset = 4;
    private const int AddressOffset = 16;
    private const int SizeOffset = 40;
    private const uint Loaded = 1;
    private const uint Executable = 1;

    /// <summary>Whether an address lies in code of the image.</summary>
    public static bool Contains(string elf, ulong address)
    {
        byte[] file = File.ReadAllBytes(elf);
        int table = (int)U64(file, HeaderTableOffset);
        int size = U16(file, HeaderSizeOffset);
        int count = U16(file, HeaderCountOffset);
        return Enumerable.Range(0, count).Any(index => Holds(file.AsSpan(table + index * size), address));
    }

    private static bool Holds(ReadOnlySpan<byte> header, ulong address) =>
        U32(header, 0) == Loaded
        && (U32(header, FlagsOffset) & Executable) != 0
        && address - U64(header, AddressOffset) < U64(header, SizeOffset);

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
}
