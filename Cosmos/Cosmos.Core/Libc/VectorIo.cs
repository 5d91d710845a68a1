using System.Runtime;

// Some fields are only there for C, which reads or writes them.
#pragma warning disable CS0649

namespace Cosmos.Core.Libc;

/// <summary><c>&lt;sys/uio.h&gt;</c>: reading and writing of several buffers.</summary>
internal static unsafe class VectorIo
{
    [RuntimeExport("preadv64")]
    private static long Read(int descriptor, Buffer* buffers, int count, long offset)
    {
        long done = 0;
        for (int index = 0; index < count; index++)
        {
            long result = Descriptors.ReadAt(descriptor, buffers[index].Start, buffers[index].Size, offset + done);
            if (result < 0)
                return done > 0 ? done : CResult.Of(result);

            done += result;
            if ((ulong)result < buffers[index].Size)
                break;
        }

        return done;
    }

    [RuntimeExport("pwritev64")]
    private static long Write(int descriptor, Buffer* buffers, int count, long offset)
    {
        long done = 0;
        for (int index = 0; index < count; index++)
        {
            long result = Descriptors.WriteAt(descriptor, buffers[index].Start, buffers[index].Size, offset + done);
            if (result < 0)
                return done > 0 ? done : CResult.Of(result);

            done += result;
        }

        return done;
    }

    /// <summary>C's <c>struct iovec</c>.</summary>
    private struct Buffer
    {
        public byte* Start;
        public ulong Size;
    }
}
