using System;
using System.Runtime.InteropServices;

namespace Cosmos.Core.Memory;

/// <summary>The core's heap: blocks that the garbage collector knows nothing of. Safe from any thread.</summary>
public static unsafe class Heap
{
    /// <summary>Does nothing: the heap is there from boot.</summary>
    public static void Init()
    {
    }

    /// <summary>A block of at least so many bytes, on a 16-byte boundary; what it holds is anything. 0 bytes are a block
    /// too.</summary>
    /// <exception cref="OutOfMemoryException">There is no room for it.</exception>
    public static byte* Alloc(uint aSize) => (byte*)NativeMemory.Alloc(aSize);

    /// <summary>The block, or another that begins with what it held, with at least so many bytes.</summary>
    /// <param name="aPtr">A block, which is gone when the result is another; null for none.</param>
    /// <param name="newSize">Bytes.</param>
    /// <exception cref="OutOfMemoryException">There is no room for it; the block stays.</exception>
    public static byte* Realloc(byte* aPtr, uint newSize) => (byte*)NativeMemory.Realloc(aPtr, newSize);

    /// <summary>Gives a block back; null is allowed. What is no block is found by a hardened heap, which panics.</summary>
    public static void Free(void* aPtr) => NativeMemory.Free(aPtr);

    /// <summary>Collects all garbage of the .NET heap, and waits for it.</summary>
    /// <returns>Bytes that became free, not objects as in Cosmos: the collector does not count them.</returns>
    public static int Collect()
    {
        long before = GC.GetTotalMemory(forceFullCollection: false);
        GC.Collect();
        long freed = before - GC.GetTotalMemory(forceFullCollection: false);
        return (int)Math.Clamp(freed, 0, int.MaxValue);
    }
}
