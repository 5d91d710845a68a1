namespace Cosmos.Libc;

/// <summary>How large the argument of a conversion is (C17, 7.21.6.1, 7).</summary>
internal enum FormatLength
{
    /// <summary><c>int</c> and <c>double</c>.</summary>
    Int,

    /// <summary><c>hh</c>.</summary>
    Char,

    /// <summary><c>h</c>.</summary>
    Short,

    /// <summary><c>l</c>, and <c>ll z j t q</c>, which are as long on x86-64.</summary>
    Long,

    /// <summary><c>L</c>: <c>long double</c>; of an integer, as <c>ll</c>.</summary>
    Extended,
}
