using System;
using System.Text;
using BareFlow.Memory;
using Cosmos.Core.Loader;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

/// <summary>What the loaders' structures are read into.</summary>
[Collection(nameof(LowMemory))]
public sealed class LoaderTests : IDisposable
{
    private const uint PvhMagic = 0x336EC578;
    private const uint UsableRam = 1;
    private const uint ReservedRam = 2;
    private const ulong MiB = 1024 * 1024;
    private const uint AboveTheWindow = 0x1000_0000;

    private const int TextAt = 0x1000;
    private const int MapAt = 0x2000;
    private const int ModulesAt = 0x3000;

    private readonly LowMemory _memory = new();
    private BootRecord _record;

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Pvh_gives_the_command_line()
    {
        _memory.Write<ulong>(MapAt, 0, 4 * MiB, ReservedRam);
        Assert.True(ReadPvhWith("selftest exit", regions: 1));
        Assert.Equal("selftest exit", CommandLineText());
        AssertNoRam();
    }

    [Fact]
    public void Pvh_gives_the_map_the_modules_and_the_acpi_root()
    {
        _memory.Write<ulong>(MapAt, 0, 512 * MiB, UsableRam);
        _memory.Write<ulong>(ModulesAt, 16 * MiB, 5000, 0, 0, 32 * MiB, ulong.MaxValue, 0, 0);
        Assert.True(ReadPvhWith("", regions: 1, modules: 1, acpiRoot: 0xF_59D0));
        Assert.Equal(0xF_59D0u, _record.AcpiRoot);
        Assert.Equal(MemoryKind.Usable, KindAt(16 * MiB - 1));
        Assert.Equal(MemoryKind.Boot, KindAt(16 * MiB));
        Assert.Equal(MemoryKind.Boot, KindAt(16 * MiB + 8191));
        Assert.Equal(MemoryKind.Usable, KindAt(16 * MiB + 8192));
        foreach (int part in new[] { 0, TextAt, MapAt, ModulesAt })
            Assert.Equal(MemoryKind.Boot, KindAt(LowMemory.At(part)));

        Assert.True(ReadPvhWith("", regions: 1, modules: 2));
        Assert.Equal(MemoryKind.Boot, KindAt(500 * MiB));
    }

    [Fact]
    public void The_first_frame_and_the_roms_are_never_usable()
    {
        _memory.Write<ulong>(MapAt, 0, 512 * MiB, UsableRam);
        Assert.True(ReadPvhWith("", regions: 1));
        Assert.Equal(MemoryKind.Reserved, KindAt(0));
        Assert.Equal(MemoryKind.Usable, KindAt(0x9_F000));
        Assert.Equal(MemoryKind.Reserved, KindAt(0xA_0000));
        Assert.Equal(MemoryKind.Reserved, KindAt(0xF_FFFF));
        Assert.Equal(MemoryKind.Usable, KindAt(MiB));
    }

    [Fact]
    public void Pvh_tables_that_leave_what_may_be_read_are_passed_over()
    {
        Assert.True(ReadPvhWith("", regions: uint.MaxValue, modules: uint.MaxValue, acpiRoot: ulong.MaxValue));
        Assert.Equal(ulong.MaxValue, _record.AcpiRoot);
        AssertNoRam();
    }

    [Fact]
    public void Pvh_without_a_map_has_no_ram()
    {
        _memory.Write<ulong>(MapAt, 0, 512 * MiB, UsableRam);
        _memory.Write(0, PvhMagic, 0u, 0u, 0u);
        _memory.Write<ulong>(16, 0, 0, 0, LowMemory.At(MapAt), 1);
        Assert.True(TryRead(0, LowMemory.At(0)));
        AssertNoRam();
    }

