using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Regions;
using Microsoft.Win32.SafeHandles;

namespace BareFlow.Tests.Unit.Memory.Hardening;

/// <summary>Pages of the host that can be made to fault, and a safe check whether they do.</summary>
internal sealed unsafe partial class MappedPages : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly SafeFileHandle _zeros = File.OpenHandle("/dev/zero");
    private readonly byte* _start;
    private readonly nuint _size;
    private readonly MappedPagesSource.Guards* _guards;

    public MappedPages(ulong size)
    {
        _size = (nuint)size;
        _start = mmap(null, _size, ReadWrite, PrivateAnonymous, -1, 0);
        if ((nint)_start == -1)
            throw new Win32Exception();

        _guards = (MappedPagesSource.Guards*)NativeMemory.AllocZeroed((nuint)sizeof(MappedPagesSource.Guards));
        _guards->Pages = (byte*)NativeMemory.AllocZeroed(_size / (nuint)NativeBlock.PageSize + 1);
    }

    public MappedPagesSource Source(bool canRelease = true) =>
        new(new BlockSource(new VirtAddr(_start), _size), _guards, canRelease);

    /// <summary>The next pages that are to be guarded are not.</summary>
    public void Refuse(int times) => _guards->Refusals = times;

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
        NativeMemory.Free(_guards->Pages);
        NativeMemory.Free(_guards);
        _zeros.Dispose();
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial byte* mmap(void* address, nuint size, int protection, int flags, int file, nint offset);

    [LibraryImport("libc")]
    private static partial int munmap(void* address, nuint size);
}

/// <summary>Hands out mapped pages, and guards them.</summary>
/// <param name="block">The pages.</param>
/// <param name="guards">What is known of each page.</param>
/// <param name="canRelease">Whether a page that was guarded can be made usable again.</param>
internal unsafe partial struct MappedPagesSource(BlockSource block, MappedPagesSource.Guards* guards, bool canRelease)
    : IMemorySource
{
    private const int NoAccess = 0;
    private const int ReadWrite = 3;

    private BlockSource _block = block;

    public readonly VirtAddr Base => _block.Base;

    public readonly VirtAddr Break => _block.Break;

    public readonly VirtAddr Limit => _block.Limit;

    public readonly bool IsZeroed => false;

    public readonly bool CanGuard => true;

    public bool TryGrow(ulong bytes) => _block.TryGrow(bytes);

    public bool TryShrink(ulong bytes) => _block.TryShrink(bytes);

    public readonly bool TryDiscard(VirtAddr start, ulong bytes) => false;

    public readonly bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded)
    {
        bool isDone = (isGuarded ? guards->Refusals-- <= 0 : canRelease)
            && mprotect(start.Pointer, (nuint)bytes, isGuarded ? NoAccess : ReadWrite) == 0;
        for (ulong page = 0; isDone && page < bytes / NativeBlock.PageSize; page++)
            guards->Pages[(start.Value - Base.Value) / NativeBlock.PageSize + page] = isGuarded ? (byte)1 : (byte)0;

        return isDone;
    }

    public readonly bool IsGuarded(VirtAddr place) =>
        guards->Pages[(place.Value - Base.Value) / NativeBlock.PageSize] != 0;

    [LibraryImport("libc")]
    private static partial int mprotect(void* address, nuint size, int protection);

    /// <summary>Which pages fault, and how often a page is not made to.</summary>
    public struct Guards
    {
        public byte* Pages;

        public int Refusals;
    }
}
