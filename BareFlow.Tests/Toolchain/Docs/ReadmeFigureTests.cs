using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Toolchain.Docs;

/// <summary>The figures of the readme are those that the chapters have measured.</summary>
public partial class ReadmeFigureTests
{
    private const string Benchmarks = "docs/benchmarks.md";
    private const double KiloByte = 1024;
    private const double MegaByte = 1e6;

    private static readonly string Readme = Spaces().Replace(File.ReadAllText(Repository.At("README.md")), " ");

    [Fact]
    public void Sizes()
    {
        double core = Number(Row("docs/sizes.md", "images", "without its symbol table")[^1]);
        double symbols = Number(Row("docs/sizes.md", "sections", "`.symbols`")[1]);
        double dotnet = Number(Row("docs/sizes.md", "images", "bench/hello")[^1]);
        AssertSaid($"The core kernel with its self-tests is {core / KiloByte:F0} KB, and {symbols / KiloByte:F0} KB of names and lines for backtraces; "
            + $"a .NET kernel that writes one line is {dotnet / MegaByte:F2} MB");
    }

    [Fact]
    public void Boot()
    {
        double core = Number(Row(Benchmarks, "boot", "to the last self-test line")[1]);
        string empty = Row(Benchmarks, "boot", "empty kernel:")[1];
        AssertSaid($"is through with its self-tests in {core:F1} seconds, where a kernel that does nothing takes {empty} ");
    }

    [Fact]
    public void Beside_a_Linux_guest()
    {
        AssertSaid("writes its first line in less than a tenth of the time, and collects garbage in about half ");
        Assert.InRange(Number(Row(Benchmarks, "dotnet", "start to first line")[^1]), 0, 0.1);
        Assert.InRange(Number(Row(Benchmarks, "dotnet", "binary trees")[^1]), 0.4, 0.6);
    }

    [Fact]
    public void Beside_the_allocators_of_Linux()
    {
        AssertSaid("it takes less time and less memory than each of glibc, mimalloc, jemalloc and tcmalloc, on one thread and on two");
        string[][] means = [.. Rows(Benchmarks, "malloc").Where(row => row[0].Contains("to the best peer's mean"))];
        Assert.Equal(2, means.Length);
        foreach (string[] mean in means)
        {
            Assert.True(OfMean(mean[^1], 0) < mean[2..^1].Min(cell => OfMean(cell, 0)), string.Join(" | ", mean));
            Assert.True(OfMean(mean[^1], 1) < mean[2..^1].Min(cell => OfMean(cell, 1)), string.Join(" | ", mean));
        }
    }

    [Fact]
    public void Machines()
    {
        string[] memory = [.. Rows("docs/matrix.md", "memory").Skip(1).Select(row => row[0])];
        AssertSaid($"the machines on which all of it holds, from {Words(memory[0])} to {Words(memory[^1])}, BIOS and UEFI, QEMU and Bochs");
        string[] media = [.. Rows("docs/matrix.md", "media").Select(row => row[0])];
        Assert.All(["SeaBIOS", "OVMF", "QEMU", "Bochs"], name => Assert.Contains(media, machine => machine.Contains(name)));
    }

    private static void AssertSaid(string text) => Assert.Contains(text, Readme);

    private static double OfMean(string cell, int quantity) => Number(cell.Trim('*').Split(" · ")[quantity]);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary><c>16G</c> as 16 GB.</summary>
    private static string Words(string size) => $"{size[..^1]} {size[^1]}B";

    private static string[] Row(string document, string section, string name) =>
        Rows(document, section).Single(row => row[0].Contains(name, StringComparison.Ordinal));

    private static IEnumerable<string[]> Rows(string document, string section) =>
        DocumentSection.Rows(document, section).Select(DocumentSection.Cells);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
