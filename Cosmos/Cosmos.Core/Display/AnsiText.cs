using System;
using System.Runtime.CompilerServices;
using Cosmos.Core.Console;
using Cosmos.Core.Input;
using IL2CPU.API;

namespace Cosmos.Core.Display;

/// <summary>Text with control sequences, as programs write it to a terminal: colours, cursor movement, erasing (ECMA-48; the
/// subset that the terminfo entry of <c>docs/libc.md</c> names). The serial port gets the bytes unchanged, for the terminal
/// at its other end; the screen is changed here.</summary>
/// <remarks>The screen ignores unknown sequences. This class answers a request for the cursor position
/// and does not send it on, because the line may have no terminal at its other end. One caller at a time.</remarks>
[OwnedBy("who writes to the terminal, one at a time")]
public static unsafe class AnsiText
{
    private const byte Escape = 0x1B;
    private const int LongestSequence = 64;
    private const int MostNumbers = 8;
    private const int DecimalBase = 10;
    private const int LargestNumber = 9999;

    private const byte Bell = 7;
    private const int Bold = 1;
    private const int Reverse = 7;
    private const int NotBold = 22;
    private const int NotReverse = 27;
    private const int Foreground = 30;
    private const int Background = 40;
    private const int BrightForeground = 90;
    private const int BrightBackground = 100;
    private const int Default = 9;
    private const int Colours = 8;
    private const int ExtendedColour = 8;
    private const int IndexedColour = 5;
    private const byte BrightBit = 8;
    private const byte NormalInk = (byte)TextColour.Normal;
    private const int PaperShift = 4;
    private const int ReportCursor = 6;
    private const int TabStop = 8;

    private static int _length;
    private static int _position;
    private static int _savedPosition;
    private static byte _ink;
    private static byte _paper;
    private static bool _isReversed;
    private static bool _isKnown;
    private static delegate*<int, int, void> _reply;
    private static SequenceBytes _sequence;

    /// <summary>Columns of the screen.</summary>
    public static int Columns => Screen.Columns;

    /// <summary>Rows of the screen.</summary>
    public static int Rows => Screen.Count / Screen.Columns;

    /// <summary>The colour that each of the eight numbers of a sequence has on a screen: red and blue change places.</summary>
    private static ReadOnlySpan<byte> ScreenColours => [0, 4, 2, 6, 1, 5, 3, 7];

    /// <summary>Makes the text's window smaller, or as large as the screen again, and clears the screen.</summary>
    /// <returns>False when the screen is not so large; then nothing changed.</returns>
    public static bool TryResize(int columns, int rows)
    {
        if (!Screen.TryResize(columns, rows))
            return false;

        _position = 0;
        _savedPosition = 0;
        return true;
    }

    /// <summary>Called with the row and the column of the cursor, from 1, when a program asks for them.</summary>
    public static void SetReply(delegate*<int, int, void> reply) => _reply = reply;

    /// <summary>Writes text with sequences. A sequence may continue in the next call.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write(ReadOnlySpan<byte> text)
    {
        if (!_isKnown)
            Reset();

        foreach (byte value in text)
            Take(value);

        Terminal.EndText();
    }

    private static void Reset()
    {
        _isKnown = true;
        _ink = NormalInk;
        _position = Screen.Cursor;
    }

    private static void Take(byte value)
    {
        if (_length == 0 && value != Escape)
        {
            WritePlain(value);
            return;
        }

        if (_length < LongestSequence)
            _sequence.Values[_length++] = value;

        if (IsComplete(value))
        {
            Apply();
            _length = 0;
        }
    }

    /// <summary>A sequence ends with a letter or the like; those that begin with a bracket, and those that choose a character
    /// set, have more before it.</summary>
    private static bool IsComplete(byte value)
    {
        if (_length < 2)
            return false;

        byte kind = _sequence.Values[1];
        if (_length == 2)
            return kind is not ((byte)'[' or (byte)'(' or (byte)')' or (byte)']');

        if (kind == ']')
            return value is Bell or (byte)'\\' || _length == LongestSequence;

        return kind != '[' || value >= '@' || _length == LongestSequence;
    }

    private static void WritePlain(byte value)
    {
        if (value == '\t')
        {
            WriteTab();
            return;
        }

        Terminal.WriteByte(value);
        if (value == Bell)
            Speaker.Ring();

        if (Terminal.UsesScreen)
            return;

        if (value == '\n')
            _position += Columns - _position % Columns;
        else if (value == '\r')
            _position -= _position % Columns;
        else if (value == '\b')
            _position -= _position > 0 ? 1 : 0;
        else if (value >= ' ' && (value & Screen.Utf8Mask) != Screen.Utf8Continuation)
            _position++;

        while (_position >= Screen.Count)
            _position -= Columns;
    }

    /// <summary>A tab is one byte on the serial line, and the cells up to the next stop on the screen.</summary>
    private static void WriteTab()
    {
        Terminal.WriteToSerial((byte)'\t');
        do
        {
            if (Terminal.UsesScreen)
                Terminal.WriteToScreen((byte)' ');
            else
                _position++;
        }
        while (Position % Columns % TabStop != 0);
    }

    /// <summary>The cell number of the cursor; also if there is no screen.</summary>
    private static int Position
    {
        get => Terminal.UsesScreen ? Math.Min(Screen.Cursor, Screen.Count - 1) : _position;
        set
        {
            _position = value;
            if (Terminal.UsesScreen)
                Screen.Cursor = value;
        }
    }

