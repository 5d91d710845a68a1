using System;
using Cosmos.Core.Display;

namespace Cosmos.Storage;

/// <summary>Processes typed characters before a program reads them (POSIX.1-2017, 11.1): lines that can be
/// edited until they are ended, or single characters.</summary>
/// <remarks>Law: of the ring's <c>_count</c> bytes, the first <c>_count - _line</c> may be read; the others are the line that is
/// being typed.</remarks>
internal unsafe struct LineDiscipline
{
    /// <summary>The most bytes that wait; later ones are lost.</summary>
    public const int Capacity = 4096;

    private const byte Backspace = 8;

    /// <summary>Stands for the end of the input in the ring, which text in UTF-8 never holds.</summary>
    private const byte EndMark = 0xFF;

    /// <summary>What the program asked for.</summary>
    public TerminalSettings Settings;

    private int _first;
    private int _count;
    private int _line;
    private fixed byte _bytes[Capacity];

    /// <summary>The second effect of a character, beside its place in the ring.</summary>
    public enum Effect
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>It is written.</summary>
        Echo,

        /// <summary>The character before it is wiped out.</summary>
        Erase,

        /// <summary>The program is interrupted.</summary>
        Interrupt,

        /// <summary>The program is ended.</summary>
        Quit,
    }

    /// <summary>Whether a read would not wait.</summary>
    public readonly bool HasInput => _count - _line > 0;

    /// <summary>Whether to take more. A line that fills the ring continues to its end, without the bytes that do not fit.</summary>
    public readonly bool HasRoom => _count < Capacity - 1 || !HasInput;

    private readonly bool HasLines => (Settings.Local & TerminalSettings.Lines) != 0;

    /// <summary>Takes a character that was typed.</summary>
    /// <returns>Its second effect.</returns>
    public Effect Type(ref byte value)
    {
        if (value == '\r' && (Settings.Input & TerminalSettings.ReturnIsNewLine) != 0)
            value = (byte)'\n';

        if ((Settings.Local & TerminalSettings.Signals) != 0)
        {
            if (value == Settings.Special[TerminalSettings.Interrupt])
                return Effect.Interrupt;

            if (value == Settings.Special[TerminalSettings.Quit])
                return Effect.Quit;
        }

        if (!HasLines)
            return Add(value) ? EchoOf() : Effect.None;

        return TypeIntoLine(value);
    }

    /// <summary>Takes a character for the program, with any settings.</summary>
    public void Insert(byte value)
    {
        if (Add(value) && HasLines)
            _line = 0;
    }

    /// <summary>Takes out the bytes that may be read: at most one line, if there are lines.</summary>
    /// <returns>Bytes; 0 at the end of the input.</returns>
    public int Take(byte* buffer, ulong size)
    {
        int done = 0;
        while (HasInput && (ulong)done < size)
        {
            byte value = _bytes[_first];
            _first = (_first + 1) % Capacity;
            _count--;
            if (HasLines && value == EndMark)
                break;

            buffer[done++] = value;
            if (HasLines && value == '\n')
                break;
        }

        return done;
    }

    /// <summary>Changes the settings. Without lines, an unfinished line may be read at once.</summary>
    public void Apply(in TerminalSettings settings)
    {
        Settings = settings;
        if (!HasLines)
            _line = 0;
    }

    /// <summary>Drops the unread bytes.</summary>
    public void Flush()
    {
        _count = 0;
        _line = 0;
    }

    private Effect TypeIntoLine(byte value)
    {
        if (value is Backspace || value == Settings.Special[TerminalSettings.Erase])
        {
            if (_line == 0)
                return Effect.None;

            // A character of UTF-8 goes as a whole.
            while (Unread() && (_bytes[(_first + _count) % Capacity] & Screen.Utf8Mask) == Screen.Utf8Continuation)
            {
            }

            return EchoOf() == Effect.Echo ? Effect.Erase : Effect.None;
        }

        if (value == Settings.Special[TerminalSettings.EndOfFile])
        {
            if (_line == 0)
                Add(EndMark);

            _line = 0;
            return Effect.None;
        }

        if (value == EndMark || !Add(value))
            return Effect.None;

        _line++;
        if (value == '\n')
            _line = 0;

        return EchoOf();
    }

    private bool Unread()
    {
        if (_line == 0)
            return false;

        _line--;
        _count--;
        return true;
    }

    private readonly Effect EchoOf() => (Settings.Local & TerminalSettings.Echo) != 0 ? Effect.Echo : Effect.None;

    /// <summary>The last place is for the end of a line.</summary>
    private bool Add(byte value)
    {
        if (_count >= Capacity - 1 && (_count >= Capacity || value != '\n'))
            return false;

        _bytes[(_first + _count) % Capacity] = value;
        _count++;
        return true;
    }
}
