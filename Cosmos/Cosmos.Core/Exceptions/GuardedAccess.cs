using IL2CPU.API;

namespace Cosmos.Core.Exceptions;

/// <summary>Reads and writes at addresses that somebody else named, which may be bad: a fault is a result, and no more.</summary>
/// <remarks>Pages that come at their first touch come here, too. It may be called inside any lock but that of
/// <c>KernelMemory</c>, whose page faults cannot be resolved; not in interrupt handlers. That an address is not the kernel's
/// own is the caller's to check.</remarks>
[Plug("GuardedAccess.xs")]
internal static unsafe class GuardedAccess
{
    /// <summary>What a call returns that met a page which is not there or may not be touched so, or no address at all.</summary>
    public const ulong Failed = ulong.MaxValue;

    /// <summary>Copies bytes; the ranges do not overlap. Where it failed, some were copied.</summary>
    /// <returns>0, or <see cref="Failed"/>.</returns>
    [PlugMethod]
    public static extern ulong Copy(void* destination, void* source, ulong length);

    /// <summary>Fills with zeros. Where it failed, some were.</summary>
    /// <returns>0, or <see cref="Failed"/>.</returns>
    [PlugMethod]
    public static extern ulong Clear(void* destination, ulong length);

    /// <summary>Bytes before the zero of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">No more are looked at.</param>
    /// <returns><paramref name="most"/> where there is no zero before; or <see cref="Failed"/>.</returns>
    [PlugMethod]
    public static extern ulong Length(byte* text, ulong most);

    /// <summary>Reads a word.</summary>
    /// <returns>The word, or <see cref="Failed"/>.</returns>
    [PlugMethod]
    public static extern ulong Load(uint* from);

    /// <summary>Asked about an exception: whether it is one of an access here, which has then failed.</summary>
    /// <param name="context">What was interrupted; it goes on behind the access.</param>
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
