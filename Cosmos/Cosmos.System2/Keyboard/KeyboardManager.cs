using System;
using System.Diagnostics.CodeAnalysis;

namespace Cosmos.System;

/// <summary>Keys from the keyboard and from the serial console, as <see cref="Console.ReadKey(bool)"/> has them.</summary>
public static class KeyboardManager
{
    /// <summary>Whether <see cref="ReadKey"/> would not wait.</summary>
    public static bool KeyAvailable => Console.KeyAvailable;

    /// <summary>Whether Shift was down at the last key; a serial console tells only by the character.</summary>
    public static bool ShiftPressed { get; set; }

    /// <summary>Whether Control was down at the last key.</summary>
    public static bool ControlPressed { get; set; }

    /// <summary>Whether Alt was down at the last key.</summary>
    public static bool AltPressed { get; set; }

    /// <summary>Waits for a key. It is not shown.</summary>
    public static KeyEvent ReadKey() => Take(Console.ReadKey(intercept: true));

    /// <summary>Takes a key if there is one.</summary>
    public static bool TryReadKey([NotNullWhen(true)] out KeyEvent? key)
    {
        key = KeyAvailable ? ReadKey() : null;
        return key is not null;
    }

    /// <summary>The key that .NET calls by another name.</summary>
    internal static ConsoleKeyEx KeyOf(ConsoleKey key) => key switch
    {
        ConsoleKey.Oem1 => ConsoleKeyEx.Semicolon,
        ConsoleKey.Oem2 => ConsoleKeyEx.Slash,
        ConsoleKey.Oem3 => ConsoleKeyEx.Backquote,
        ConsoleKey.Oem4 => ConsoleKeyEx.LBracket,
        ConsoleKey.Oem5 => ConsoleKeyEx.Backslash,
        ConsoleKey.Oem6 => ConsoleKeyEx.RBracket,
        ConsoleKey.Oem7 => ConsoleKeyEx.Apostrophe,
        ConsoleKey.OemComma => ConsoleKeyEx.Comma,
        ConsoleKey.OemPeriod => ConsoleKeyEx.Period,
        ConsoleKey.OemMinus or ConsoleKey.Subtract => ConsoleKeyEx.Minus,
        ConsoleKey.OemPlus => ConsoleKeyEx.Equal,
        ConsoleKey.Add => ConsoleKeyEx.NumPlus,
        ConsoleKey.Multiply => ConsoleKeyEx.NumMultiply,
        ConsoleKey.Divide => ConsoleKeyEx.NumDivide,
        _ => Enum.TryParse(key.ToString(), out ConsoleKeyEx same) ? same : ConsoleKeyEx.NoName,
    };

    private static KeyEvent Take(ConsoleKeyInfo key)
    {
        ShiftPressed = key.Modifiers.HasFlag(ConsoleModifiers.Shift);
        ControlPressed = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        AltPressed = key.Modifiers.HasFlag(ConsoleModifiers.Alt);
        return new KeyEvent(
            key.KeyChar, KeyOf(key.Key), ShiftPressed, AltPressed, ControlPressed, KeyEvent.KeyEventType.Make);
    }
}
