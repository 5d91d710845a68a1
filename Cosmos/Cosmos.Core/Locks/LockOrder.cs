using System.Diagnostics;
using BareFlow.Memory;

namespace Cosmos.Core.Locks;

/// <summary>Checks the order of <see cref="LockRank"/> in checked builds. The holder, a CPU or a thread, keeps the ranks of its locks, a bit
/// each.</summary>
internal static class LockOrder
{
    /// <summary>Records a lock that is entered; its rank must be later than the ranks that are held.</summary>
    [Conditional(Invariant.InternalChecks)]
    public static void Enter(ref uint held, LockRank rank)
    {
        Invariant.Internal(held >> (int)rank == 0, "locks are entered in the order of their ranks"u8);
        held |= 1U << (int)rank;
    }

    /// <summary>Removes the rank of a lock that is released.</summary>
    [Conditional(Invariant.InternalChecks)]
    public static void Leave(ref uint held, LockRank rank) => held &= ~(1U << (int)rank);
}
