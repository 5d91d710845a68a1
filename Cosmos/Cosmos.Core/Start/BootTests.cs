using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cosmos.Core.Console;
using Cosmos.Core.Runtime;
using Cosmos.Core.Strings;
using IL2CPU.API;

namespace Cosmos.Core.Start;

/// <summary>The self-tests of an image, which has them or not (<c>CosmosSelfTests</c>). This is the only way to them: no other code names
/// anything in a folder <c>SelfTest</c>, so the linker leaves all of it out when it takes <see cref="RunNone"/> for
/// <see cref="RunAll"/>.</summary>
internal static unsafe class BootTests
{
    /// <summary>Whether the program still has tests to run. Set by the run of the tests; read by the code that ends the program.</summary>
    [field: SetAtBoot]
    public static bool AwaitsProgram { get; set; }

    /// <summary>Runs the self-tests that match one of the globs, and reports them.</summary>
    /// <param name="globs">The globs; commas separate them. With <paramref name="hasProgram"/> they must not move until the
    /// program is done with its tests.</param>
    /// <param name="hasProgram">Whether the program's tests follow the kernel's, in the same report: the program runs them.</param>
    /// <param name="exits">Whether the kernel exits at the end of the program's tests.</param>
    /// <returns>Whether there are some, and all that ran so far passed.</returns>
    public static bool Run(ReadOnlySpan<byte> globs, bool hasProgram, bool exits) =>
        RunAll((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(globs)), globs.Length, hasProgram, exits);

    /// <summary>A run that the program asks for: the kernel's tests now, and then its own.</summary>
    /// <returns>1 when the globs match a test, and all that ran so far passed.</returns>
    [RuntimeExport("bareflow_selftest_begin")]
    private static int RunForProgram(byte* globs, int length) => RunAll(globs, length, hasProgram: true, exits: false) ? 1 : 0;

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "bareflow_self_tests")]
    private static extern bool RunAll(byte* globs, int length, bool hasProgram, bool exits);

    /// <summary>The linker takes this for <see cref="RunAll"/> in an image without self-tests.</summary>
    [RuntimeExport("bareflow_no_self_tests")]
    private static bool RunNone(byte* globs, int length, bool hasProgram, bool exits)
    {
        Terminal.Colour = TextColour.Warning;
        Terminal.WriteLine("selftest: this image was built without self-tests (CosmosSelfTests=false)"u8);
        Terminal.Colour = TextColour.Normal;
        return false;
    }

    /// <summary>The linker takes this for the table of a program without self-tests: no suites and no groups, each with its NUL.</summary>
    [RuntimeExport("bareflow_no_program_tests")]
    private static byte* NoProgramTests() => Literal.Address("\0\0"u8);
}
