using System.Runtime.CompilerServices;
using Cosmos.Core.Memory;

namespace Cosmos.Core.Threads;

/// <summary>A thread's value under each key: the first keys have room in the control block, others in blocks of the heap that come when
/// they are needed.</summary>
internal unsafe struct ThreadValues
{
    /// <summary>Keys of a block.</summary>
    public const int BlockCount = 32;

    private Block _first;
    private Blocks _others;

    /// <summary>The place of a value; null where there is no block for it.</summary>
    public ThreadValue* Find(uint key)
    {
        if (key < BlockCount)
            return (ThreadValue*)Unsafe.AsPointer(ref _first) + key;

        var block = (ThreadValue*)_others[(int)(key / BlockCount)];
        return block == null ? null : block + key % BlockCount;
    }

    /// <summary>Makes the block of a value.</summary>
    /// <returns>Null when there is no memory.</returns>
    public ThreadValue* Make(uint key)
    {
        _others[(int)(key / BlockCount)] = (ulong)Heap.AllocateZeroed(BlockCount, (ulong)sizeof(ThreadValue));
        return Find(key);
    }

    /// <summary>Releases the blocks.</summary>
    public void Release()
    {
        for (int block = 0; block < ThreadKeys.Count / BlockCount; block++)
        {
            if (_others[block] == 0)
                continue;

            Heap.Free((void*)_others[block]);
            _others[block] = 0;
        }
    }

    [InlineArray(BlockCount)]
    private struct Block
    {
        private ThreadValue _first;
    }

    [InlineArray(ThreadKeys.Count / BlockCount)]
    private struct Blocks
    {
        private ulong _first;
    }
}

/// <summary>A value, and the sequence number of the key that it was set under.</summary>
internal struct ThreadValue
{
    /// <summary>The value.</summary>
    public ulong Value;

    /// <summary>Another one than the key's when the value is of a key before.</summary>
    public ulong Sequence;
}
