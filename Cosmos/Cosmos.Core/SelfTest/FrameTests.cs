using BareFlow.Memory;
using BareFlow.Memory.Cases;
using BareFlow.Memory.Frames;
using Cosmos.Core.Image;
using Cosmos.Core.Memory;
using Cosmos.SelfTest;

namespace Cosmos.Core.SelfTest;

/// <summary>The machine's frames, and a small allocator of the test's own that can be used up.</summary>
[SelfTestSuite("frames")]
internal static unsafe class FrameTests
{
    // At least what an allocator of one block needs.
    private const int OwnMetadata = 640;

    /// <summary>Why a test of large frames is skipped.</summary>
    public static System.ReadOnlySpan<byte> NoLargeFrame => "no 2 MiB of RAM in one piece are free"u8;

    private static ref FrameAllocator Frames => ref PhysicalMemory.Frames;

    /// <summary>Every frame is counted once, all RAM is used or free, and no frame of the image can be allocated.</summary>
    [SelfTest("accounting")]
    internal static void Accounting(ref Verdict verdict)
    {
        verdict.That(PhysicalMemory.Check() && MemoryAccounting.Take().IsBalanced);
        bool isReserved = true;
        for (ulong at = ImageLayout.Start(); at < ImageLayout.End(); at += PhysFrame.Bytes)
            isReserved &= Frames.StateOf(new PhysFrame(new PhysAddr(at))) == FrameState.Reserved;

        verdict.That(isReserved);
    }

    /// <summary>Whether a large frame can be had: not on the smallest machines.</summary>
    public static bool HasLargeFrame() =>
        Frames.TryAllocate(FrameSize.Large, out PhysFrame frame) && Frames.TryFree(frame, FrameSize.Large);

    /// <summary>A frame of either size is counted while it is out, and taken back once.</summary>
    [SelfTest("sizes")]
    internal static void Sizes(ref Verdict verdict)
    {
        ulong before = PhysicalMemory.FreeBytes;
        if (!HasLargeFrame())
        {
            verdict.Skip(NoLargeFrame);
            return;
        }

        for (FrameSize size = FrameSize.Small; size <= FrameSize.Large; size++)
        {
            verdict.That(Frames.TryAllocate(size, out PhysFrame frame)
                && Frames.StateOf(frame) == FrameState.Used
                && PhysicalMemory.FreeBytes < before);
            verdict.That(Frames.TryFree(frame, size) && !Frames.TryFree(frame, size));
            verdict.Equal(before, PhysicalMemory.FreeBytes);
        }
    }

    /// <summary>Every frame of a block can be had, none twice, and the block as one when they are back.</summary>
    [SelfTest("exhaustion")]
    internal static void Exhaustion(ref Verdict verdict)
    {
        ulong* memory = stackalloc ulong[OwnMetadata / sizeof(ulong)];
        var frames = default(FrameAllocator);
        frames.Initialize(memory, FrameAllocator.FramesPerLarge);
        frames.Add(default, FrameAllocator.FramesPerLarge, FrameState.Free);
        ulong number = 0;
        while (frames.TryAllocate(FrameSize.Small, out PhysFrame frame) && frame.Number == number)
            number++;

        verdict.Equal(FrameAllocator.FramesPerLarge, number);
        while (number > 0)
            frames.Free(PhysFrame.At(--number), FrameSize.Small);

        verdict.That(frames.TryAllocate(FrameSize.Large, out _)
            && !frames.TryAllocate(FrameSize.Large, out _)
            && frames.Check());
    }
}
