using System;
using System.Collections.Generic;
using System.Linq;

namespace Cosmos.Build.Discs;

/// <summary>A directory in one style of names: records of itself, of its parent, and of what is in it, sorted.</summary>
internal sealed class IsoDirectory
{
    public IsoDirectory(DiscFolder folder, byte[] identifier, IsoDirectory? parent, ushort number, NameStyle style)
    {
        Identifier = identifier;
        Parent = parent ?? this;
        Number = number;
        Children = [.. style.Name(folder.Children).OrderBy(child => child.Identifier, ByteOrder)];
        Size = MeasureSectors() * Iso9660.SectorSize;
    }

    private static Comparer<byte[]> ByteOrder { get; } = Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right));

    /// <summary>Its name in its parent.</summary>
    public byte[] Identifier { get; }

    /// <summary>The directory that it is in; the root is in itself.</summary>
    public IsoDirectory Parent { get; }

    /// <summary>Its place in the path table, from 1.</summary>
    public ushort Number { get; }

    /// <summary>What is in it, sorted by name.</summary>
    public IReadOnlyList<(DiscNode Node, byte[] Identifier)> Children { get; }

    /// <summary>Its first sector, once the disc has its layout.</summary>
    public uint Sector { get; set; }

    /// <summary>Its bytes: whole sectors.</summary>
    public int Size { get; }

    /// <summary>Its bytes. A record that does not fit into what is left of a sector begins the next one (ECMA-119, 6.8.1.1).</summary>
    public byte[] Make(Func<DiscNode, (uint Sector, long Size)> placeOf, DateTimeOffset time)
    {
        byte[] bytes = new byte[Size];
        int offset = 0;
        Append(DirectoryRecord.Itself, Sector, Size, isFolder: true);
        Append(DirectoryRecord.ItsParent, Parent.Sector, Parent.Size, isFolder: true);
        foreach ((DiscNode node, byte[] identifier) in Children)
        {
            (uint sector, long size) = placeOf(node);
            Append(identifier, sector, size, node is DiscFolder);
        }

        return bytes;

        void Append(byte[] identifier, uint sector, long size, bool isFolder)
        {
            int length = DirectoryRecord.Length(identifier);
            offset = NextPlace(offset, length);
            DirectoryRecord.Write(bytes.AsSpan(offset, length), identifier, sector, size, isFolder, time);
            offset += length;
        }
    }

    private int MeasureSectors()
    {
        int offset = 2 * DirectoryRecord.Length(DirectoryRecord.Itself);
        foreach ((_, byte[] identifier) in Children)
        {
            int length = DirectoryRecord.Length(identifier);
            offset = NextPlace(offset, length) + length;
        }

        return (int)Iso9660.SectorsFor(offset);
    }

    private static int NextPlace(int offset, int length)
    {
        int left = Iso9660.SectorSize - offset % Iso9660.SectorSize;
        return length <= left ? offset : offset + left;
    }
}
