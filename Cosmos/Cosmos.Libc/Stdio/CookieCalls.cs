namespace Cosmos.Libc;

/// <summary>glibc's <c>cookie_io_functions_t</c>: what a program's own kind of stream does. Each may be null.</summary>
internal unsafe struct CookieCalls
{
    /// <summary>Reads bytes.</summary>
    public delegate*<void*, byte*, ulong, long> Read;

    /// <summary>Writes bytes.</summary>
    public delegate*<void*, byte*, ulong, long> Write;

    /// <summary>Moves to a place, and tells it.</summary>
    public delegate*<void*, long*, int, int> Seek;

    /// <summary>Ends the use.</summary>
    public delegate*<void*, int> Close;
}
