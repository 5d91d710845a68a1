namespace BareFlow.Malloc.Host;

/// <summary>How much of a program's misuse the heap looks for.</summary>
internal enum HardeningLevel
{
    /// <summary>Nothing.</summary>
    Off,
}
