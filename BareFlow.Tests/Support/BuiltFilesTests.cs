using System;
using System.IO;
using Xunit;

namespace BareFlow.Tests.Support;

/// <summary>A test never takes what an older build happened to leave.</summary>
public sealed class BuiltFilesTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(0, 0, true)]
    [InlineData(5, -1, false)]
    [InlineData(-1, -1, false)]
    public void An_image_is_as_fresh_as_its_oldest_file(int firstMinutes, int secondMinutes, bool expected)
    {
        string[] built = [Write("a.elf", firstMinutes), Write("a.iso", secondMinutes)];
        string[] sources = [Write("old.cs", -60), Write("new.cs", 0)];
        Assert.Equal(expected, BuiltFiles.AreNewer(built, sources));
    }

    [Fact]
    public void An_image_that_is_not_there_is_not_fresh() =>
        Assert.False(BuiltFiles.AreNewer([Write("a.elf", 5), _folder.At("a.iso")], [Write("a.cs", 0)]));

    private string Write(string name, int minutes)
    {
        string path = _folder.Write(name, "");
        File.SetLastWriteTimeUtc(path, Now.AddMinutes(minutes));
        return path;
    }
}
