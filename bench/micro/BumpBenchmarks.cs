using System.Runtime.InteropServices;
using BareFlow.Memory.BumpList;
using BareFlow.Memory.Regions;
using BenchmarkDotNet.Attributes;

namespace BareFlow.Benchmarks;

/// <summary>The bump allocator beside glibc: a thousand blocks, then all of them released.</summary>
public unsafe class BumpBenchmarks
{
    private const int Blocks = 1000;
    private const nuint HeapSize = 16 << 20;

    private readonly void*[] _theirs = new void*[Blocks];
    private HostBlock _memory = null!;
    private BumpAllocator<BlockSource> _heap;

    [Params(32, 512, 8192)]
    public uint Size { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _memory = new HostBlock(HeapSize);
        _heap = new BumpAllocator<BlockSource>(_memory.Source);
    }

    [GlobalCleanup]
    public void Empty() => _memory.Dispose();

    [Benchmark(Description = "allocate, release all: glibc", OperationsPerInvoke = Blocks)]
    public void Glibc()
    {
        for (int index = 0; index < Blocks; index++)
            _theirs[index] = NativeMemory.Alloc(Size);
        foreach (void* block in _theirs)
            NativeMemory.Free(block);
    }

    [Benchmark(Description = "allocate, release all: bump", OperationsPerInvoke = Blocks)]
    public void Bump()
    {
        for (int index = 0; index < Blocks; index++)
            _heap.Allocate(Size);
        _heap.Reset();
    }
}
