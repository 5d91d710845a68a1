using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Regions;

namespace BareFlow.Tests.Unit.Memory.Slabs;

/// <summary>Memory that reads as zero, and after it was discarded as anything: slabs must not rely on either for objects
/// that come again.</summary>
internal unsafe struct SlabSource(BlockSource block, SlabSource.Log* log) : IMemorySource
{
    private const byte Undefined = 0xD5;

    private ZeroedSource _block = new(block);

    public readonly VirtAddr Base => _block.Base;

    public readonly VirtAddr Break => _block.Break;

    public readonly VirtAddr Limit => _block.Limit;

    public readonly bool IsZeroed => !log->IsDirty;

    public readonly bool CanGuard => false;

    public bool TryGrow(ulong bytes) => _block.TryGrow(bytes);

    public bool TryShrink(ulong bytes) => _block.TryShrink(bytes);

    public readonly bool TryDiscard(VirtAddr start, ulong bytes)
    {
        log->Discards++;
        log->DiscardedBytes += bytes;
        log->LowestDiscarded = log->Discards == 1 || start.Value < log->LowestDiscarded ? start.Value : log->LowestDiscarded;
        NativeMemory.Fill(start.Pointer, (nuint)bytes, Undefined);
        return true;
    }

    public readonly bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded) => false;

    public readonly bool IsGuarded(VirtAddr place) => false;

    /// <summary>What was asked of the source.</summary>
    public struct Log
    {
        /// <summary>The source says that its memory does not read as zero.</summary>
        public bool IsDirty;

        public int Discards;

        public ulong DiscardedBytes, LowestDiscarded;
    }
}
