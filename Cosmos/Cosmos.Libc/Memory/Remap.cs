using System;
using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Paging;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary><c>mremap</c> of Linux: gives a map another size, in place or elsewhere.</summary>
internal static unsafe class Remap
{
    private const int MayMove = 1;
    private const int Fixed = 2;

    /// <summary>Gives a map of memory another size. A shared map of a file keeps its size.</summary>
    /// <returns>Where it is; or <c>MAP_FAILED</c> with EFAULT (nothing is there), EINVAL, ENOMEM (it would have to move, and may not).
    /// </returns>
    [RuntimeExport("mremap")]
    private static void* Resize(ulong address, ulong length, ulong wanted, int flags, ulong target)
    {
        ulong result = 0;
        int error = (flags & ~(MayMove | Fixed)) != 0 || flags == Fixed || wanted == 0 || length == 0 ? -Errno.EINVAL : 0;
        PageSpan old = default;
        if (error == 0)
            error = PageSpan.Check(address, length, -Errno.EINVAL, out old);

        if (error == 0)
            error = MemoryMaps.Covers(old) ? Resize(old, wanted, flags, target, out result) : -Errno.EFAULT;

        if (error == 0)
            return (void*)result;

        CResult.Fail(-error);
        return (void*)ulong.MaxValue;
    }

    private static int Resize(in PageSpan old, ulong wanted, int flags, ulong target, out ulong result)
    {
        result = old.Start;
        if (wanted > PageSpan.Top)
            return -Errno.ENOMEM;

        ulong bytes = RequestSize.RoundUp(wanted, VirtPage.Size);
        if ((flags & Fixed) != 0)
            return MoveTo(old, bytes, target, out result);

        if (bytes == old.Bytes)
            return 0;

        if (bytes < old.Bytes)
            return MemoryMaps.Unmap(PageSpan.Between(old.Start + bytes, old.End));

        int error = Extend(old, bytes);
        return error == 0 || (flags & MayMove) == 0 ? error : Move(old, bytes, out result);
    }

    private static int Extend(in PageSpan old, ulong bytes)
    {
        if (old.Start > PageSpan.Top - bytes)
            return -Errno.ENOMEM;

        int error = MemoryMaps.MapAt(PageSpan.Between(old.End, old.Start + bytes), RightsOf(old), replaces: false);
        return error == 0 ? 0 : -Errno.ENOMEM;
    }

    private static int Move(in PageSpan old, ulong bytes, out ulong result)
    {
        int rights = RightsOf(old);
        int error = MemoryMaps.Map(bytes, MemoryMaps.Read | MemoryMaps.Writable, out result);
        return error != 0 ? error : Copy(old, PageSpan.Between(result, result + bytes), rights);
    }

    private static int MoveTo(in PageSpan old, ulong bytes, ulong target, out ulong result)
    {
        result = target;
        int error = PageSpan.Check(target, bytes, -Errno.EINVAL, out PageSpan place);
        if (error != 0 || (place.Start < old.End && place.End > old.Start))
            return -Errno.EINVAL;

        int rights = RightsOf(old);
        error = MemoryMaps.MapAt(place, MemoryMaps.Read | MemoryMaps.Writable, replaces: true);
        return error != 0 ? error : Copy(old, place, rights);
    }

    private static int Copy(in PageSpan old, in PageSpan place, int rights)
    {
        if ((rights & MemoryMaps.Read) != 0)
            NativeMemory.Copy((void*)old.Start, (void*)place.Start, (nuint)Math.Min(old.Bytes, place.Bytes));

        int error = MemoryMaps.Unmap(old);
        return error == 0 && rights != (MemoryMaps.Read | MemoryMaps.Writable) ? MemoryMaps.Protect(place, rights) : error;
    }

    private static int RightsOf(in PageSpan range) =>
        MemoryMaps.TryFindRun(range.Start, out AddressRange run, out int rights) && run.Start <= range.Start
            ? rights
            : MemoryMaps.Read | MemoryMaps.Writable;
}
