using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using BareFlow.Tests.Support;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>A loader that tells the kernel what a test wants to be told: a small ELF that QEMU takes for the kernel, and that
/// jumps into the real one with start information of its own.</summary>
/// <remarks>Xen's <c>public/arch-x86/hvm/start_info.h</c>; ELF-64 Object File Format, version 1.5. Where there is a screen to tell of,
/// the information is Multiboot2's (chapter 3.6 of its specification), as PVH has none.</remarks>
internal sealed class PvhLoader : IDisposable
{
    /// <summary>The RAM of the machine that <see cref="Boot"/> describes.</summary>
    public const ulong Ram = 512UL << 20;

    /// <summary>A range of the memory map: RAM.</summary>
    public const uint Usable = 1;

    /// <summary>A range of the memory map: the firmware's.</summary>
    public const uint Reserved = 2;

    /// <summary>A range of the memory map: RAM with ACPI tables.</summary>
    public const uint AcpiTables = 3;

    private const uint Address = 0x0900_0000;
    private const int Size = 0x2000;
    private const int ProgramHeaders = 64;
    private const int ProgramHeaderSize = 56;
    private const int NoteAt = 0xC0;
    private const int CodeAt = 0x100;
    private const int StartInfoAt = 0x200;
    private const int ModulesAt = 0x300;
    private const int MapAt = 0x400;
    private const int MultibootAt = 0x800;
    private const int MultibootSize = 0x600;
    private const uint MultibootMagic = 0x36D7_6289;
    private const int CommandLineAt = 0x1000;
    private const int EntryField = 24;
    private const uint StartInfoMagic = 0x336E_C578;

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _blobs = [];

    /// <summary>The command line.</summary>
    public string CommandLine { get; init; } = "selftest exit";

    /// <summary>What is told of where the RSDP is.</summary>
    public ulong AcpiRoot { get; init; }

    /// <summary>The memory map. Without changes, that of the machine.</summary>
    public List<(ulong Start, ulong Bytes, uint Type)> Map { get; } = [(0, 0x9_FC00, Usable), (0x10_0000, Ram - 0x10_0000, Usable)];

    /// <summary>The screen that is told of: where it is, its size, bits of a pixel, and how colours are told.</summary>
    public (ulong Address, uint Width, uint Height, byte Bits, byte Kind)? Screen { get; init; }

    /// <summary>Boot modules that are told of.</summary>
    public List<(ulong Start, ulong Bytes)> Modules { get; } = [];

    /// <summary>Has bytes lie in RAM when the machine starts.</summary>
    public void Put(ulong address, ReadOnlySpan<byte> bytes)
    {
        string file = _folder.At($"blob{_blobs.Count}.bin");
        File.WriteAllBytes(file, bytes.ToArray());
        _blobs.AddRange(["-device", $"loader,file={file},addr=0x{address:x},force-raw=on"]);
    }

    /// <summary>The machine.</summary>
    public Qemu Boot(KernelImage image)
    {
        byte[] kernel = File.ReadAllBytes(image.Elf);
        string file = _folder.At("loader.elf");
        File.WriteAllBytes(file, Build((uint)BinaryPrimitives.ReadUInt64LittleEndian(kernel.AsSpan(EntryField))));
        return Qemu.Loader(file, ["-device", $"loader,file={image.Elf}", .. _blobs]);
    }

    public void Dispose() => _folder.Dispose();

    private byte[] Build(uint kernelEntry)
    {
        var file = new byte[Size];
        Put(file, 0, [0x7F, .. "ELF"u8, 2, 1, 1]);
        Put32(file, 16, 2 | 62 << 16, 1);
        Put64(file, EntryField, Address + CodeAt, ProgramHeaders);
        Put32(file, 52, 64 | ProgramHeaderSize << 16, 2);
        PutSegment(file, ProgramHeaders, type: 1, offset: 0, Size);
        PutSegment(file, ProgramHeaders + ProgramHeaderSize, type: 4, NoteAt, size: 20);
        Put32(file, NoteAt, 4, 4, 18, 0x006E_6558, Address + CodeAt);
        PutCode(file, kernelEntry);
        PutStartInfo(file);
        if (Screen is { } screen)
            PutMultiboot(file, screen);

        return file;
    }

