using System;
using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>A PS/2 keyboard with the US layout, polled at its controller, the i8042.</summary>
/// <remarks>Scan code set 1, which the controller translates to unless told otherwise, and which firmware leaves it at
/// (IBM PS/2 Hardware Interface Technical Reference, "Keyboard and Auxiliary Device Controller"). Where there is no
/// controller, all bits of its ports are set, which reads as the mouse, and is passed over.</remarks>
public static class Keyboard
{
    private const ushort Data = 0x60;
    private const ushort Status = 0x64;
    private const byte OutputFull = 0x01;
    private const byte FromMouse = 0x20;

    private const byte ExtendedPrefix = 0xE0;
    private const byte Released = 0x80;
    private const byte Enter = 0x1C;
    private const byte Control = 0x1D;
    private const byte LeftShift = 0x2A;
    private const byte Slash = 0x35;
    private const byte RightShift = 0x36;
    private const byte CapsLock = 0x3A;

    private const byte LowerCase = 0x20;
    private const byte ControlMask = 0x1F;
    private const int Letters = 26;

    private static bool _isExtended;
    private static bool _shift;
    private static bool _control;
    private static bool _capsLock;

    /// <summary>The character of each key from scan code 0 to the keypad's point; 0 where it has none.</summary>
    private static ReadOnlySpan<byte> Plain =>
        "\0\u001b1234567890-=\b\tqwertyuiop[]\r\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 \0\0\0\0\0\0\0\0\0\0\0\0\0789-456+1230."u8;

    /// <summary>The same while a shift key is down.</summary>
    private static ReadOnlySpan<byte> Shifted =>
        "\0\u001b!@#$%^&*()_+\b\tQWERTYUIOP{}\r\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 \0\0\0\0\0\0\0\0\0\0\0\0\0789-456+1230."u8;

    /// <summary>Takes the next character that was typed, if there is one. Enter is a carriage return.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryRead(out byte character)
    {
        character = 0;
        byte status = Ports.ReadByte(Status);
        if ((status & OutputFull) == 0)
            return false;

        byte code = Ports.ReadByte(Data);
        if ((status & FromMouse) == 0)
            character = Translate(code);

        return character != 0;
    }

    /// <summary>Takes note of a scan code.</summary>
    /// <returns>The character that it types; 0 for none.</returns>
    internal static byte Translate(byte code)
    {
        bool wasExtended = _isExtended;
        _isExtended = code == ExtendedPrefix;
        bool isDown = code < Released;
        int key = code & ~Released;
        if (wasExtended && key is not (Enter or Slash or Control))
            return 0;

        if (key is LeftShift or RightShift)
            _shift = isDown;
        else if (key == Control)
            _control = isDown;
        else if (key == CapsLock)
            _capsLock ^= isDown;
        else if (isDown && key < Plain.Length)
            return CharacterOf(key);

        return 0;
    }

    private static byte CharacterOf(int key)
    {
        byte character = _shift ? Shifted[key] : Plain[key];
        bool isLetter = (uint)((character | LowerCase) - 'a') < Letters;
        if (_capsLock && isLetter)
            character ^= LowerCase;

        return (byte)(_control ? character & ControlMask : character);
    }
}
