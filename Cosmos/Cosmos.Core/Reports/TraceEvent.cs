namespace Cosmos.Core.Reports;

/// <summary>What <see cref="Trace"/> remembers.</summary>
public enum TraceEvent
{
    /// <summary>Nothing: a place that was not used yet.</summary>
    None,

    /// <summary>Boot has come to a stage, or a self-test begins: where its name is, and how many bytes that has.</summary>
    Begin,

    /// <summary>Memory was given out: how many bytes were asked for, and where they are; 0 when there were none.</summary>
    Allocate,

    /// <summary>A block was given back: where it was.</summary>
    Free,
}
