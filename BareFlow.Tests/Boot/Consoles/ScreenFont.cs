using System;
using System.Collections.Generic;
using BareFlow.Tests.Boot.Machines;
using Cosmos.Core.Display;

namespace BareFlow.Tests.Boot.Consoles;

/// <summary>What characters look like on a screen, to read it by.</summary>
internal sealed class ScreenFont
{
    /// <summary>What a cell that looks like no character is read as.</summary>
    public const char Unknown = '\uFFFD';

    private const int DotsInRow = 8;
    private const int RowsInGlyph = 16;
    private const char First = ' ';
    private const char Last = '~';

    /// <summary>Glyphs 0 and 1 of the ROM font of every VGA: nothing, and a smile.</summary>
    private static readonly byte[] StartOfRomFont =
        [.. new byte[RowsInGlyph], 0x00, 0x00, 0x7E, 0x81, 0xA5, 0x81, 0x81, 0xBD, 0x99, 0x81, 0x81, 0x7E, 0, 0, 0, 0];

    private readonly Dictionary<string, char> _characters = [];

    private ScreenFont(int cellWidth, ReadOnlySpan<byte> glyphs)
    {
        CellWidth = cellWidth;
        for (char character = First; character <= Last; character++)
            _characters.TryAdd(Key(glyphs.Slice((character - First) * RowsInGlyph, RowsInGlyph)), character);
    }

    /// <summary>Pixels from one character to the next; VGA's text mode puts one more than the glyph has between them.
    /// </summary>
    public int CellWidth { get; }

    /// <summary>Pixels from one row to the next.</summary>
    public int CellHeight => RowsInGlyph;

    /// <summary>The font in the ROM of QEMU's standard VGA, which text mode uses.</summary>
    public static ScreenFont OfVga()
    {
        byte[] rom = System.IO.File.ReadAllBytes(
            Requirement.File("/usr/share/seabios/vgabios-stdvga.bin", "seabios"));
        int start = rom.AsSpan().IndexOf(StartOfRomFont);
        return new ScreenFont(DotsInRow + 1, rom.AsSpan(start + First * RowsInGlyph));
    }

    /// <summary>The kernel's own font, which it draws on a framebuffer.</summary>
    public static unsafe ScreenFont OfKernel()
    {
        Font.Unpack();
        return new ScreenFont(DotsInRow, new ReadOnlySpan<byte>(Font.GlyphOf(Font.First), (Last - First + 1) * RowsInGlyph));
    }

    /// <summary>The character that a cell of a picture shows: what is not black is ink.</summary>
    public char Read(Picture picture, int column, int row)
    {
        Span<byte> dots = stackalloc byte[RowsInGlyph];
        for (int y = 0; y < RowsInGlyph; y++)
        {
            for (int x = 0; x < DotsInRow; x++)
                dots[y] = (byte)(dots[y] << 1 | (picture[column * CellWidth + x, row * CellHeight + y] != 0 ? 1 : 0));
        }

        return _characters.GetValueOrDefault(Key(dots), Unknown);
    }

    private static string Key(ReadOnlySpan<byte> dots) => Convert.ToHexString(dots);
}