    [Fact]
    public void Multiboot2_gives_the_map_the_modules_the_screen_and_the_acpi_root()
    {
        const int framebufferAt = 72, oldAcpiAt = 112, newAcpiAt = 144, moduleAt = 192;
        _memory.Write<uint>(0, 0x100, 0);
        WriteMapTag(8, entrySize: 24, 0, 512 * MiB, UsableRam, 16 * MiB, 8 * MiB, 3);
        _memory.Write<uint>(framebufferAt, 8, 38);
        _memory.Write(framebufferAt + 8, 0x8000_0000UL);
        _memory.Write<uint>(framebufferAt + 16, 4096, 1024, 768);
        _memory.Write<byte>(framebufferAt + 28, 32, 1, 0, 0, 16, 8, 8, 9, 0, 10);
        _memory.Write<uint>(newAcpiAt, 15, 44);
        _memory.Write<uint>(oldAcpiAt, 14, 28);
        _memory.Write<uint>(moduleAt, 3, 17, (uint)(64 * MiB), (uint)(65 * MiB + 1));
        _memory.Write<uint>(moduleAt + 24, 3, 16, (uint)(128 * MiB), (uint)(127 * MiB));
        Assert.True(TryRead(Multiboot2.LoaderMagic, LowMemory.At(0)));

        Assert.Equal(LowMemory.At(newAcpiAt + 8), _record.AcpiRoot);
        FramebufferInfo screen = _record.Framebuffer;
        Assert.Equal((0x8000_0000, 4096u, 1024u, 768u), (screen.Address.Value, screen.Pitch, screen.Width, screen.Height));
        Assert.Equal((32, FramebufferInfo.DirectColour), (screen.BitsPerPixel, screen.Kind));
        Assert.Equal(
            (16, 8, 8, 9, 0, 10),
            (screen.RedPosition, screen.RedSize, screen.GreenPosition, screen.GreenSize, screen.BluePosition,
                screen.BlueSize));
        Assert.Equal(MemoryKind.Reserved, KindAt(0x8000_0000));
        Assert.Equal(MemoryKind.AcpiTables, KindAt(24 * MiB - 1));
        Assert.Equal(MemoryKind.Boot, KindAt(65 * MiB));
        Assert.Equal(MemoryKind.Usable, KindAt(65 * MiB + 4096));
        Assert.Equal(MemoryKind.Boot, KindAt(LowMemory.At(0)));
        Assert.Equal(MemoryKind.Usable, KindAt(127 * MiB));
    }

    [Theory]
    [InlineData(8, 37)]
    [InlineData(14, 27)]
    [InlineData(15, 27)]
    [InlineData(3, 15)]
    [InlineData(6, 15)]
    public void A_multiboot2_tag_too_short_for_its_kind_is_passed_over(uint type, uint size)
    {
        _memory.Write<uint>(0, 0x100, 0);
        _memory.Write(8, type, size, (uint)(64 * MiB), (uint)(65 * MiB), 1u, 1u, 1u);
        WriteCommandLineTag((int)RequestSize.RoundUp(8 + size, 8), "heap=32M");
        Assert.True(TryRead(Multiboot2.LoaderMagic, LowMemory.At(0)));
        Assert.Equal((0ul, 0ul), (_record.AcpiRoot, _record.Framebuffer.Address.Value));
        Assert.Equal(MemoryKind.Hole, KindAt(64 * MiB));
        Assert.Equal("heap=32M", CommandLineText());
    }

    [Fact]
    public void A_command_line_without_an_end_ends_with_its_tag()
    {
        _memory.Write<uint>(0, 0x100, 0);
        _memory.Write<uint>(8, 1, 12);
        _memory.Write(16, "exit and more"u8);
        Assert.True(TryRead(Multiboot2.LoaderMagic, LowMemory.At(0)));
        Assert.Equal("exit", CommandLineText());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(AboveTheWindow)]
    [InlineData(uint.MaxValue)]
    public void Structures_outside_the_mapped_memory_are_refused(uint information)
    {
        Assert.False(TryRead(0, information));
        Assert.False(TryRead(Multiboot2.LoaderMagic, information));
    }

