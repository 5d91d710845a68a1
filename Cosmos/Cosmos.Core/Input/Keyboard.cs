using System;
using System.Runtime.CompilerServices;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Input;

/// <summary>A PS/2 keyboard with the US layout, polled at its controller, the i8042. What a key types are the bytes that a
/// terminal sends for it: a character, or the sequence that the terminfo entry promises.</summary>
/// <remarks>Scan code set 1, which the controller translates to unless told otherwise, and which firmware leaves it at
/// (IBM PS/2 Hardware Interface Technical Reference, "Keyboard and Auxiliary Device Controller"). Where there is no
/// controller, all bits of its ports are set, which reads as the mouse, and is passed over.</remarks>
[OwnedBy("who reads what is typed: TypedAhead, or the end of the run")]
public static unsafe class Keyboard
{
    private const ushort Data = 0x60;
    private const ushort Status = 0x64;
    private const byte OutputFull = 0x01;
    private const byte FromMouse = 0x20;

    /// <summary>Bytes that are taken from the controller at once at most, so that a broken one cannot hang the kernel.</summary>
    private const int Patience = 64;

    /// <summary>Codes that a keyboard keeps. One that had to keep as many may have lost some, with or without a word.</summary>
    private const int Kept = 16;

    private const byte ExtendedPrefix = 0xE0;
    private const byte PausePrefix = 0xE1;
    private const int CodesAfterPausePrefix = 2;
    private const byte Lost = 0x00;
    private const byte AlsoLost = 0xFF;
    private const byte Released = 0x80;
    private const byte Backspace = 0x0E;
    private const byte Tab = 0x0F;
    private const byte Enter = 0x1C;
    private const byte Control = 0x1D;
    private const byte LeftShift = 0x2A;
    private const byte Slash = 0x35;
    private const byte RightShift = 0x36;
    private const byte Alt = 0x38;
    private const byte CapsLock = 0x3A;
    private const byte F1 = 0x3B;
    private const byte F4 = 0x3E;
    private const byte F10 = 0x44;
    private const byte NumLock = 0x45;
    private const byte F11 = 0x57;
    private const byte F12 = 0x58;

    private const byte Escape = 0x1B;
    private const byte ControlBackspace = 0x08;
    private const byte LowerCase = 0x20;
    private const byte ControlMask = 0x1F;
    private const int Letters = 26;
    private const int DecimalBase = 10;

    /// <summary>The number of a key's modifiers in a sequence is one more than their sum (xterm, "PC-Style Function Keys").
    /// </summary>
    private const int ShiftWeight = 1;
    private const int AltWeight = 2;
    private const int ControlWeight = 4;

    private static bool _isExtended;
    private static bool _shift;
    private static bool _control;
    private static bool _alt;
    private static bool _capsLock;
    private static int _codesToSkip;
    private static int _codesInRow;
    private static int _next;
    private static int _count;
    private static TypedBytes _typed;

    /// <summary>The character of each key from scan code 0 to the keypad's point; 0 where it has none.</summary>
    private static ReadOnlySpan<byte> Plain =>
        "\0\u001b1234567890-=\u007f\tqwertyuiop[]\r\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 \0\0\0\0\0\0\0\0\0\0\0\0\0789-456+1230."u8;

    /// <summary>The same while a shift key is down.</summary>
    private static ReadOnlySpan<byte> Shifted =>
        "\0\u001b!@#$%^&*()_+\u007f\tQWERTYUIOP{}\r\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 \0\0\0\0\0\0\0\0\0\0\0\0\0789-456+1230."u8;

    /// <summary>Keys behind the prefix, and the letter that ends the sequence of each: arrows, Home and End.</summary>
    private static ReadOnlySpan<byte> LetterKeys => "\u0048A\u0050B\u004dC\u004bD\u0047H\u004fF"u8;

    /// <summary>The number in the sequence of the keys behind the prefix from Home (71) to Delete (83): Page Up, Page Down,
    /// Insert, Delete.</summary>
    private static ReadOnlySpan<byte> NumberKeys => [0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 6, 2, 3];

    /// <summary>The number in the sequence of F5 to F12.</summary>
    private static ReadOnlySpan<byte> FunctionNumbers => [15, 17, 18, 19, 20, 21, 23, 24];

    /// <summary>Takes the next byte that was typed, if there is one. Enter is a carriage return, Backspace is DEL.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryRead(out byte value)
    {
        for (int patience = Patience; patience > 0 && _next == _count; patience--)
        {
            byte status = Ports.ReadByte(Status);
            if ((status & OutputFull) == 0)
            {
                EndRow();
                break;
            }

            byte code = Ports.ReadByte(Data);
            if ((status & FromMouse) == 0)
                Take(code);
        }

        return TryTakeTyped(out value);
    }

    /// <summary>Takes the next byte of what the last keys typed.</summary>
    internal static bool TryTakeTyped(out byte value)
    {
        bool hasMore = _next < _count;
        value = hasMore ? _typed.Values[_next++] : (byte)0;
        return hasMore;
    }

