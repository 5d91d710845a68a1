using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.BumpList;
using BareFlow.Memory.Cases;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using BareFlow.Memory.Regions;
using BareFlow.Tests.Properties;
using BareFlow.Tests.Unit.Memory.Hardening;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>An allocator with its hardening and its source: what the cases and the model are run over.</summary>
internal abstract class HeapConfiguration
{
    /// <summary>Every configuration there is. One more is one more entry.</summary>
    public static readonly IReadOnlyList<HeapConfiguration> All =
    [
        new HeapConfiguration<BumpAllocator<BlockSource>>("bump")
        {
            Start = static (ref heap, memory) => heap = memory.Heap(),
        },
        new HeapConfiguration<BumpAllocator<ZeroedSource>>("bump, zeroed source")
        {
            Start = static (ref heap, memory) =>
                heap = new BumpAllocator<ZeroedSource>(new ZeroedSource(memory.Source())),
        },
        new HeapConfiguration<FreeListAllocator<BlockSource, PlainTags>>("free list")
        {
            Reuses = true,
            Overhead = sizeof(ulong),
            Start = static (ref heap, memory) => heap.Initialize(memory.Source()),
        },
        new HeapConfiguration<FreeListAllocator<ZeroedSource, PlainTags>>("free list, zeroed source")
        {
            Reuses = true,
            Overhead = sizeof(ulong),
            Start = static (ref heap, memory) => heap.Initialize(new ZeroedSource(memory.Source())),
        },
        new HeapConfiguration<HardenedAllocator<BlockSource>>("free list, checks")
        {
            Reuses = true,
            Start = static (ref heap, memory) => heap.Initialize(memory.Source(), HardeningLevel.Checks, HardenedHeap.Secret),
        },

        // A quarantine keeps freed blocks back for a while.
        new HeapConfiguration<HardenedAllocator<BlockSource>>("free list, full")
        {
            Start = static (ref heap, memory) => heap.Initialize(memory.Source(), HardeningLevel.Full, HardenedHeap.Secret),
        },
    ];

    /// <summary>What a failure calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it gives out again what was freed.</summary>
    public bool Reuses { get; init; }

    /// <summary>Bytes that a block costs beside those that may be used; null where that is no constant.</summary>
    public ulong? Overhead { get; init; }

    /// <summary>Whether its source may refuse to grow although there is room.</summary>
    public bool MayRefuse { get; init; }

    /// <summary>The cases that hold for it, found by reflection, so that a new one cannot be forgotten here.</summary>
    public IEnumerable<string> Cases => CaseMethods.Select(method => method.Name);

    private protected IEnumerable<MethodInfo> CaseMethods =>
        PublicMethods(typeof(AllocatorCases))
            .Where(IsCase)
            .Concat(Reuses ? PublicMethods(typeof(ReuseCases)).Where(IsCase) : []);

    public static HeapConfiguration Named(string name) => All.Single(configuration => configuration.Name == name);

    /// <summary>Runs a case on an empty heap, which must be left without a block.</summary>
    public abstract Verdict Run(string name, NativeBlock memory);

    /// <summary>An empty heap beside a model of it.</summary>
    public abstract HeapModel NewModel(NativeBlock memory);

    private static bool IsCase(MethodInfo method) => method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "SelfTestAttribute");

    private static MethodInfo[] PublicMethods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);
}

/// <summary>Starts an allocator where it lies.</summary>
internal delegate void HeapStart<TAllocator>(ref TAllocator heap, NativeBlock memory);

/// <summary>A case of the list that the kernel runs, too.</summary>
internal delegate void HeapCase<TAllocator>(ref Verdict verdict, ref TAllocator heap);

/// <inheritdoc />
internal sealed class HeapConfiguration<TAllocator>(string name) : HeapConfiguration
    where TAllocator : unmanaged, IAllocator
{
    /// <inheritdoc />
    public override string Name => name;

    /// <summary>Starts the allocator over the memory.</summary>
    public required HeapStart<TAllocator> Start { get; init; }

    /// <inheritdoc />
    public override Verdict Run(string caseName, NativeBlock memory)
    {
        MethodInfo method = CaseMethods.Single(method => method.Name == caseName);
        var run = method.MakeGenericMethod(typeof(TAllocator)).CreateDelegate<HeapCase<TAllocator>>();
        using var heap = new HostHeap<TAllocator>();
        Start(ref heap.Allocator, memory);
        Verdict verdict = default;
        run(ref verdict, ref heap.Allocator);
        verdict.Equal(0, heap.Allocator.Statistics.LiveBlocks);
        verdict.That(heap.Allocator.Check());
        return verdict;
    }

    /// <inheritdoc />
    public override HeapModel NewModel(NativeBlock memory)
    {
        var heap = new HostHeap<TAllocator>();
        Start(ref heap.Allocator, memory);
        return new HeapModel<TAllocator>(heap, memory, this);
    }
}
