using System;
using System.Collections.Generic;
using BareFlow.Memory;
using BareFlow.Memory.Frames;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Paging;
using BareFlow.Memory.Regions;
using BareFlow.Memory.Slabs;
using BareFlow.Tests.Unit.Memory.Paging;
using BareFlow.Tests.Unit.Memory.Slabs;
using Xunit;
using static BareFlow.Tests.Unit.Memory.Paging.HostPages;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>Single bits are flipped in what allocators know of themselves. Each check finds each bit that would matter, and none
/// crashes.</summary>
public sealed unsafe class InjectionTests(ITestOutputHelper output)
{
    private const int BitsInByte = 8;
    private const int BitsInWord = 64;

    [Fact]
    public void Frames()
    {
        const ulong frames = 4096;
        using var metadata = new NativeBlock(FrameAllocator.MetadataBytes(frames));
        FrameAllocator allocator = default;
        allocator.Initialize(metadata.Start.Pointer, frames);
        allocator.Add(PhysFrame.At(0), frames, FrameState.Free);
        for (int index = 0; index < 300; index++)
            Assert.True(allocator.TryAllocate(index % 100 == 99 ? FrameSize.Large : FrameSize.Small, out _));

        allocator.Reserve(PhysFrame.At(frames - 3), 3);
        Assert.True(allocator.Check());

        // The sets are rounded up at the end of what is used: 2 levels of a word each and 3 of one, twice.
        const ulong sets = 2 * 3 * sizeof(ulong);
        const ulong used = sets + frames + frames / FrameAllocator.FramesPerLarge * sizeof(ushort);
        var bytes = (byte*)metadata.Start.Pointer;
        int missed = 0;
        for (ulong bit = 0; bit < used * BitsInByte; bit++)
        {
            bytes[bit / BitsInByte] ^= (byte)(1 << (int)(bit % BitsInByte));
            missed += allocator.Check() ? 1 : 0;
            bytes[bit / BitsInByte] ^= (byte)(1 << (int)(bit % BitsInByte));
        }

        output.WriteLine($"frames: {used * BitsInByte} bits, {missed} missed");
        Assert.Equal(0, missed);
        Assert.True(allocator.Check());
    }

    [Fact]
    public void Page_tables()
    {
        const ulong start = 1UL << 40;
        using var pages = new HostPages();
        Assert.Equal(MapStatus.Done, pages.Map(start, 0, 3 * Giant + 5 * Large + 7 * Small));
        Assert.Equal(MapStatus.Done, pages.Mapper.Commit(Page(2 * start), 3 * Large + 9 * Small, Data, out _));
        Assert.True(pages.Mapper.TryBack(new VirtAddr(2 * start), isZeroed: true, out _));
        Assert.True(pages.Mapper.TryBack(new VirtAddr(2 * start + 3 * Large), isZeroed: true, out _));
        Assert.True(pages.Mapper.Check());
        const ulong setByTheCpu = (ulong)(PageTableFlags.Accessed | PageTableFlags.Dirty);
        int flips = 0;
        foreach (ulong table in Tables(pages))
        {
            for (int index = 0; index < PageTableEntry.Count; index++)
            {
                ulong* entry = (ulong*)table + index;
                for (int bit = *entry != 0 || index % 64 == 0 ? 0 : BitsInWord; bit < BitsInWord; bit++)
                {
                    if ((setByTheCpu >> bit & 1) != 0)
                        continue;

                    flips++;
                    *entry ^= 1UL << bit;
                    Assert.False(pages.Mapper.Check(), $"entry {index}, bit {bit}");
                    *entry ^= 1UL << bit;
                }
            }
        }

        output.WriteLine($"page tables: {flips} bits, 0 missed");
        Assert.True(flips > 3000);
    }

    /// <summary>The allocator's own words: where its parts lie, and how many frames there are in each state.</summary>
    [Fact]
    public void The_frame_allocators_own_words()
    {
        const ulong frames = 100_000;
        using var metadata = new NativeBlock(FrameAllocator.MetadataBytes(frames));
        using var host = new HostHeap<FrameAllocator>();
        host.Allocator.Initialize(metadata.Start.Pointer, frames);
        host.Allocator.Add(PhysFrame.At(1), frames - 1, FrameState.Free);
        Assert.True(host.Allocator.TryAllocate(FrameSize.Small, out _));
        Assert.True(host.Allocator.Check());
        int found = FlipAll(host.Words, [], () => host.Allocator.Check());
        output.WriteLine($"frame allocator: {found} bits found");
        Assert.Equal(host.Words.Length * BitsInWord, found);
    }

    /// <summary>What is known of slabs: neighbours, counts, the words with bits, the bits. Slab 0 is wholly carved; slab 1 is
    /// being carved. The last 16 bits of the word of the counts aren't used.</summary>
    [Fact]
    public void Slabs()
    {
        const int sizeClass = 3;
        const int words = 4 + 64;
        using var host = new SlabHost<StrictLock>(4);
        var items = new List<ulong>();
        for (ulong index = 0; index < SlabHost<StrictLock>.ObjectsIn(sizeClass) + 10; index++)
            items.Add((ulong)host.Heap.TakeOne(sizeClass));

        foreach (int index in (int[])[0, 1, 900, items.Count - 9])
            host.Heap.GiveOne(sizeClass, (void*)items[index]);

        Assert.True(host.Heap.Check());
        const ulong counts = ulong.MaxValue >> 16;
        int found = FlipAll(new Span<ulong>(host.SlabWords(0), words), [(2, counts)], () => host.Heap.Check());
        found += FlipAll(new Span<ulong>(host.SlabWords(1), words), [(2, counts)], () => host.Heap.Check());
        output.WriteLine($"slabs: {found} bits found");
    }

