using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using BareFlow.Memory;
using Cosmos.Storage;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>The file tree: contents, names, and what Linux says to the same steps.</summary>
[Collection(FileTreeCollection.Name)]
public sealed unsafe class FileTreeTests : IDisposable
{
    private const uint RegularFile = 0x81A4;
    private const int Steps = 4000;

    private readonly string _folder = Directory.CreateTempSubdirectory("bareflow").FullName;

    public FileTreeTests() => FileTreeFixture.Reset();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read()
    {
        FileTreeFixture.Create("/a");
        FileNode* node = FileTreeFixture.Node("/a");
        Assert.Equal(5, FileTreeFixture.Write(node, 0, "hello"u8));
        Assert.Equal(5, FileTreeFixture.Write(node, 10, "world"u8));
        Assert.Equal("hello\0\0\0\0\0world"u8.ToArray(), FileTreeFixture.Read(node, 0, 100));
        Assert.Equal("orld"u8.ToArray(), FileTreeFixture.Read(node, 11, 100));
        Assert.Empty(FileTreeFixture.Read(node, 15, 100));
        Assert.Equal(15UL, node->Size);
    }

    [Fact]
    public void A_file_that_was_cut_and_grows_again_holds_zeros()
    {
        FileTreeFixture.Create("/a");
        FileNode* node = FileTreeFixture.Node("/a");
        FileTreeFixture.Write(node, 0, "0123456789"u8);
        Assert.Equal(0, FileTree.Resize(node, 4));
        Assert.Equal(0, FileTree.Resize(node, 8));
        Assert.Equal("0123\0\0\0\0"u8.ToArray(), FileTreeFixture.Read(node, 0, 100));
    }

    [Fact]
    public void A_file_lives_as_long_as_somebody_holds_it()
    {
        ulong before = FileTree.Nodes;
        FileTreeFixture.Create("/a");
        FileNode* node = FileTreeFixture.Node("/a");
        node->Opens++;
        FileTreeFixture.Write(node, 0, "still there"u8);
        Assert.Equal(0, FileTreeFixture.Remove("/a"));
        Assert.Equal(-Errno.ENOENT, FileTreeFixture.Stat("/a"));
        Assert.Equal("still there"u8.ToArray(), FileTreeFixture.Read(node, 0, 100));
        FileTree.Release(node);
        Assert.Equal(before, FileTree.Nodes);
    }

    [Fact]
    public void Without_memory_a_step_fails_and_nothing_is_lost()
    {
        FileTreeFixture.Create("/a");
        FileNode* node = FileTreeFixture.Node("/a");
        FileTreeFixture.Write(node, 0, "kept"u8);
        FileTreeFixture.Limit = FileTreeFixture.Taken;
        Assert.Equal(-Errno.ENOSPC, FileTreeFixture.Write(node, 0, new byte[100_000]));
        Assert.Equal(-Errno.ENOSPC, FileTreeFixture.Create("/b"));
        Assert.Equal("kept"u8.ToArray(), FileTreeFixture.Read(node, 0, 100));
        Assert.Equal((ulong)FileTreeFixture.Taken, FileTree.Bytes);
    }

    [Fact]
    public void A_directory_knows_its_path()
    {
        FileTreeFixture.Create("/a", FileKind.Directory);
        FileTreeFixture.Create("/a/bc", FileKind.Directory);
        Assert.Equal("/a/bc", PathOf(FileTreeFixture.Node("/a/bc"), 64));
        Assert.Equal("/", PathOf(FileTree.Root, 64));
        FileTreeFixture.Rename("/a/bc", "/d");
        Assert.Equal("/d", PathOf(FileTreeFixture.Node("/d"), 64));
        byte* small = stackalloc byte[2];
        Assert.Equal(-Errno.ERANGE, FileTree.PathOf(FileTreeFixture.Node("/d"), small, 2));
    }

    [Fact]
    public void Names_are_read_once_though_others_go()
    {
        FileTreeFixture.Create("/d", FileKind.Directory);
        for (int index = 0; index < 50; index++)
            FileTreeFixture.Create($"/d/{index}");

        FileNode* directory = FileTreeFixture.Node("/d");
        ulong place = 0;
        int count = 0;
        for (FileEntry* entry = FileTree.Next(directory, place); entry != null; entry = FileTree.Next(directory, place))
        {
            place = entry->Place;
            string name = Encoding.UTF8.GetString(FileEntry.Name(entry));
            Assert.Equal(count++.ToString(), name);
            Assert.Equal(0, FileTreeFixture.Remove("/d/" + name));
        }

        Assert.Equal(50, count);
        Assert.Equal(0, FileTreeFixture.Remove("/d", wantsDirectory: true));
    }

