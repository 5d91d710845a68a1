using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Regions;
using Microsoft.Win32.SafeHandles;

namespace BareFlow.Tests.Unit.Memory.Hardening;

/// <summary>Pages of the host that can be made to fault, and a question whether they do that kills nobody.</summary>
internal sealed unsafe partial class MappedPages : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly SafeFileHandle _zeros = File.OpenHandle("/dev/zero");
    private readonly byte* _start;
    private readonly nuint _size;

    public MappedPages(ulong size)
    {
        _size = (nuint)size;
        _start = mmap(null, _size, ReadWrite, PrivateAnonymous, -1, 0);
        if ((nint)_start == -1)
            throw new Win32Exception();
    }

    public MappedPagesSource Source(bool canRelease = true) => new(new BlockSource(new VirtAddr(_start), _size), canRelease);

    /// <summary>Whether a byte can be written: the host kernel writes a zero there, or gives an error.</summary>
    public bool CanWrite(byte* place)
    {
        try
        {
            return RandomAccess.Read(_zeros, new Span<byte>(place, 1), 0) == 1;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        munmap(_start, _size);
        _zeros.Dispose();
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial byte* mmap(void* address, nuint size, int protection, int flags, int file, nint offset);

    [LibraryImport("libc")]
    private static partial int munmap(void* address, nuint size);
}

/// <summary>Hands out mapped pages, and guards them.</summary>
/// <param name="block">The pages.</param>
/// <param name="canRelease">Whether a page that was guarded can be made usable again.</param>
internal unsafe partial struct MappedPagesSource(BlockSource block, bool canRelease) : IMemorySource
{
    private const int NoAccess = 0;
    private const int ReadWrite = 3;

    private BlockSource _block = block;

    public readonly VirtAddr Base => _block.Base;

    public readonly VirtAddr Break => _block.Break;

    public readonly VirtAddr Limit => _block.Limit;

    public readonly bool IsZeroed => false;

    public bool TryGrow(ulong bytes) => _block.TryGrow(bytes);

    public bool TryShrink(ulong bytes) => _block.TryShrink(bytes);

    public readonly bool TryDiscard(VirtAddr start, ulong bytes) => false;

    public readonly bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded) =>
        (isGuarded || canRelease) && mprotect(start.Pointer, (nuint)bytes, isGuarded ? NoAccess : ReadWrite) == 0;

    [LibraryImport("libc")]
    private static partial int mprotect(void* address, nuint size, int protection);
}
