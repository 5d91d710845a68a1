
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Display;

/// <summary>The glyphs of printable ASCII, 8 dots wide and 16 high: Spleen 8x16, see <c>docs/consoles.md</c>.</summary>
internal static unsafe partial class Font
{
    /// <summary>Dots in a row of a glyph; the leftmost one is the highest bit.</summary>
    public const int Width = 8;

    /// <summary>Rows of a glyph.</summary>
    public const int Height = 16;

    /// <summary>The first character that has a glyph.</summary>
    public const byte First = (byte)' ';

    /// <summary>The last character that has a glyph.</summary>
    public const byte Last = (byte)'~';

    private const int Count = Last - First + 1;

    [SetAtBoot]
    private static GlyphArray _glyphs;

    /// <summary>The 16 rows of a character from <see cref="First"/> to <see cref="Last"/>. Needs <see cref="Unpack"/>
    /// before it.</summary>
    public static byte* GlyphOf(byte character) => Static.AddressOf(ref _glyphs)->Rows + (character - First) * Height;

    /// <summary>Unpacks the glyphs. A packed glyph is 16 bits, lowest first, and some rows. The bit of a row is set when the row
    /// differs from the one above it; only those rows follow. The row above the first is empty.</summary>
    public static void Unpack()
    {
        byte* row = GlyphOf(First);
        int next = 0;
        for (int glyph = 0; glyph < Count; glyph++)
        {
            int changes = Packed[next] | Packed[next + 1] << 8;
            next += sizeof(ushort);
            byte dots = 0;
            for (int line = 0; line < Height; line++)
            {
                if ((changes & 1) != 0)
                    dots = Packed[next++];

                *row++ = dots;
                changes >>= 1;
            }
        }
    }

    private struct GlyphArray
    {
        public fixed byte Rows[Count * Height];
    }
}
