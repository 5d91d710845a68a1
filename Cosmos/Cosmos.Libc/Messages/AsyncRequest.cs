using System.Runtime.InteropServices;

namespace Cosmos.Libc;

/// <summary>C's <c>struct aiocb</c> as glibc has it on x86-64: reading or writing that the program does not wait for, 168 bytes.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 168)]
internal unsafe struct AsyncRequest
{
    /// <summary>aio_fildes: the file.</summary>
    [FieldOffset(0)]
    public int Descriptor;

    /// <summary>aio_lio_opcode: what <c>lio_listio</c> is to do.</summary>
    [FieldOffset(4)]
    public AsyncOperation Operation;

    /// <summary>aio_reqprio: how much less urgent it is than its thread.</summary>
    [FieldOffset(8)]
    public int Priority;

    /// <summary>aio_buf: the bytes.</summary>
    [FieldOffset(16)]
    public byte* Buffer;

    /// <summary>aio_nbytes: how many.</summary>
    [FieldOffset(24)]
    public ulong Size;

    /// <summary>aio_sigevent: how the program is told that it is done.</summary>
    [FieldOffset(32)]
    public SignalEvent Told;

    /// <summary>EINPROGRESS, 0 or the error.</summary>
    [FieldOffset(112)]
    public int Error;

    /// <summary>What the call returned.</summary>
    [FieldOffset(120)]
    public long Result;

    /// <summary>aio_offset: where in the file.</summary>
    [FieldOffset(128)]
    public long Offset;
}
