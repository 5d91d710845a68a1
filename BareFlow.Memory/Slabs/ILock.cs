namespace BareFlow.Memory.Slabs;

/// <summary>What keeps two threads out of one structure; all zero is unlocked. A type argument, so that a heap with one
/// thread pays nothing.</summary>
public interface ILock
{
    /// <summary>Waits until nobody else is inside. Not recursive.</summary>
    void Enter();

    /// <summary>Lets the next one in. The caller owes that it is inside.</summary>
    void Exit();
}
