using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace ClassLibrary;

/// <summary>Compressed streams and archives.</summary>
internal static class Compressions
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("the quick brown fox ", 500)));

    public static void Write(Report report)
    {
        report.Add("gzip", () => Pass(stream => new GZipStream(stream, CompressionLevel.Optimal, true), stream => new GZipStream(stream, CompressionMode.Decompress)));
        report.Add("deflate", () => Pass(stream => new DeflateStream(stream, CompressionLevel.SmallestSize, true), stream => new DeflateStream(stream, CompressionMode.Decompress)));
        report.Add("zlib", () => Pass(stream => new ZLibStream(stream, CompressionLevel.Fastest, true), stream => new ZLibStream(stream, CompressionMode.Decompress)));
        report.Add("brotli", () => Pass(stream => new BrotliStream(stream, CompressionLevel.Optimal, true), stream => new BrotliStream(stream, CompressionMode.Decompress)));
        report.Add("bad", () => new GZipStream(new MemoryStream([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), CompressionMode.Decompress).ReadByte());
        report.Add("zip", Zip);
        report.Add("zip-bad", () => new ZipArchive(new MemoryStream(new byte[50])));
    }

    private static object Pass(Func<Stream, Stream> compress, Func<Stream, Stream> decompress)
    {
        using var packed = new MemoryStream();
        using (Stream stream = compress(packed))
            stream.Write(Text);

        packed.Position = 0;
        using Stream reader = decompress(packed);
        using var unpacked = new MemoryStream();
        reader.CopyTo(unpacked);
        return $"{packed.Length} {unpacked.ToArray().AsSpan().SequenceEqual(Text)}";
    }

    private static object Zip()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("folder/ä.txt").Open();
            entry.Write(Text);
        }

        using var read = new ZipArchive(stream);
        return read.Entries.Select(entry => $"{entry.FullName} {entry.Length} {entry.Crc32:x}");
    }
}
