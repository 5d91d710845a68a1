using System.Linq;
using Cosmos.Core;
using Xunit;

namespace BareFlow.Tests.Unit.Consoles;

/// <summary>Scan codes of set 1 become the characters of a US keyboard.</summary>
public class KeyboardTests
{
    private const byte Shift = 0x2A;
    private const byte RightShift = 0x36;
    private const byte Control = 0x1D;
    private const byte CapsLock = 0x3A;
    private const byte Extended = 0xE0;
    private const byte H = 0x23;
    private const byte One = 0x02;
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
    public void Enter_and_backspace_are_control_characters() => Assert.Equal("\r\b", Type(0x1C, 0x0E));

    [Fact]
    public void The_keypad_types_digits_and_the_arrows_nothing()
    {
        Assert.Equal("8", Type(UpArrow));
        Assert.Equal("", Type(Extended, UpArrow, Extended, UpArrow | Released));
        Assert.Equal("/\r", Type(Extended, 0x35, Extended, 0x1C));
        Assert.Equal("h", Type(Extended, Shift, H));
    }

    [Fact]
    public void No_code_beyond_the_table_types_anything() =>
        Assert.Equal("", Type([.. Enumerable.Range(0x54, 0x2C).Select(code => (byte)code)]));

    private static string TypeAllKeys() => Type([.. Enumerable.Range(0x02, 0x38).Select(code => (byte)code)
        .Except([Shift, RightShift, Control, CapsLock])]);

    private static string Type(params byte[] codes) =>
        string.Concat(codes.Select(Keyboard.Translate).Where(character => character != 0).Select(character => (char)character));
}
