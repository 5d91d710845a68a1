namespace BareFlow.Memory.Slabs;

/// <summary>The lock of a heap that only one thread uses.</summary>
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
