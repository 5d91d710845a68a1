using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Cosmos.SelfTest;

namespace BareFlow.Kernel.SelfTests;

/// <summary>Files in memory; and what needs an operating system says so with the exception that .NET documents.</summary>
[SelfTestSuite("files")]
internal static class FileTests
{
    private const string Text = "first line\nsecond line\nthird";

    [SelfTest]
    internal static void TextIsWrittenAndRead() => InFolder(folder =>
    {
        string path = Path.Combine(folder, "text.txt");
        File.WriteAllText(path, Text);
        Assert.That(File.Exists(path) && !Directory.Exists(path));
        Assert.Equal(Text, File.ReadAllText(path));
        Assert.Equal(3, File.ReadLines(path).Count());
        File.AppendAllText(path, " é");
        Assert.Equal(Text.Length + 3, (int)new FileInfo(path).Length);
    });

    [SelfTest]
    internal static void BytesAreWrittenAndRead() => InFolder(folder =>
    {
        byte[] data = new byte[300_000];
        new Random(1).NextBytes(data);
        string path = Path.Combine(folder, "data.bin");
        File.WriteAllBytes(path, data);
        Assert.That(File.ReadAllBytes(path).AsSpan().SequenceEqual(data));
        using (MemoryMappedFile map = MemoryMappedFile.CreateFromFile(path))
        using (MemoryMappedViewAccessor view = map.CreateViewAccessor())
        {
            Assert.Equal(data[200_000], view.ReadByte(200_000));
            view.Write(200_000, (byte)~data[200_000]);
        }

        data[200_000] = (byte)~data[200_000];
        Assert.That(File.ReadAllBytes(path).AsSpan().SequenceEqual(data));
    });

    [SelfTest]
    internal static void StreamsSeek() => InFolder(folder =>
    {
        string path = Path.Combine(folder, "seek.bin");
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite))
        {
            stream.Write([1, 2, 3, 4, 5]);
            stream.Position = 1;
            stream.WriteByte(20);
            Assert.Equal(3, stream.Seek(-2, SeekOrigin.End));
            Assert.Equal(4, stream.ReadByte());
            stream.SetLength(8);
            Assert.Equal((8L, 4L), (stream.Length, stream.Position));
            stream.Seek(10, SeekOrigin.Begin);
            stream.WriteByte(9);
        }

