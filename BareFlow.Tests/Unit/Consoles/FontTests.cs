using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using BareFlow.Tests.Boot.Machines;
using Cosmos.Core.Display;
using Xunit;

namespace BareFlow.Tests.Unit.Consoles;

/// <summary>The kernel's font is what <c>convert-font</c> makes of the Debian package.</summary>
public class FontTests
{
    private const string Path = "/usr/share/consolefonts/spleen-8x16.psfu.gz";
    private const int HeaderSize = 4;
    private const int GlyphsInFile = 512;
    private const ushort EndOfGlyph = 0xFFFF;

    [Fact]
    public void Its_glyphs_are_those_of_the_package()
    {
        byte[] file = Unzip(Requirement.File(Path, "fonts-spleen"));
        Dictionary<char, int> places = PlacesIn(file.AsSpan(HeaderSize + GlyphsInFile * Font.Height));
        Font.Unpack();
        for (char character = (char)Font.First; character <= Font.Last; character++)
            Assert.Equal(Convert.ToHexString(file, HeaderSize + places[character] * Font.Height, Font.Height), Drawn(character));
    }

    [Fact]
    public void All_glyphs_differ_and_only_the_blank_is_empty()
    {
        Font.Unpack();
        string[] glyphs = [.. Enumerable.Range(Font.First, Font.Last - Font.First + 1).Select(code => Drawn((char)code))];
        Assert.Distinct(glyphs);
        Assert.Equal(0, Array.IndexOf(glyphs, new string('0', 2 * Font.Height)));
    }

    private static unsafe string Drawn(char character) =>
        Convert.ToHexString(new ReadOnlySpan<byte>(Font.GlyphOf((byte)character), Font.Height));

    /// <summary>Which glyph each character has: the table behind the glyphs of a PSF 1 file.</summary>
    private static Dictionary<char, int> PlacesIn(ReadOnlySpan<byte> table)
    {
        var places = new Dictionary<char, int>();
        int glyph = 0;
        for (; !table.IsEmpty; table = table[sizeof(ushort)..])
        {
            ushort value = BinaryPrimitives.ReadUInt16LittleEndian(table);
            if (value == EndOfGlyph)
                glyph++;
            else
                places.TryAdd((char)value, glyph);
        }

        return places;
    }

    private static byte[] Unzip(string path)
    {
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