    private static void Apply()
    {
        byte last = _sequence.Values[_length - 1];
        bool isControl = _sequence.Values[1] == '[';
        if (isControl && last == 'n' && Number(0, 0) == ReportCursor)
        {
            if (_reply != null)
                _reply(Position / Columns + 1, Position % Columns + 1);

            return;
        }

        // The other end of the line must not answer for this terminal.
        if (isControl && last is (byte)'c' or (byte)'n')
            return;

        fixed (byte* bytes = _sequence.Values)
            Terminal.WriteToSerial(new ReadOnlySpan<byte>(bytes, _length));

        if (isControl)
            ApplyControl(last);
        else if (last == '7')
            _savedPosition = Position;
        else if (last == '8')
            Position = _savedPosition;
    }

    private static void ApplyControl(byte last)
    {
        int column = Position % Columns;
        int row = Position / Columns;
        int count = Math.Max(Number(0, 1), 1);
        switch (last)
        {
            case (byte)'A': MoveTo(row - count, column); break;
            case (byte)'B': MoveTo(row + count, column); break;
            case (byte)'C': MoveTo(row, column + count); break;
            case (byte)'D': MoveTo(row, column - count); break;
            case (byte)'G': MoveTo(row, count - 1); break;
            case (byte)'d': MoveTo(count - 1, column); break;
            case (byte)'H' or (byte)'f': MoveTo(count - 1, Math.Max(Number(1, 1), 1) - 1); break;
            case (byte)'J': EraseScreen(Number(0, 0)); break;
            case (byte)'K': EraseLine(Number(0, 0)); break;
            case (byte)'m': ApplyColours(); break;
            case (byte)'s': _savedPosition = Position; break;
            case (byte)'u': Position = _savedPosition; break;
            default: break;
        }
    }

    private static void MoveTo(int row, int column)
    {
        row = Math.Max(0, Math.Min(row, Rows - 1));
        column = Math.Max(0, Math.Min(column, Columns - 1));
        Position = row * Columns + column;
    }

    private static void EraseScreen(int what)
    {
        int at = Position;
        Erase(what == 0 ? at : 0, what == 1 ? at + 1 : Screen.Count);
    }

    private static void EraseLine(int what)
    {
        int at = Position;
        int start = at - at % Columns;
        Erase(what == 0 ? at : start, what == 1 ? at + 1 : start + Columns);
    }

    private static void Erase(int from, int to)
    {
        if (!Terminal.UsesScreen)
            return;

        for (int cell = from; cell < to; cell++)
            Screen.Put(cell, (ushort)(' ' | (byte)Terminal.Colour << Screen.ColourShift));
    }

    private static void ApplyColours()
    {
        int count = CountNumbers();
        for (int index = 0; index < count; index++)
        {
            int number = Number(index, 0);
            if (number is Foreground + ExtendedColour or Background + ExtendedColour)
            {
                ApplyIndexed(number, Number(index + 1, 0), Number(index + 2, 0));
                index += 2;
            }
            else
            {
                ApplyColour(number);
            }
        }

        byte ink = _isReversed ? _paper : _ink;
        byte paper = _isReversed ? _ink : _paper;
        Terminal.Colour = (TextColour)(ink | paper << PaperShift);
    }

    private static void ApplyColour(int number)
    {
        if (number == 0)
        {
            _ink = NormalInk;
            _paper = 0;
            _isReversed = false;
        }
        else if (number == Bold)
            _ink |= BrightBit;
        else if (number == NotBold)
            _ink = (byte)(_ink & ~BrightBit);
        else if (number is Reverse or NotReverse)
            _isReversed = number == Reverse;
        else if (number == Foreground + Default)
            _ink = NormalInk;
        else if (number == Background + Default)
            _paper = 0;
        else if (number is >= Foreground and < Foreground + Colours)
            _ink = ScreenColours[number - Foreground];
        else if (number is >= Background and < Background + Colours)
            _paper = ScreenColours[number - Background];
        else if (number is >= BrightForeground and < BrightForeground + Colours)
            _ink = (byte)(ScreenColours[number - BrightForeground] | BrightBit);
        else if (number is >= BrightBackground and < BrightBackground + Colours)
            _paper = (byte)(ScreenColours[number - BrightBackground] | BrightBit);
    }

    /// <summary>A colour of the 256: the first 16 are used, others are ignored.</summary>
    private static void ApplyIndexed(int number, int kind, int colour)
    {
        if (kind != IndexedColour || colour >= 2 * Colours)
            return;

        byte value = (byte)(ScreenColours[colour % Colours] | (colour >= Colours ? BrightBit : 0));
        if (number < Background)
            _ink = value;
        else
            _paper = value;
    }

    private static int CountNumbers()
    {
        int count = 1;
        for (int index = 2; index < _length; index++)
            count += _sequence.Values[index] == ';' ? 1 : 0;

        return Math.Min(count, MostNumbers);
    }

    /// <summary>Number <paramref name="wanted"/> of the sequence; <paramref name="missing"/> if it has none.</summary>
    private static int Number(int wanted, int missing)
    {
        int index = 2;
        for (; wanted > 0 && index < _length; index++)
            wanted -= _sequence.Values[index] == ';' ? 1 : 0;

        int value = 0;
        bool hasDigits = false;
        for (; index < _length && _sequence.Values[index] is >= (byte)'0' and <= (byte)'9'; index++)
        {
            hasDigits = true;
            value = Math.Min(value * DecimalBase + _sequence.Values[index] - '0', LargestNumber);
        }

        return hasDigits && wanted == 0 ? value : missing;
    }

    private struct SequenceBytes
    {
        public fixed byte Values[LongestSequence];
    }
}
