namespace Cosmos.Storage;

/// <summary>What the last name of a path means when it is a link.</summary>
internal enum LastName : byte
{
    /// <summary>What the link leads to.</summary>
    Followed,

    /// <summary>The link; what it leads to where a slash is behind it.</summary>
    Kept,

    /// <summary>The link, also with a slash behind it: for calls that make, take away or move the name itself. What a slash means is
    /// theirs to say.</summary>
    Bare,
}
