namespace Cosmos.Libc;

/// <summary>C's <c>va_list</c> (System V ABI for AMD64, 3.5.7): the arguments of a function that takes any number.</summary>
internal unsafe struct VaList
{
    private const uint EndOfIntegers = 48;
    private const uint EndOfVectors = 176;
    private const uint VectorBytes = 16;
    private const ulong ExtendedMask = 15;

    private uint _integerOffset;
    private uint _vectorOffset;
    private byte* _overflow;
    private byte* _saved;

    /// <summary>Arguments that are all in memory, at a multiple of 16.</summary>
    public static VaList Of(void* values) => new()
    {
        _integerOffset = EndOfIntegers,
        _vectorOffset = EndOfVectors,
        _overflow = (byte*)values,
    };

    /// <summary>The next integer or pointer.</summary>
    public ulong Next()
    {
        if (_integerOffset >= EndOfIntegers)
            return NextOnStack();

        ulong value = *(ulong*)(_saved + _integerOffset);
        _integerOffset += sizeof(ulong);
        return value;
    }

    /// <summary>The next double.</summary>
    public double NextDouble()
    {
        ulong bits;
        if (_vectorOffset < EndOfVectors)
        {
            bits = *(ulong*)(_saved + _vectorOffset);
            _vectorOffset += VectorBytes;
        }
        else
        {
            bits = NextOnStack();
        }

        return *(double*)&bits;
    }

    /// <summary>The next long double, which is always on the stack, at a multiple of 16.</summary>
    public ExtendedFloat NextExtended()
    {
        _overflow = (byte*)(((ulong)_overflow + ExtendedMask) & ~ExtendedMask);
        var value = (ExtendedFloat*)_overflow;
        _overflow += sizeof(ExtendedFloat);
        return *value;
    }

    private ulong NextOnStack()
    {
        ulong value = *(ulong*)_overflow;
        _overflow += sizeof(ulong);
        return value;
    }
}
