using System;
using System.IO;
using System.IO.Enumeration;
using System.IO.MemoryMappedFiles;
using System.Linq;
using System.Text;

namespace ClassLibrary;

/// <summary>Files and folders.</summary>
internal static class Files
{
    public static void Write(Report report)
    {
        string folder = Directory.CreateTempSubdirectory("class-library-").FullName;
        string At(string name) => Path.Combine(folder, name);
        string Short(string text) => text.Replace(folder, "TEMP", StringComparison.Ordinal);
        void Add(string name, Func<object?> value) => report.Add(name, () =>
        {
            try
            {
                object? result = value();
                return result is string text ? Short(text) : result;
            }
            catch (Exception error)
            {
                return $"{error.GetType().Name}: {Short(error.Message)}";
            }
        });

        Add("write-read", () => { File.WriteAllText(At("a.txt"), "hällo\nworld"); return File.ReadAllText(At("a.txt")) + new FileInfo(At("a.txt")).Length; });
        Add("lines", () => { File.WriteAllLines(At("lines"), ["a", "b", "c"]); return File.ReadLines(At("lines")).Reverse(); });
        Add("append", () => { File.AppendAllText(At("a.txt"), "!"); File.AppendAllLines(At("a.txt"), ["x"]); return File.ReadAllLines(At("a.txt")); });
        Add("bytes", () => { File.WriteAllBytes(At("b"), [1, 2, 3]); return File.ReadAllBytes(At("b")); });
        Add("seek", () => { using var stream = new FileStream(At("s"), FileMode.Create); stream.SetLength(10); stream.Position = 8; stream.WriteByte(7); stream.Write([1, 2, 3]); stream.Seek(-4, SeekOrigin.End); return $"{stream.ReadByte()} {stream.Length} {stream.Position}"; });
        Add("missing", () => File.ReadAllText(At("none")));
        Add("missing-folder", () => { File.WriteAllText(At("no/such/file"), ""); return null; });
        Add("is-folder", () => File.ReadAllText(folder));
        Add("exists", () => { using var stream = new FileStream(At("a.txt"), FileMode.CreateNew); return null; });
        Add("empty-path", () => File.ReadAllText(""));
        Add("zero-in-path", () => File.ReadAllText("a\0b"));
        Add("long-name", () => { File.WriteAllText(At(new string('x', 255)), "x"); File.Delete(At(new string('x', 255))); return "fits"; });
        Add("too-long-name", () => { File.WriteAllText(At(new string('x', 256)), ""); return null; });
        Add("copy", () => { File.Copy(At("b"), At("c")); return File.Exists(At("c")); });
        Add("copy-over", () => { File.Copy(At("b"), At("c")); return null; });
        Add("move", () => { File.Move(At("c"), At("d")); return $"{File.Exists(At("c"))} {File.Exists(At("d"))}"; });
        Add("replace", () => { File.WriteAllText(At("e"), "new"); File.Replace(At("e"), At("d"), At("backup")); return File.ReadAllText(At("d")) + File.ReadAllBytes(At("backup")).Length; });
        Add("delete-missing", () => { File.Delete(At("none")); return "nothing"; });
        Add("folders", () => { Directory.CreateDirectory(At("x/y/z")); File.WriteAllText(At("x/1.txt"), ""); File.WriteAllText(At("x/y/2.TXT"), ""); return Directory.EnumerateFileSystemEntries(At("x"), "*", SearchOption.AllDirectories).Select(Short).Order(StringComparer.Ordinal); });
        Add("pattern", () => Directory.GetFiles(folder, "*.txt", new EnumerationOptions { RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive }).Select(Short).Order(StringComparer.Ordinal));
        Add("delete-full", () => { Directory.Delete(At("x")); return null; });
        Add("move-folder", () => { Directory.Move(At("x"), At("moved")); return Directory.Exists(At("moved/y/z")); });
        Add("delete-tree", () => { Directory.Delete(At("moved"), recursive: true); return Directory.Exists(At("moved")); });
        Add("missing-tree", () => Directory.GetFiles(At("moved")));
        Add("link", () => { File.CreateSymbolicLink(At("link"), "a.txt"); return $"{File.ResolveLinkTarget(At("link"), true)!.Name} {new FileInfo(At("link")).LinkTarget} {File.ReadAllText(At("link")).Length}"; });
        Add("link-dangling", () => { File.CreateSymbolicLink(At("dangling"), "nowhere"); return $"{File.Exists(At("dangling"))} {new FileInfo(At("dangling")).Exists}"; });
        Add("mode", () => { File.SetUnixFileMode(At("b"), UnixFileMode.UserRead | UnixFileMode.GroupExecute); return File.GetUnixFileMode(At("b")); });
        Add("attributes", () => { File.SetAttributes(At("b"), FileAttributes.ReadOnly); return File.GetAttributes(At("b")); });
        Add("hidden", () => { File.WriteAllText(At(".hidden"), ""); return File.GetAttributes(At(".hidden")); });
        Add("times", () => { File.SetLastWriteTimeUtc(At("a.txt"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc)); return File.GetLastWriteTimeUtc(At("a.txt")).ToString("O"); });
        Add("times-missing", () => File.GetLastWriteTimeUtc(At("none")).ToString("O"));
        Add("now", () => (DateTime.UtcNow - File.GetLastWriteTimeUtc(At("lines"))).Duration() < TimeSpan.FromMinutes(5));
        Add("share", () => { using var first = new FileStream(At("lock"), FileMode.Create, FileAccess.Write, FileShare.None); using var second = new FileStream(At("lock"), FileMode.Open); return null; });
        Add("delete-on-close", () => { using (new FileStream(At("gone"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)) { } return File.Exists(At("gone")); });
        Add("read-only-stream", () => { using FileStream stream = File.OpenRead(At("a.txt")); stream.WriteByte(1); return null; });
        Add("random-access", () => { using var handle = File.OpenHandle(At("r"), FileMode.Create, FileAccess.ReadWrite); RandomAccess.Write(handle, [9, 8, 7], 5); byte[] bytes = new byte[4]; return $"{RandomAccess.Read(handle, bytes, 4)} {bytes[1]} {RandomAccess.GetLength(handle)}"; });
        Add("async", () => { File.WriteAllTextAsync(At("async"), "later").Wait(); return File.ReadAllTextAsync(At("async")).Result; });
        Add("reader", () => { using var reader = new StreamReader(At("a.txt")); return $"{reader.ReadLine()} {(char)reader.Peek()} {reader.EndOfStream}"; });
        Add("writer", () => { using (var writer = new StreamWriter(At("w"), append: false, Encoding.Unicode)) writer.Write("ä"); return File.ReadAllBytes(At("w")); });
        Add("binary", () => { using var stream = new MemoryStream(); using (var writer = new BinaryWriter(stream, Encoding.UTF8, true)) { writer.Write("text"); writer.Write(1.5m); writer.Write7BitEncodedInt(300); } return stream.ToArray(); });
        Add("mapped", () => { File.WriteAllText(At("map"), "mapped"); using var map = MemoryMappedFile.CreateFromFile(At("map"), FileMode.Open, null, 0, MemoryMappedFileAccess.Read); using MemoryMappedViewAccessor view = map.CreateViewAccessor(0, 6, MemoryMappedFileAccess.Read); return (char)view.ReadByte(5); });
        Add("mapped-write", () => { using (var map = MemoryMappedFile.CreateFromFile(At("map"), FileMode.Open)) using (MemoryMappedViewAccessor view = map.CreateViewAccessor(0, 6)) view.Write(0, (byte)'M'); return File.ReadAllText(At("map")); });
        Add("mapped-memory", () => { using var map = MemoryMappedFile.CreateNew(null, 4096); using MemoryMappedViewAccessor view = map.CreateViewAccessor(); view.Write(100, 42L); return view.ReadInt64(100); });
        Add("space", () => new DriveInfo("/").AvailableFreeSpace > 0);
        Add("drive", () => $"{new DriveInfo("/").IsReady} {new DriveInfo("/").Name}");
        Add("current", () => { string before = Directory.GetCurrentDirectory(); Directory.SetCurrentDirectory(folder); string inside = Path.GetFullPath("relative"); Directory.SetCurrentDirectory(before); return inside; });
        Add("current-missing", () => { Directory.SetCurrentDirectory(At("none")); return null; });
        Add("paths", () => $"{Path.GetFullPath("/a/./b/../c")} {Path.GetRelativePath("/a/b", "/a/c/d")} {Path.ChangeExtension("x.tar.gz", "zip")} {Path.GetFileNameWithoutExtension("/a/b.c")} {Path.Combine("a", "/b")} {Path.Join("a", "/b")}");
        Add("invalid", () => Path.GetInvalidFileNameChars().Length);
        Add("temp", () => $"{Path.GetTempPath()} {Path.GetTempFileName().StartsWith(Path.GetTempPath(), StringComparison.Ordinal)} {Path.GetRandomFileName().Length}");
        Add("match", () => $"{FileSystemName.MatchesSimpleExpression("a*?", "abc")} {FileSystemName.MatchesSimpleExpression("*.TXT", "x.txt")}");
        Add("watcher", () => { using var watcher = new FileSystemWatcher(folder); using var seen = new System.Threading.ManualResetEventSlim(); watcher.Created += (_, _) => seen.Set(); watcher.EnableRaisingEvents = true; File.WriteAllText(At("watched"), ""); return seen.Wait(3000); });
        Add("null", () => { File.WriteAllText("/dev/null", "x"); return File.ReadAllText("/dev/null").Length; });
        Add("zero", () => { using FileStream zero = File.OpenRead("/dev/zero"); return zero.ReadByte(); });
        Add("tree-size", () => { Directory.Delete(folder, recursive: true); return Directory.Exists(folder); });
    }
}
