namespace BareFlow.Memory.Slabs;

/// <summary>The lock of a heap that one thread has for itself.</summary>
public readonly struct NoLock : ILock
{
    /// <inheritdoc />
    public void Enter()
    {
    }

    /// <inheritdoc />
    public void Exit()
    {
    }
}
