using System;
using System.Linq;
using Xunit;

namespace BareFlow.Tests.Unit.Consoles;

/// <summary>The terminfo entry says to .NET what the console understands.</summary>
public class TerminfoTests
{
    [Theory]
    [InlineData(ConsoleColor.Black, 30)]
    [InlineData(ConsoleColor.DarkRed, 31)]
    [InlineData(ConsoleColor.DarkGreen, 32)]
    [InlineData(ConsoleColor.DarkYellow, 33)]
    [InlineData(ConsoleColor.DarkBlue, 34)]
    [InlineData(ConsoleColor.DarkMagenta, 35)]
    [InlineData(ConsoleColor.DarkCyan, 36)]
    [InlineData(ConsoleColor.Gray, 37)]
    [InlineData(ConsoleColor.DarkGray, 90)]
    [InlineData(ConsoleColor.Red, 91)]
    [InlineData(ConsoleColor.Green, 92)]
    [InlineData(ConsoleColor.Yellow, 93)]
    [InlineData(ConsoleColor.Blue, 94)]
    [InlineData(ConsoleColor.Magenta, 95)]
    [InlineData(ConsoleColor.Cyan, 96)]
    [InlineData(ConsoleColor.White, 97)]
    public void Each_colour_has_its_number(ConsoleColor colour, int foreground)
    {
        const int behind = 10;
        int number = DotNetTerminal.NumberOf(colour);
        Assert.Equal($"\e[{foreground}m", DotNetTerminal.Foreground(number));
        Assert.Equal($"\e[{foreground + behind}m", DotNetTerminal.Background(number));
    }

    [Fact]
    public void Keys_without_a_character_are_read_as_terminals_send_them()
    {
        (string Typed, ConsoleKey Key)[] keys =
        [
            ("\e[A", ConsoleKey.UpArrow), ("\eOA", ConsoleKey.UpArrow), ("\e[B", ConsoleKey.DownArrow),
            ("\e[C", ConsoleKey.RightArrow), ("\e[D", ConsoleKey.LeftArrow), ("\e[H", ConsoleKey.Home),
            ("\e[1~", ConsoleKey.Home), ("\e[F", ConsoleKey.End), ("\e[4~", ConsoleKey.End),
            ("\e[2~", ConsoleKey.Insert), ("\e[3~", ConsoleKey.Delete), ("\e[5~", ConsoleKey.PageUp),
            ("\e[6~", ConsoleKey.PageDown), ("\eOP", ConsoleKey.F1), ("\eOQ", ConsoleKey.F2), ("\eOR", ConsoleKey.F3),
            ("\eOS", ConsoleKey.F4), ("\e[15~", ConsoleKey.F5), ("\e[17~", ConsoleKey.F6), ("\e[18~", ConsoleKey.F7),
            ("\e[19~", ConsoleKey.F8), ("\e[20~", ConsoleKey.F9), ("\e[21~", ConsoleKey.F10), ("\e[23~", ConsoleKey.F11),
            ("\e[24~", ConsoleKey.F12), ("\x7f", ConsoleKey.Backspace), ("\t", ConsoleKey.Tab), ("\r", ConsoleKey.Enter),
            ("\e", ConsoleKey.Escape),
        ];
        Assert.Equal(
            keys.Select(key => (key.Typed, key.Key, (ConsoleModifiers)0)),
            keys.Select(key => (key.Typed, DotNetTerminal.Keys(key.Typed).Single()))
                .Select(read => (read.Typed, read.Item2.Key, read.Item2.Modifiers)));
    }
}
