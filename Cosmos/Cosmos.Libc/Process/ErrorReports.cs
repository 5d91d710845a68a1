using System;
using System.Runtime;
using BareFlow.Memory.Digits;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>Messages about errors that begin with the program's name: BSD's <c>err.h</c> and glibc's <c>error.h</c>. The variadic ones
/// enter by <c>Variadic.xs</c>.</summary>
internal static unsafe class ErrorReports
{
    [RuntimeExport("vwarn")]
    private static void Warn(byte* format, VaList* arguments) => Write(format, arguments, CResult.Error);

    [RuntimeExport("vwarnx")]
    private static void WarnPlainly(byte* format, VaList* arguments) => Write(format, arguments, -1);

    [RuntimeExport("verr")]
    private static void Fail(int status, byte* format, VaList* arguments)
    {
        Write(format, arguments, CResult.Error);
        Stdlib.Exit(status);
    }

    [RuntimeExport("verrx")]
    private static void FailPlainly(int status, byte* format, VaList* arguments)
    {
        Write(format, arguments, -1);
        Stdlib.Exit(status);
    }

    /// <summary>What <c>error</c> does: a message, the error where it is not 0, and the end where the status is not 0.</summary>
    [RuntimeExport("ErrorReports_Report")]
    private static void Report(int status, int error, byte* format, VaList* arguments)
    {
        Write(format, arguments, error == 0 ? -1 : error);
        if (status != 0)
            Stdlib.Exit(status);
    }

    /// <summary>Writes the name, the message and, unless it is negative, the error, in one piece.</summary>
    private static void Write(byte* format, VaList* arguments, int error)
    {
        CFile* errors = Stdio.Errors;
        errors->Enter();
        Stdio.Output->Flush();
        StdioWriting.Put(CEnvironment.ProgramName(), errors);
        Put(": "u8, errors);
        if (format != null)
            StdioFormats.FormatTo(errors, format, arguments);

        if (error >= 0)
        {
            if (format != null)
                Put(": "u8, errors);

            StdioWriting.Put(ErrorTexts.Of(error, Scheduler.Current->ErrorText), errors);
        }

        Put("\n"u8, errors);
        errors->Exit();
    }

    /// <summary>Writes text to a stream.</summary>
    internal static void Put(ReadOnlySpan<byte> text, CFile* file)
    {
        fixed (byte* bytes = text)
            file->Write(bytes, (ulong)text.Length);
    }

    /// <summary>Writes a number to a stream.</summary>
    internal static void PutNumber(uint value, CFile* file)
    {
        byte* text = stackalloc byte[NumberDigits.Longest];
        Put(NumberDigits.Write(new Span<byte>(text, NumberDigits.Longest), value, NumberDigits.Decimal), file);
    }
}
