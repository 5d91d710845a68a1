using System;
using System.Collections.Generic;

namespace BareFlow.Tests.Boot.Ktap;

/// <summary>What the kernel reported about its self-tests.</summary>
/// <param name="Cases">The result lines; as many as the plan says, in sequence.</param>
/// <param name="Findings">The diagnostics after the last result, without their <c>#</c>.</param>
/// <param name="OtherLines">Lines between the plan and the last result that are no KTAP, such as a trace.</param>
/// <param name="Summary">The last line.</param>
internal sealed record KtapReport(
    IReadOnlyList<KtapCase> Cases,
    IReadOnlyList<string> Findings,
    IReadOnlyList<string> OtherLines,
    string Summary)
{
    /// <summary>Reads a report out of what came over the serial port; what precedes the version line is passed over.
    /// </summary>
    /// <exception cref="FormatException">It is none, or breaks a rule of KTAP; the message says where.</exception>
    public static KtapReport Parse(string serial) => new KtapParser(serial).Parse();
}
