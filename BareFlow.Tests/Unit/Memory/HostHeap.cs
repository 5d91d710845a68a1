using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>An allocator where no garbage collector moves it, for it may point into itself.</summary>
internal sealed unsafe class HostHeap<TAllocator> : IDisposable where TAllocator : unmanaged
{
    private readonly TAllocator* _allocator = (TAllocator*)NativeMemory.AllocZeroed((nuint)sizeof(TAllocator));

    public ref TAllocator Allocator => ref *_allocator;

    /// <summary>The allocator's own bytes, for tests that damage them.</summary>
    public Span<ulong> Words => new(_allocator, sizeof(TAllocator) / sizeof(ulong));

    public void Dispose() => NativeMemory.Free(_allocator);
}
