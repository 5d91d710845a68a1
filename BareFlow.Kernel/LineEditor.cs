using System;
using System.Collections.Generic;
using System.Text;

namespace BareFlow.Kernel;

/// <summary>Reads a line that a person can change while typing it, with the lines before it, as a shell does.</summary>
/// <remarks>A line that is only added to is never drawn anew, so that a long text can be pasted.</remarks>
internal sealed class LineEditor(string prompt)
{
    private const char ClearLine = '\x03';
    private const char EndOfInput = '\x04';
    private const char ClearScreen = '\f';
    private const char EraseLine = '\x15';
    private const string EraseToEnd = "\e[K";
    private const string Home = "\e[H\e[2J";

    private readonly List<string> _history = [];
    private readonly StringBuilder _line = new();
    private int _cursor;
    private int _recalled;

    /// <summary>Shows the prompt and reads a line.</summary>
    /// <returns>The line; null when the input ended (Ctrl-D on an empty line).</returns>
    public string? Read()
    {
        _recalled = _history.Count;
        Replace("");
        Console.Write(prompt);
        Console.TreatControlCAsInput = true;
        try
        {
            return ReadLine();
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    private string? ReadLine()
    {
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            bool isEnd = key.KeyChar == EndOfInput;
            if (key.Key == ConsoleKey.Enter || isEnd)
            {
                Console.WriteLine();
                return isEnd && _line.Length == 0 ? null : Finish();
            }

            Apply(key);
        }
    }

    private string Finish()
    {
        string line = _line.ToString();
        if (line.Length > 0)
            _history.Add(line);

        return line;
    }

    private void Apply(ConsoleKeyInfo key)
    {
        switch (key.KeyChar)
        {
            case ClearLine:
                Console.Write($"^C{Environment.NewLine}");
                Change("");
                return;
            case EraseLine:
                Change("");
                return;
            case ClearScreen:
                Console.Write(Home);
                Draw();
                return;
        }

        if (!TryMove(key.Key) && !char.IsControl(key.KeyChar))
            Insert(key.KeyChar);
    }

    private bool TryMove(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.Backspace: Erase(StartOfCharacter(_cursor), _cursor); return true;
            case ConsoleKey.Delete: Erase(_cursor, EndOfCharacter(_cursor)); return true;
            case ConsoleKey.LeftArrow: MoveTo(StartOfCharacter(_cursor)); return true;
            case ConsoleKey.RightArrow: MoveTo(EndOfCharacter(_cursor)); return true;
            case ConsoleKey.Home: MoveTo(0); return true;
            case ConsoleKey.End: MoveTo(_line.Length); return true;
            case ConsoleKey.UpArrow: Recall(_recalled - 1); return true;
            case ConsoleKey.DownArrow: Recall(_recalled + 1); return true;
            default: return false;
        }
    }

    private void Insert(char character)
    {
        _line.Insert(_cursor++, character);
        if (_cursor == _line.Length)
            Console.Write(character);
        else
            Draw();
    }

    private void Erase(int start, int end)
    {
        if (start == end)
            return;

        _line.Remove(start, end - start);
        _cursor = start;
        Draw();
    }

    private void MoveTo(int cursor)
    {
        _cursor = cursor;
        Draw();
    }

    private void Recall(int index)
    {
        if (index < 0 || index > _history.Count)
            return;

        _recalled = index;
        Change(index < _history.Count ? _history[index] : "");
    }

    private void Change(string line)
    {
        Replace(line);
        Draw();
    }

    private void Replace(string line)
    {
        _line.Clear().Append(line);
        _cursor = line.Length;
    }

    /// <summary>Writes prompt and line over what is there, and the part before the cursor once more, which puts it in its place.
    /// </summary>
    private void Draw()
    {
        string line = _line.ToString();
        Console.Write($"\r{prompt}{line}{EraseToEnd}");
        if (_cursor < line.Length)
            Console.Write($"\r{prompt}{line[.._cursor]}");
    }

    /// <summary>A character beyond U+FFFF is two of .NET's.</summary>
    private int StartOfCharacter(int at) =>
        at >= 2 && char.IsLowSurrogate(_line[at - 1]) ? at - 2 : Math.Max(at - 1, 0);

    private int EndOfCharacter(int at) =>
        at + 1 < _line.Length && char.IsHighSurrogate(_line[at]) ? at + 2 : Math.Min(at + 1, _line.Length);
}
