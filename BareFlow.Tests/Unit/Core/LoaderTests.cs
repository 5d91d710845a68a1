using System;
using System.Text;
using Cosmos.Core;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

/// <summary>What the loaders' structures are read into. One class, as the kernel has one <see cref="BootInfo"/>.</summary>
/// <remarks>Usable RAM is measured against the kernel image, which a host does not have: that part runs in the booted
/// kernel.</remarks>
[Collection(nameof(LowMemory))]
public sealed class LoaderTests : IDisposable
{
    private const uint PvhMagic = 0x336EC578;
    private const uint UsableRam = 1;
    private const uint ReservedRam = 2;
    private const ulong MiB = 1024 * 1024;
    private const uint AboveTheMap = 0x1000_0000;

    private const int TextAt = 0x1000;
    private const int MapAt = 0x2000;

    private readonly LowMemory _memory = new();

    public LoaderTests()
    {
        BootInfo.Memory = default;
        ReadPvhWith("");
    }

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Pvh_gives_the_command_line()
    {
        _memory.Write<ulong>(MapAt, 0, 4 * MiB, ReservedRam);
        Assert.True(ReadPvhWith("selftest exit", regions: 1));
        Assert.Equal("selftest exit", CommandLineText());
        AssertNoRam();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(AboveTheMap)]
    [InlineData(uint.MaxValue)]
    public void Structures_outside_the_mapped_memory_are_refused(uint information)
    {
        Assert.False(BootInfo.TryRead(0, information));
        Assert.False(BootInfo.TryRead(Multiboot2.LoaderMagic, information));
    }

    [Fact]
    public void A_structure_with_another_magic_number_is_refused()
    {
        _memory.Write(0, PvhMagic + 1);
        Assert.False(BootInfo.TryRead(0, LowMemory.At(0)));
    }

    [Fact]
    public void Multiboot2_gives_the_command_line()
    {
        _memory.Write<uint>(0, 0x100, 0);
        WriteCommandLineTag(8, "heap=32M");
        WriteMapTag(32, entrySize: 24, 16 * MiB, 8 * MiB, ReservedRam);
        Assert.True(BootInfo.TryRead(Multiboot2.LoaderMagic, LowMemory.At(0)));
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
        Assert.True(BootInfo.TryRead(Multiboot2.LoaderMagic, LowMemory.At(0)));
        Assert.Equal("", CommandLineText());
    }

    [Fact]
    public void Multiboot2_map_entries_shorter_than_known_are_not_read()
    {
        _memory.Write<uint>(0, 0x100, 0);
        WriteMapTag(8, entrySize: 16, 16 * MiB, 8 * MiB, UsableRam);
        Assert.True(BootInfo.TryRead(Multiboot2.LoaderMagic, LowMemory.At(0)));
        AssertNoRam();
    }

    [Fact]
    public void Multiboot2_information_that_leaves_the_mapped_memory_is_refused()
    {
        _memory.Write<uint>(0, AboveTheMap, 0);
        Assert.False(BootInfo.TryRead(Multiboot2.LoaderMagic, LowMemory.At(0)));
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
        Assert.Equal(cut, BootInfo.CommandLineWasCut);
    }

    private static string CommandLineText() => Encoding.ASCII.GetString(BootInfo.CommandLine);

    private static void AssertNoRam() => Assert.False(BootInfo.Memory.TryFind(1, out _, out _));

    private bool ReadPvhWith(string commandLine, uint regions = 0)
    {
        _memory.Write(0, PvhMagic, 1u, 0u, 0u);
        _memory.Write<ulong>(16, 0, LowMemory.At(TextAt), 0, LowMemory.At(MapAt), regions);
        _memory.Write<byte>(TextAt, Encoding.ASCII.GetBytes(commandLine + '\0'));
        return BootInfo.TryRead(0, LowMemory.At(0));
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
