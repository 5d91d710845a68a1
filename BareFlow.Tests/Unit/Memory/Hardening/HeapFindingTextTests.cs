using System;
using System.Text;
using BareFlow.Memory.Findings;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Hardening;

public class HeapFindingTextTests
{
    private const ulong Block = 0x7F0012345670;

    [Fact]
    public void Says_what_is_known()
    {
        HeapFinding finding = New(HeapFault.DoubleFree);
        Assert.Equal("heap: double free of 0x7f0012345670 (100 bytes, allocated at 0x401234)", Text(finding));
        finding.AllocationSite = 0;
        Assert.Equal("heap: double free of 0x7f0012345670 (100 bytes)", Text(finding));
        finding.Block = 0;
        Assert.Equal("heap: double free of 0x7f0012345670", Text(finding));
    }

    [Fact]
    public void Says_which_block_a_pointer_points_into()
    {
        HeapFinding finding = New(HeapFault.InvalidFree);
        finding.Address += 0x20;
        Assert.Equal(
            "heap: invalid free of 0x7f0012345690, in block 0x7f0012345670 (100 bytes, allocated at 0x401234)", Text(finding));
    }

    [Fact]
    public void Says_where_the_first_bad_byte_is()
    {
        HeapFinding finding = New(HeapFault.Overflow);
        finding.FirstBadByte = 100;
        Assert.Equal(
            "heap: overflow of 0x7f0012345670 (100 bytes, allocated at 0x401234), first bad byte at offset 100", Text(finding));
    }

    [Theory]
    [InlineData(HeapFault.DoubleFree, "double free of 0x10")]
    [InlineData(HeapFault.InvalidFree, "invalid free of 0x10")]
    [InlineData(HeapFault.MisalignedFree, "misaligned free of 0x10")]
    [InlineData(HeapFault.ForeignFree, "free of foreign pointer 0x10")]
    [InlineData(HeapFault.InvalidPointer, "use of invalid pointer 0x10")]
    [InlineData(HeapFault.UseAfterFree, "use after free of 0x10")]
    [InlineData(HeapFault.Overflow, "overflow of 0x10")]
    [InlineData(HeapFault.Underflow, "underflow of 0x10")]
    [InlineData(HeapFault.CorruptMetadata, "corrupt metadata at 0x10")]
    public void Each_fault_has_words(HeapFault fault, string words)
    {
        HeapFinding finding = default;
        finding.Fault = fault;
        finding.Address = 0x10;
        Assert.Equal("heap: " + words, Text(finding));
    }

    [Fact]
    public void The_longest_line_fits()
    {
        HeapFinding finding = default;
        finding.Fault = HeapFault.ForeignFree;
        finding.Address = ulong.MaxValue;
        finding.Block = ulong.MaxValue - 1;
        finding.Size = ulong.MaxValue;
        finding.AllocationSite = ulong.MaxValue;
        finding.FirstBadByte = long.MaxValue;
        string text = Text(finding);
        Assert.InRange(text.Length, 1, HeapFindingText.LongestLine);
        Assert.EndsWith(" 9223372036854775807", text);
    }

    [Fact]
    public void What_does_not_fit_is_left_out()
    {
        HeapFinding finding = New(HeapFault.DoubleFree);
        Span<byte> line = stackalloc byte[10];
        Assert.Equal(10, HeapFindingText.Write(in finding, line));
        Assert.Equal("heap: doub", Encoding.ASCII.GetString(line));
        Assert.Equal(0, HeapFindingText.Write(in finding, default));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        HeapFinding finding = New(HeapFault.Overflow);
        Span<byte> line = stackalloc byte[HeapFindingText.LongestLine];
        HeapFindingText.Write(in finding, line);
        long before = GC.GetAllocatedBytesForCurrentThread();
        HeapFindingText.Write(in finding, line);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static HeapFinding New(HeapFault fault)
    {
        HeapFinding finding = default;
        finding.Fault = fault;
        finding.Address = Block;
        finding.Block = Block;
        finding.Size = 100;
        finding.AllocationSite = 0x401234;
        finding.FirstBadByte = HeapFinding.UnknownByte;
        return finding;
    }

    internal static string Text(in HeapFinding finding)
    {
        Span<byte> line = stackalloc byte[HeapFindingText.LongestLine];
        return Encoding.ASCII.GetString(line[..HeapFindingText.Write(in finding, line)]);
    }
}
