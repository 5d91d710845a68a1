using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Digits;
using IL2CPU.API;

namespace Cosmos.Core.Console;

/// <summary>Text for a person, on the serial port and on the screen. Allocates nothing, so
/// every layer may use it.</summary>
public static unsafe class Terminal
{
    private const int HexDigits = 16;
    private const int HexDigitsOfByte = 2;
    private const int KiloShift = 10;
    private const ulong LargestPlainCount = 10UL << KiloShift;

    /// <summary>The difference from the serial port alone, where text goes until <see cref="Select"/>.</summary>
    [Atomic]
    private static ConsoleKind _switched;

    /// <summary>Whether text goes to the screen.</summary>
    internal static bool UsesScreen => (_switched & ConsoleKind.Screen) != 0;

    /// <summary>Writes a byte of text on the screen. Set with <see cref="EndScreenText"/>, before text is sent there.</summary>
    [SetAtBoot]
    internal static delegate*<byte, void> WriteToScreen;

    /// <summary>Ends a text on the screen: shows the cursor where it is.</summary>
    [SetAtBoot]
    internal static delegate*<void> EndScreenText;

    /// <summary>Whether the machine has a screen to write on.</summary>
    [field: SetAtBoot]
    internal static bool HasScreen { get; set; }

    /// <summary>The colour of text from now on, if there are colours.</summary>
    [field: Atomic]
    public static TextColour Colour { get; set; }

    /// <summary>Sends text to <paramref name="consoles"/> from now on. If only the screen is wanted and there is none,
    /// reports that and keeps the serial port.</summary>
    public static void Select(ConsoleKind consoles)
    {
        if (consoles == ConsoleKind.Screen && !HasScreen)
            WriteLine("console=vga: no screen on this machine; using console=serial"u8);
        else
            _switched = consoles ^ ConsoleKind.Serial;
    }

    /// <summary>Writes UTF-8 text; a line feed becomes the carriage return and line feed that a terminal needs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write(ReadOnlySpan<byte> text)
    {
        foreach (byte value in text)
            WriteByte(value);

        EndText();
    }

    /// <summary>Writes a text with numbers in it.</summary>
    /// <param name="format">The text, where <c>%d</c> stands for a number in decimal, <c>%x</c> in hexadecimal, and
    /// <c>%s</c> for a size in bytes; they take the arguments in turn.</param>
    /// <param name="first">The first number.</param>
    /// <param name="second">The second number.</param>
    /// <param name="third">The third number.</param>
    public static void Print(ReadOnlySpan<byte> format, ulong first, ulong second = 0, ulong third = 0)
    {
        bool isNumber = false;
        foreach (byte value in format)
        {
            if (isNumber)
            {
                WriteNumber(value, first);
                first = second;
                second = third;
            }
            else if (value != '%')
            {
                WriteByte(value);
            }

            isNumber = value == '%';
        }

        EndText();
    }

    /// <summary>Writes bytes from outside. A byte that is not printable ASCII becomes <c>\x</c> and two digits, so that it cannot
    /// command the terminal.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void WriteForeign(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            if (value is >= (byte)' ' and <= (byte)'~')
                WriteByte(value);
            else
                WriteEscaped(value);
        }

        EndText();
    }

    /// <summary>Writes text and ends the line.</summary>
    public static void WriteLine(ReadOnlySpan<byte> text)
    {
        Write(text);
        Write("\n"u8);
    }

    /// <summary>Writes a number as digits, with zeros in front up to the least number of digits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteDigits(ulong value, uint numberBase, int least)
    {
        Span<byte> room = stackalloc byte[NumberDigits.Longest];
        foreach (byte digit in NumberDigits.Write(room, value, numberBase, least))
            WriteByte(digit);
    }

    /// <summary>Writes a number in decimal.</summary>
    private static void WriteDecimal(ulong value) => WriteDigits(value, NumberDigits.Decimal, 1);

    /// <summary>Writes a number as 0x and all 16 hexadecimal digits.</summary>
    private static void WriteHex(ulong value)
    {
        Write("0x"u8);
        WriteDigits(value, NumberDigits.Hexadecimal, HexDigits);
    }

    private static void WriteEscaped(byte value)
    {
        Write("\\x"u8);
        WriteDigits(value, NumberDigits.Hexadecimal, HexDigitsOfByte);
    }

    /// <summary>Writes a number of bytes as the command line takes it, in the largest unit that keeps two digits: 256K,
    /// 900G, or bytes without a unit.</summary>
    private static void WriteSize(ulong bytes)
    {
        int unit = 0;
        for (; bytes >= LargestPlainCount; bytes >>= KiloShift)
            unit++;

        WriteDecimal(bytes);
        WriteByte("BKMGTPE"u8[unit]);
    }

    private static void WriteNumber(byte kind, ulong value)
    {
        if (kind == 'd')
            WriteDecimal(value);
        else if (kind == 'x')
            WriteHex(value);
        else
            WriteSize(value);
    }

    /// <summary>Sends bytes unchanged to the serial port, if text goes there.</summary>
    internal static void WriteToSerial(ReadOnlySpan<byte> bytes)
    {
        if ((_switched & ConsoleKind.Serial) != 0)
            return;

        foreach (byte value in bytes)
            Serial.Write(value);
    }

    /// <summary>Shows the cursor where the text ended.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void EndText()
    {
        if (UsesScreen)
            EndScreenText();
    }

    /// <summary>Writes a byte of text; <see cref="EndText"/> comes after the last one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void WriteByte(byte value)
    {
        WriteToSerial(value);
        if (UsesScreen)
            WriteToScreen(value);
    }

    /// <summary>Writes a byte of text where the serial port is, and not on the screen.</summary>
    internal static void WriteToSerial(byte value)
    {
        if ((_switched & ConsoleKind.Serial) == 0)
            Serial.WriteText(value);
    }
}
