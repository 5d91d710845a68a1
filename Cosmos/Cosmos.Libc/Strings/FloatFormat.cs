namespace Cosmos.Libc;

/// <summary>A binary floating-point format of C on x86-64 (IEEE 754-2019, 3.3; Intel SDM volume 1, 4.2.2).</summary>
internal readonly struct FloatFormat
{
    /// <summary><c>float</c>.</summary>
    public static FloatFormat Single => new(24, -149, 104, 120, 39, -46);

    /// <summary><c>double</c>.</summary>
    public static FloatFormat Double => new(53, -1074, 971, 770, 309, -324);

    /// <summary><c>long double</c>, the x87's format of 80 bits.</summary>
    public static FloatFormat Extended => new(64, -16445, 16320, 11516, 4933, -4951);

    private FloatFormat(int bits, int leastExponent, int mostExponent, int mostDigits, int mostPlaces, int leastPlaces)
    {
        Bits = bits;
        LeastExponent = leastExponent;
        MostExponent = mostExponent;
        MostDigits = mostDigits;
        MostPlaces = mostPlaces;
        LeastPlaces = leastPlaces;
    }

    /// <summary>Bits of the mantissa, with the first 1.</summary>
    public int Bits { get; }

    /// <summary>The power of two that the last bit of the smallest number is worth.</summary>
    public int LeastExponent { get; }

    /// <summary>The power of two that the last bit of the largest number is worth.</summary>
    public int MostExponent { get; }

    /// <summary>More decimal digits than a number halfway between two of the format has. Of a longer text only these count, and
    /// whether a digit behind them is not 0.</summary>
    public int MostDigits { get; }

    /// <summary>A number with more digits before its point is infinite.</summary>
    public int MostPlaces { get; }

    /// <summary>A number whose first digit stands at a lower place is 0.</summary>
    public int LeastPlaces { get; }
}
