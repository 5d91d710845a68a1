namespace Cosmos.Core.Reports;

/// <summary>The events that <see cref="Trace"/> records.</summary>
public enum TraceEvent
{
    /// <summary>Nothing: a place that was not used yet.</summary>
    None,

    /// <summary>Boot has reached a stage, or a self-test begins: the address of its name, and its length in bytes.</summary>
    Begin,

    /// <summary>Memory was allocated: the requested bytes, and the address; 0 when there was no memory.</summary>
    Allocate,

    /// <summary>A block was freed: its address.</summary>
    Free,
}
