using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using IL2CPU.API;

namespace BareFlow.Memory;

/// <summary>Handles a broken invariant: the host of the memory layer decides what happens.</summary>
/// <remarks>There are three tiers: <see cref="Holds"/> is always compiled, <see cref="Internal"/> in checked builds,
/// <see cref="Expensive"/> in builds for tests; <c>CosmosChecks</c> selects the tiers. The kernel panics, a unit test throws. Until
/// a handler is set, a broken invariant stops in an endless loop, because there is no console yet.</remarks>
public static unsafe class Invariant
{
    /// <summary>The SDK defines it when <c>CosmosChecks</c> is Internal or Expensive.</summary>
    public const string InternalChecks = "CHECKS_INTERNAL";

    /// <summary>The SDK defines it when <c>CosmosChecks</c> is Expensive.</summary>
    public const string ExpensiveChecks = "CHECKS_EXPENSIVE";

    /// <summary>Called with the text of the invariant that does not hold; must not return.</summary>
    [SetAtBoot]
    public static delegate*<ReadOnlySpan<byte>, void> Handler;

    /// <summary>Stops through <see cref="Handler"/> unless <paramref name="holds"/>.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="text">The invariant in words, as it should hold.</param>
    public static void Holds(bool holds, ReadOnlySpan<byte> text)
    {
        if (!holds)
            Broken(text);
    }

    /// <summary>The same in checked builds; in others the call and its arguments are not compiled. For conditions that only a bug
    /// in the code next to them can break, and for code where every instruction counts.</summary>
    /// <inheritdoc cref="Holds" />
    [Conditional(InternalChecks)]
    public static void Internal(bool holds, ReadOnlySpan<byte> text) => Holds(holds, text);

    /// <summary>The same in builds for tests. For checks that walk over everything, after each step.</summary>
    /// <inheritdoc cref="Holds" />
    [Conditional(ExpensiveChecks)]
    public static void Expensive(bool holds, ReadOnlySpan<byte> text) => Holds(holds, text);

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
