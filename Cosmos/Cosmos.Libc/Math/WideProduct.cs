namespace Cosmos.Libc;

/// <summary>Products of 128 bits.</summary>
internal static class WideProduct
{
    /// <summary>The high 64 bits of a product; the low ones are those of the plain one.</summary>
    public static ulong High(ulong a, ulong b)
    {
        ulong aHigh = a >> 32, aLow = (uint)a, bHigh = b >> 32, bLow = (uint)b;
        ulong middle = (aHigh * bLow) + ((aLow * bLow) >> 32);
        ulong carry = ((aLow * bHigh) + (uint)middle) >> 32;
        return (aHigh * bHigh) + (middle >> 32) + carry;
    }
}
