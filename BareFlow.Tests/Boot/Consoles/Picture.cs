using System;
using System.IO;
using System.Text;

namespace BareFlow.Tests.Boot.Consoles;

/// <summary>A picture of a screen, 3 bytes a pixel.</summary>
/// <param name="Width">Pixels in a line.</param>
/// <param name="Height">Lines.</param>
/// <param name="Pixels">Red, green and blue of each pixel.</param>
internal sealed record Picture(int Width, int Height, byte[] Pixels)
{
    private const int Channels = 3;
    private const string BinaryPixmap = "P6";
    private const string FullScale = "255";

    /// <summary>The colour of a pixel, as 0xRRGGBB.</summary>
    public int this[int x, int y]
    {
        get
        {
            int at = (y * Width + x) * Channels;
            return Pixels[at] << 16 | Pixels[at + 1] << 8 | Pixels[at + 2];
        }
    }

    /// <summary>Reads a binary portable pixmap (netpbm, ppm(5)).</summary>
    public static Picture Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int at = 0;
        if (NextWord(file, ref at) != BinaryPixmap)
            throw new FormatException($"{path} is no binary portable pixmap");

        int width = int.Parse(NextWord(file, ref at));
        int height = int.Parse(NextWord(file, ref at));
        if (NextWord(file, ref at) != FullScale || file.Length - at != width * height * Channels)
            throw new FormatException($"{path} has not the size that its header says");

        return new Picture(width, height, file[at..]);
    }

    private static string NextWord(byte[] file, ref int at)
    {
        int start = at;
        while (file[at] > ' ')
            at++;

        return Encoding.ASCII.GetString(file, start, at++ - start);
    }
}
