using System.Runtime;

namespace Cosmos.Core;

/// <summary>The few symbols of the class library that code compiled alone refers to. Where the library would throw, the
/// kernel stops.</summary>
internal static class RuntimeHelpers
{
    [RuntimeExport("S_P_CoreLib_Internal_Runtime_CompilerHelpers_ThrowHelpers__ThrowIndexOutOfRangeException")]
    private static void FailIndex() => Panic.Stop("an index is within its span"u8);

    [RuntimeExport("S_P_CoreLib_System_ThrowHelper__ThrowIndexOutOfRangeException")]
    private static void FailSpanIndex() => FailIndex();

    [RuntimeExport("S_P_CoreLib_System_ThrowHelper__ThrowArgumentOutOfRangeException")]
    private static void FailArgument() => Panic.Stop("a slice lies within its span"u8);

    [RuntimeExport("S_P_CoreLib_Internal_Runtime_CompilerHelpers_ThrowHelpers__ThrowDivideByZeroException")]
    private static void FailDivide() => Panic.Stop("a divisor is not zero"u8);

    [RuntimeExport("S_P_CoreLib_Internal_Runtime_CompilerHelpers_ThrowHelpers__ThrowOverflowException")]
    private static void FailOverflow() => Panic.Stop("a checked operation does not overflow"u8);
}
