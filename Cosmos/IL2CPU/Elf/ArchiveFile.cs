using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using IL2CPU.Tools;

namespace IL2CPU.Elf;

/// <summary>A static library: the members of an <c>ar</c> archive in GNU's form, where names over 15 characters stand in a table.</summary>
public static class ArchiveFile
{
    private const string Magic = "!<arch>\n";
    private const int HeaderBytes = 60;
    private const int NameBytes = 16;
    private const int SizeOffset = 48;
    private const int SizeBytes = 10;
    private const string SymbolTable = "/";
    private const string NameTable = "//";

    /// <summary>Reads an archive.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>Each member's name and content, in order.</returns>
    /// <exception cref="BuildFailure">The file is no such archive.</exception>
    public static IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length < Magic.Length || Encoding.Latin1.GetString(bytes, 0, Magic.Length) != Magic)
            throw new BuildFailure(BuildFailure.BadArgument, $"{path} is no static library.");

        string names = "";
        for (int at = Magic.Length; at + HeaderBytes <= bytes.Length;)
        {
            string name = Encoding.Latin1.GetString(bytes, at, NameBytes).TrimEnd();
            bool hasSize = int.TryParse(Encoding.Latin1.GetString(bytes, at + SizeOffset, SizeBytes).Trim(), out int size);
            at += HeaderBytes;
            if (!hasSize || size < 0 || size > bytes.Length - at)
                throw new BuildFailure(BuildFailure.BadArgument, $"{path} is cut or damaged at byte {at}.");

            if (name == NameTable)
                names = Encoding.Latin1.GetString(bytes, at, size);
            else if (name != SymbolTable)
                yield return (NameOf(name, names), bytes.AsMemory(at, size));

            // Members begin at even offsets.
            at += size + (size & 1);
        }
    }

    private static string NameOf(string written, string names)
    {
        if (!written.StartsWith('/') || !int.TryParse(written.AsSpan(1), out int start) || start >= names.Length)
            return written.TrimEnd('/');

        int end = names.IndexOf('\n', start);
        return names[start..(end < 0 ? names.Length : end)].TrimEnd('/');
    }
}
