using System;
using System.Linq;
using Cosmos.Core.Input;
using Xunit;

namespace BareFlow.Tests.Unit.Consoles;

/// <summary>Scan codes of set 1 become the characters of a US keyboard.</summary>
public class KeyboardTests
{
    private const ConsoleModifiers None = 0;
    private const byte Shift = 0x2A;
    private const byte RightShift = 0x36;
    private const byte Control = 0x1D;
    private const byte CapsLock = 0x3A;
    private const byte Extended = 0xE0;
    private const byte H = 0x23;
    private const byte One = 0x02;
    private const byte Backspace = 0x0E;
    private const byte Tab = 0x0F;
    private const byte Alt = 0x38;
    private const byte UpArrow = 0x48;
    private const byte Released = 0x80;

    [Fact]
    public void Every_printable_character_can_be_typed()
    {
        string plain = TypeAllKeys();
        Type(Shift);
        string shifted = TypeAllKeys();
        Type(Shift | Released);
        char[] missing = [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except(plain + shifted)];
        Assert.Empty(missing);
    }

    [Fact]
    public void Letters_follow_shift_and_caps_lock_and_digits_follow_shift()
    {
        Assert.Equal("h1", Type(H, H | Released, One, One | Released));
        Assert.Equal("H!", Type(Shift, H, One, Shift | Released));
        Assert.Equal("H!h", Type(RightShift, H, One, RightShift | Released, H));
        Assert.Equal("H1", Type(CapsLock, CapsLock | Released, H, One));
        Assert.Equal("h", Type(Shift, H, Shift | Released));
        Assert.Equal("h", Type(CapsLock, CapsLock | Released, H));
    }

    [Fact]
    public void Control_makes_control_characters() => Assert.Equal("\bh", Type(Control, H, Control | Released, H));

    [Fact]
    public void Enter_and_backspace_are_control_characters() => Assert.Equal("\r\x7f", Type(0x1C, Backspace));

    [Fact]
    public void The_keypad_types_digits()
    {
        Assert.Equal("8", Type(UpArrow));
        Assert.Equal("/\r", Type(Extended, 0x35, Extended, 0x1C));
        Assert.Equal("h", Type(Extended, Shift, H));
    }

    [Fact]
    public void No_code_beyond_the_table_types_anything() =>
        Assert.Equal("", Type([.. Enumerable.Range(0x54, 0x2C).Except([0x57, 0x58]).Select(code => (byte)code)]));

    [Theory]
    [InlineData(ConsoleKey.UpArrow, 0x48, true)]
    [InlineData(ConsoleKey.DownArrow, 0x50, true)]
    [InlineData(ConsoleKey.LeftArrow, 0x4B, true)]
    [InlineData(ConsoleKey.RightArrow, 0x4D, true)]
    [InlineData(ConsoleKey.Home, 0x47, true)]
    [InlineData(ConsoleKey.End, 0x4F, true)]
    [InlineData(ConsoleKey.PageUp, 0x49, true)]
    [InlineData(ConsoleKey.PageDown, 0x51, true)]
    [InlineData(ConsoleKey.Insert, 0x52, true)]
    [InlineData(ConsoleKey.Delete, 0x53, true)]
    [InlineData(ConsoleKey.F1, 0x3B, false)]
    [InlineData(ConsoleKey.F2, 0x3C, false)]
    [InlineData(ConsoleKey.F3, 0x3D, false)]
    [InlineData(ConsoleKey.F4, 0x3E, false)]
    [InlineData(ConsoleKey.F5, 0x3F, false)]
    [InlineData(ConsoleKey.F6, 0x40, false)]
    [InlineData(ConsoleKey.F7, 0x41, false)]
    [InlineData(ConsoleKey.F8, 0x42, false)]
    [InlineData(ConsoleKey.F9, 0x43, false)]
    [InlineData(ConsoleKey.F10, 0x44, false)]
    [InlineData(ConsoleKey.F11, 0x57, false)]
    [InlineData(ConsoleKey.F12, 0x58, false)]
    public void Keys_without_a_character_are_what_dotnet_reads(ConsoleKey key, byte code, bool isExtended)
    {
        byte[] codes = isExtended ? [Extended, code] : [code];
        Assert.Equal([(key, None)], Keys(codes));
        Assert.Equal([(key, ConsoleModifiers.Shift)], Keys([Shift, .. codes, Shift | Released]));
        Assert.Equal([(key, ConsoleModifiers.Control)], Keys([Control, .. codes, Control | Released]));
        Assert.Equal([(key, ConsoleModifiers.Alt)], Keys([Alt, .. codes, Alt | Released]));
        Assert.Equal(
            [(key, ConsoleModifiers.Alt | ConsoleModifiers.Shift | ConsoleModifiers.Control)],
            Keys([Alt, Shift, Control, .. codes, Alt | Released, Shift | Released, Control | Released]));
        Assert.Equal("", Type([.. codes[..^1], (byte)(codes[^1] | Released)]));
    }

