using System;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Regions;

namespace BareFlow.Benchmarks;

/// <summary>Memory of the host for an allocator: dispose of it once.</summary>
internal sealed unsafe class HostBlock : IDisposable
{
    private const nuint Alignment = 4096;
    private readonly void* _start;
    private readonly nuint _size;

    public HostBlock(nuint size)
    {
        _start = NativeMemory.AlignedAlloc(size, Alignment);
        _size = size;
    }

    public BlockSource Source => new(new VirtAddr((ulong)_start), _size);

    public void Dispose() => NativeMemory.AlignedFree(_start);
}
