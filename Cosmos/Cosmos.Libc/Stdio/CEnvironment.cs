using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Variables of C that a program reads by name: <c>environ</c>, <c>program_invocation_name</c>, <c>stdin</c>, <c>stdout</c>, <c>stderr</c>,
/// <c>__dso_handle</c>.</summary>
[Plug("CEnvironment.xs")]
internal static unsafe class CEnvironment
{
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

    /// <summary>Sets the streams.</summary>
    [PlugMethod]
    public static extern void SetStreams(CFile* input, CFile* output, CFile* errors);
}
