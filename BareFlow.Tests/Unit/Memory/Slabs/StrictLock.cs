using BareFlow.Memory;
using BareFlow.Memory.Slabs;

namespace BareFlow.Tests.Unit.Memory.Slabs;

/// <summary>The lock of a test with one thread: what would wait for ever with a real one breaks an invariant.</summary>
internal struct StrictLock : ILock
{
    private bool _isHeld;

    public void Enter()
    {
        Invariant.Holds(!_isHeld, "a lock is entered once"u8);
        _isHeld = true;
    }

    public void Exit()
    {
        Invariant.Holds(_isHeld, "a lock is left by who is inside"u8);
        _isHeld = false;
    }
}
