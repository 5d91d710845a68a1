using System;
using System.Linq;

namespace BareFlow.Tests.Boot.Consoles;

/// <summary>The text on a picture of a screen.</summary>
internal sealed class ScreenText
{
    private const int SixBitsOfEach = 0xFCFCFC;

    private readonly Picture _picture;
    private readonly ScreenFont _font;

    /// <summary>Reads a picture.</summary>
    public ScreenText(Picture picture, ScreenFont font)
    {
        _picture = picture;
        _font = font;
        int columns = picture.Width / font.CellWidth;
        Rows =
        [
            .. Enumerable.Range(0, picture.Height / font.CellHeight).Select(
                row => string.Concat(Enumerable.Range(0, columns).Select(column => font.Read(picture, column, row))).TrimEnd()),
        ];
    }

    /// <summary>Its rows, top first, without the blanks at their ends.</summary>
    public string[] Rows { get; }

    /// <summary>The size of the picture, in pixels.</summary>
    public (int Width, int Height) Size => (_picture.Width, _picture.Height);

    /// <summary>Whether a row holds a text.</summary>
    public bool Contains(string text) => Rows.Any(row => row.Contains(text, StringComparison.Ordinal));

    /// <summary>The colour, as 0xRRGGBB, that a text is written in where it stands first, to the 6 bits a channel that VGA has.
    /// </summary>
    public int ColourOf(string text)
    {
        int row = Array.FindIndex(Rows, line => line.Contains(text, StringComparison.Ordinal));
        int left = Rows[row].IndexOf(text, StringComparison.Ordinal) * _font.CellWidth;
        int top = row * _font.CellHeight;
        return Enumerable.Range(0, _font.CellWidth * _font.CellHeight)
            .Select(pixel => _picture[left + pixel % _font.CellWidth, top + pixel / _font.CellWidth])
            .First(colour => colour != 0) & SixBitsOfEach;
    }

    public override string ToString() => string.Join('\n', Rows);
}
