using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory.Allocators;

namespace BareFlow.Memory.Frames;

/// <summary>Hands out physical memory in frames of 4 KiB and 2 MiB, each in constant time, lowest addresses first.</summary>
/// <remarks>
/// Law: every frame is in one <see cref="FrameState"/>, and for each state the counter equals the frames that are in it.
/// A block is the 512 frames of one large frame: it is in the set of whole blocks exactly when all are free, and in the set
/// of broken ones exactly when some are. <see cref="Check"/> proves these lines.
/// Small frames come from the lowest broken block, so that whole ones last; a large frame may be given back piece by piece.
/// Knows frames by number only and touches none of them, so it runs over any memory map, in the kernel and on a host.
/// Not safe against interrupts or other threads: one owner, or one lock.
/// </remarks>
public unsafe struct FrameAllocator : IFrameSource
{
    /// <summary>Small frames in a large one.</summary>
    public const ulong FramesPerLarge = 1UL << LargeShift;

    /// <summary>Most frames that one allocator knows: 512 GiB of them.</summary>
    public const ulong MaximumFrames = BlockSet.Capacity << LargeShift;

    private const int LargeShift = 9;
    private const int States = 4;
    private const int WordShift = 6;
    private const ulong LastBit = (1UL << WordShift) - 1;

    // Two words for 64 frames: the low bits of their states, and the high bits.
    private ulong* _states;
    private ulong _frames;
    private BlockSet _broken;
    private BlockSet _whole;
    private fixed ulong _counts[States];

    /// <summary>Frame numbers go up to this, exclusive.</summary>
    public readonly ulong Capacity => _frames;

    /// <summary>What the frames are now. Walks over the set of whole blocks.</summary>
    public readonly FrameStatistics Statistics
    {
        get
        {
            FrameStatistics statistics = default;
            statistics.Free = Count(FrameState.Free);
            statistics.Used = Count(FrameState.Used);
            statistics.Reserved = Count(FrameState.Reserved);
            statistics.Total = _frames - Count(FrameState.Hole);
            for (ulong block = 0; block < Blocks; block++)
                statistics.FreeLarge += _whole.Contains(block) ? 1UL : 0;

            return statistics;
        }
    }

    private readonly ulong Blocks => _frames >> LargeShift;

    /// <summary>Bytes that an allocator for <paramref name="frames"/> frames needs for itself: 1/16,000 of them.</summary>
    public static ulong MetadataBytes(ulong frames)
    {
        var layout = default(FrameAllocator);
        return (ulong)layout.Place(null, frames);
    }

    /// <summary>Begins with holes only.</summary>
    /// <param name="memory"><see cref="MetadataBytes"/> on an 8-byte boundary, which stay the allocator's.</param>
    /// <param name="frames">Frame numbers go up to this, exclusive; at most <see cref="MaximumFrames"/>. Rounded up to whole
    /// blocks.</param>
    public void Initialize(void* memory, ulong frames)
    {
        this = default;
        ulong* end = Place((ulong*)memory, frames);
        NativeMemory.Clear(memory, (nuint)((ulong)end - (ulong)memory));
        _counts[(int)FrameState.Hole] = _frames;
    }

    /// <summary>Makes holes RAM.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="frames">How many; the last is below <see cref="Capacity"/>.</param>
    /// <param name="state">What they are from now on.</param>
    public void Add(PhysFrame first, ulong frames, FrameState state) =>
        Require(TryMove(first.Number, frames, FrameState.Hole, state), "no frame is added twice"u8);

    /// <summary>Takes free frames out for good.</summary>
    public void Reserve(PhysFrame first, ulong frames) =>
        Require(TryMove(first.Number, frames, FrameState.Free, FrameState.Reserved), "a frame that is reserved was free"u8);

    /// <inheritdoc />
    public bool TryAllocate(FrameSize size, out PhysFrame frame)
    {
        frame = default;
        ulong block = size == FrameSize.Small ? _broken.First() : BlockSet.None;
        if (block == BlockSet.None)
            block = _whole.First();

        if (block == BlockSet.None)
            return false;

        ulong first = FirstFree(block);
        Require(
            TryMove(first, FramesIn(size), FrameState.Free, FrameState.Used), "a frame that is handed out was free"u8);
        frame = PhysFrame.At(first);
        return true;
    }

    /// <inheritdoc />
    public void Free(PhysFrame frame, FrameSize size) => Require(TryFree(frame, size), "a frame that is freed was in use"u8);

    /// <summary>Takes a frame back, if all of it is in use; else changes nothing.</summary>
    /// <returns>False for a frame that is free, reserved or no RAM, and for a large one off its 2 MiB boundary.</returns>
    public bool TryFree(PhysFrame frame, FrameSize size) =>
        frame.Number % FramesIn(size) == 0
        && TryMove(frame.Number, FramesIn(size), FrameState.Used, FrameState.Free);

