using System;
using BareFlow.Memory.Findings;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Hardening;

public unsafe class SealedTagsTests
{
    private const int Words = 1000;
    private const int Bits = 64;
    private const ulong NotSealed = ulong.MaxValue;
    private const ulong LargestValue = (1UL << 48) - 1;

    public SealedTagsTests()
    {
        SealedTags.Key = HardenedHeap.Secret;
        FindingRecorder.Take();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0x7FFF_1234_5670)]
    [InlineData(LargestValue)]
    public void Opens_what_it_sealed_and_nothing_else(ulong value)
    {
        using var memory = new NativeBlock(NativeBlock.PageSize);
        var place = (ulong*)memory.Start.Value;
        *place = SealedTags.Seal(value, place);
        Assert.NotEqual(value, *place);
        Assert.Equal(value, SealedTags.Open(*place, place));
        for (int bit = 0; bit < Bits; bit++)
            Assert.Equal(NotSealed, SealedTags.Peek(*place ^ (1UL << bit), place));
    }

    [Fact]
    public void Any_other_two_bytes_are_noticed()
    {
        using var memory = new NativeBlock(NativeBlock.PageSize);
        var place = (ulong*)memory.Start.Value;
        ulong stored = SealedTags.Seal(0x1234_5678_9ABC, place);
        for (int shift = 0; shift < Bits; shift += 16)
        {
            for (ulong change = 1; change <= ushort.MaxValue; change++)
                Assert.Equal(NotSealed, SealedTags.Peek(stored ^ (change << shift), place));
        }
    }

    /// <summary>A copied word is refused; that one in 65,536 is not is why more than three of a thousand would be wrong.</summary>
    [Fact]
    public void A_word_from_another_place_does_not_open()
    {
        using var memory = new NativeBlock(Words * sizeof(ulong));
        var first = (ulong*)memory.Start.Value;
        ulong stored = SealedTags.Seal(0x1000, first);
        int opened = 0;
        for (int word = 1; word < Words; word++)
            opened += SealedTags.Peek(stored, first + word) == NotSealed ? 0 : 1;

        Assert.InRange(opened, 0, 3);
    }

    [Fact]
    public void A_word_that_must_open_and_does_not_is_reported_and_ends_it()
    {
        using var memory = new NativeBlock(NativeBlock.PageSize);
        ulong place = memory.Start.Value;
        var broken = Assert.Throws<InvariantException>(
            () => SealedTags.Open(SealedTags.Seal(1, (void*)place) ^ 1, (void*)place));
        Assert.Contains("metadata", broken.Message);
        HeapFinding finding = HardenedHeap.Single();
        Assert.Equal((HeapFault.CorruptMetadata, place), (finding.Fault, finding.Address));
    }

    [Fact]
    public void Plain_words_are_what_they_are()
    {
        ulong word = 1;
        Assert.Equal(5UL, PlainTags.Seal(5, &word));
        Assert.Equal(5UL, PlainTags.Open(5, &word));
        Assert.Equal(5UL, PlainTags.Peek(5, &word));
        Assert.False(PlainTags.AreChecked);
    }
}
