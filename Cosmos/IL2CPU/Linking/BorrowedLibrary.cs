using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Elf;
using IL2CPU.Tools;

namespace IL2CPU.Linking;

/// <summary>The functions of C that <c>Cosmos.Libc</c> does not write itself: those members of musl's static library that
/// BorrowedMembers.txt names.</summary>
public static class BorrowedLibrary
{
    private const string Resource = "IL2CPU.Linking.BorrowedMembers.txt";
    private const string ObjectEnding = ".o";

    private static readonly string[] Lines = Read();

    /// <summary>The members, without their ending.</summary>
    public static IReadOnlySet<string> Members { get; } = Lines
        .Where(line => !line.Contains('=', StringComparison.Ordinal))
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToHashSet();

    /// <summary>The members by what they are for, as the list has them.</summary>
    public static IReadOnlyList<(string Title, string[] Members)> Groups { get; } = ReadGroups();

    /// <summary>Functions that get another name.</summary>
    private static IEnumerable<string> Renamed => Lines
        .Where(line => line.Contains('=', StringComparison.Ordinal))
        .Select(line => line.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Makes a library of the members.</summary>
    /// <param name="archive">musl's <c>libc.a</c>.</param>
    /// <param name="folder">Where to put it.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="BuildFailure">There is no such archive, or it lacks a member.</exception>
    public static string Make(string archive, string folder)
    {
        if (!File.Exists(archive))
            throw new BuildFailure(BuildFailure.MissingFile, $"There is no {archive}. On Debian and Ubuntu: apt install musl-dev");

        string[] objects = Extract(archive, Directory.CreateDirectory(Path.Combine(folder, "members")).FullName);
        string plain = Path.Combine(folder, "plain.a");
        string library = Path.Combine(folder, "c-library.a");
        ToolProcess.Run(Tool.Archiver, ["rcs", plain, .. objects]);
        ToolProcess.Run(Tool.ObjCopy, [.. Renamed.Select(name => "--redefine-sym=" + name), plain, library]);
        return library;
    }

    private static string[] Extract(string archive, string folder)
    {
        var written = new List<string>();
        foreach ((string name, ReadOnlyMemory<byte> content) in ArchiveFile.Read(archive))
        {
            string member = Path.GetFileNameWithoutExtension(name);
            if (!Members.Contains(member))
                continue;

            string path = Path.Combine(folder, member + ObjectEnding);
            File.WriteAllBytes(path, content.Span);
            written.Add(path);
        }

        string[] missing = [.. Members.Except(written.Select(path => Path.GetFileNameWithoutExtension(path)!)).Order()];
        return missing.Length == 0 ? [.. written] : throw new BuildFailure(
            BuildFailure.BadArgument, $"{archive} lacks {string.Join(' ', missing)}: it is not the library of musl 1.2.");
    }

    private static string[] Read() => [.. Text().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];

    private static string Text()
    {
        using Stream stream = typeof(BorrowedLibrary).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>A group is a line with its title and lines with members, up to an empty one.</summary>
    private static (string Title, string[] Members)[] ReadGroups() =>
    [
        .. Text().Split("\n\n").Skip(1).Select(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(lines => !lines[^1].Contains('=', StringComparison.Ordinal))
            .Select(lines => (lines[0].TrimStart('#', ' '), lines[1..].SelectMany(line => line.Split(' ')).ToArray())),
    ];
}
