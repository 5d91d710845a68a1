using BareFlow.Memory.Cases;
using Cosmos.SelfTest;
using IL2CPU.API;

namespace Cosmos.Core.SelfTest;

/// <summary>Global variables of X# and of C# hold what they should and can be written.</summary>
[SelfTestSuite("globals")]
[Plug("GlobalsTests.xs")]
[OwnedBy("the self-tests, one at a time")]
internal static unsafe class GlobalsTests
{
    private const ulong InitialValue = 0x0123_4567_89AB_CDEF;

    private static ulong _written;

    [SelfTest("initialised")]
    internal static void Initialised(ref Verdict verdict)
    {
        verdict.Equal(InitialValue, ReadInitialised());
        WriteInitialised(~InitialValue);
        verdict.Equal(~InitialValue, ReadInitialised());
        WriteInitialised(InitialValue);
    }

    [SelfTest("written")]
    internal static void Written(ref Verdict verdict)
    {
        verdict.Equal(0, _written);
        _written = InitialValue;
        verdict.Equal(InitialValue, _written);
        _written = 0;
    }

    [PlugMethod]
    private static extern ulong ReadInitialised();

    [PlugMethod]
    private static extern void WriteInitialised(ulong value);
}
