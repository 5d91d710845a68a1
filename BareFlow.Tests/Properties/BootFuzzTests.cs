using System;
using BareFlow.Memory;
using BareFlow.Memory.Frames;
using BareFlow.Tests.Unit;
using BareFlow.Tests.Unit.Core;
using BareFlow.Tests.Unit.Memory;
using Cosmos.Core.Loader;
using Cosmos.Core.Memory;
using Xunit;

namespace BareFlow.Tests.Properties;

/// <summary>Boot information that is wrong in every way, through the readers, the map and the frame allocator.</summary>
/// <remarks>Deterministic: a block is its number. A read outside of a block ends the process, as the pages around fault.</remarks>
public sealed unsafe class BootFuzzTests : IDisposable
{
    private const int Blocks = 100_000;

    // The frames that are looked at, below 8 MiB, where the blocks' ranges are: enough for all cases, few enough for many.
    private const int Frames = 2048;
    private const int LongestBlock = 0x8000;
    private const int AllFramesEvery = 100;

    // A full map becomes shorter when a report covers several runs.
    private const int NearlyFull = MemoryMap.MaximumRuns - 32;
    private const ulong ImageStart = 1 << 20;
    private const ulong ImageSize = 0x16_F800;
    private const nuint Address = 0x0A00_0000;

    private readonly GuardedBytes _memory = new(LongestBlock, address: Address);
    private readonly FrameHost _host = new(Frames);
    private int _known;
    private int _placed;
    private int _full;

    public void Dispose()
    {
        _host.Dispose();
        _memory.Dispose();
    }

    [Fact]
    public void No_block_crashes_the_kernel_or_makes_it_hand_out_what_is_not_usable()
    {
        for (int number = 0; number < Blocks; number++)
            Run(number);

        // The blocks are worth something: most are understood, and some fill the map.
        Assert.InRange(_known, Blocks * 3 / 4, Blocks - 1);
        Assert.InRange(_placed, Blocks / 2, _known - 1);
        Assert.InRange(_full, Blocks / 1000, Blocks / 10);
    }

    private void Run(int number)
    {
        var random = new Random(number);
        bool isMultiboot = random.Next(2) == 0;
        bool isAtEnd = random.Next(2) == 0;
        byte[] block = BootBlocks.Mutate(random, BootBlocks.Make(random, isMultiboot, Address));
        ulong start = isAtEnd ? (ulong)_memory.End - (ulong)block.Length : (ulong)_memory.Start;
        if (isAtEnd && !isMultiboot)
            MoveTables(block, start - Address);

        block.CopyTo(new Span<byte>((void*)start, block.Length));
        var record = new BootRecord();
        var oracle = new BootOracle(block, start);
        bool isKnown = record.TryRead(
            isMultiboot ? Multiboot2.LoaderMagic : 0, start, new MemoryWindow(start, start + (ulong)block.Length));
        Require(oracle.TryRead(isMultiboot) == isKnown, number, "is known");
        if (isKnown)
            CheckFrames(ref record.Memory, oracle, random, number);
    }

    /// <summary>Keeps the pointers of a PVH block right that was made for another address.</summary>
    private static void MoveTables(byte[] block, ulong distance)
    {
        foreach (int at in new[] { 16, 24, 40 })
        {
            if (at + sizeof(ulong) <= block.Length)
                BitConverter.TryWriteBytes(block.AsSpan(at), BitConverter.ToUInt64(block, at) + distance);
        }
    }

    private void CheckFrames(ref MemoryMap map, BootOracle oracle, Random random, int number)
    {
        _known++;
        _full += map.Count > NearlyFull ? 1 : 0;
        map.Add(ImageStart, ImageSize, MemoryKind.Kernel);
        oracle.Report(ImageStart, ImageSize, false);
        MemoryMapTests.AssertSorted(in map);

        // A report makes two runs at most.
        bool mayLose = oracle.Reports > MemoryMap.MaximumRuns / 2 - 2;
        if (!PhysicalMemory.TryPlace(ref map, out ulong start, out ulong frames))
            return;

        _placed++;
        oracle.Report(start, FrameAllocator.MetadataBytes(frames), false);
        bool[] usable = oracle.Usable(Frames);
        _host.Restart();
        PhysicalMemory.Fill(ref _host.Frames, in map);
        Require(_host.Frames.Check(), number, "accounting");
        for (int frame = 0; frame < Frames; frame++)
        {
            bool isFree = _host.Frames.StateOf(PhysFrame.At((ulong)frame)) == FrameState.Free;
            Require(isFree ? usable[frame] : mayLose || !usable[frame], number, $"frame {frame}");
        }

        Allocate(usable, random, number);
    }

    private void Allocate(bool[] usable, Random random, int number)
    {
        int left = number % AllFramesEvery == 0 ? Frames : 32;
        for (FrameSize size = FrameSize.Large; _host.Frames.TryAllocate(size, out PhysFrame frame) && left > 0; left--)
        {
            ulong count = size == FrameSize.Small ? 1 : FrameAllocator.FramesPerLarge;
            for (ulong given = frame.Number; given < frame.Number + count; given++)
            {
                Require(usable[given], number, $"frame {given} handed out");
                usable[given] = false;
            }

            bool hasLarge = _host.Frames.Statistics.FreeLarge > 0;
            size = hasLarge && random.Next(2) == 0 ? FrameSize.Large : FrameSize.Small;
        }

        Require(_host.Frames.Check(), number, "accounting after use");
    }

    private static void Require(bool holds, int number, string what)
    {
        if (!holds)
            Assert.Fail($"Block {number}: {what}");
    }
}
