using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using BareFlow.Memory.FreeList;
using Cosmos.Core.Locks;
using IL2CPU.API;

namespace Cosmos.Core.Memory;

/// <summary>Blocks that do not fit into the heap. Each is a map of its own, which is released when the block is freed. A table finds
/// them by their address, because a caller may pass any pointer to free.</summary>
/// <remarks>Law: <c>Bytes</c> is the sum of the maps of the table's <c>Count</c> entries. Open addressing with linear probing;
/// no entry is further from its place than the entries in between require (Knuth, vol. 3, 6.4, algorithm R). Safe from any thread,
/// never under the lock of <see cref="KernelMemory"/>.</remarks>
[LockedBy(nameof(_lock))]
internal static unsafe class MappedBlocks
{
    private const ulong FirstCapacity = 128;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
    private const int HashShift = 32;

    /// <summary>The kernel may touch blocks up to this size where no page fault can be resolved, so they get their
    /// frames from the start.</summary>
    private const ulong LargestFilled = 64 * 1024;

    /// <summary>A block that grows gets a quarter more, so that growing in steps copies each byte only a few times.
    /// </summary>
    private const int GrowthShift = 2;

    private static KernelLock _lock;
    private static Entry* _entries;
    private static ulong _capacity;

    /// <summary>Blocks that were not freed.</summary>
    public static ulong Count { get; private set; }

    /// <summary>Bytes of their maps.</summary>
    public static ulong Bytes { get; private set; }

    /// <summary>A block of zeros.</summary>
    /// <param name="size">Bytes; not 0.</param>
    /// <param name="alignment">A power of two.</param>
    /// <returns>Null when there is no RAM for it.</returns>
    public static void* Allocate(ulong size, ulong alignment)
    {
        ulong slack = alignment > VirtPage.Size ? alignment - VirtPage.Size : 0;
        ulong most = PhysicalMemory.TotalBytes;
        if (size > most || slack > most)
            return null;

        ulong bytes = RequestSize.RoundUp(size + slack, VirtPage.Size);
        void* map = MemoryMaps.Allocate(bytes);
        if (map == null)
            return null;

        var entry = new Entry { Map = (ulong)map, Bytes = bytes, Block = RequestSize.RoundUp((ulong)map, alignment) };
        if (!TryAdd(in entry))
        {
            MemoryMaps.Free(map, bytes);
            return null;
        }

        if (size <= LargestFilled)
            Fill((byte*)entry.Block, size);

        return (void*)entry.Block;
    }

    /// <summary>Room for a block that grows to <paramref name="size"/> bytes.</summary>
    public static void* AllocateGrown(ulong size, ulong alignment)
    {
        ulong more = size <= PhysicalMemory.TotalBytes ? size >> GrowthShift : 0;
        void* block = Allocate(size + more, alignment);
        return block != null ? block : Allocate(size, alignment);
    }

    /// <summary>Usable bytes of a block; 0 if there is none.</summary>
    public static ulong UsableSize(void* block)
    {
        _lock.Enter(LockRank.MappedBlocks);
        ulong place = Find((ulong)block);
        ulong size = place < _capacity ? _entries[place].Map + _entries[place].Bytes - (ulong)block : 0;
        _lock.Exit();
        return size;
    }

    /// <summary>Frees a block.</summary>
    /// <returns>False when there is no such block.</returns>
    public static bool TryFree(void* block)
    {
        Entry entry = default;
        _lock.Enter(LockRank.MappedBlocks);
        ulong place = Find((ulong)block);
        if (place < _capacity)
        {
            entry = _entries[place];
            Count--;
            Bytes -= entry.Bytes;
            Remove(place);
        }

        _lock.Exit();
        if (entry.Bytes != 0)
            MemoryMaps.Free((void*)entry.Map, entry.Bytes);

        return entry.Bytes != 0;
    }

    /// <summary>Whether the law holds, and each block can be found.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Check()
    {
        ulong count = 0;
        ulong bytes = 0;
        bool isFound = true;
        _lock.Enter(LockRank.MappedBlocks);
        for (ulong place = 0; place < _capacity; place++)
        {
            Entry* entry = _entries + place;
            count += entry->Bytes != 0 ? 1UL : 0;
            bytes += entry->Bytes;
            isFound &= entry->Bytes == 0 || Find(entry->Block) == place;
        }

        bool isSound = isFound && count == Count && bytes == Bytes;
        _lock.Exit();
        return isSound;
    }

    private static void Fill(byte* block, ulong size)
    {
        for (ulong at = 0; at < size; at += VirtPage.Size)
            System.Threading.Volatile.Write(ref block[at], 0);
    }

    private static bool TryAdd(in Entry entry)
    {
        _lock.Enter(LockRank.MappedBlocks);
        bool hasRoom = Count < _capacity / 2 || TryGrow();
        if (hasRoom)
        {
            Put(in entry);
            Count++;
            Bytes += entry.Bytes;
        }

        _lock.Exit();
        return hasRoom;
    }

    /// <summary>At least every other entry is empty, so that each search ends soon.</summary>
    private static bool TryGrow()
    {
        ulong capacity = Math.Max(_capacity * 2, FirstCapacity);
        var entries = (Entry*)MemoryMaps.Allocate(capacity * (ulong)sizeof(Entry));
        if (entries == null)
            return false;

        Entry* old = _entries;
        ulong oldCapacity = _capacity;
        _entries = entries;
        _capacity = capacity;
        for (ulong place = 0; place < oldCapacity; place++)
            if (old[place].Bytes != 0)
                Put(in old[place]);

        if (old != null)
            MemoryMaps.Free(old, oldCapacity * (ulong)sizeof(Entry));

        return true;
    }

    private static void Put(in Entry entry)
    {
        ulong place = PlaceOf(entry.Block);
        while (_entries[place].Bytes != 0)
            place = Next(place);

        _entries[place] = entry;
    }

    /// <summary>The place of a block's entry; the capacity if there is none.</summary>
    private static ulong Find(ulong block)
    {
        if (_capacity == 0)
            return _capacity;

        ulong place = PlaceOf(block);
        while (_entries[place].Bytes != 0 && _entries[place].Block != block)
            place = Next(place);

        return _entries[place].Bytes != 0 ? place : _capacity;
    }

    /// <summary>Empties an entry. Entries behind it that it displaced move up.</summary>
    private static void Remove(ulong hole)
    {
        for (ulong place = Next(hole); _entries[place].Bytes != 0; place = Next(place))
        {
            ulong home = PlaceOf(_entries[place].Block);
            if (Distance(home, place) >= Distance(hole, place))
            {
                _entries[hole] = _entries[place];
                hole = place;
            }
        }

        _entries[hole] = default;
    }

    private static ulong PlaceOf(ulong block) => (block / VirtPage.Size * Multiplier >> HashShift) & (_capacity - 1);

    private static ulong Next(ulong place) => (place + 1) & (_capacity - 1);

    private static ulong Distance(ulong from, ulong to) => (to - from) & (_capacity - 1);

    /// <summary>A block and its map; an entry without bytes is empty.</summary>
    private struct Entry
    {
        public ulong Block;
        public ulong Map;
        public ulong Bytes;
    }
}
