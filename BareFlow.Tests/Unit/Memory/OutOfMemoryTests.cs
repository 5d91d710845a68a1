using System;
using System.Collections.Generic;
using System.Linq;
using BareFlow.Memory.FreeList;
using BareFlow.Tests.Properties;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>Memory runs out at every step of a workload, once for each step: nothing is lost, nothing leaks, and the
/// workload goes on to its end.</summary>
/// <remarks>The model looks at the contents of every block, at the law and at the statistics after each step.</remarks>
public unsafe class OutOfMemoryTests
{
    private const int Allocations = 1000;
    private const int Seed = 3;
    private const ulong HeapSize = 64 * 1024 * 1024;

    /// <summary>No free piece is as large as this: it takes growth.</summary>
    private const ulong MoreThanIsFree = HeapSize / 2;

    private static readonly HeapStep[] Workload = [.. Steps()];

    [Fact]
    public void Any_one_of_the_first_1000_allocations_can_fail()
    {
        GatedSource.Gate gate = default;
        HeapConfiguration gated = Gated(&gate);
        using var memory = new NativeBlock(HeapSize);
        for (int failing = 1; failing <= Allocations; failing++)
        {
            gate = default;
            using HeapModel model = gated.NewModel(memory);
            RunFailing(model, failing, ref gate);
        }
    }

    [Fact]
    public void Any_growth_of_the_heap_can_be_refused()
    {
        GatedSource.Gate gate = default;
        HeapConfiguration gated = Gated(&gate);
        using var memory = new NativeBlock(HeapSize);
        int growths = 1;
        int runs = 0;
        for (; runs < growths; runs++)
        {
            // A step that is refused is asked for again in its exact size: both must be.
            gate = default;
            gate.FirstRefused = runs + 1;
            gate.FirstGranted = gate.FirstRefused + 2;
            using HeapModel model = gated.NewModel(memory);
            foreach (HeapStep step in Workload)
                model.Do(step);

            model.FreeAll();
            growths = gate.Asked;
        }

        Assert.True(runs > 10, $"Only {runs} growths were refused.");
    }

    private static void RunFailing(HeapModel model, int failing, ref GatedSource.Gate gate)
    {
        int allocations = 0;
        foreach (HeapStep step in Workload)
        {
            if (Allocates(step) && ++allocations == failing)
                FailEachKind(model, ref gate);

            model.Do(step);
        }

        model.FreeAll();
    }

    private static void FailEachKind(HeapModel model, ref GatedSource.Gate gate)
    {
        gate.Close();
        int asked = gate.Asked;
        foreach (HeapAction action in Enum.GetValues<HeapAction>().Where(action => Allocates(new HeapStep(action, 0, 0))))
        {
            for (ushort which = 0; which < 3; which++)
                model.Do(new HeapStep(action, MoreThanIsFree, which));
        }

        Assert.True(gate.Asked > asked, "Nothing failed: the source was not asked.");
        gate.Open();
    }

    private static bool Allocates(HeapStep step) => step.Action is not (HeapAction.Free or HeapAction.FreeAll);

    private static IEnumerable<HeapStep> Steps()
    {
        var random = new Random(Seed);
        HeapAction[] actions =
            [HeapAction.Allocate, HeapAction.AllocateAligned, HeapAction.AllocateZeroed, HeapAction.Reallocate];
        for (int allocations = 0; allocations < Allocations; allocations++)
        {
            ulong size = (ulong)(random.Next(8) == 0 ? random.Next(30_000) : random.Next(600));
            yield return new HeapStep(actions[random.Next(actions.Length)], size, (ushort)random.Next(ushort.MaxValue));
            if (random.Next(3) == 0)
                yield return new HeapStep(HeapAction.Free, 0, (ushort)random.Next(ushort.MaxValue));
        }
    }

    private static HeapConfiguration<FreeListAllocator<GatedSource, PlainTags>> Gated(GatedSource.Gate* gate) =>
        new("free list, gated source")
        {
            Reuses = true,
            MayRefuse = true,
            Overhead = sizeof(ulong),
            Start = (ref heap, memory) => heap.Initialize(new GatedSource(memory.Source(), gate)),
        };
}
