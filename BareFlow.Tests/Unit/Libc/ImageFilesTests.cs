using System;
using BareFlow.Memory;
using BareFlow.Tests.Support;
using Cosmos.Storage;
using IL2CPU.Linking;
using IL2CPU.Tools;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>Files that the build puts into an image: its table, read by the kernel, and what becomes of their contents.</summary>
[Collection(FileTreeCollection.Name)]
public sealed unsafe class ImageFilesTests : IDisposable
{
    private const string Contents = "0123456789";

    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _table;

    public ImageFilesTests()
    {
        FileTreeFixture.Reset();
        string source = _folder.Write("source", Contents);
        string empty = _folder.Write("empty", "");
        _table = ImageFile.Table(
            [new("/app/one", source), new("/app/ü b/c/two", source), new("/app/ü b/three", source), new("/none", empty)]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_is_found_with_its_contents() => WithFiles(() =>
    {
        Assert.All(["/app/one", "/app/ü b/c/two", "/app/ü b/three"], path => Assert.Equal(Contents, Read(path)));
        Assert.Equal("", Read("/none"));
    });

    [Fact]
    public void They_take_no_memory_until_one_is_written_to() => WithFiles(() =>
    {
        long before = FileTreeFixture.Taken;
        FileTreeFixture.Write(FileTreeFixture.Node("/app/one"), 2, "ab"u8);
        Assert.True(FileTreeFixture.Taken >= before + Contents.Length);
        Assert.Equal("01ab456789", Read("/app/one"));
        Assert.Equal(Contents, Read("/app/ü b/three"));
    });

    public static TheoryData<ulong, string> Sizes => new() { { 0, "" }, { 4, "0123" }, { 10, Contents }, { 12, Contents + "\0\0" } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void They_are_cut_and_grow(ulong size, string expected) => WithFiles(() =>
    {
        Assert.Equal(0, FileTree.Resize(FileTreeFixture.Node("/app/one"), size));
        FileTreeFixture.Write(FileTreeFixture.Node("/app/one"), size, "!"u8);
        Assert.Equal(expected + "!", Read("/app/one"));
    });

    [Fact]
    public void Without_memory_a_write_fails_and_nothing_is_lost() => WithFiles(() =>
    {
        FileTreeFixture.Limit = FileTreeFixture.Taken;
        Assert.Equal(-Errno.ENOSPC, FileTreeFixture.Write(FileTreeFixture.Node("/app/one"), 2, "ab"u8));
        Assert.Equal(Contents, Read("/app/one"));
    });

    [Fact]
    public void What_is_removed_gives_back_what_it_took() => WithFiles(() =>
    {
        Assert.Equal(0, FileTreeFixture.Remove("/app/one"));
        Assert.Equal(0, FileTreeFixture.Remove("/none"));
        Assert.Equal((long)FileTree.Bytes, FileTreeFixture.Taken);
    });

    [Theory]
    [InlineData("app/one=x")]
    [InlineData("/app/one")]
    [InlineData("=x")]
    public void What_is_no_path_and_source_is_refused(string text) =>
        Assert.Equal(BuildFailure.BadArgument, Assert.Throws<BuildFailure>(() => ImageFile.Parse(text)).Number);

    [Fact]
    public void A_source_that_is_not_there_is_named() =>
        Assert.Contains("/no/such", Assert.Throws<BuildFailure>(() => ImageFile.Parse("/app/a=/no/such")).Message);

    /// <summary>The table must stay where it is as long as the tree lives.</summary>
    private void WithFiles(Action check)
    {
        fixed (byte* table = _table)
        {
            Assert.Equal(0, ImageFiles.AddAll(table, table + _table.Length));
            check();
        }
    }

    private static string Read(string path) =>
        System.Text.Encoding.UTF8.GetString([.. FileTreeFixture.Read(FileTreeFixture.Node(path), 0, 100)]);
}
