using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using BareFlow.Tests.Support;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>A loader that tells the kernel what a test wants to be told: a small ELF that QEMU takes for the kernel, and that
/// jumps into the real one with start information of its own.</summary>
/// <remarks>Xen's <c>public/arch-x86/hvm/start_info.h</c>; ELF-64 Object File Format, version 1.5.</remarks>
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
        return file;
    }

    /// <summary>MOV EBX, the start information; MOV EAX, the kernel; JMP EAX.</summary>
    private static void PutCode(byte[] file, uint kernelEntry)
    {
        file[CodeAt] = 0xBB;
        Put32(file, CodeAt + 1, Address + StartInfoAt);
        file[CodeAt + 5] = 0xB8;
        Put32(file, CodeAt + 6, kernelEntry);
        Put(file, CodeAt + 10, [0xFF, 0xE0]);
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
