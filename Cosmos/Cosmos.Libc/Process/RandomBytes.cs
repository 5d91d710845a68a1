using System.Runtime;
using BareFlow.Memory;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>Random numbers of the kernel (<c>&lt;sys/random.h&gt;</c>, <c>arc4random</c>).</summary>
internal static unsafe class RandomBytes
{
    private const ulong MostEntropy = 256;

    // GRND_NONBLOCK, GRND_RANDOM, GRND_INSECURE; the last two contradict each other.
    private const uint KnownFlags = 7;
    private const uint Contradiction = 6;

    [RuntimeExport("getrandom")]
    private static long Get(OutBytes buffer, ulong size, uint flags) => (flags & ~KnownFlags) != 0 || (flags & Contradiction) == Contradiction
        ? CResult.Fail(Errno.EINVAL)
        : CResult.Of(RandomNumbers.Fill(buffer.Take(size), size));

    /// <summary>Fills up to 256 bytes. EIO for more.</summary>
    [RuntimeExport("getentropy")]
    private static int Get(OutBytes buffer, ulong size)
    {
        if (size > MostEntropy)
            return CResult.Fail(Errno.EIO);

        return RandomNumbers.Fill(buffer.Take(size), size) == (long)size ? 0 : CResult.Fail(Errno.EFAULT);
    }

    [RuntimeExport("arc4random_buf")]
    private static void Fill(byte* buffer, ulong size)
    {
        byte* end = buffer + size;
        ulong number;
        for (; buffer < end; buffer++)
        {
            RandomNumbers.Fill((byte*)&number, sizeof(byte));
            *buffer = (byte)number;
        }
    }

    [RuntimeExport("arc4random")]
    private static uint Next()
    {
        uint number;
        RandomNumbers.Fill((byte*)&number, sizeof(uint));
        return number;
    }

    /// <summary>A number below a limit, each as likely as the others.</summary>
    [RuntimeExport("arc4random_uniform")]
    private static uint Next(uint limit)
    {
        if (limit < 2)
            return 0;

        // Numbers beyond the last whole multiple of the limit would make the low ones more likely.
        uint first = (uint)(0x1_0000_0000UL % limit);
        uint number = Next();
        while (number < first)
            number = Next();

        return number % limit;
    }
}
