using System.Runtime;

namespace Cosmos.Libc;

/// <summary>What the macro <c>assert</c> calls (C17, 7.2.1; the name is glibc's).</summary>
internal static unsafe class Assertions
{
    /// <summary>Says which assertion failed, and aborts.</summary>
    [RuntimeExport("__assert_fail")]
    private static void Fail(byte* assertion, byte* file, uint line, byte* function)
    {
        CFile* errors = Stdio.Errors;
        errors->Enter();
        StdioWriting.Put(CEnvironment.ProgramName(), errors);
        ErrorReports.Put(": "u8, errors);
        StdioWriting.Put(file, errors);
        ErrorReports.Put(":"u8, errors);
        ErrorReports.PutNumber(line, errors);
        ErrorReports.Put(": "u8, errors);
        if (function != null)
        {
            StdioWriting.Put(function, errors);
            ErrorReports.Put(": "u8, errors);
        }

        ErrorReports.Put("Assertion `"u8, errors);
        StdioWriting.Put(assertion, errors);
        ErrorReports.Put("' failed.\n"u8, errors);
        errors->Exit();
        Abort.Run();
    }
}
