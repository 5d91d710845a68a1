using System;
using System.Runtime.CompilerServices;
using Cosmos.Core.Console;

namespace Cosmos.Core.Reports;

/// <summary>Lines of the report of a fault or a panic.</summary>
public static unsafe class Report
{
    /// <summary>Writes a line, or the start of one, of a report: as a KTAP diagnostic if the run continues after it.
    /// </summary>
    /// <inheritdoc cref="Terminal.Print" />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Print(ReadOnlySpan<byte> format, ulong first = 0, ulong second = 0, ulong third = 0)
    {
        if (Recovery.Current != null)
            Terminal.Write("# "u8);

        Terminal.Print(format, first, second, third);
    }
}