    [Fact]
    public void Characters_keep_what_was_held_down_beside_them()
    {
        Assert.Equal([(ConsoleKey.Backspace, None)], Keys(Backspace));
        Assert.Equal([(ConsoleKey.Backspace, ConsoleModifiers.Control)], Keys(Control, Backspace, Control | Released));
        Assert.Equal([(ConsoleKey.Tab, None)], Keys(Tab));
        Assert.Equal([(ConsoleKey.Tab, ConsoleModifiers.Shift)], Keys(Shift, Tab, Shift | Released));
        Assert.Equal([(ConsoleKey.H, ConsoleModifiers.Alt)], Keys(Alt, H, Alt | Released));
        Assert.Equal([(ConsoleKey.H, ConsoleModifiers.Alt)], Keys(Extended, Alt, H, Extended, Alt | Released));
        Assert.Equal([(ConsoleKey.Enter, None)], Keys(Extended, 0x1C));
        Assert.Equal([(ConsoleKey.Escape, None)], Keys(0x01));
    }

    [Fact]
    public void Control_leaves_digits_and_most_signs_alone()
    {
        Assert.Equal("1", Type(Control, One, Control | Released));
        Assert.Equal("\0", Type(Control, 0x39, Control | Released));
        Assert.Equal("\e", Type(Control, 0x1A, Control | Released));
    }

    [Fact]
    public void Pause_and_print_leave_no_key_down()
    {
        const byte pause = 0xE1;
        Assert.Equal("h", Type(pause, Control, 0x45, pause, Control | Released, 0xC5, H));
        Assert.Equal("h", Type(pause, Control, 0x45, H));
        Assert.Equal("h", Type(Extended, Shift, Extended, 0x37, Extended, 0xB7, Extended, Shift | Released, H));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void Codes_that_were_lost_leave_no_key_down(byte lost) =>
        Assert.Equal("h", Type(Shift, Control, Alt, lost, H, Shift | Released, Control | Released, Alt | Released));

    /// <summary>A controller's queue that is full drops codes without a word; the codes of releases may be among them.</summary>
    [Fact]
    public void A_queue_that_was_full_leaves_no_key_down()
    {
        const byte pause = 0xE1;
        byte[] pauses = [pause, Control, 0x45, pause, Control | Released, 0xC5];
        Assert.Equal("", Type([.. pauses, .. pauses, pause, Control, 0x45, pause]));
        Keyboard.EndRow();
        Assert.Equal("h", Type(H));
        Type(Control, Shift);
        Keyboard.EndRow();
        Assert.Equal("\b", Type(H));
        Type([.. Enumerable.Repeat((byte)(H | Released), 16)]);
        Keyboard.EndRow();
        Assert.Equal("h", Type(H));
    }

    [Fact]
    public void A_pause_key_that_lost_its_end_swallows_no_other() => Assert.Equal("h1", Type(0xE1, H, 0xE1, Control, One));

    private static string TypeAllKeys() => Type([.. Enumerable.Range(0x02, 0x38).Select(code => (byte)code)
        .Except([Shift, RightShift, Control, Alt, CapsLock])]);

    private static (ConsoleKey Key, ConsoleModifiers Modifiers)[] Keys(params byte[] codes) =>
        [.. DotNetTerminal.Keys(Type(codes)).Select(key => (key.Key, key.Modifiers))];

    private static string Type(params byte[] codes) => string.Concat(codes.Select(TypedBy));

    private static string TypedBy(byte code)
    {
        string typed = "";
        Keyboard.Take(code);
        while (Keyboard.TryTakeTyped(out byte value))
            typed += (char)value;

        return typed;
    }
}
