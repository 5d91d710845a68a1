using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BareFlow.Memory.Frames;

/// <summary>Hands out physical memory in frames of 4 KiB and 2 MiB, each in constant time, lowest addresses first.</summary>
/// <remarks>
/// Law: every frame is in one <see cref="FrameState"/>, and for each state the counter equals the frames that are in it.
/// A block is the 512 small frames of a large one. Its own count equals its free frames; it is in the set of whole blocks
/// exactly when all are free, in the set of broken ones exactly when some are, and each set knows its least member.
/// <see cref="Check"/> proves these lines.
/// Small frames come from the lowest broken block, so that whole blocks stay whole; a large frame may be freed piece by piece.
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

    // A byte for each frame's state, 2 for its block's count, and less than one for its bits in the two sets; each level of
    // a set is rounded up to 8 bytes.
    private const ulong BytesPerBlock = FramesPerLarge + sizeof(ushort) + 1;
    private const ulong SetRounding = 64;

    private byte* _states;
    private ushort* _free;
    private ulong _frames;
    private BlockSet _broken;
    private BlockSet _whole;
    private fixed ulong _counts[States];

    /// <summary>Frame numbers go up to this, exclusive.</summary>
    public readonly ulong Capacity => _frames;

    /// <inheritdoc />
    public readonly ulong FreeFrames => Count(FrameState.Free);

    /// <summary>The current state of the frames. Walks over the set of whole blocks.</summary>
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

    private static ReadOnlySpan<byte> Law => "the account of frames holds its law"u8;

    private readonly ulong Blocks => _frames >> LargeShift;

    /// <summary>Bytes that an allocator for <paramref name="frames"/> frames needs for itself: 1/4,000 of theirs.</summary>
    public static ulong MetadataBytes(ulong frames) =>
        (RequestSize.RoundUp(frames, FramesPerLarge) >> LargeShift) * BytesPerBlock + SetRounding;

    /// <summary>Begins with holes only.</summary>
    /// <param name="memory"><see cref="MetadataBytes"/> on an 8-byte boundary, which stay the allocator's.</param>
    /// <param name="frames">Frame numbers go up to this, exclusive; at most <see cref="MaximumFrames"/>. Rounded up to whole
    /// blocks.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Initialize(void* memory, ulong frames)
    {
        Invariant.Holds(frames <= MaximumFrames, "a frame allocator knows at most 512 GiB"u8);
        NativeMemory.Clear(memory, (nuint)MetadataBytes(frames));
        this = default;
        _frames = RequestSize.RoundUp(frames, FramesPerLarge);
        _counts[(int)FrameState.Hole] = _frames;
        _states = (byte*)_whole.Place(_broken.Place((ulong*)memory, Blocks), Blocks);
        _free = (ushort*)(_states + _frames);
    }

    /// <summary>Makes holes RAM.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="frames">How many; the last is below <see cref="Capacity"/>.</param>
    /// <param name="state">Their state from now on.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(PhysFrame first, ulong frames, FrameState state) => Move(first, frames, FrameState.Hole, state);

    /// <summary>Removes free frames for good.</summary>
    public void Reserve(PhysFrame first, ulong frames) => Move(first, frames, FrameState.Free, FrameState.Reserved);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryAllocate(FrameSize size, out PhysFrame frame)
    {
        frame = default;
        ulong block = size == FrameSize.Small ? _broken.First() : BlockSet.None;
        if (block == BlockSet.None)
            block = _whole.First();

        if (block == BlockSet.None)
            return false;

        ulong first = block << LargeShift;
        while (_states[first] != (byte)FrameState.Free)
            first++;

        frame = PhysFrame.At(first);
        Move(frame, FramesIn(size), FrameState.Free, FrameState.Used);
        return true;
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Free(PhysFrame frame, FrameSize size)
    {
        Invariant.Holds(TryFree(frame, size), "a frame that is freed is in use"u8);
        Invariant.Expensive(Check(), Law);
    }

    /// <summary>Frees a frame, if all of it is in use; else changes nothing.</summary>
    /// <returns>False for a frame that is free, reserved or no RAM, and for a large one off its 2 MiB boundary.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryFree(PhysFrame frame, FrameSize size) =>
        TryMove(frame.Number, FramesIn(size), FrameState.Used, FrameState.Free);

    /// <inheritdoc />
    public readonly bool IsUsed(PhysFrame frame) => StateOf(frame) == FrameState.Used;

    /// <summary>The state of a frame; a hole when it is above the frames that the allocator knows.</summary>
    public readonly FrameState StateOf(PhysFrame frame) =>
        frame.Number < _frames ? (FrameState)_states[frame.Number] : FrameState.Hole;

    /// <summary>How many frames are in a state.</summary>
    public readonly ulong Count(FrameState state) => _counts[(int)state];

    /// <summary>Whether the law holds. Looks at every frame.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly bool Check()
    {
        if (!IsLaidOut() || !_whole.Check(Blocks) || !_broken.Check(Blocks))
            return false;

        ulong leastWhole = BlockSet.None;
        ulong leastBroken = BlockSet.None;
        for (ulong block = Blocks; block-- > 0;)
        {
            ulong free = CountIn(block << LargeShift, FramesPerLarge, FrameState.Free);
            if (_whole.Contains(block))
                leastWhole = block;

            if (_broken.Contains(block))
                leastBroken = block;

            // A block that was just seen in a set is the least one so far.
            if (_free[block] != free || leastWhole == block != IsWhole(free) || leastBroken == block != IsBroken(free))
                return false;
        }

        for (ulong state = 0; state < States; state++)
        {
            if (CountIn(0, _frames, (FrameState)state) != _counts[state])
                return false;
        }

        return leastWhole == _whole.First() && leastBroken == _broken.First();
    }

    /// <summary>Whether the allocator's parts are where <see cref="Initialize"/> put them. Called before anything there is read.</summary>
    private readonly bool IsLaidOut()
    {
        BlockSet broken = default;
        BlockSet whole = default;
        var states = (byte*)whole.Place(broken.Place(_broken.Memory, Blocks), Blocks);
        return _frames % FramesPerLarge == 0
            && broken.IsAt(in _broken)
            && whole.IsAt(in _whole)
            && states == _states
            && _free == (ushort*)(states + _frames);
    }

    private static ulong FramesIn(FrameSize size) => 1UL << ((int)size * LargeShift);

    private static bool IsWhole(ulong free) => free == FramesPerLarge;

    private static bool IsBroken(ulong free) => free - 1 < FramesPerLarge - 1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly ulong CountIn(ulong first, ulong frames, FrameState state)
    {
        ulong count = 0;
        for (byte* at = _states + first; frames > 0; frames--)
            count += *at++ == (byte)state ? 1UL : 0;

        return count;
    }

    private readonly bool AreAll(ulong first, ulong frames, FrameState state) =>
        first <= _frames && frames <= _frames - first && CountIn(first, frames, state) == frames;

    /// <summary>Changes the state of frames, in steps as large as their boundaries allow. A frame that is not in the expected
    /// state breaks an invariant before anything is changed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Move(PhysFrame first, ulong frames, FrameState from, FrameState to)
    {
        Invariant.Holds(AreAll(first.Number, frames, from), "a frame is what it is taken for"u8);
        for (ulong frame = first.Number; frames > 0;)
        {
            ulong step = frame % FramesPerLarge == 0 && frames >= FramesPerLarge ? FramesPerLarge : 1;
            TryMove(frame, step, from, to);
            frame += step;
            frames -= step;
        }

        Invariant.Expensive(Check(), Law);
    }

    /// <summary>Changes the state of a frame, small or large, if all of it is in the expected state.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryMove(ulong frame, ulong frames, FrameState from, FrameState to)
    {
        if (frame >= _frames || (frame & (frames - 1)) != 0 || CountIn(frame, frames, from) != frames)
            return false;

        Unsafe.InitBlockUnaligned(_states + frame, (byte)to, (uint)frames);
        _counts[(ulong)from] -= frames;
        _counts[(ulong)to] += frames;
        ulong block = frame >> LargeShift;
        ulong free = _free[block];
        free -= from == FrameState.Free ? frames : 0;
        free += to == FrameState.Free ? frames : 0;
        _free[block] = (ushort)free;
        _whole.Set(block, IsWhole(free));
        _broken.Set(block, IsBroken(free));
        return true;
    }
}
