using System;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.BumpList;
using BareFlow.Memory.Regions;

namespace BareFlow.Tests.Unit;

/// <summary>Host memory, page-aligned unless more is asked for, that no garbage collector moves: what RAM is to the kernel.</summary>
public sealed unsafe class NativeBlock : IDisposable
{
    public const ulong PageSize = 4096;

    private readonly void* _start;

    public NativeBlock(ulong size, ulong alignment = PageSize)
    {
        _start = NativeMemory.AlignedAlloc((nuint)size, (nuint)alignment);
        Size = size;
    }

    public ulong Size { get; }

    public VirtAddr Start => new(_start);

    /// <summary>Where the block lies, for code that takes virtual and physical addresses to be the same.</summary>
    public PhysAddr Physical => new((ulong)_start);

    public BlockSource Source() => new(Start, Size);

    public BumpAllocator<BlockSource> Heap() => new(Source());

    public void Clear() => NativeMemory.Clear(_start, (nuint)Size);

    public void Dispose() => NativeMemory.AlignedFree(_start);
}
