using BareFlow.Memory.Allocators;

namespace BareFlow.Memory.BumpList;

/// <summary>The operations that only a bump allocator has.</summary>
public interface IBumpAllocator : IAllocator
{
    /// <summary>The current position, for a later <see cref="Reset"/>.</summary>
    BumpMark Mark();

    /// <summary>Releases every block handed out since <paramref name="mark"/>. The caller makes sure that none of them is
    /// used any more, and that no reset to an earlier mark came in between.</summary>
    void Reset(BumpMark mark);
}
