using System.Threading;
using BareFlow.Memory.Slabs;

namespace BareFlow.Tests.Unit.Memory.Slabs;

/// <summary>Keeps real threads apart.</summary>
internal struct SpinningLock : ILock
{
    private int _isHeld;

    public void Enter()
    {
        while (Interlocked.Exchange(ref _isHeld, 1) != 0)
            Thread.Yield();
    }

    public void Exit() => Volatile.Write(ref _isHeld, 0);
}
