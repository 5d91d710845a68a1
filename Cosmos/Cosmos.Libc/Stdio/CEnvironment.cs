using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Variables of C that a program reads by name: <c>environ</c>, <c>program_invocation_name</c>, <c>stdin</c>, <c>stdout</c>, <c>stderr</c>,
/// <c>__dso_handle</c>.</summary>
[Plug("CEnvironment.xs")]
internal static unsafe class CEnvironment
{
    /// <summary>Words of a stream's memory, enough for a <see cref="CFile"/>.</summary>
    public const int StreamWords = 64;

    /// <summary>What <c>environ</c> is, which the program may set by itself.</summary>
    [PlugMethod]
    public static extern byte** Table();

    /// <summary>Sets <c>environ</c>.</summary>
    [PlugMethod]
    public static extern void SetTable(byte** table);

    /// <summary>Sets the names of the program: <c>program_invocation_name</c> and the part behind its last slash.</summary>
    [PlugMethod]
    public static extern void SetProgramName(byte* name, byte* last);

    /// <summary>The name of the program behind its last slash.</summary>
    [PlugMethod]
    public static extern byte* ProgramName();

    /// <summary>The standard input, which C's <c>stdin</c> leads to from now on.</summary>
    [PlugMethod]
    public static extern CFile* Input();

    /// <summary>The standard output, which C's <c>stdout</c> leads to from now on.</summary>
    [PlugMethod]
    public static extern CFile* Output();

    /// <summary>The standard error, which C's <c>stderr</c> leads to from now on.</summary>
    [PlugMethod]
    public static extern CFile* Errors();
}
