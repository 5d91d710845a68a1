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

    /// <summary>With which file.</summary>
    public int Descriptor;
}
