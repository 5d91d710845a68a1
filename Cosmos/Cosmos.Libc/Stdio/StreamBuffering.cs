namespace Cosmos.Libc;

/// <summary>When a stream writes what it was given: the numbers of <c>setvbuf</c>.</summary>
internal enum StreamBuffering
{
    /// <summary>When its buffer is full.</summary>
    Full,

    /// <summary>At the end of each line, too.</summary>
    Line,

    /// <summary>At once.</summary>
    None,
}
