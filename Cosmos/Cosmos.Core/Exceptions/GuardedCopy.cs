using BareFlow.Memory;

namespace Cosmos.Core.Exceptions;

/// <summary>Copies with <see cref="GuardedAccess"/>, and returns how far they came.</summary>
internal static unsafe class GuardedCopy
{
    /// <summary>Copies bytes in one step. If that fails, it copies again by the pages of one side, to find how far it goes.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="source">Where from.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="watched">The one of the two whose pages may be bad.</param>
    /// <returns>Bytes that were copied: all, or those before the first bad page.</returns>
    public static ulong Run(void* target, void* source, ulong size, ulong watched)
    {
        if (GuardedAccess.Copy(target, source, size) == 0)
            return size;

        ulong done = 0;
        while (done < size)
        {
            ulong toBoundary = VirtPage.Size - ((watched + done) & (VirtPage.Size - 1));
            ulong step = System.Math.Min(size - done, toBoundary);
            if (GuardedAccess.Copy((byte*)target + done, (byte*)source + done, step) != 0)
                break;

            done += step;
        }

        return done;
    }

    /// <summary>Bytes from an address on that can be read: all, or those before the first page that cannot.</summary>
    public static ulong CountReadable(byte* start, ulong size)
    {
        ulong done = 0;
        byte found;
        while (done < size && GuardedAccess.Copy(&found, start + done, 1) == 0)
            done += VirtPage.Size - ((ulong)(start + done) & (VirtPage.Size - 1));

        return System.Math.Min(done, size);
    }
}
