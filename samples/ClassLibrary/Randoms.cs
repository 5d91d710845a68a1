using System;
using System.Linq;
using System.Security.Cryptography;

namespace ClassLibrary;

/// <summary>Random numbers: those of a seed are the same anywhere, others differ each time.</summary>
internal static class Randoms
{
    public static void Write(Report report)
    {
        report.Add("seeded", () => { var random = new Random(42); return Enumerable.Range(0, 8).Select(_ => random.Next(1000)); });
        report.Add("seeded-double", () => new Random(7).NextDouble());
        report.Add("seeded-bytes", () => { byte[] bytes = new byte[8]; new Random(1).NextBytes(bytes); return bytes; });
        report.Add("seeded-shuffle", () => { int[] items = [1, 2, 3, 4, 5]; new Random(3).Shuffle(items); return items; });
        report.Add("seeded-long", () => new Random(9).NextInt64());
        report.Add("seeded-items", () => new string(new Random(4).GetItems("abcdef".AsSpan(), 10)));
        report.Add("bad-range", () => new Random(1).Next(5, 1));
        report.Add("shared", () => Enumerable.Range(0, 1000).Select(_ => Random.Shared.Next(10)).Distinct().Count());
        report.Add("unseeded-differ", () => Enumerable.Range(0, 20).Select(_ => new Random().Next()).Distinct().Count() > 15);
        report.Add("secure", () => Enumerable.Range(0, 1000).Select(_ => RandomNumberGenerator.GetInt32(6)).Distinct().Count());
        report.Add("secure-bytes", () => RandomNumberGenerator.GetBytes(64).Distinct().Count() > 20);
        report.Add("secure-text", () => RandomNumberGenerator.GetHexString(12).Length);
        report.Add("guid", () => $"{Guid.NewGuid() != Guid.NewGuid()} {Guid.NewGuid().Version} {Guid.CreateVersion7().Version}");
    }
}
