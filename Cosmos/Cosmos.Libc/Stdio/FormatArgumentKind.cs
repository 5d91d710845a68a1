namespace Cosmos.Libc;

/// <summary>How an argument of a format is passed.</summary>
internal enum FormatArgumentKind
{
    /// <summary>As an integer or a pointer.</summary>
    Integer,

    /// <summary>As a double.</summary>
    Double,

    /// <summary>As a long double.</summary>
    Extended,
}
