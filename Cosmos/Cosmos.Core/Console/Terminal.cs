using System;
using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>Text for the person who watches the machine boot. Allocates nothing, so every layer may use it.</summary>
public static class Terminal
{
    private const ulong DecimalBase = 10;
    private const int HexDigits = 16;
    private const int KiloShift = 10;
    private const ulong LargestPlainCount = 10UL << KiloShift;

    /// <summary>Writes UTF-8 text; a line feed becomes the carriage return and line feed that a terminal needs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write(ReadOnlySpan<byte> text)
    {
        foreach (byte value in text)
            WriteByte(value);
    }

    /// <summary>Ends the line.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void WriteLine() => WriteByte((byte)'\n');

    /// <summary>Writes text and ends the line.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void WriteLine(ReadOnlySpan<byte> text)
    {
        Write(text);
        WriteLine();
    }

    /// <summary>Writes a number in decimal.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void WriteDecimal(ulong value)
    {
        if (value >= DecimalBase)
            WriteDecimal(value / DecimalBase);

        WriteByte((byte)('0' + value % DecimalBase));
    }

    /// <summary>Writes a number as 0x and all 16 hexadecimal digits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void WriteHex(ulong value)
    {
        Write("0x"u8);
        for (int digit = HexDigits - 1; digit >= 0; digit--)
            WriteByte("0123456789abcdef"u8[(int)(value >> (digit * 4)) & 0xF]);
    }

    /// <summary>Writes a number of bytes in the largest unit that keeps two digits: 256 KiB, 900 GiB.</summary>
    public static void WriteSize(ulong bytes)
    {
        ReadOnlySpan<byte> units = " KMGTPE"u8;
        int unit = 0;
        while (bytes >= LargestPlainCount)
        {
            bytes >>= KiloShift;
            unit++;
        }

        WriteDecimal(bytes);
        WriteByte((byte)' ');
        if (unit > 0)
        {
            WriteByte(units[unit]);
            WriteByte((byte)'i');
        }

        WriteByte((byte)'B');
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteByte(byte value)
    {
        if (value == '\n')
            Serial.Write((byte)'\r');

        Serial.Write(value);
    }
}
