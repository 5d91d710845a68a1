using System.Runtime.InteropServices;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Regions;
using BenchmarkDotNet.Attributes;

namespace BareFlow.Benchmarks;

/// <summary>The free-list allocator beside glibc: one block at a time, and a live set in which blocks are replaced.</summary>
public unsafe class FreeListBenchmarks
{
    private const int Live = 4096;
    private const nuint HeapSize = 1 << 30;

    private readonly void*[] _ours = new void*[Live];
    private readonly void*[] _theirs = new void*[Live];
    private HostBlock _memory = null!;
    private FreeListAllocator<BlockSource, PlainTags>* _heap;
    private uint _next;

    [Params(32, 512, 8192, 65536)]
    public uint Size { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _memory = new HostBlock(HeapSize);
        _heap = (FreeListAllocator<BlockSource, PlainTags>*)NativeMemory.AllocZeroed(
            (nuint)sizeof(FreeListAllocator<BlockSource, PlainTags>));
        _heap->Initialize(_memory.Source);
        for (uint slot = 0; slot < Live; slot++)
        {
            _ours[slot] = _heap->Allocate(SizeOf(slot));
            _theirs[slot] = NativeMemory.Alloc(SizeOf(slot));
        }
    }

    [GlobalCleanup]
    public void Empty()
    {
        foreach (void* block in _theirs)
            NativeMemory.Free(block);
        NativeMemory.Free(_heap);
        _memory.Dispose();
    }

    [Benchmark(Description = "one block, glibc")]
    public void GlibcOneBlock() => NativeMemory.Free(NativeMemory.Alloc(Size));

    [Benchmark(Description = "one block, free list")]
    public void FreeListOneBlock() => _heap->Free(_heap->Allocate(Size));

    [Benchmark(Description = "replace one of 4096, glibc")]
    public void GlibcReplace()
    {
        uint slot = NextSlot();
        NativeMemory.Free(_theirs[slot]);
        _theirs[slot] = NativeMemory.Alloc(SizeOf(_next));
    }

    [Benchmark(Description = "replace one of 4096, free list")]
    public void FreeListReplace()
    {
        uint slot = NextSlot();
        _heap->Free(_ours[slot]);
        _ours[slot] = _heap->Allocate(SizeOf(_next));
    }

    // Half to one and a half times Size.
    private uint SizeOf(uint number) => (Size / 2) + ((number >> 4) % Size);

    // A linear congruential generator: one multiplication, so that it weighs little.
    private uint NextSlot()
    {
        _next = (_next * 1664525) + 1013904223;
        return (_next >> 16) % Live;
    }
}
