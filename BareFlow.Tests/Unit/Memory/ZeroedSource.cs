using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Regions;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>A block whose memory reads as zero whenever it is handed out, as mapped memory does.</summary>
internal unsafe struct ZeroedSource(BlockSource block) : IMemorySource
{
    private BlockSource _block = block;

    public readonly VirtAddr Base => _block.Base;

    public readonly VirtAddr Break => _block.Break;

    public readonly VirtAddr Limit => _block.Limit;

    public readonly bool IsZeroed => true;

    public readonly bool CanGuard => false;

    public bool TryGrow(ulong bytes)
    {
        void* start = _block.Break.Pointer;
        if (!_block.TryGrow(bytes))
            return false;

        NativeMemory.Clear(start, (nuint)bytes);
        return true;
    }

    public bool TryShrink(ulong bytes) => _block.TryShrink(bytes);

    public readonly bool TryDiscard(VirtAddr start, ulong bytes) => false;

    public readonly bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded) => false;

    public readonly bool IsGuarded(VirtAddr place) => false;
}