    [Fact]
    public void A_structure_with_another_magic_number_is_refused()
    {
        _memory.Write(0, PvhMagic + 1);
        Assert.False(TryRead(0, LowMemory.At(0)));
    }

    [Fact]
    public void Multiboot2_gives_the_command_line()
    {
        _memory.Write<uint>(0, 0x100, 0);
        WriteCommandLineTag(8, "heap=32M");
        WriteMapTag(32, entrySize: 24, 16 * MiB, 8 * MiB, ReservedRam);
        Assert.True(TryRead(Multiboot2.LoaderMagic, LowMemory.At(0)));
        Assert.Equal("heap=32M", CommandLineText());
        AssertNoRam();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(0x1000)]
    [InlineData(uint.MaxValue)]
    public void A_multiboot2_tag_with_a_wrong_size_ends_the_reading(uint size)
    {
        _memory.Write<uint>(0, 0x100, 0);
        _memory.Write<uint>(8, 3, size);
        WriteCommandLineTag(16, "heap=32M");
        Assert.True(TryRead(Multiboot2.LoaderMagic, LowMemory.At(0)));
        Assert.Equal("", CommandLineText());
    }

    [Fact]
    public void Multiboot2_map_entries_shorter_than_known_are_not_read()
    {
        _memory.Write<uint>(0, 0x100, 0);
        WriteMapTag(8, entrySize: 16, 16 * MiB, 8 * MiB, UsableRam);
        Assert.True(TryRead(Multiboot2.LoaderMagic, LowMemory.At(0)));
        AssertNoRam();
    }

    [Fact]
    public void Multiboot2_information_that_leaves_the_mapped_memory_is_refused()
    {
        _memory.Write<uint>(0, AboveTheWindow, 0);
        Assert.False(TryRead(Multiboot2.LoaderMagic, LowMemory.At(0)));
    }

    [Theory]
    [InlineData(1023, false)]
    [InlineData(1024, false)]
    [InlineData(1025, true)]
    public void A_command_line_is_kept_up_to_1024_bytes(int length, bool cut)
    {
        string line = new('x', length);
        Assert.True(ReadPvhWith(line));
        Assert.Equal(line[..Math.Min(length, 1024)], CommandLineText());
        Assert.Equal(cut, _record.CommandLineWasCut);
    }

    private bool TryRead(uint magic, uint information) => _record.TryRead(magic, information, LowMemory.Window);

    private string CommandLineText() => Encoding.ASCII.GetString(_record.CommandLine);

    private MemoryKind KindAt(ulong address) => MemoryMapTests.KindAt(in _record.Memory, address);

    private void AssertNoRam() => Assert.False(_record.Memory.TryFind(1, out _, out _));

    private bool ReadPvhWith(string commandLine, uint regions = 0, uint modules = 0, ulong acpiRoot = 0)
    {
        _memory.Write(0, PvhMagic, 1u, 0u, modules);
        _memory.Write<ulong>(
            16, LowMemory.At(ModulesAt), LowMemory.At(TextAt), acpiRoot, LowMemory.At(MapAt), regions);
        _memory.Write<byte>(TextAt, Encoding.ASCII.GetBytes(commandLine + '\0'));
        return TryRead(0, LowMemory.At(0));
    }

    private void WriteCommandLineTag(int at, string text)
    {
        const uint commandLineTag = 1;
        const int header = 8;
        _memory.Write(at, commandLineTag, (uint)(header + text.Length + 1));
        _memory.Write<byte>(at + header, Encoding.ASCII.GetBytes(text + '\0'));
    }

    private void WriteMapTag(int at, uint entrySize, params ulong[] entries)
    {
        const uint mapTag = 6;
        const int header = 16;
        _memory.Write(at, mapTag, (uint)(header + entries.Length * sizeof(ulong)), entrySize, 0u);
        _memory.Write<ulong>(at + header, entries);
    }
}