    /// <summary>MOV EBX, the information; MOV EAX, the loader's mark; MOV ECX, the kernel; JMP ECX.</summary>
    private void PutCode(byte[] file, uint kernelEntry)
    {
        file[CodeAt] = 0xBB;
        Put32(file, CodeAt + 1, Address + (uint)(Screen is null ? StartInfoAt : MultibootAt));
        file[CodeAt + 5] = 0xB8;
        Put32(file, CodeAt + 6, Screen is null ? 0 : MultibootMagic);
        file[CodeAt + 10] = 0xB9;
        Put32(file, CodeAt + 11, kernelEntry);
        Put(file, CodeAt + 15, [0xFF, 0xE1]);
    }

    /// <summary>The command line, the screen and the memory map, and the end.</summary>
    private void PutMultiboot(byte[] file, (ulong Address, uint Width, uint Height, byte Bits, byte Kind) screen)
    {
        const int commandLine = MultibootAt + 8, screenTag = commandLine + 0x108, mapTag = screenTag + 40;
        Put32(file, MultibootAt, MultibootSize);
        Put32(file, commandLine, 1, 0x108);
        Encoding.ASCII.GetBytes(CommandLine, file.AsSpan(commandLine + 8));
        Put32(file, screenTag, 8, 38);
        Put64(file, screenTag + 8, screen.Address);
        Put32(file, screenTag + 16, screen.Width * screen.Bits / 8, screen.Width, screen.Height);
        Put(file, screenTag + 28, [screen.Bits, screen.Kind, 0, 0, 16, 8, 8, 8, 0, 8]);
        Put32(file, mapTag, 6, (uint)(16 + 24 * Map.Count), 24, 0);
        for (int index = 0; index < Map.Count; index++)
            Put64(file, mapTag + 16 + 24 * index, Map[index].Start, Map[index].Bytes, Map[index].Type);

        Put32(file, mapTag + 16 + 24 * Map.Count, 0, 8);
    }

    private void PutStartInfo(byte[] file)
    {
        Put32(file, StartInfoAt, StartInfoMagic, 1, 0, (uint)Modules.Count);
        Put64(file, StartInfoAt + 16, Address + ModulesAt, Address + CommandLineAt, AcpiRoot, Address + MapAt, (ulong)Map.Count);
        for (int index = 0; index < Modules.Count; index++)
            Put64(file, ModulesAt + 32 * index, Modules[index].Start, Modules[index].Bytes);

        for (int index = 0; index < Map.Count; index++)
            Put64(file, MapAt + 24 * index, Map[index].Start, Map[index].Bytes, Map[index].Type);

        Encoding.ASCII.GetBytes(CommandLine, file.AsSpan(CommandLineAt));
    }

    private static void PutSegment(byte[] file, int at, uint type, int offset, int size)
    {
        Put32(file, at, type, 7);
        Put64(file, at + 8, (ulong)offset, Address + (ulong)offset, Address + (ulong)offset, (ulong)size, (ulong)size, 4);
    }

    private static void Put(byte[] file, int at, ReadOnlySpan<byte> bytes) => bytes.CopyTo(file.AsSpan(at));

    private static void Put32(byte[] file, int at, params ReadOnlySpan<uint> values)
    {
        foreach (uint value in values)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);
            at += sizeof(uint);
        }
    }

    private static void Put64(byte[] file, int at, params ReadOnlySpan<ulong> values)
    {
        foreach (ulong value in values)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(at), value);
            at += sizeof(ulong);
        }
    }
}
