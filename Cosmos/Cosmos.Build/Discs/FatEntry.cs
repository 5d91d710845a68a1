using System;
using System.Collections.Generic;
using System.Text;

namespace Cosmos.Build.Discs;

/// <summary>A file or a folder of a <see cref="FatImage"/>.</summary>
/// <param name="Name">Its name: capitals, at most eight, a dot, at most three.</param>
/// <param name="Content">A file's bytes; empty for a folder.</param>
/// <param name="Children">What is in a folder: at most 62 entries; null for a file.</param>
internal sealed record FatEntry(string Name, byte[] Content, IReadOnlyList<FatEntry>? Children)
{
    /// <summary>Bytes of an entry.</summary>
    public const int Size = 32;

    private const int StemWidth = 8;
    private const int ExtensionWidth = 3;
    private const int NameWidth = StemWidth + ExtensionWidth;
    private const int AttributesAt = 11;
    private const int CreatedAt = 14;
    private const int AccessedAt = 18;
    private const int ChangedAt = 22;
    private const int ClusterAt = 26;
    private const int SizeAt = 28;

    private const byte IsVolumeLabel = 0x08;
    private const byte IsFolder = 0x10;
    private const byte IsArchive = 0x20;

    private const int FirstYear = 1980;

    public static FatEntry File(string name, byte[] content) => new(name, content, Children: null);

    public static FatEntry Folder(string name, params IReadOnlyList<FatEntry> children) => new(name, [], children);

    /// <summary>Writes its entry.</summary>
    public void Write(Span<byte> entry, int cluster, DateTimeOffset time)
    {
        int dot = Name.IndexOf('.');
        string stem = dot < 0 ? Name : Name[..dot];
        string extension = dot < 0 ? "" : Name[(dot + 1)..];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stem.Length, StemWidth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(extension.Length, ExtensionWidth);
        Write(entry, stem.PadRight(StemWidth) + extension, Children is null ? IsArchive : IsFolder, cluster, Content.Length, time);
    }

    /// <summary>Writes the entry that names the volume.</summary>
    public static void WriteLabel(Span<byte> entry, string label, DateTimeOffset time) =>
        Write(entry, label, IsVolumeLabel, cluster: 0, size: 0, time);

    /// <summary>Writes the two entries with which a folder begins: itself, and its parent.</summary>
    public static void WriteDots(Span<byte> table, int itself, int parent, DateTimeOffset time)
    {
        Write(table, ".", IsFolder, itself, size: 0, time);
        Write(table[Size..], "..", IsFolder, parent, size: 0, time);
    }

    private static void Write(Span<byte> entry, string name, byte attributes, int cluster, int size, DateTimeOffset time)
    {
        var fields = new FieldWriter(entry);
        ushort clock = (ushort)(time.Hour << 11 | time.Minute << 5 | time.Second / 2);
        ushort day = (ushort)(time.Year - FirstYear << 9 | time.Month << 5 | time.Day);
        fields.Text(0, NameWidth, Encoding.ASCII.GetBytes(name));
        fields.Byte(AttributesAt, attributes);
        fields.Little16(CreatedAt, clock);
        fields.Little16(CreatedAt + sizeof(ushort), day);
        fields.Little16(AccessedAt, day);
        fields.Little16(ChangedAt, clock);
        fields.Little16(ChangedAt + sizeof(ushort), day);
        fields.Little16(ClusterAt, (ushort)cluster);
        fields.Little32(SizeAt, (uint)size);
    }
}
