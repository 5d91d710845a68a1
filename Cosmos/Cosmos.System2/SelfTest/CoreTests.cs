using System.Runtime.InteropServices;

namespace Cosmos.System.SelfTest;

/// <summary>The core's half of the self-tests: it knows the globs, numbers the tests and writes the report.</summary>
internal static unsafe class CoreTests
{
    private const string Library = "cosmos-core";

    /// <summary>Begins a run: writes the plan and runs the core's tests.</summary>
    /// <param name="globs">Which tests, as on the kernel command line; it must stay where it is until <see cref="End"/>.</param>
    /// <param name="length">Its bytes.</param>
    [DllImport(Library, EntryPoint = "bareflow_selftest_begin")]
    public static extern void Begin(byte* globs, int length);

    /// <summary>The place in the program's table of the test that is next.</summary>
    /// <returns>-1 when there is none.</returns>
    [DllImport(Library, EntryPoint = "bareflow_selftest_next")]
    public static extern int Next();

    /// <summary>Has the machine stop with a report when no result comes.</summary>
    /// <param name="seconds">What the test may take.</param>
    [DllImport(Library, EntryPoint = "bareflow_selftest_watch")]
    public static extern void Watch(uint seconds);

    /// <summary>Writes the result of a test.</summary>
    /// <param name="index">What <see cref="Next"/> returned.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="text">Lines of UTF-8: the diagnostics of a test, or why it was skipped.</param>
    /// <param name="length">Their bytes.</param>
    [DllImport(Library, EntryPoint = "bareflow_selftest_result")]
    public static extern void Result(int index, SelfTestOutcome outcome, byte* text, int length);

    /// <summary>Ends the run that is under way, if one is: writes the summary and, at a boot with the word <c>exit</c>, leaves
    /// the kernel.</summary>
    /// <returns>Not 0 when all tests passed.</returns>
    [DllImport(Library, EntryPoint = "bareflow_selftest_end")]
    public static extern int End();

    /// <summary>A count that a test must leave as it was.</summary>
    [DllImport(Library, EntryPoint = "bareflow_recount")]
    public static extern long Count(CoreCount what);
}
