using System.IO;
using BareFlow.Memory.Findings;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using BareFlow.Memory.Regions;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Hardening;

/// <summary>Every misuse at every level: found, once, with all that is known; and the heap is none the worse for it.</summary>
public class MisuseTests
{
    /// <summary>What only level full looks for.</summary>
    private const string OnlyFull = "write after free";

    public static TheoryData<string, HardeningLevel> Cases()
    {
        var cases = new TheoryData<string, HardeningLevel>();
        foreach (string name in Misuse.All.Keys)
        {
            cases.Add(name, HardeningLevel.Checks);
            cases.Add(name, HardeningLevel.Full);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_found_once(string name, HardeningLevel level)
    {
        using var heap = new HardenedHeap(level);
        Expected expected = Misuse.All[name](heap);
        if (name == OnlyFull && level == HardeningLevel.Checks)
        {
            Assert.Empty(FindingRecorder.Take());
            return;
        }

        HeapFinding found = HardenedHeap.Single();
        Assert.Equal(
            expected,
            new Expected(found.Fault, found.Address, found.Block, found.Size, found.AllocationSite, found.FirstBadByte));
        heap.AssertSound();
        if (expected.Fault != HeapFault.Underflow)
            heap.AssertEmpty();
    }

    [Fact]
    public unsafe void A_double_free_is_known_by_its_record_within_a_new_block()
    {
        using var heap = new HardenedHeap(HardeningLevel.Checks);
        byte* first = heap.Allocate(Misuse.Size);
        byte* second = heap.Allocate(Misuse.Size);
        byte* last = heap.Allocate(Misuse.Size);
        heap.Allocator.Free(first);
        heap.Allocator.Free(second);
        byte* over = heap.Allocate(2 * Misuse.Size);
        Assert.True(over == first);
        heap.Allocator.Free(second);
        HardenedHeap.AssertOne(HeapFault.DoubleFree, second, Misuse.Size);
        heap.Allocator.Free(over);
        heap.Allocator.Free(last);
        heap.AssertEmpty();
    }

    [Fact]
    public void The_book_lists_every_misuse_and_who_finds_it()
    {
        string table = DocumentSection.Text("docs/hardening.md", "misuse");
        Assert.All(Misuse.All.Keys, name => Assert.Contains($"| {name} | {(name == OnlyFull ? "no" : "yes")} | yes |", table));
        Assert.Equal(Misuse.All.Count, table.Split(" | yes |\n").Length - 1);
    }

    /// <summary>What docs/hardening.md says that a block costs.</summary>
    [Theory]
    [InlineData(0, 32, 48)]
    [InlineData(8, 32, 48)]
    [InlineData(24, 32, 64)]
    [InlineData(100, 112, 144)]
    [InlineData(1000, 1008, 1040)]
    public unsafe void A_block_costs_a_guard_and_a_canary(ulong size, ulong off, ulong hardened)
    {
        using var memory = new NativeBlock(HardenedHeap.DefaultSize);
        FreeListAllocator<BlockSource, PlainTags> plain = default;
        plain.Initialize(memory.Source());
        plain.Allocate(size);
        Assert.Equal(off, plain.Statistics.Used);
        foreach (HardeningLevel level in (HardeningLevel[])[HardeningLevel.Checks, HardeningLevel.Full])
        {
            using var heap = new HardenedHeap(level);
            heap.Allocate(size);
            Assert.Equal(hardened, heap.Allocator.Statistics.Used);
        }
    }

    [Theory]
    [InlineData(HardeningLevel.Checks)]
    [InlineData(HardeningLevel.Full)]
    public void A_block_with_a_damaged_guard_is_never_handed_out_again(HardeningLevel level)
    {
        using var heap = new HardenedHeap(level);
        Misuse.All["underflow"](heap);
        HardenedHeap.Single();
        heap.Allocator.Trim(0);
        Assert.Equal(1UL, heap.Allocator.Statistics.LiveBlocks);
        heap.AssertSound();
    }

    [Theory]
    [InlineData(HardeningLevel.Checks)]
    [InlineData(HardeningLevel.Full)]
    public void Null_may_be_freed_and_has_no_size(HardeningLevel level)
    {
        using var heap = new HardenedHeap(level);
        unsafe
        {
            heap.Allocator.Free(null);
            Assert.Equal(0UL, heap.Allocator.UsableSize(null));
        }

        heap.AssertEmpty();
    }

    [Fact]
    public void Level_off_is_another_type()
    {
        using var block = new NativeBlock(HardenedHeap.DefaultSize);
        HardenedAllocator<BlockSource> heap = default;
        var broken = Assert.Throws<InvariantException>(
            () => heap.Initialize(block.Source(), HardeningLevel.Off, HardenedHeap.Secret));
        Assert.Contains("has a level", broken.Message);
    }
}
