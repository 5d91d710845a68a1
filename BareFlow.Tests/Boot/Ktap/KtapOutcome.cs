namespace BareFlow.Tests.Boot.Ktap;

/// <summary>What became of a test case.</summary>
internal enum KtapOutcome
{
    Passed,
    Failed,
    Skipped,
}
