using System;
using Cosmos.System;
using Xunit;

namespace BareFlow.Tests.Toolchain.Programs;

/// <summary>Keys under the names of Cosmos.</summary>
public class KeyboardManagerTests
{
    [Theory]
    [InlineData(ConsoleKey.A, ConsoleKeyEx.A)]
    [InlineData(ConsoleKey.Z, ConsoleKeyEx.Z)]
    [InlineData(ConsoleKey.D0, ConsoleKeyEx.D0)]
    [InlineData(ConsoleKey.F12, ConsoleKeyEx.F12)]
    [InlineData(ConsoleKey.Enter, ConsoleKeyEx.Enter)]
    [InlineData(ConsoleKey.Spacebar, ConsoleKeyEx.Spacebar)]
    [InlineData(ConsoleKey.UpArrow, ConsoleKeyEx.UpArrow)]
    [InlineData(ConsoleKey.OemComma, ConsoleKeyEx.Comma)]
    [InlineData(ConsoleKey.OemMinus, ConsoleKeyEx.Minus)]
    [InlineData(ConsoleKey.BrowserBack, ConsoleKeyEx.NoName)]
    [InlineData((ConsoleKey)0, ConsoleKeyEx.NoName)]
    public void A_key_has_its_name(ConsoleKey key, ConsoleKeyEx name) => Assert.Equal(name, KeyboardManager.KeyOf(key));

    [Fact]
    public void A_key_knows_what_was_held_down_beside_it()
    {
        var key = new KeyEvent('A', ConsoleKeyEx.A, shift: true, alt: false, control: true, KeyEvent.KeyEventType.Make);
        Assert.Equal(ConsoleModifiers.Shift | ConsoleModifiers.Control, key.Modifiers);
        Assert.Equal(('A', ConsoleKeyEx.A, KeyEvent.KeyEventType.Make), (key.KeyChar, key.Key, key.Type));
        Assert.Equal(ConsoleKeyEx.NoName, new KeyEvent().Key);
    }
}
