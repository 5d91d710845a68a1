using System;
using System.Runtime.CompilerServices;
using IL2CPU.API;

namespace BareFlow.Memory;

/// <summary>The end of the road for a broken invariant: whoever hosts the memory layer decides what that means.</summary>
/// <remarks>The kernel panics, a unit test throws. Until a handler is set, a broken invariant stops in an endless loop,
/// which is what a kernel without a console can do.</remarks>
public static unsafe class Invariant
{
    /// <summary>Called with the text of the invariant that does not hold; must not return.</summary>
    [SetAtBoot]
    public static delegate*<ReadOnlySpan<byte>, void> Handler;

    /// <summary>Stops through <see cref="Handler"/> unless <paramref name="holds"/>.</summary>
    /// <param name="holds">What must be true.</param>
    /// <param name="text">The invariant in words, as it should hold.</param>
    public static void Holds(bool holds, ReadOnlySpan<byte> text)
    {
        if (!holds)
            Broken(text);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Broken(ReadOnlySpan<byte> text)
    {
        if (Handler != null)
            Handler(text);

        while (true)
        {
        }
    }
}
