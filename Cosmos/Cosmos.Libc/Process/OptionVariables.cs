using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The variables of <c>getopt</c>: <c>optarg</c>, <c>optind</c>, <c>opterr</c>, <c>optopt</c> (POSIX.1-2017).</summary>
[Plug("OptionVariables.xs")]
internal static unsafe class OptionVariables
{
    /// <summary>The argument of the option that was found.</summary>
    public static ref byte* Argument => ref *ArgumentPlace();

    /// <summary>The index of the next word.</summary>
    public static ref int Index => ref *IndexPlace();

    /// <summary>Whether the program wants messages about errors.</summary>
    public static bool ReportsErrors => *ReportsErrorsPlace() != 0;

    /// <summary>The letter of an option that is none.</summary>
    public static ref int Letter => ref *LetterPlace();

    [PlugMethod]
    private static extern byte** ArgumentPlace();

    [PlugMethod]
    private static extern int* IndexPlace();

    [PlugMethod]
    private static extern int* ReportsErrorsPlace();

    [PlugMethod]
    private static extern int* LetterPlace();
}
