using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Regions;
using Cosmos.Core.Console;
using Cosmos.Core.Memory;
using Cosmos.Core.Strings;

namespace Cosmos.Core.SelfTest;

/// <summary>What a test must leave as it was: taken before a test and compared after it, so that a leak is a failure.</summary>
internal unsafe struct Recount
{
    private const int Count = 6;

    private fixed ulong _values[Count];

    /// <summary>What is counted, one a line, in the order of the values.</summary>
    private static ReadOnlySpan<byte> Names =>
        "bytes used on the kernel heap\nblocks on the kernel heap\nbreak of the raw heap\nbytes of free frames\nbytes of blocks beside the heap\nkernel heap is sound\n"u8;

    /// <summary>The counts of this moment.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Recount Now()
    {
        HeapStatistics heap = Heap.Statistics;
        Recount now = default;
        now._values[0] = heap.Used;
        now._values[1] = heap.LiveBlocks;
        now._values[2] = RawHeap.Break().Value;
        now._values[3] = PhysicalMemory.FreeBytes;
        now._values[4] = MappedBlocks.Bytes;
        now._values[5] = Heap.Check() ? 1UL : 0;
        return now;
    }

    /// <summary>Counts again. Each count that differs is written as a KTAP diagnostic.</summary>
    /// <returns>Whether all are the same.</returns>
    public readonly bool IsSameNow()
    {
        bool isSame = true;
        Recount now = Now();
        ReadOnlySpan<byte> names = Names;
        for (int index = 0; index < Count; index++)
            isSame &= Compare(Text.Take(ref names, (byte)'\n'), _values[index], now._values[index]);

        return isSame;
    }

    /// <summary>Writes a count that differs as a KTAP diagnostic.</summary>
    /// <returns>Whether it is the same.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Compare(ReadOnlySpan<byte> what, ulong before, ulong after)
    {
        if (before == after)
            return true;

        Write(what, before, after);
        return false;
    }

    /// <summary>Writes a count that is not as it must be as a KTAP diagnostic.</summary>
    public static void Write(ReadOnlySpan<byte> what, ulong before, ulong after)
    {
        Terminal.Print("# recount: %d before, %d after: "u8, before, after);
        Terminal.WriteLine(what);
    }
}
