using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using Cosmos.Core.Loader;

namespace BareFlow.Tests.Unit.Core;

/// <summary>Host memory below 1 GiB, where a loader's structures lie and the kernel's readers insist that they do.</summary>
/// <remarks>Linux only, as booting is. Zeroed, with pages behind it that fault.</remarks>
internal sealed unsafe class LowMemory : IDisposable
{
    public const int Size = 64 * 1024;

    private const nint Address = 0x0800_0000;
    private const int ReadWrite = 3;
    private const int PrivateAnonymousAtThatAddress = 0x0010_0022;

    private readonly byte* _start;

    public LowMemory()
    {
        _start = (byte*)Map(Address, Size, ReadWrite, PrivateAnonymousAtThatAddress, -1, 0);
        if ((nint)_start != Address)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "128 MiB is not free in this process.");
    }

    /// <summary>What may be read: the memory, and nothing around it.</summary>
    public static MemoryWindow Window => new(At(0), At(Size));

    /// <summary>Where a structure at <paramref name="offset"/> lies, as a loader tells it.</summary>
    public static uint At(int offset) => (uint)Address + (uint)offset;

    public void Write<T>(int offset, params ReadOnlySpan<T> values) where T : unmanaged =>
        MemoryMarshal.AsBytes(values).CopyTo(new Span<byte>(_start, Size)[offset..]);

    public void Dispose() => Unmap(Address, Size);

    [DllImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static extern nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern int Unmap(nint address, nint length);
}
