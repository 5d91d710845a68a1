namespace BareFlow.Memory.Slabs;

/// <summary>Keeps two threads out of one structure; all zero is unlocked. A type argument, so that a heap with one
/// thread pays nothing.</summary>
public interface ILock
{
    /// <summary>Waits until no other thread is inside. Not recursive.</summary>
    void Enter();

    /// <summary>Lets the next one in. The caller makes sure that it is inside.</summary>
    void Exit();
}
