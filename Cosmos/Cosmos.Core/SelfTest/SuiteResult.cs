namespace Cosmos.Core;

/// <summary>What became of a suite.</summary>
internal enum SuiteResult
{
    /// <summary>The glob selected none of its tests.</summary>
    NotRun,

    /// <summary>All selected tests passed.</summary>
    Working,

    /// <summary>At least one test failed.</summary>
    Broken,
}
