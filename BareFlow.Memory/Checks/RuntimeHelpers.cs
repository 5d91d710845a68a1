using System.Runtime;

namespace BareFlow.Memory.Checks;

/// <summary>The symbols of the class library that compiled code calls where the library would throw. The host of
/// this layer stops, with the condition that should have held. Unused symbols are not linked.</summary>
internal static class RuntimeHelpers
{
    private const string Compiler = "S_P_CoreLib_Internal_Runtime_CompilerHelpers_ThrowHelpers__";
    private const string Library = "S_P_CoreLib_System_ThrowHelper__";

    [RuntimeExport(Compiler + "ThrowIndexOutOfRangeException")]
    private static void FailIndex() => Invariant.Holds(false, "an index is within its span"u8);

    [RuntimeExport(Library + "ThrowIndexOutOfRangeException")]
    private static void FailSpanIndex() => FailIndex();

    [RuntimeExport(Library + "ThrowArgumentOutOfRangeException")]
    private static void FailSlice() => Invariant.Holds(false, "a slice lies within its span"u8);

    [RuntimeExport(Library + "ThrowArgumentOutOfRangeException_0")]
    private static void FailSliceArgument() => FailSlice();

    [RuntimeExport(Compiler + "ThrowArgumentOutOfRangeException")]
    private static void FailVectorIndex() => Invariant.Holds(false, "an index is within its vector"u8);

    [RuntimeExport("S_P_CoreLib_System_Index__ThrowValueArgumentOutOfRange_NeedNonNegNumException")]
    private static void FailIndexValue() => Invariant.Holds(false, "an index counts from zero"u8);

    [RuntimeExport(Library + "ThrowArgumentException_DestinationTooShort")]
    private static void FailDestination() => Invariant.Holds(false, "a destination is as long as its source"u8);

    [RuntimeExport(Compiler + "ThrowOverflowException")]
    private static void FailOverflow() => Invariant.Holds(false, "a checked operation does not overflow"u8);

    [RuntimeExport(Compiler + "ThrowPlatformNotSupportedException")]
    private static void FailInstruction() => Invariant.Holds(false, "the CPU has every instruction that is used"u8);

    [RuntimeExport("RhpFallbackFailFast")]
    private static void FailStackBuffer() => Invariant.Holds(false, "a buffer on the stack was not overrun"u8);
}
