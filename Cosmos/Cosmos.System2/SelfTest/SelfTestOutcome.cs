namespace Cosmos.SelfTest;

/// <summary>What became of a test, as the core takes it.</summary>
internal enum SelfTestOutcome
{
    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It passed.</summary>
    Passed,

    /// <summary>It could not be run.</summary>
    Skipped,
}
