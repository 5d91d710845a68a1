namespace Cosmos.Core.Threads;

/// <summary>Tells whether handlers of signals ran in the calling thread since it was made, and so whether a system call ends with EINTR.
/// </summary>
internal readonly unsafe struct Interruption
{
    private readonly uint _handlers;
    private readonly uint _ending;

    private Interruption(Thread* thread)
    {
        _handlers = thread->Handlers;
        _ending = thread->EndingHandlers;
    }

    /// <summary>Begins to watch.</summary>
    public static Interruption Watch() => new(Scheduler.Current);

    /// <summary>Whether one ran: the end of a call that is never begun again.</summary>
    public bool Came => Scheduler.Current->Handlers != _handlers;

    /// <summary>Whether one ran that ends calls which others begin again: one without SA_RESTART.</summary>
    public bool EndsCall => Scheduler.Current->EndingHandlers != _ending;
}
