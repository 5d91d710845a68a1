using System.Runtime.InteropServices;

namespace Cosmos.Libc;

/// <summary>A <c>long double</c> in memory: the mantissa with its first 1, the sign and the exponent, and six bytes without
/// meaning (Intel SDM volume 1, 4.2.2).</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct ExtendedFloat
{
    /// <summary>The exponent of infinities and of what is no number.</summary>
    public const int ExponentMask = 0x7FFF;

    /// <summary>The sign.</summary>
    public const int SignBit = 0x8000;

    /// <summary>The mantissa.</summary>
    public ulong Mantissa;

    /// <summary>The sign and the exponent.</summary>
    public ushort SignAndExponent;
}
