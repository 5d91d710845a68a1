using System;
using IL2CPU.API;

namespace Cosmos.Core;

/// <summary>Raises a fault on purpose: what <c>fault=NAME</c> does, so that every handler can be seen at work.</summary>
[Plug("FaultInjection.xs")]
public static class FaultInjection
{
    /// <summary>The names, separated by spaces, in the order that <c>FaultInjection.xs</c> numbers them in.</summary>
    public static ReadOnlySpan<byte> Names => "divide breakpoint overflow opcode double protection page"u8;

    /// <summary>Raises the fault; returns false when there is none of that name.</summary>
    public static bool TryRaise(ReadOnlySpan<byte> name)
    {
        int number = Text.IndexOfWord(Names, name);
        if (number >= 0)
            Raise(number);

        return number >= 0;
    }

    [PlugMethod]
    private static extern void Raise(int number);
}
