using System;
using System.Collections.Generic;
using System.Linq;

namespace Cosmos.Build.Discs;

/// <summary>A list of all directories, by which a system finds one without reading those above it (ECMA-119, 9.4).</summary>
internal static class PathTable
{
    private const int ExtentAt = 2;
    private const int ParentAt = 6;
    private const int IdentifierAt = 8;

    /// <summary>The bytes of a table.</summary>
    public static int Size(IEnumerable<IsoDirectory> directories) => directories.Sum(Length);

    /// <summary>A table.</summary>
    /// <param name="directories">In order.</param>
    /// <param name="isBig">Whether its numbers are big-endian.</param>
    public static byte[] Make(IReadOnlyCollection<IsoDirectory> directories, bool isBig)
    {
        byte[] table = new byte[Size(directories)];
        int offset = 0;
        foreach (IsoDirectory directory in directories)
        {
            var fields = new FieldWriter(table.AsSpan(offset, Length(directory)));
            fields.Byte(0, (byte)directory.Identifier.Length);
            if (isBig)
            {
                fields.Big32(ExtentAt, directory.Sector);
                fields.Big16(ParentAt, directory.Parent.Number);
            }
            else
            {
                fields.Little32(ExtentAt, directory.Sector);
                fields.Little16(ParentAt, directory.Parent.Number);
            }

            fields.Bytes(IdentifierAt, directory.Identifier);
            offset += Length(directory);
        }

        return table;
    }

    private static int Length(IsoDirectory directory) => (IdentifierAt + directory.Identifier.Length + 1) & ~1;
}
