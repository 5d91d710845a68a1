using BareFlow.Memory;
using BareFlow.Memory.Regions;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>Counts how often it is asked to grow, and refuses when it is told to.</summary>
internal unsafe struct GatedSource(BlockSource block, GatedSource.Gate* gate) : IMemorySource
{
    private BlockSource _block = block;

    public readonly VirtAddr Base => _block.Base;

    public readonly VirtAddr Break => _block.Break;

    public readonly VirtAddr Limit => _block.Limit;

    public readonly bool IsZeroed => false;

    public readonly bool CanGuard => false;

    public bool TryGrow(ulong bytes)
    {
        int asked = ++gate->Asked;
        bool isRefused = asked >= gate->FirstRefused && asked < gate->FirstGranted;
        if (isRefused || !_block.TryGrow(bytes))
            return false;

        gate->Granted += bytes;
        return true;
    }

    public bool TryShrink(ulong bytes)
    {
        if (!_block.TryShrink(bytes))
            return false;

        gate->Granted -= bytes;
        return true;
    }

    public readonly bool TryDiscard(VirtAddr start, ulong bytes) => false;

    public readonly bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded) => false;

    public readonly bool IsGuarded(VirtAddr place) => false;

    /// <summary>The requests to grow from one number up to another are refused; none when both are the same.</summary>
    public struct Gate
    {
        public int Asked, FirstRefused, FirstGranted;

        /// <summary>Bytes below the break.</summary>
        public ulong Granted;

        /// <summary>Refuses everything from now on.</summary>
        public void Close() => (FirstRefused, FirstGranted) = (0, int.MaxValue);

        /// <summary>Grants what there is from now on.</summary>
        public void Open() => (FirstRefused, FirstGranted) = (0, 0);
    }
}
