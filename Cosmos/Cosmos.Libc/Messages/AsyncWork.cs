namespace Cosmos.Libc;

/// <summary>A request that waits to be done.</summary>
internal unsafe struct AsyncWork
{
    /// <summary>The next one.</summary>
    public AsyncWork* Next;

    /// <summary>The request, in the program's memory.</summary>
    public AsyncRequest* Request;

    /// <summary>The list that it is of, or null.</summary>
    public AsyncList* List;

    /// <summary>What is done.</summary>
    public AsyncOperation Operation;

    /// <summary>Whether it may keep a thread waiting: a pipe or the terminal.</summary>
    public bool MayWait;

    /// <summary>With which file.</summary>
    public int Descriptor;
}