    /// <summary>What is known of each class: the lock, which may be anything; slabs, magazines, bytes in them; and the class of each
    /// slab that is in use. Then the allocator's own words. Of those the lock (8), the test's own in the sources (0 and
    /// 4), and bits of the limit (2) below a slab may be anything.</summary>
    [Fact]
    public void The_slab_allocators_own_words()
    {
        using SlabHost<StrictLock> host = UsedSlabs();
        int found = 0;
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
            found += FlipAll(new Span<ulong>(host.ClassWords(sizeClass), 8), [(0, 0)], () => host.Heap.Check());

        var classes = new Span<ulong>(host.Heap.Classes, (int)(host.Heap.Held / SlabHost<StrictLock>.SlabSize / sizeof(ulong)));
        found += FlipAll(classes, [], () => host.Heap.Check());
        const ulong belowSlab = SlabHost<StrictLock>.SlabSize - 1;
        found += FlipAll(host.Words, [(0, 0), (2, ~belowSlab), (4, 0), (8, 0)], () => host.Heap.Check());
        output.WriteLine($"slab allocator: {found} bits found");
    }

    /// <summary>Slabs of several classes, full and empty magazines, empty slabs.</summary>
    private static SlabHost<StrictLock> UsedSlabs()
    {
        const ulong slabs = 64;
        var host = new SlabHost<StrictLock>(slabs);
        using var cache = new HostCache<StrictLock>(host);
        cache.Open();
        foreach (int sizeClass in (int[])[1, 3, 20, SizeClasses.Count - 1])
        {
            ulong wanted = 2 * SlabHost<StrictLock>.ObjectsIn(sizeClass) + 40;
            var items = new List<ulong>();
            for (ulong index = 0; index < wanted; index++)
                items.Add((ulong)cache.Allocate(sizeClass));

            for (int index = 0; index < items.Count - 100; index++)
                cache.Free((void*)items[index]);
        }

        cache.Flush();
        Assert.True(host.Heap.Check());
        return host;
    }

    /// <summary>The words of the allocator: the source's base, limit and break; first, top, end, ever used and what that is not,
    /// what the limit is not, used, peak, live, trim threshold; damaged, words, bits and heads. What may be anything there is the
    /// peak, which is told and no more, and the threshold.</summary>
    [Fact]
    public void The_free_lists_own_words()
    {
        HashSet<int> free = [10, 12];
        using var memory = new NativeBlock(64 * 1024);
        using var heap = new HostHeap<FreeListAllocator<BlockSource, PlainTags>>();
        heap.Allocator.Initialize(memory.Source());
        var blocks = new List<ulong>();
        for (int index = 0; index < 60; index++)
            blocks.Add((ulong)heap.Allocator.Allocate((ulong)(index * 17 % 900)));

        for (int index = 0; index < 60; index += 3)
            heap.Allocator.Free((void*)blocks[index]);

        Assert.True(heap.Allocator.Check());
        int flips = 0;
        for (int word = 0; word < heap.Words.Length; word++)
        {
            for (int bit = 0; bit < BitsInWord; bit++, flips++)
            {
                heap.Words[word] ^= 1UL << bit;
                Assert.True(!heap.Allocator.Check() || free.Contains(word), $"word {word}, bit {bit}");
                heap.Words[word] ^= 1UL << bit;
            }
        }

        output.WriteLine($"free lists: {flips} bits, none missed that would matter");
        Assert.True(heap.Allocator.Check());
    }

    /// <summary>Flips each bit, and asks that the check finds it.</summary>
    /// <param name="words">Where the bits are.</param>
    /// <param name="masks">Words of which only some bits mean something: which, and those.</param>
    /// <param name="check">The check.</param>
    /// <returns>How many there are.</returns>
    private static int FlipAll(Span<ulong> words, (int Word, ulong Bits)[] masks, Func<bool> check)
    {
        int flips = 0;
        for (int word = 0; word < words.Length; word++)
        {
            ulong meant = ulong.MaxValue;
            foreach ((int masked, ulong bits) in masks)
                meant = masked == word ? bits : meant;

            for (int bit = 0; bit < BitsInWord; bit++)
            {
                words[word] ^= 1UL << bit;
                Assert.True(!check() || (meant >> bit & 1) == 0, $"word {word}, bit {bit}");
                words[word] ^= 1UL << bit;
                flips += (int)(meant >> bit & 1);
            }
        }

        Assert.True(check());
        return flips;
    }

    /// <summary>Where the tables lie that entries lead to.</summary>
    private static List<ulong> Tables(HostPages pages)
    {
        ulong window = pages.Frames->Window;
        var tables = new List<ulong>();
        Add(pages.Mapper.Root.Value, PageTableEntry.TopShift);
        return tables;

        void Add(ulong table, int shift)
        {
            tables.Add(window + table);
            for (int index = 0; index < PageTableEntry.Count; index++)
            {
                PageTableEntry entry = ((PageTableEntry*)(window + table))[index];
                if (entry.IsTable(shift))
                    Add(entry.Target.Value, shift - PageTableEntry.IndexBits);
            }
        }
    }
}
