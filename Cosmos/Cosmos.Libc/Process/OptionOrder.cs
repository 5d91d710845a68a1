namespace Cosmos.Libc;

/// <summary>What <c>getopt</c> does with words that are no options.</summary>
internal enum OptionOrder
{
    /// <summary>They are moved to the end.</summary>
    Permuted,

    /// <summary>The first of them ends the options.</summary>
    Kept,

    /// <summary>Each is told, as the argument of option 1.</summary>
    Told,
}