    /// <summary>What a frame is; a hole when it lies above what the allocator knows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly FrameState StateOf(PhysFrame frame)
    {
        int state = States - 1;
        while (state > 0 && !AreAll(frame.Number, 1, (FrameState)state))
            state--;

        return (FrameState)state;
    }

    /// <summary>How many frames are in a state.</summary>
    public readonly ulong Count(FrameState state) => _counts[(int)state];

    /// <summary>Whether the law holds. Looks at every frame.</summary>
    public readonly bool Check()
    {
        bool holds = _broken.Check(Blocks) && _whole.Check(Blocks);
        for (int state = 0; state < States; state++)
            holds &= CountIn(0, _frames, (FrameState)state) == _counts[state];

        for (ulong block = 0; block < Blocks; block++)
        {
            ulong free = FreeIn(block);
            holds &= _whole.Contains(block) == IsWhole(free) && _broken.Contains(block) == IsBroken(free);
        }

        return holds;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Require(bool holds, ReadOnlySpan<byte> text) => Invariant.Holds(holds, text);

    private static ulong FramesIn(FrameSize size) => size == FrameSize.Small ? 1 : FramesPerLarge;

    private static bool IsWhole(ulong free) => free == FramesPerLarge;

    private static bool IsBroken(ulong free) => free is > 0 and < FramesPerLarge;

    /// <summary>The bits of the word of <paramref name="first"/> that stand for frames from it up to
    /// <paramref name="end"/>, exclusive.</summary>
    private static ulong Mask(ulong first, ulong end)
    {
        ulong mask = ulong.MaxValue << (int)first;
        return (first | LastBit) < end ? mask : mask & (ulong.MaxValue >> -(int)end);
    }

    private static ulong NextWord(ulong frame) => (frame | LastBit) + 1;

    /// <summary>All bits, when bit <paramref name="plane"/> of the state is set.</summary>
    private static ulong Plane(FrameState state, int plane) => 0 - ((ulong)state >> plane & 1);

    private ulong* Place(ulong* memory, ulong frames)
    {
        Require(frames <= MaximumFrames, "a frame allocator knows at most 512 GiB"u8);
        _frames = RequestSize.RoundUp(frames, FramesPerLarge);
        _states = memory;
        memory = _broken.Place(WordsOf(_frames), Blocks);
        return _whole.Place(memory, Blocks);
    }

    /// <summary>The two words with the states of a frame and its neighbours.</summary>
    private readonly ulong* WordsOf(ulong frame) => _states + (frame >> WordShift) * 2;

    private readonly ulong InState(ulong frame, FrameState state)
    {
        ulong* words = WordsOf(frame);
        return ~(words[0] ^ Plane(state, 0)) & ~(words[1] ^ Plane(state, 1));
    }

    /// <summary>How many of the frames from <paramref name="first"/> up to <paramref name="end"/> are in a state.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly ulong CountIn(ulong first, ulong end, FrameState state)
    {
        ulong count = 0;
        for (; first < end; first = NextWord(first))
            count += (ulong)BitOperations.PopCount(InState(first, state) & Mask(first, end));

        return count;
    }

    private readonly ulong FreeIn(ulong block) =>
        CountIn(block << LargeShift, (block + 1) << LargeShift, FrameState.Free);

    private readonly bool AreAll(ulong first, ulong frames, FrameState state) =>
        first < _frames && frames <= _frames - first && CountIn(first, first + frames, state) == frames;

    /// <summary>The first free frame of a block that has one.</summary>
    private readonly ulong FirstFree(ulong block)
    {
        ulong frame = block << LargeShift;
        ulong free;
        while ((free = InState(frame, FrameState.Free)) == 0)
            frame = NextWord(frame);

        return frame + (ulong)BitOperations.TrailingZeroCount(free);
    }

    /// <summary>Gives frames another state, if all of them are in the one that they should be in.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryMove(ulong first, ulong frames, FrameState from, FrameState to)
    {
        if (!AreAll(first, frames, from))
            return false;

        _counts[(int)from] -= frames;
        _counts[(int)to] += frames;
        ulong end = first + frames;
        for (ulong frame = first; frame < end; frame = NextWord(frame))
            SetState(frame, Mask(frame, end), to);

        for (ulong block = first >> LargeShift; block << LargeShift < end; block++)
        {
            ulong free = FreeIn(block);
            _whole.Set(block, IsWhole(free));
            _broken.Set(block, IsBroken(free));
        }

        return true;
    }

    private readonly void SetState(ulong frame, ulong mask, FrameState state)
    {
        ulong* words = WordsOf(frame);
        words[0] = (words[0] & ~mask) | (Plane(state, 0) & mask);
        words[1] = (words[1] & ~mask) | (Plane(state, 1) & mask);
    }
}
