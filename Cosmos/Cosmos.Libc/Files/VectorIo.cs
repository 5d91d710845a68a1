// Some fields are only there for C, which reads or writes them.
#pragma warning disable CS0649


using System.Runtime;
using BareFlow.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>&lt;sys/uio.h&gt;</c>: reading and writing of several buffers.</summary>
internal static unsafe class VectorIo
{
    /// <summary>IOV_MAX.</summary>
    private const int MostBuffers = 1024;

    [RuntimeExport("preadv64")]
    private static long Read(int descriptor, In<Buffer> buffers, int count, long offset) =>
        Move(descriptor, buffers, count, offset, &ReadOne);

    [RuntimeExport("pwritev64")]
    private static long Write(int descriptor, In<Buffer> buffers, int count, long offset) =>
        Move(descriptor, buffers, count, offset, &WriteOne);

    [RuntimeExport("preadv")]
    private static long ReadAlias(int descriptor, In<Buffer> buffers, int count, long offset) => Read(descriptor, buffers, count, offset);

    [RuntimeExport("pwritev")]
    private static long WriteAlias(int descriptor, In<Buffer> buffers, int count, long offset) => Write(descriptor, buffers, count, offset);

    [RuntimeExport("readv")]
    private static long Read(int descriptor, In<Buffer> buffers, int count) => Move(descriptor, buffers, count, 0, &ReadNext);

    [RuntimeExport("writev")]
    private static long Write(int descriptor, In<Buffer> buffers, int count) => Move(descriptor, buffers, count, 0, &WriteNext);

    /// <summary>Reads at an offset, or where the file is for -1. No flag is needed: EOPNOTSUPP for any.</summary>
    [RuntimeExport("preadv64v2")]
    private static long Read(int descriptor, In<Buffer> buffers, int count, long offset, int flags) =>
        flags != 0 ? CResult.Fail(Errno.EOPNOTSUPP)
        : offset == -1 ? Read(descriptor, buffers, count)
        : Read(descriptor, buffers, count, offset);

    [RuntimeExport("preadv2")]
    private static long ReadAlias(int descriptor, In<Buffer> buffers, int count, long offset, int flags) =>
        Read(descriptor, buffers, count, offset, flags);

    [RuntimeExport("pwritev64v2")]
    private static long Write(int descriptor, In<Buffer> buffers, int count, long offset, int flags) =>
        flags != 0 ? CResult.Fail(Errno.EOPNOTSUPP)
        : offset == -1 ? Write(descriptor, buffers, count)
        : Write(descriptor, buffers, count, offset);

    [RuntimeExport("pwritev2")]
    private static long WriteAlias(int descriptor, In<Buffer> buffers, int count, long offset, int flags) =>
        Write(descriptor, buffers, count, offset, flags);

    private static long ReadNext(int descriptor, byte* start, ulong size, long offset) =>
        Descriptors.Read(descriptor, Door.Target(start, size), size);

    private static long WriteNext(int descriptor, byte* start, ulong size, long offset) =>
        Descriptors.Write(descriptor, Door.Source(start, size), size);

    private static long ReadOne(int descriptor, byte* start, ulong size, long offset) =>
        Descriptors.ReadAt(descriptor, Door.Target(start, size), size, offset);

    private static long WriteOne(int descriptor, byte* start, ulong size, long offset) =>
        Descriptors.WriteAt(descriptor, Door.Source(start, size), size, offset);

    /// <summary>Moves the bytes of one buffer after the other, up to the first that does not take or give all.</summary>
    private static long Move(
        int descriptor, In<Buffer> buffers, int count, long offset, delegate*<int, byte*, ulong, long, long> moveOne)
    {
        long done = Check(descriptor, buffers, count);
        for (int index = 0; done >= 0 && index < count; index++)
        {
            long result = buffers.At((ulong)index).Read(out Buffer buffer);
            if (result == 0)
                result = moveOne(descriptor, buffer.Start, buffer.Size, offset + done);

            if (result < 0)
                return done > 0 ? done : Unistd.Written(result);

            done += result;
            if ((ulong)result < buffer.Size)
                break;
        }

        return CResult.Of(done);
    }

    /// <summary>Looks at all buffers before the first is used: 1,024 at most, and all of them together fit a result.</summary>
    private static long Check(int descriptor, In<Buffer> buffers, int count)
    {
        if ((uint)count > MostBuffers)
            return -Errno.EINVAL;

        ulong total = 0;
        for (int index = 0; index < count; index++)
        {
            int error = buffers.At((ulong)index).Read(out Buffer buffer);
            if (error != 0)
                return error;

            if (buffer.Size > long.MaxValue - total)
                return -Errno.EINVAL;

            total += buffer.Size;
        }

        return Unistd.CheckOpen(descriptor);
    }

    /// <summary>C's <c>struct iovec</c>.</summary>
    private struct Buffer
    {
        public byte* Start;
        public ulong Size;
    }
}
