using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace BareFlow.Tests.Properties;

/// <summary>What a loader's block says about the frames from 0 on, read a second time, plainly, in managed code.</summary>
/// <param name="block">The block.</param>
/// <param name="address">Where it lies; what it points to counts only inside of it.</param>
internal sealed class BootOracle(byte[] block, ulong address)
{
    private const uint PvhMagic = 0x336EC578;
    private const int EntrySize = 24;
    private const ulong FrameSize = 4096;
    private static readonly UInt128 Top = (UInt128)1 << 52;

    private readonly List<(UInt128 Start, UInt128 End, bool IsUsable)> _reports = [];

    /// <summary>How many ranges were reported.</summary>
    public int Reports => _reports.Count;

    /// <summary>Reads the block; false when it is none that a kernel may take.</summary>
    public bool TryRead(bool isMultiboot)
    {
        Report(0, 0x1000, false);
        Report(0xA_0000, 0x6_0000, false);
        return isMultiboot ? TryReadMultiboot() : TryReadPvh();
    }

    /// <summary>Takes note of a range.</summary>
    public void Report(ulong start, ulong size, bool isUsable)
    {
        UInt128 end = (UInt128)start + size;
        if (size > 0 && (!isUsable || end <= Top))
            _reports.Add((start, end, isUsable));
    }

    /// <summary>Which frames are usable: wholly inside what is said to be, and touched by nothing that is said not to be.</summary>
    public bool[] Usable(int frames)
    {
        var usable = new bool[frames];
        foreach ((UInt128 start, UInt128 end, bool _) in _reports.FindAll(report => report.IsUsable))
            Paint(usable, (start + FrameSize - 1) / FrameSize, end / FrameSize, true);

        // Two reports that meet within a frame make none of it usable: each is narrowed to its own whole frames.
        foreach ((UInt128 start, UInt128 end, bool _) in _reports.FindAll(report => !report.IsUsable))
            Paint(usable, start / FrameSize, (end + FrameSize - 1) / FrameSize, false);

        return usable;
    }

    private static void Paint(bool[] frames, UInt128 first, UInt128 end, bool value)
    {
        if (end > (UInt128)frames.Length)
            end = (UInt128)frames.Length;

        if (first < end)
            Array.Fill(frames, value, (int)first, (int)(end - first));
    }

    private bool TryReadMultiboot()
    {
        if (block.Length < 8 || Word(0) > block.Length)
            return false;

        long total = Word(0);
        Report(address, (ulong)total, false);
        for (long at = 8; at + 8 <= total; at = AlignUp(at + Word(at + 4)))
        {
            long size = Word(at + 4);
            if (Word(at) == 0 || size < 8 || at + size > total)
                break;

            ReadTag(Word(at), at + 8, at + size);
        }

        return true;
    }

    private void ReadTag(uint type, long at, long end)
    {
        if (type == 3 && end - at >= 8 && Word(at + 4) > Word(at))
            Report(Word(at), Word(at + 4) - Word(at), false);
        else if (type == 8 && end - at >= 30 && Long(at) >> 52 == 0)
            Report(Long(at), (ulong)Word(at + 8) * Word(at + 16), false);
        else if (type == 6 && end - at >= 8 && Word(at) >= EntrySize)
            ReadMap(at + 8, end, Word(at));
    }

    private bool TryReadPvh()
    {
        const int startInfo = 56;
        const int module = 32;
        if (block.Length < startInfo || Word(0) != PvhMagic)
            return false;

        Report(address, startInfo, false);
        ReadPvhText(Long(24));
        if (TryLocate(Long(16), (ulong)Word(12) * module, out long at))
        {
            for (long end = at + (long)Word(12) * module; at < end; at += module)
                Report(Long(at), Long(at + 8), false);
        }

        if (Word(4) >= 1 && TryLocate(Long(40), (ulong)Word(48) * EntrySize, out at))
            ReadMap(at, at + (long)Word(48) * EntrySize, EntrySize);

        return true;
    }

    private void ReadPvhText(ulong text)
    {
        if (TryLocate(text, 1, out _))
            Report(text, 1, false);
    }

    private void ReadMap(long at, long end, uint stride)
    {
        for (; at + stride <= end; at += stride)
            Report(Long(at), Long(at + 8), Word(at + 16) == 1);
    }

    /// <summary>Where in the block something lies; false when not all of it does. What is found is reported.</summary>
    private bool TryLocate(ulong start, ulong bytes, out long at)
    {
        UInt128 end = (UInt128)start + bytes;
        at = (long)(start - address);
        bool isInside = start >= address && end <= (UInt128)address + (ulong)block.Length;
        if (isInside)
            Report(start, bytes, false);

        return isInside;
    }

    /// <summary>The next place in the block that lies on a multiple of 8.</summary>
    private long AlignUp(long at) => (long)((address + (ulong)at + 7) / 8 * 8 - address);

    private uint Word(long at) => BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan((int)at));

    private ulong Long(long at) => BinaryPrimitives.ReadUInt64LittleEndian(block.AsSpan((int)at));
}
