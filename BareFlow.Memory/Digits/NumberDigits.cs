using System;

namespace BareFlow.Memory.Digits;

/// <summary>Numbers as text: the only code that turns a value into digits.</summary>
/// <remarks>Safe in interrupts and faults: it allocates nothing and takes no lock.</remarks>
public static class NumberDigits
{
    /// <summary>Room for the longest number in base 8 or more.</summary>
    public const int Longest = 22;

    /// <summary>The base of everyday numbers.</summary>
    public const uint Decimal = 10;

    /// <summary>The base of addresses.</summary>
    public const uint Hexadecimal = 16;

    /// <summary>Writes the digits of a number to the end of some memory.</summary>
    /// <param name="room">The memory, <see cref="Longest"/> bytes or more.</param>
    /// <param name="value">The number.</param>
    /// <param name="numberBase">8 to 16.</param>
    /// <param name="least">The least number of digits, filled with zeros in front; if it is 0, the value 0 has none.</param>
    /// <returns>The part of the memory with the digits, letters small.</returns>
    public static Span<byte> Write(Span<byte> room, ulong value, uint numberBase, int least = 1)
    {
        int at = room.Length;
        for (; value != 0 || room.Length - at < least; value /= numberBase)
        {
            uint digit = (uint)(value % numberBase);
            room[--at] = (byte)(digit < Decimal ? '0' + digit : 'a' - Decimal + digit);
        }

        return room[at..];
    }
}
