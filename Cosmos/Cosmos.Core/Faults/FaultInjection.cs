using System;
using IL2CPU.API;

namespace Cosmos.Core;

/// <summary>Raises a fault on purpose: what <c>fault=NAME</c> does, so that every handler can be seen at work.</summary>
[Plug("FaultInjection.xs")]
public static class FaultInjection
{
    /// <summary>The names, for the message about an unknown one.</summary>
    public static ReadOnlySpan<byte> Names => "divide breakpoint overflow opcode double protection page simd"u8;

    /// <summary>Raises the fault; returns false when there is none of that name.</summary>
    public static bool TryRaise(ReadOnlySpan<byte> name)
    {
        if (Text.Equal(name, "divide"u8))
            DivideByZero();
        else if (Text.Equal(name, "breakpoint"u8))
            Breakpoint();
        else if (Text.Equal(name, "overflow"u8))
            Overflow();
        else if (Text.Equal(name, "opcode"u8))
            InvalidOpcode();
        else if (Text.Equal(name, "double"u8))
            DoubleFault();
        else if (Text.Equal(name, "protection"u8))
            GeneralProtection();
        else if (Text.Equal(name, "page"u8))
            TouchUnmappedPage();
        else if (Text.Equal(name, "simd"u8))
            SimdDivideByZero();
        else
            return false;

        return true;
    }

    [PlugMethod]
    private static extern void DivideByZero();

    [PlugMethod]
    private static extern void Breakpoint();

    [PlugMethod]
    private static extern void Overflow();

    [PlugMethod]
    private static extern void InvalidOpcode();

    [PlugMethod]
    private static extern void DoubleFault();

    [PlugMethod]
    private static extern void GeneralProtection();

    [PlugMethod]
    private static extern void TouchUnmappedPage();

    [PlugMethod]
    private static extern void SimdDivideByZero();
}
