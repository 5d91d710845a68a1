namespace Cosmos.Libc;

/// <summary>A list of requests whose end the program is told of.</summary>
internal struct AsyncList
{
    /// <summary>Requests that are not done, and the call that adds them.</summary>
    public int Waiting;

    /// <summary>How it is told.</summary>
    public SignalEvent Told;
}
