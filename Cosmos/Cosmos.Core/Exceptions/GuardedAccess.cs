using IL2CPU.API;

namespace Cosmos.Core.Exceptions;

/// <summary>Reads and writes at addresses of a caller, which may be bad: a fault is only a result.</summary>
/// <remarks>Pages that come at their first touch are mapped as usual. It may be called inside any lock except that of
/// <c>KernelMemory</c>, whose page faults cannot be resolved; not in interrupt handlers. The caller must check that an address
/// is not the kernel's own.</remarks>
[Plug("GuardedAccess.xs")]
internal static unsafe class GuardedAccess
{
    /// <summary>The result of a call that met an unmapped page, a page without the right, or a non-canonical address.</summary>
    public const ulong Failed = ulong.MaxValue;

    /// <summary>Copies bytes; the ranges do not overlap. After a failure some bytes were copied.</summary>
    /// <returns>0, or <see cref="Failed"/>.</returns>
    [PlugMethod]
    public static extern ulong Copy(void* destination, void* source, ulong length);

    /// <summary>Fills with zeros. After a failure some bytes were filled.</summary>
    /// <returns>0, or <see cref="Failed"/>.</returns>
    [PlugMethod]
    public static extern ulong Clear(void* destination, ulong length);

    /// <summary>Bytes before the zero of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most bytes to read.</param>
    /// <returns><paramref name="most"/> if there is no zero before; or <see cref="Failed"/>.</returns>
    [PlugMethod]
    public static extern ulong Length(byte* text, ulong most);

    /// <summary>Reads a word.</summary>
    /// <returns>The word, or <see cref="Failed"/>.</returns>
    [PlugMethod]
    public static extern ulong Load(uint* from);

    /// <summary>Called for an exception. Returns whether an access here caused it; that access has then failed.</summary>
    /// <param name="context">The interrupted context; it continues behind the access.</param>
    internal static bool TryFail(InterruptContext* context)
    {
        if (context->Rip < FirstInstruction() || context->Rip >= PastLastInstruction())
            return false;

        context->Rip = Landing();
        return true;
    }

    [PlugMethod]
    private static extern ulong FirstInstruction();

    [PlugMethod]
    private static extern ulong PastLastInstruction();

    [PlugMethod]
    private static extern ulong Landing();
}
