using System;

namespace Cosmos.Libc;

/// <summary>A number of any length in decimal, which is exact when it is multiplied and divided by powers of two: limbs of nine
/// digits before and behind a point.</summary>
/// <remarks>Law: limbs outside of <c>_first</c> to <c>_end</c> are 0. What is divided beyond the last limb is kept as
/// <see cref="HasMore"/>.</remarks>
internal ref struct DecimalLimbs
{
    /// <summary>What a limb is below.</summary>
    public const uint Base = 1_000_000_000;

    /// <summary>Decimal digits of a limb.</summary>
    public const int Digits = 9;

    /// <summary>The largest power of two that a limb can be multiplied by.</summary>
    public const int MostUp = 29;

    /// <summary>The base is a multiple of 2^9, so what a limb leaves goes whole into the next one.</summary>
    public const int MostDown = 9;

    private const uint Half = Base / 2;

    private readonly Span<uint> _limbs;
    private readonly int _point;
    private int _first;
    private int _end;

    /// <summary>A number in limbs that are all 0.</summary>
    /// <param name="limbs">The limbs.</param>
    /// <param name="whole">How many of them stand before the point.</param>
    public DecimalLimbs(Span<uint> limbs, int whole)
    {
        limbs.Clear();
        _limbs = limbs;
        _point = whole;
        _first = whole;
        _end = whole;
    }

    /// <summary>Whether digits that are not all 0 follow the last limb.</summary>
    public bool HasMore { get; set; }

    /// <summary>The first limb that may be other than 0, and the one behind the last.</summary>
    public readonly int First => _first;

    /// <inheritdoc cref="First"/>
    public readonly int End => _end;

    /// <summary>A limb.</summary>
    public readonly uint this[int index] => _limbs[index];

    /// <summary>Adds a digit at a place: 0 is that of the units, -1 the first behind the point.</summary>
    public void Add(int place, uint digit)
    {
        if (digit == 0)
            return;

        // Rounded down: place -1 is in the first limb behind the point.
        int limb = place >= 0 ? place / Digits : -((Digits - 1 - place) / Digits);
        uint worth = 1;
        for (int zeros = place - limb * Digits; zeros > 0; zeros--)
            worth *= 10;

        int index = _point - 1 - limb;
        _limbs[index] += digit * worth;
        _first = Math.Min(_first, index);
        _end = Math.Max(_end, index + 1);
    }

    /// <summary>Sets the part before the point.</summary>
    public void SetWhole(ulong value)
    {
        for (int index = _point - 1; value != 0; index--, value /= Base)
        {
            _limbs[index] = (uint)(value % Base);
            _first = index;
        }
    }

    /// <summary>The part before the point; false where it has more than 64 bits.</summary>
    public readonly bool TryGetWhole(out ulong value)
    {
        value = 0;
        for (int index = _first; index < _point; index++)
        {
            ulong next = value * Base + _limbs[index];
            if (value > ulong.MaxValue / Base || next < value)
                return false;

            value = next;
        }

        return true;
    }

    /// <summary>What the part behind the point is, in units of 2^-64, as far as it matters for rounding: 0, less than half, half,
    /// more than half.</summary>
    public readonly ulong GetRest()
    {
        const ulong half = 1UL << 63;
        const ulong quarter = half / 2;
        bool isExact = !HasMore;
        for (int index = Math.Max(_point + 1, _first); index < _end; index++)
            isExact &= _limbs[index] == 0;

        uint next = _end > _point && _first <= _point ? _limbs[_point] : 0;
        return next == 0 && isExact ? 0
            : next < Half ? quarter
            : next == Half && isExact ? half
            : half + quarter;
    }

    /// <summary>Multiplies by a power of two, at most <see cref="MostUp"/>. There must be room before the first limb.</summary>
    public void ShiftUp(int power)
    {
        ulong carry = 0;
        for (int index = _end - 1; index >= _first; index--)
        {
            ulong value = ((ulong)_limbs[index] << power) + carry;
            _limbs[index] = (uint)(value % Base);
            carry = value / Base;
        }

        if (carry != 0)
            _limbs[--_first] = (uint)carry;

        Trim();
    }

    /// <summary>Divides by a power of two, at most <see cref="MostDown"/>.</summary>
    public void ShiftDown(int power)
    {
        uint carry = 0;
        for (int index = _first; index < _end; index++)
        {
            uint value = _limbs[index];
            _limbs[index] = (value >> power) + carry;
            carry = (value & ((1U << power) - 1)) * (Base >> power);
        }

        if (carry != 0 && _end < _limbs.Length)
            _limbs[_end++] = carry;
        else
            HasMore |= carry != 0;

        Trim();
    }

    private void Trim()
    {
        while (_first < _end && _limbs[_first] == 0)
            _first++;

        while (_end > _first && _limbs[_end - 1] == 0)
            _end--;
    }
}