    /// <summary>Takes note of a scan code. What the key before typed was taken.</summary>
    internal static void Take(byte code)
    {
        _next = 0;
        _count = 0;
        _codesInRow++;
        if (_codesToSkip > 0 && (code & ~Released) is Control or NumLock)
        {
            _codesToSkip--;
            return;
        }

        _codesToSkip = 0;

        bool isExtended = _isExtended;
        _isExtended = code == ExtendedPrefix;
        if (code == PausePrefix)
            _codesToSkip = CodesAfterPausePrefix;
        else if (code is Lost or AlsoLost)
            ForgetModifiers();
        else if (code != ExtendedPrefix)
            TakeKey(code & ~Released, code < Released, isExtended);
    }

    /// <summary>The controller has no more codes.</summary>
    internal static void EndRow()
    {
        if (_codesInRow >= Kept)
            ForgetModifiers();

        _codesInRow = 0;
    }

    /// <summary>The keyboard lost codes. A release may be among them, and a key that stays down makes all others useless.
    /// </summary>
    private static void ForgetModifiers()
    {
        _shift = false;
        _control = false;
        _alt = false;
    }

    private static void TakeKey(int key, bool isDown, bool isExtended)
    {
        if (key == Control)
            _control = isDown;
        else if (key == Alt)
            _alt = isDown;
        else if (isExtended && key is not (Enter or Slash))
            TypeExtended(key, isDown);
        else if (key is LeftShift or RightShift)
            _shift = isDown;
        else if (key == CapsLock)
            _capsLock ^= isDown;
        else if (isDown)
            TypePlain(key);
    }

    private static void TypePlain(int key)
    {
        if (key is >= F1 and <= F4)
            TypeLetter((byte)('P' + key - F1), (byte)'O');
        else if (key is > F4 and <= F10)
            TypeNumber(FunctionNumbers[key - F4 - 1]);
        else if (key is F11 or F12)
            TypeNumber(FunctionNumbers[key - F11 + F10 - F4]);
        else if (key == Tab && _shift)
            TypeBackTab();
        else if (key < Plain.Length && Plain[key] != 0)
            TypeCharacter(key);
    }

    private static void TypeExtended(int key, bool isDown)
    {
        const int firstNumberKey = 71;
        if (!isDown)
            return;

        for (int index = 0; index < LetterKeys.Length; index += 2)
            if (LetterKeys[index] == key)
                TypeLetter(LetterKeys[index + 1], (byte)'[');

        int place = key - firstNumberKey;
        if ((uint)place < (uint)NumberKeys.Length && NumberKeys[place] != 0)
            TypeNumber(NumberKeys[place]);
    }

    /// <summary>Alt puts Escape before what the key types.</summary>
    private static void TypeCharacter(int key)
    {
        if (_alt)
            Add(Escape);

        Add(CharacterOf(key));
    }

    private static byte CharacterOf(int key)
    {
        byte character = _shift ? Shifted[key] : Plain[key];
        bool isLetter = (uint)((character | LowerCase) - 'a') < Letters;
        if (_capsLock && isLetter)
            character ^= LowerCase;

        return _control ? ControlOf(key, character) : character;
    }

    /// <summary>Control makes a control character of the letters and of the signs among them in ASCII, and of the space bar;
    /// digits and the other signs have none.</summary>
    private static byte ControlOf(int key, byte character)
    {
        if (key == Backspace)
            return ControlBackspace;

        return character is >= (byte)'@' or (byte)' ' ? (byte)(character & ControlMask) : character;
    }

    private static void TypeBackTab()
    {
        if (_alt)
            Add(Escape);

        Add(Escape);
        Add((byte)'[');
        Add((byte)'Z');
    }

    /// <summary>Types a sequence that ends with a letter: <c>ESC [ A</c>, or <c>ESC [ 1 ; 5 A</c> with modifiers.</summary>
    private static void TypeLetter(byte letter, byte introducer)
    {
        int modifiers = Modifiers();
        Add(Escape);
        Add(modifiers == 0 ? introducer : (byte)'[');
        if (modifiers != 0)
            Add((byte)'1');

        AddModifiers(modifiers);
        Add(letter);
    }

    /// <summary>Types a sequence with a number: <c>ESC [ 3 ~</c>, or <c>ESC [ 3 ; 5 ~</c> with modifiers.</summary>
    private static void TypeNumber(int number)
    {
        Add(Escape);
        Add((byte)'[');
        if (number >= DecimalBase)
            Add((byte)('0' + number / DecimalBase));

        Add((byte)('0' + number % DecimalBase));
        AddModifiers(Modifiers());
        Add((byte)'~');
    }

    private static int Modifiers() =>
        (_shift ? ShiftWeight : 0) + (_alt ? AltWeight : 0) + (_control ? ControlWeight : 0);

    private static void AddModifiers(int modifiers)
    {
        if (modifiers == 0)
            return;

        Add((byte)';');
        Add((byte)('1' + modifiers));
    }

    private static void Add(byte value) => _typed.Values[_count++] = value;

    /// <summary>Room for the longest that one key types, <c>ESC [ 2 4 ; 8 ~</c>.</summary>
    private struct TypedBytes
    {
        private const int Longest = 7;

        public fixed byte Values[Longest];
    }
}