        Assert.Sequence<byte>([1, 20, 3, 4, 5, 0, 0, 0, 0, 0, 9], File.ReadAllBytes(path));
    });

    [SelfTest]
    internal static void PlacesAreReadAndWritten() => InFolder(folder =>
    {
        using var handle = File.OpenHandle(Path.Combine(folder, "place"), FileMode.Create, FileAccess.ReadWrite);
        RandomAccess.Write(handle, [1, 2, 3, 4], 4);
        var buffer = new byte[6];
        Assert.Equal(6, RandomAccess.Read(handle, buffer, 2));
        Assert.Sequence<byte>([0, 0, 1, 2, 3, 4], buffer);
        Assert.Equal(8, RandomAccess.GetLength(handle));
    });

    [SelfTest]
    internal static void FoldersAreListed() => InFolder(folder =>
    {
        Directory.CreateDirectory(Path.Combine(folder, "a/b/c"));
        File.WriteAllText(Path.Combine(folder, "a/1.txt"), "");
        File.WriteAllText(Path.Combine(folder, "a/b/2.txt"), "");
        File.WriteAllText(Path.Combine(folder, "a/b/3.bin"), "");
        Assert.Sequence(["a"], Directory.GetDirectories(folder).Select(path => Path.GetRelativePath(folder, path)));
        Assert.Sequence(
            ["1.txt", "2.txt"],
            Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order());
        Assert.Throws<IOException>(() => Directory.Delete(Path.Combine(folder, "a")));
        Directory.Delete(Path.Combine(folder, "a"), recursive: true);
        Assert.Equal(0, Directory.GetFileSystemEntries(folder).Length);
    });

    [SelfTest]
    internal static void FilesAreMovedAndCopied() => InFolder(folder =>
    {
        string first = Path.Combine(folder, "first"), second = Path.Combine(folder, "second"), third = Path.Combine(folder, "third");
        File.WriteAllText(first, Text);
        File.Move(first, second);
        Assert.That(!File.Exists(first) && File.Exists(second));
        File.Copy(second, third);
        Assert.Equal(Text, File.ReadAllText(third));
        Assert.Throws<IOException>(() => File.Copy(second, third));
        File.WriteAllText(third, "other");
        File.Move(third, second, overwrite: true);
        Assert.Equal("other", File.ReadAllText(second));
        File.Delete(second);
        File.Delete(second);
        Assert.That(!File.Exists(second));
    });

    [SelfTest]
    internal static void AbsentFilesAreReported() => InFolder(folder =>
    {
        string absent = Path.Combine(folder, "absent");
        Assert.Equal(absent, Assert.Throws<FileNotFoundException>(() => File.ReadAllText(absent)).FileName);
        Assert.Throws<DirectoryNotFoundException>(() => File.ReadAllText(Path.Combine(absent, "file")));
        Assert.Throws<DirectoryNotFoundException>(() => Directory.GetFiles(absent));
        Assert.Throws<UnauthorizedAccessException>(() => File.ReadAllText(folder));
        Assert.Throws<ArgumentException>(() => File.ReadAllText(""));
        Assert.That(!File.Exists(absent) && !Directory.Exists(absent));
    });

    [SelfTest]
    internal static void ExistingFilesAreReported() => InFolder(folder =>
    {
        string path = Path.Combine(folder, "file");
        File.WriteAllText(path, Text);
        Assert.Throws<IOException>(() => new FileStream(path, FileMode.CreateNew).Dispose());
        Assert.Throws<IOException>(() => Directory.CreateDirectory(path));
        Assert.Throws<NotSupportedException>(() => { using FileStream stream = File.OpenRead(path); stream.WriteByte(1); });
    });

    [SelfTest]
    internal static async Task StreamsAreAsync()
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, Text);
            Assert.Equal(Text, await File.ReadAllTextAsync(path));
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, useAsync: true);
            using var reader = new StreamReader(stream);
            Assert.Equal("first line", await reader.ReadLineAsync());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [SelfTest]
    internal static void TemporaryFilesAreUnique()
    {
        string[] paths = [.. Enumerable.Range(0, 3).Select(_ => Path.GetTempFileName())];
        Assert.Equal(3, paths.Distinct().Count());
        Assert.That(paths.All(path => new FileInfo(path).Length == 0 && path.StartsWith(Path.GetTempPath(), StringComparison.Ordinal)));
        Array.ForEach(paths, File.Delete);
    }

    [SelfTest]
    internal static void FilesHaveTimes() => InFolder(folder =>
    {
        string path = Path.Combine(folder, "file");
        File.WriteAllText(path, Text);
        Assert.InRange(-5.0, 60.0, (DateTime.UtcNow - File.GetLastWriteTimeUtc(path)).TotalSeconds);
        Assert.That((File.GetAttributes(folder) & FileAttributes.Directory) != 0);
        Assert.That((File.GetAttributes(path) & FileAttributes.Directory) == 0);
    });

    [SelfTest]
    internal static void OpenFilesOutliveTheirNames() => InFolder(folder =>
    {
        string path = Path.Combine(folder, "file");
        using var stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        stream.Write([1, 2, 3]);
        stream.Flush();
        File.Delete(path);
        Assert.That(!File.Exists(path));
        stream.Position = 2;
        Assert.Equal(3, stream.ReadByte());
    });

    [SelfTest]
    internal static void ManyFilesAtOnce() => InFolder(folder =>
    {
        FileStream[] streams = [.. Enumerable.Range(0, 50).Select(number => File.Create(Path.Combine(folder, $"{number}")))];
        for (int number = 0; number < streams.Length; number++)
            streams[number].WriteByte((byte)number);

        Array.ForEach(streams, stream => stream.Dispose());
        Assert.Equal(50, Directory.GetFiles(folder).Count(path => File.ReadAllBytes(path)[0].ToString() == Path.GetFileName(path)));
    });

    [SelfTest]
    internal static void ThreadsWriteTheirOwnFiles() => InFolder(folder =>
        Parallel.For(0, 4, number =>
        {
            string path = Path.Combine(folder, $"{number}");
            for (int round = 0; round < 10; round++)
                File.AppendAllText(path, $"{number}");

            Assert.Equal(new string((char)('0' + number), 10), File.ReadAllText(path));
        }));

    [SelfTest]
    internal static void TheCurrentFolderCanBeChanged() => InFolder(folder =>
    {
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            File.WriteAllText("relative", Text);
            Assert.That(File.Exists(Path.Combine(folder, "relative")));
            Assert.Equal(folder, Directory.GetCurrentDirectory());
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    });

    [SelfTest]
    internal static void DevicesAnswer()
    {
        using FileStream random = File.OpenRead("/dev/urandom");
        byte[] first = new byte[32], second = new byte[32];
        random.ReadExactly(first);
        random.ReadExactly(second);
        Assert.That(!first.AsSpan().SequenceEqual(second));
        using var none = new FileStream("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1);
        none.Write(first);
        Assert.Equal(-1, none.ReadByte());
    }

    [SelfTest]
    internal static void TheMachineIsAFile()
    {
        string total = File.ReadLines("/proc/meminfo").First(line => line.StartsWith("MemTotal:", StringComparison.Ordinal));
        Assert.InRange(32_000, long.MaxValue, long.Parse(total.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
        Assert.InRange(1, int.MaxValue, File.ReadAllLines("/proc/self/maps").Length);
    }

    [SelfTest]
    internal static void NothingListensOnASocket() => EndsWith<SocketException>(
        () =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(IPAddress.Loopback, 9);
        },
        typeof(SocketException), typeof(PlatformNotSupportedException));

    [SelfTest]
    internal static void NoNameIsResolved() => EndsWith<SocketException>(
        () => Dns.GetHostAddresses("name.invalid"), typeof(SocketException), typeof(PlatformNotSupportedException));

    [SelfTest]
    internal static void NoProcessIsStarted()
    {
        var thrown = Assert.Throws<Win32Exception>(() => Process.Start("/bin/absent-program"));
        Assert.Contains("/bin/absent-program", thrown.Message);
    }

    [SelfTest]
    internal static void NoLibraryIsLoaded()
    {
        Assert.Throws<DllNotFoundException>(() => NativeLibrary.Load("absent-library"));
        Assert.That(!NativeLibrary.TryLoad("absent-library", out _));
        Assert.Throws<DllNotFoundException>(() => CallAbsent());
    }

    [SelfTest]
    internal static void OwnProcessIsKnown()
    {
        using Process self = Process.GetCurrentProcess();
        Assert.Equal(Environment.ProcessId, self.Id);
    }

    [SelfTest]
    internal static void PathsAreComputed()
    {
        Assert.Equal("/a/c", Path.GetFullPath("/a/b/../c"));
        Assert.Equal(("file", ".txt"), (Path.GetFileNameWithoutExtension("/x/file.txt"), Path.GetExtension("/x/file.txt")));
        Assert.Equal("../c", Path.GetRelativePath("/a/b", "/a/c"));
    }

    [DllImport("absent-library", EntryPoint = "absent_function")]
    private static extern int CallAbsent();

    /// <summary>A call must end with one of these exceptions, whatever it is wrapped in.</summary>
    private static void EndsWith<T>(Action call, params Type[] types)
    {
        try
        {
            call();
        }
        catch (Exception exception)
        {
            for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
            {
                if (types.Contains(inner.GetType()) || inner is T)
                    return;
            }

            Assert.Fail($"expected {typeof(T)}, found {exception}");
        }

        Assert.Fail($"expected {typeof(T)}, and nothing was thrown");
    }

    /// <summary>Does something in a folder of its own, which is removed then.</summary>
    private static void InFolder(Action<string> action)
    {
        string folder = Directory.CreateTempSubdirectory("self-test-").FullName;
        try
        {
            action(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
