using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>brk</c> and <c>sbrk</c> (4.3BSD): memory that grows and shrinks at its end. It is apart from the program's variables, and
/// its addresses are taken at the first call.</summary>
[OwnedBy("the caller of brk and sbrk, which are no functions for several threads")]
internal static unsafe class ProgramBreak
{
    /// <summary>The most that there can be.</summary>
    private const ulong MostBytes = 1UL << 32;

    private static ulong _start;
    private static ulong _end;

    /// <summary>Sets the end.</summary>
    /// <returns>0; or -1 with ENOMEM.</returns>
    [RuntimeExport("brk")]
    private static int Set(ulong end) => TryBegin() && TryMove(end) ? 0 : CResult.Fail(Errno.ENOMEM);

    /// <summary>Moves the end by so many bytes.</summary>
    /// <returns>Where it was; or -1 with ENOMEM.</returns>
    [RuntimeExport("sbrk")]
    private static void* Move(long bytes)
    {
        ulong before = TryBegin() ? _end : 0;
        return before != 0 && TryMove(before + (ulong)bytes) ? (void*)before : (void*)(long)CResult.Fail(Errno.ENOMEM);
    }

    private static bool TryBegin()
    {
        if (_start == 0 && MemoryMaps.Map(MostBytes, MemoryMaps.NoAccess, out _start) == 0)
            _end = _start;

        return _end != 0;
    }

    /// <summary>Gives pages to what is new, and takes those back that nothing is on.</summary>
    private static bool TryMove(ulong end)
    {
        if (end < _start || end > _start + MostBytes)
            return false;

        ulong backed = RequestSize.RoundUp(_end, VirtPage.Size);
        ulong wanted = RequestSize.RoundUp(end, VirtPage.Size);
        int error = 0;
        if (wanted > backed && PageSpan.Check(backed, wanted - backed, -Errno.ENOMEM, out PageSpan added) == 0)
            error = MemoryMaps.Protect(added, MemoryMaps.Read | MemoryMaps.Writable);
        else if (wanted < backed && PageSpan.Check(wanted, backed - wanted, -Errno.ENOMEM, out PageSpan spare) == 0)
            error = MemoryMaps.MapAt(spare, MemoryMaps.NoAccess, replaces: true);

        if (error == 0)
            _end = end;

        return error == 0;
    }
}
