using System.Runtime.InteropServices;

namespace Cosmos.Core.Threads;

/// <summary>The words at FS, which compiled code reads (System V ABI for AMD64; glibc's <c>tcbhead_t</c>).
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal unsafe struct ThreadWords
{
    /// <summary>Its own address; compiled code uses it to find thread-local variables.</summary>
    [FieldOffset(0)]
    public ThreadWords* Self;

    /// <summary>The control block.</summary>
    [FieldOffset(16)]
    public Thread* Thread;

    /// <summary>The value that GCC's stack protector puts between buffers and return addresses.</summary>
    [FieldOffset(40)]
    public ulong Canary;

    /// <summary>Where musl's functions look for the thread's locale: six pointers, which are null in the locale C.</summary>
    [FieldOffset(168)]
    public void* Locale;

    /// <summary>The locale C.</summary>
    [FieldOffset(192)]
    public ulong NoCategories;
}
