using System;
using System.Collections.Generic;
using System.Linq;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Regions;
using BareFlow.Tests.Unit;
using BareFlow.Tests.Unit.Memory;

namespace BareFlow.Tests.Properties;

/// <summary>What a step of a pattern does.</summary>
internal enum FootprintAction
{
    Allocate,
    Free,
    Resize,

    /// <summary>The block stays for ever.</summary>
    Leave,
}

/// <summary>One step of a pattern, over a few places that hold a block each.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Place">Where. A block that is there already is freed first by an allocation.</param>
/// <param name="Size">Bytes.</param>
internal sealed record FootprintStep(FootprintAction Action, int Place, ulong Size);

/// <summary>A pattern of steps that is gone through again and again.</summary>
/// <param name="Once">Steps at the beginning.</param>
/// <param name="Steps">Steps of each round.</param>
internal sealed record FootprintPattern(FootprintStep[] Once, FootprintStep[] Steps)
{
    public const int Places = 6;

    private const int MostOnce = 6;
    private const int MostSteps = 10;

    /// <summary>A pattern at random, of sizes that share a list with <paramref name="size"/> or lie beside it.</summary>
    public static FootprintPattern Create(Random random, ulong size) => new(
        [.. Enumerable.Range(0, random.Next(MostOnce)).Select(_ => Step(random, size))],
        [.. Enumerable.Range(0, 2 + random.Next(MostSteps - 2)).Select(_ => Step(random, size))]);

    /// <summary>The pattern with one step more, less, or another one.</summary>
    public FootprintPattern Mutate(Random random, ulong size)
    {
        bool isOnce = random.Next(3) == 0;
        var steps = new List<FootprintStep>(isOnce ? Once : Steps);
        int index = random.Next(steps.Count + 1);
        int kind = random.Next(4);
        if (kind == 0 && steps.Count > 1 && index < steps.Count)
            steps.RemoveAt(index);
        else if (kind == 1 && steps.Count < (isOnce ? MostOnce : MostSteps))
            steps.Insert(index, Step(random, size));
        else if (index < steps.Count)
            steps[index] = Step(random, size);

        return isOnce ? this with { Once = [.. steps] } : this with { Steps = [.. steps] };
    }

    private static FootprintStep Step(Random random, ulong size)
    {
        ulong part = Math.Max(size / 16, 16);
        ulong[] sizes =
        [
            size - 8, size + 8, size + (part / 2) - 8, size + part - 24, size + part - 8, size - part - 8, 24, (2 * size) - 8,
        ];
        FootprintAction action = random.Next(5) == 0 ? FootprintAction.Leave : (FootprintAction)random.Next(2);
        return new FootprintStep(action, random.Next(Places), sizes[random.Next(sizes.Length)]);
    }
}

/// <summary>Runs patterns on the free lists, and measures what memory they take.</summary>
internal sealed unsafe class FootprintRun : IDisposable
{
    private readonly NativeBlock _memory;
    private readonly HostHeap<FreeListAllocator<BlockSource, PlainTags>> _host = new();
    private readonly ulong[] _places = new ulong[FootprintPattern.Places];
    private ulong _footprint;

    public FootprintRun(ulong bytes) => _memory = new NativeBlock(bytes);

    private ref FreeListAllocator<BlockSource, PlainTags> Heap => ref _host.Allocator;

    /// <summary>How many bytes the heap spanned for each that was live at the peak; and whether its law holds.</summary>
    public (double Ratio, bool IsSound) Measure(FootprintPattern pattern, int rounds)
    {
        Heap.Initialize(_memory.Source());
        Heap.TrimThreshold = ulong.MaxValue;
        Array.Clear(_places);
        _footprint = 0;
        bool isServed = pattern.Once.All(Do);
        for (int round = 0; round < rounds && isServed; round++)
            isServed = pattern.Steps.All(Do);

        return (_footprint / (double)Math.Max(Heap.Statistics.PeakUsed, 1), Heap.Check());
    }

    public void Dispose()
    {
        _host.Dispose();
        _memory.Dispose();
    }

    private bool Do(FootprintStep step)
    {
        ref ulong place = ref _places[step.Place];
        if (step.Action is FootprintAction.Allocate or FootprintAction.Free)
        {
            Heap.Free((void*)place);
            place = 0;
        }

        if (step.Action == FootprintAction.Allocate)
            place = (ulong)Heap.Allocate(step.Size);
        else if (step.Action == FootprintAction.Resize && place != 0)
            place = (ulong)Heap.Reallocate((void*)place, step.Size);
        else if (step.Action == FootprintAction.Leave)
            place = 0;

        _footprint = Math.Max(_footprint, Heap.Held - Heap.TopBytes);
        return place != 0 || step.Action is not (FootprintAction.Allocate or FootprintAction.Resize);
    }
}
