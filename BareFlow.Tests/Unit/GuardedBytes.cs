using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace BareFlow.Tests.Unit;

/// <summary>Zeroed bytes that end where a page begins that faults, so that a read past them kills the test.</summary>
/// <remarks>Linux only, as booting is.</remarks>
internal sealed unsafe partial class GuardedBytes : IDisposable
{
    private const int PageSize = 4096;
    private const int NoAccess = 0;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;
    private const int AtThatAddress = 0x10_0000;

    private readonly byte* _pages;
    private readonly nuint _mapped;

    /// <param name="size">How many bytes.</param>
    /// <param name="alignment">What the first is a multiple of; as many bytes less than this stand before the page.</param>
    /// <param name="address">Where the pages are to be, or 0 for anywhere.</param>
    public GuardedBytes(int size, int alignment = 1, nuint address = 0)
    {
        Size = size;
        int rounded = (size + PageSize - 1) & -PageSize;
        _mapped = (nuint)rounded + PageSize;
        _pages = mmap((void*)address, _mapped, ReadWrite, PrivateAnonymous | (address != 0 ? AtThatAddress : 0), -1, 0);
        if ((nint)_pages == -1 || mprotect(_pages + rounded, PageSize, NoAccess) != 0)
            throw new Win32Exception();

        Start = _pages + ((rounded - size) & -alignment);
    }

    public int Size { get; }

    public byte* Start { get; }

    public byte* End => Start + Size;

    public Span<byte> Bytes => new(Start, Size);

    public void Dispose() => munmap(_pages, _mapped);

    [LibraryImport("libc", SetLastError = true)]
    private static partial byte* mmap(void* address, nuint size, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int mprotect(void* address, nuint size, int protection);

    [LibraryImport("libc")]
    private static partial int munmap(void* address, nuint size);
}