    [Fact]
    public void Links_that_lead_in_circles_are_refused()
    {
        FileTreeFixture.LinkToPath("/b", "/a");
        FileTreeFixture.LinkToPath("/a", "/b");
        Assert.Equal(-Errno.ELOOP, FileTreeFixture.Stat("/a"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_steps_end_as_on_Linux(int seed)
    {
        long before = FileTreeFixture.Taken;
        var random = new Random(seed);
        for (int step = 0; step < Steps; step++)
        {
            string first = RandomPath(random);
            string second = RandomPath(random);
            int kind = random.Next(8);
            (int here, int there) = Do(kind, first, second);
            Assert.True(here == there, $"step {step}: {kind} {first} {second}: {here} here, {there} on Linux");
        }

        Assert.Equal((ulong)FileTreeFixture.Taken, FileTree.Bytes);
        Assert.Equal(Listing(_folder), Listing(FileTree.Root, string.Empty));
        Empty(FileTree.Root, string.Empty);
        Assert.Equal(before, FileTreeFixture.Taken);
    }

    private static string RandomPath(Random random)
    {
        int depth = random.Next(1, 4);
        string path = string.Join('/', Enumerable.Range(0, depth).Select(_ => "abc"[random.Next(3)].ToString()));
        return random.Next(20) == 0 ? path + "/." : random.Next(20) == 0 ? path + "/.." + "/a" : path;
    }

    private (int Here, int There) Do(int kind, string first, string second)
    {
        string host = Path.Combine(_folder, first).Replace("/./", "/", StringComparison.Ordinal);
        string other = Path.Combine(_folder, second);
        byte* status = stackalloc byte[256];
        return kind switch
        {
            0 => (FileTreeFixture.Create("/" + first, FileKind.Directory), Result(HostLibc.MakeDirectory(host, 0x1FF))),
            1 => (FileTreeFixture.Create("/" + first), Result(HostLibc.MakeFile(host, RegularFile, 0))),
            2 => (FileTreeFixture.Remove("/" + first), Result(HostLibc.Unlink(host))),
            3 => (FileTreeFixture.Remove("/" + first, true), Result(HostLibc.RemoveDirectory(host))),
            4 => (FileTreeFixture.Rename("/" + first, "/" + second), Result(HostLibc.Rename(host, other))),
            5 => (FileTreeFixture.Link("/" + first, "/" + second), Result(HostLibc.Link(host, other))),
            6 => (FileTreeFixture.LinkToPath("a/b", "/" + second), Result(HostLibc.LinkToPath("a/b", other))),
            _ => (FileTreeFixture.Stat("/" + first), Result(HostLibc.Stat(host, status))),
        };
    }

    private static int Result(int result) => result == 0 ? 0 : -Marshal.GetLastPInvokeError();

    private static string[] Listing(string folder) =>
        [.. new DirectoryInfo(folder)
            .GetFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(entry => Path.GetRelativePath(folder, entry.FullName))
            .Order(StringComparer.Ordinal)];

    private static string[] Listing(FileNode* directory, string path)
    {
        var names = new System.Collections.Generic.List<string>();
        for (FileEntry* entry = directory->First; entry != null; entry = entry->Next)
        {
            string name = path + Encoding.UTF8.GetString(FileEntry.Name(entry));
            if (entry->Node->Kind != FileKind.Link)
                names.Add(name);

            if (entry->Node->Kind == FileKind.Directory)
                names.AddRange(Listing(entry->Node, name + "/"));
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }

    private static void Empty(FileNode* directory, string path)
    {
        while (directory->First != null)
        {
            FileEntry* entry = directory->First;
            string name = path + "/" + Encoding.UTF8.GetString(FileEntry.Name(entry));
            bool isDirectory = entry->Node->Kind == FileKind.Directory;
            if (isDirectory)
                Empty(entry->Node, name);

            Assert.Equal(0, FileTreeFixture.Remove(name, isDirectory));
        }
    }

    private static string PathOf(FileNode* directory, ulong size)
    {
        byte* buffer = stackalloc byte[(int)size];
        int length = FileTree.PathOf(directory, buffer, size);
        return Encoding.UTF8.GetString(buffer, length);
    }
}
