using System.Collections.Generic;

namespace BareFlow.Tests.Boot.Ktap;

/// <summary>A result line.</summary>
/// <param name="Name">The test's name, <c>suite.case</c>.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why it was skipped; empty when it was not.</param>
/// <param name="Diagnostics">The diagnostics since the result line before, without their <c>#</c>.</param>
internal sealed record KtapCase(string Name, KtapOutcome Outcome, string Reason, IReadOnlyList<string> Diagnostics)
{
    /// <summary>What stands before the name's first dot.</summary>
    public string Suite => Name[..Name.IndexOf('.')];
}
