using System;
using System.Collections.Generic;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Findings;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using BareFlow.Memory.Regions;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Hardening;

/// <summary>A hardened heap over a block of its own, and what tests ask of it.</summary>
internal sealed unsafe class HardenedHeap : IDisposable
{
    /// <summary>One secret for all heaps of the program, as <see cref="SealedTags.Key"/> is one.</summary>
    public const ulong Secret = 0x5DEECE66D_2545F49;

    /// <summary>The place that allocates, where a test says nothing else.</summary>
    public const ulong Site = 0x401234;

    public const ulong DefaultSize = 256 * 1024;

    /// <summary>Bytes from the inner heap's header to the user's first byte.</summary>
    public const int HeaderDistance = 24;

    /// <summary>Bytes from the guard to the user's first byte.</summary>
    public const int GuardDistance = 16;

    public HardenedAllocator<BlockSource> Allocator;

    private readonly NativeBlock _memory;

    public HardenedHeap(HardeningLevel level, ulong size = DefaultSize)
    {
        FindingRecorder.Take();
        _memory = new NativeBlock(size);
        Allocator.Initialize(_memory.Source(), level, Secret);
        Allocator.CallSite = Site;
    }

    public NativeBlock Memory => _memory;

    public byte* Allocate(ulong size)
    {
        byte* block = (byte*)Allocator.Allocate(size);
        Assert.True(block != null, $"{size} bytes could not be had.");
        return block;
    }

    /// <summary>The law holds, and walking the heap finds nothing new.</summary>
    public void AssertSound()
    {
        Assert.True(Allocator.Check());
        Assert.Empty(FindingRecorder.Take());
    }

    /// <summary>After everything was freed, every byte can be had again.</summary>
    public void AssertEmpty()
    {
        Allocator.Trim(0);
        HeapStatistics statistics = Allocator.Statistics;
        Assert.Equal((0UL, 0UL), (statistics.Used, statistics.LiveBlocks));
        AssertSound();
    }

    /// <summary>The one thing that was reported.</summary>
    public static HeapFinding Single() => Assert.Single(FindingRecorder.Take());

    /// <summary>One finding about a block itself.</summary>
    public static void AssertOne(HeapFault fault, byte* block, ulong size, long firstBadByte = HeapFinding.UnknownByte)
    {
        HeapFinding finding = Single();
        Assert.Equal(
            (fault, (ulong)block, (ulong)block, size, firstBadByte),
            (finding.Fault, finding.Address, finding.Block, finding.Size, finding.FirstBadByte));
    }

    public void Dispose() => _memory.Dispose();
}
