using System;

namespace Cosmos.System;

/// <summary>A key that was pressed.</summary>
public class KeyEvent
{
    /// <summary>What happened to the key.</summary>
    public enum KeyEventType
    {
        /// <summary>It went down.</summary>
        Make,

        /// <summary>It went up. The console does not tell, so this does not come.</summary>
        Break,
    }

    /// <summary>No key.</summary>
    public KeyEvent()
    {
    }

    /// <summary>A key with what was held down beside it.</summary>
    public KeyEvent(char keyChar, ConsoleKeyEx key, bool shift, bool alt, bool control, KeyEventType type)
    {
        KeyChar = keyChar;
        Key = key;
        Modifiers = (shift ? ConsoleModifiers.Shift : 0) | (alt ? ConsoleModifiers.Alt : 0) | (control ? ConsoleModifiers.Control : 0);
        Type = type;
    }

    /// <summary>The character that it types; NUL for none.</summary>
    public char KeyChar { get; set; }

    /// <summary>The key.</summary>
    public ConsoleKeyEx Key { get; set; }

    /// <summary>What was held down beside it.</summary>
    public ConsoleModifiers Modifiers { get; set; }

    /// <summary>What happened to it.</summary>
    public KeyEventType Type { get; set; }
}
