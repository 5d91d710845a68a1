using System;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Frames;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Paging;

/// <summary>Frames that are pieces of host memory, under physical addresses of their own. What is handed out holds rubbish,
/// and what is given back is overwritten, so that nobody relies on either.</summary>
internal unsafe struct HostFrames : IFrameSource
{
    /// <summary>The physical address of the first frame: a multiple of 1 GiB, which no host pointer is near.</summary>
    public const ulong FirstAddress = 3UL << 30;

    private const byte Rubbish = 0xD7;
    private const int SmallInLarge = 512;

    private byte* _memory;
    private byte* _isUsed;
    private int _frames;

    /// <summary>Frames of 4 KiB that are handed out.</summary>
    public int Live;

    /// <summary>Most of them at a time.</summary>
    public int Limit;

    /// <summary>The virtual address at which physical address 0 would be seen.</summary>
    public readonly ulong Window => (ulong)_memory - FirstAddress;

    public readonly ulong FreeFrames => (ulong)(Math.Min(_frames, Limit) - Live);

    /// <summary>Takes host memory for <paramref name="frames"/> frames of 4 KiB.</summary>
    public static HostFrames* Create(int frames, int limit = int.MaxValue)
    {
        var source = (HostFrames*)NativeMemory.AllocZeroed((nuint)sizeof(HostFrames));
        source->_memory = (byte*)NativeMemory.AlignedAlloc((nuint)frames * (nuint)PhysFrame.Bytes, (nuint)PhysFrame.Bytes);
        source->_isUsed = (byte*)NativeMemory.AllocZeroed((nuint)frames);
        source->_frames = frames;
        source->Limit = limit;
        return source;
    }

    public static void Destroy(HostFrames* source)
    {
        NativeMemory.AlignedFree(source->_memory);
        NativeMemory.Free(source->_isUsed);
        NativeMemory.Free(source);
    }

    public bool TryAllocate(FrameSize size, out PhysFrame frame)
    {
        int count = FramesIn(size);
        for (int first = 0; first + count <= _frames && Live + count <= Limit; first += count)
        {
            var range = new Span<byte>(_isUsed + first, count);
            if (range.ContainsAnyExcept((byte)0))
                continue;

            range.Fill(1);
            Live += count;
            frame = new PhysFrame(new PhysAddr(FirstAddress + (ulong)first * PhysFrame.Bytes));
            BytesOf(first, count).Fill(Rubbish);
            return true;
        }

        frame = default;
        return false;
    }

    public readonly bool IsUsed(PhysFrame frame) =>
        frame.Address.Value >= FirstAddress
        && frame.Number - FirstAddress / PhysFrame.Bytes < (ulong)_frames
        && _isUsed[frame.Number - FirstAddress / PhysFrame.Bytes] != 0;

    public void Free(PhysFrame frame, FrameSize size)
    {
        int first = (int)((frame.Address.Value - FirstAddress) / PhysFrame.Bytes);
        int count = FramesIn(size);
        Assert.Equal(0, first % count);
        var range = new Span<byte>(_isUsed + first, count);
        Assert.False(range.ContainsAnyExcept((byte)1), "A frame was given back that was not handed out.");
        range.Clear();
        Live -= count;
        BytesOf(first, count).Fill(Rubbish);
    }

    private static int FramesIn(FrameSize size) => size == FrameSize.Small ? 1 : SmallInLarge;

    private readonly Span<byte> BytesOf(int first, int count) =>
        new(_memory + (ulong)first * PhysFrame.Bytes, count * (int)PhysFrame.Bytes);
}
