using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Slabs;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Slabs;

/// <summary>A slab allocator over memory of its own, and a look into its tables.</summary>
/// <remarks>Tables are read and damaged where the allocator keeps them; a change of that layout shows as a test that finds
/// nothing where it looks.</remarks>
internal sealed unsafe class SlabHost<TLock> : IDisposable where TLock : unmanaged, ILock
{
    public const ulong SlabSize = 64 * 1024;

    private const ulong SizeOfClass = 128;
    private const ulong WordsOfClass = SizeOfClass / sizeof(ulong);
    private const ulong WordsOfSlab = 544 / sizeof(ulong);
    private const int FullBytes = 7;

    // Words of the allocator behind the address of the first slab.
    private const int FirstEmpty = 1;
    private const int Capacity = 2;
    private const int Given = 3;

    private readonly NativeBlock _memory;
    private readonly NativeBlock _tables;
    private readonly HostHeap<SlabSource.Log> _log = new();
    private readonly HostHeap<SlabAllocator<SlabSource, TLock>> _heap = new();

    /// <summary>A heap in memory of so many slabs, and its tables in memory of their own.</summary>
    public SlabHost(ulong slabs)
    {
        _memory = new NativeBlock(slabs * SlabSize, SlabSize);
        _tables = new NativeBlock(SlabAllocator<SlabSource, TLock>.TableBytes(slabs * SlabSize), SlabSize);
        if (!Heap.TryInitialize(Source(), Tables()))
            Assert.Fail("there is room for a slab");
    }

    public ref SlabAllocator<SlabSource, TLock> Heap => ref _heap.Allocator;

    public ref SlabSource.Log Log => ref _log.Allocator;

    /// <summary>The allocator's own bytes.</summary>
    public Span<ulong> Words => _heap.Words;

    /// <summary>Objects that a slab of a class holds.</summary>
    public static ulong ObjectsIn(int sizeClass) => SlabSize / SizeClasses.SizeOf(sizeClass);

    public SlabSource Source() => new(_memory.Source(), (SlabSource.Log*)Unsafe.AsPointer(ref Log));

    public SlabSource Tables() => new(_tables.Source(), (SlabSource.Log*)Unsafe.AsPointer(ref Log));

    /// <summary>The words that the allocator keeps of a class: lock, partial slabs, the slab that is carved, empty magazines and
    /// full ones, two words each, and the bytes of those.</summary>
    public ulong* ClassWords(int sizeClass) => (ulong*)_tables.Start.Pointer + (ulong)sizeClass * WordsOfClass;

    /// <summary>The words that it keeps of a slab: neighbours, counts, the words with bits, the bits.</summary>
    public ulong* SlabWords(int slab) => FirstSlab + (ulong)slab * WordsOfSlab;

    /// <summary>Behind the class of each slab, a byte each.</summary>
    private ulong* FirstSlab =>
        ClassWords(SizeClasses.Count) + (Heap.Capacity + SizeOfClass - 1) / SizeOfClass * WordsOfClass;

    /// <summary>Objects of a class that are in full magazines between threads.</summary>
    public ulong InDepot(int sizeClass) => ClassWords(sizeClass)[FullBytes] / SizeClasses.SizeOf(sizeClass);

    /// <summary>Objects that are in full magazines between threads.</summary>
    public ulong InDepots()
    {
        ulong count = 0;
        for (int sizeClass = 1; sizeClass < SizeClasses.Count; sizeClass++)
            count += InDepot(sizeClass);

        return count;
    }

    /// <summary>Slabs that are in a class.</summary>
    public ulong SlabsOf(int sizeClass)
    {
        ulong count = 0;
        for (ulong slab = 0; slab < Heap.Capacity; slab++)
            count += Heap.Classes[slab] == sizeClass ? 1UL : 0;

        return count;
    }

    /// <summary>Slabs that any class may have: those that are empty, and those that the source did not give yet.</summary>
    public ulong EmptySlabs
    {
        get
        {
            int objects = Words.LastIndexOf((ulong)Heap.Objects);
            Assert.Equal(Heap.Capacity, Words[objects + Capacity]);
            ulong count = Heap.Capacity - Words[objects + Given];
            for (var slab = (ulong*)Words[objects + FirstEmpty]; slab != null; slab = (ulong*)*slab)
                count++;

            return count;
        }
    }

    public void Dispose()
    {
        _heap.Dispose();
        _log.Dispose();
        _memory.Dispose();
        _tables.Dispose();
    }
}
