using System.Runtime.InteropServices;

namespace Cosmos.SelfTest;

/// <summary>The core's half of the self-tests: it knows names, globs and times, says what is a leak, and writes the report.</summary>
internal static unsafe class CoreTests
{
    private const string Library = "cosmos-core";

    /// <summary>Begins a run: writes the plan and runs the kernel's tests.</summary>
    /// <param name="globs">Which tests, as on the kernel command line; it must stay where it is until <see cref="End"/>.</param>
    /// <param name="length">Its bytes.</param>
    /// <returns>Not 0 when the globs take a test, and all that ran passed.</returns>
    [DllImport(Library, EntryPoint = "bareflow_selftest_begin")]
    public static extern int Begin(byte* globs, int length);

    /// <summary>Goes on to the next of the program's tests.</summary>
    /// <param name="seconds">What it may take.</param>
    /// <returns>Its place in the program's table; -1 when there is none.</returns>
    [DllImport(Library, EntryPoint = "bareflow_selftest_next")]
    public static extern int Next(uint* seconds);

    /// <summary>Has the machine stop with a report when no result comes, a good while after the test's time.</summary>
    [DllImport(Library, EntryPoint = "bareflow_selftest_watch")]
    public static extern void Watch();

    /// <summary>Compares what was counted; <see cref="Recount"/> knows in which order.</summary>
    /// <param name="before">Before the test.</param>
    /// <param name="after">After it.</param>
    /// <param name="isWritten">Not 0 to write each count that is higher than it may be.</param>
    /// <returns>Not 0 when there is one.</returns>
    [DllImport(Library, EntryPoint = "bareflow_selftest_leaks")]
    public static extern int Leaks(long* before, long* after, int isWritten);

    /// <summary>Writes the result of the test.</summary>
    /// <param name="outcome">What became of it.</param>
    /// <param name="text">Lines of UTF-8: the diagnostics of a test, or why it was skipped.</param>
    /// <param name="length">Their bytes.</param>
    [DllImport(Library, EntryPoint = "bareflow_selftest_result")]
    public static extern void Result(SelfTestOutcome outcome, byte* text, int length);

    /// <summary>Ends the run that is under way, if one is: writes the summary and, at a boot with the word <c>exit</c>, leaves
    /// the kernel.</summary>
    /// <returns>Not 0 when all tests passed, or none was under way.</returns>
    [DllImport(Library, EntryPoint = "bareflow_selftest_end")]
    public static extern int End();

    /// <summary>A count that a test must leave as it was.</summary>
    [DllImport(Library, EntryPoint = "bareflow_recount")]
    public static extern long Count(CoreCount what);
}
