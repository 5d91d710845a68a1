using System.Numerics;

namespace BareFlow.Memory.Allocators;

/// <summary>The blocks of a heap by size class: used and free blocks, their bytes, and how scattered the free bytes are.</summary>
/// <remarks>Class <c>n</c> counts the blocks of 2^n to 2^(n+1) - 1 bytes. The kernel prints it.</remarks>
public unsafe struct HeapMap
{
    /// <summary>Classes in all.</summary>
    public const int Classes = 40;

    private fixed ulong _usedBlocks[Classes];
    private fixed ulong _usedBytes[Classes];
    private fixed ulong _freeBlocks[Classes];
    private fixed ulong _freeBytes[Classes];

    /// <summary>Bytes in used blocks.</summary>
    public ulong Used;

    /// <summary>Bytes in free blocks, and those that were never handed out.</summary>
    public ulong Free;

    /// <summary>Bytes of the largest piece that is free.</summary>
    public ulong LargestFree;

    /// <summary>Used blocks of a class.</summary>
    public readonly ulong UsedBlocks(int sizeClass) => _usedBlocks[Known(sizeClass)];

    /// <summary>Bytes in used blocks of a class.</summary>
    public readonly ulong UsedBytes(int sizeClass) => _usedBytes[Known(sizeClass)];

    /// <summary>Free blocks of a class.</summary>
    public readonly ulong FreeBlocks(int sizeClass) => _freeBlocks[Known(sizeClass)];

    /// <summary>Bytes in free blocks of a class.</summary>
    public readonly ulong FreeBytes(int sizeClass) => _freeBytes[Known(sizeClass)];

    /// <summary>How scattered the free memory is, in percent: 0 for one piece, near 100 for many small pieces. The part
    /// of the free bytes that a request for the largest free piece would leave.</summary>
    public readonly uint Fragmentation => Free == 0 ? 0 : (uint)((Free - LargestFree) * 100 / Free);

    private static int Known(int sizeClass)
    {
        Invariant.Holds((uint)sizeClass < Classes, "a class of a heap map is one of 40"u8);
        return sizeClass;
    }

    /// <summary>Counts a block.</summary>
    internal void Add(ulong size, bool isUsed)
    {
        int sizeClass = BitOperations.Log2(size);
        if (isUsed)
        {
            _usedBlocks[sizeClass]++;
            _usedBytes[sizeClass] += size;
            Used += size;
            return;
        }

        _freeBlocks[sizeClass]++;
        _freeBytes[sizeClass] += size;
        AddTop(size);
    }

    /// <summary>Counts free memory that is not a block: the memory behind the last block.</summary>
    internal void AddTop(ulong bytes)
    {
        Free += bytes;
        if (bytes > LargestFree)
            LargestFree = bytes;
    }
}
