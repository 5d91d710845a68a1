using System;
using System.Collections.Generic;
using System.Linq;

namespace Cosmos.Build.Discs;

/// <summary>The directories of a disc in one style of names, in the order of the path table: level by level, and on each by parent and
/// name (ECMA-119, 6.9.1).</summary>
internal sealed class DirectoryTree
{
    private readonly Dictionary<DiscFolder, IsoDirectory> _byFolder = [];

    /// <param name="root">The folder at the top.</param>
    /// <param name="style">How names are written.</param>
    public DirectoryTree(DiscFolder root, NameStyle style)
    {
        var directories = new List<IsoDirectory> { new(root, DirectoryRecord.Itself, parent: null, number: 1, style) };
        _byFolder[root] = directories[0];
        for (int next = 0; next < directories.Count; next++)
        {
            foreach ((DiscNode node, byte[] identifier) in directories[next].Children)
            {
                if (node is not DiscFolder folder)
                    continue;

                _byFolder[folder] = new IsoDirectory(folder, identifier, directories[next], checked((ushort)(directories.Count + 1)), style);
                directories.Add(_byFolder[folder]);
            }
        }

        Directories = directories;
        PathTableSize = PathTable.Size(directories);
    }

    /// <summary>All directories; the first is the root.</summary>
    public IReadOnlyList<IsoDirectory> Directories { get; }

    /// <summary>The root.</summary>
    public IsoDirectory Root => Directories[0];

    /// <summary>Bytes of either path table.</summary>
    public int PathTableSize { get; }

    /// <summary>The first sector of the path table with little-endian numbers.</summary>
    public uint LittlePathTable { get; private set; }

    /// <summary>The first sector of the path table with big-endian numbers.</summary>
    public uint BigPathTable { get; private set; }

    /// <summary>Gives path tables and directories their sectors.</summary>
    /// <param name="sector">The first one that is free.</param>
    /// <returns>The first one behind them.</returns>
    public uint Place(uint sector)
    {
        uint table = Iso9660.SectorsFor(PathTableSize);
        LittlePathTable = sector;
        BigPathTable = sector + table;
        sector += 2 * table;
        foreach (IsoDirectory directory in Directories)
        {
            directory.Sector = sector;
            sector += Iso9660.SectorsFor(directory.Size);
        }

        return sector;
    }

    /// <summary>The bytes of path tables and directories, with the sectors that they belong to.</summary>
    public IEnumerable<(uint Sector, byte[] Bytes)> Contents(DateTimeOffset time) =>
    [
        (LittlePathTable, PathTable.Make(Directories, isBig: false)),
        (BigPathTable, PathTable.Make(Directories, isBig: true)),
        .. Directories.Select(directory => (directory.Sector, directory.Make(PlaceOf, time))),
    ];

    private (uint Sector, long Size) PlaceOf(DiscNode node) => node switch
    {
        DiscFolder folder => (_byFolder[folder].Sector, _byFolder[folder].Size),
        DiscFile file => (file.Extent.Sector, file.Extent.Length),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };
}
