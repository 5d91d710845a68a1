using BareFlow.Memory.Allocators;

namespace BareFlow.Memory.BumpList;

/// <summary>What a bump allocator can do beside what every allocator can.</summary>
public interface IBumpAllocator : IAllocator
{
    /// <summary>The position now, for a later <see cref="Reset"/>.</summary>
    BumpMark Mark();

    /// <summary>Gives back every block handed out since <paramref name="mark"/>. The caller owes that none of them is
    /// used any more, and that no earlier mark was reset to in between.</summary>
    void Reset(BumpMark mark);
}
