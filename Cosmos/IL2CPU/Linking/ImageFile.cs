using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using IL2CPU.Tools;

namespace IL2CPU.Linking;

/// <summary>A file that an image brings along, for the kernel's file tree.</summary>
/// <param name="Path">Where it is in the kernel; an absolute path.</param>
/// <param name="Source">Where its contents are on the host.</param>
public sealed record ImageFile(string Path, string Source)
{
    private const int LengthBytes = sizeof(ulong);

    /// <summary>Reads PATH=SOURCE.</summary>
    /// <exception cref="BuildFailure">It is something else, or there is no such file.</exception>
    public static ImageFile Parse(string text)
    {
        int equals = text.IndexOf('=');
        if (equals < 1 || text[0] != '/')
            throw new BuildFailure(BuildFailure.BadArgument, $"--file takes PATH=SOURCE with an absolute path, not {text}.");

        var file = new ImageFile(text[..equals], text[(equals + 1)..]);
        return File.Exists(file.Source) ? file : throw new BuildFailure(
            BuildFailure.MissingFile, $"There is no {file.Source}, which is to be {file.Path} in the kernel.");
    }

    /// <summary>The table that the kernel reads in <c>Cosmos.Storage/Tree/ImageFiles.cs</c>: of each file the lengths of its
    /// path and of its contents, eight bytes each, then the path, then the contents.</summary>
    public static byte[] Table(IEnumerable<ImageFile> files)
    {
        using var table = new MemoryStream();
        foreach (ImageFile file in files)
            file.Write(table);

        return table.ToArray();
    }

    private void Write(MemoryStream table)
    {
        byte[] path = Encoding.UTF8.GetBytes(Path);
        byte[] contents = File.ReadAllBytes(Source);
        WriteLength(table, path.Length);
        WriteLength(table, contents.Length);
        table.Write(path);
        table.Write(contents);
    }

    private static void WriteLength(MemoryStream table, int length)
    {
        byte[] bytes = new byte[LengthBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        table.Write(bytes);
    }
}
