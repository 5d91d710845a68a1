using System;
using System.Globalization;
using System.Text;

namespace Cosmos.Build.Discs;

/// <summary>The sectors by which a disc says what is on it (ECMA-119, 8), the one of El Torito among them.</summary>
internal static class VolumeDescriptor
{
    private const int TypeAt = 0;
    private const int StandardAt = 1;
    private const int VersionAt = 6;
    private const int SystemAt = 8;
    private const int VolumeAt = 40;
    private const int SpaceAt = 80;
    private const int EscapesAt = 88;
    private const int VolumesAt = 120;
    private const int VolumeNumberAt = 124;
    private const int BlockSizeAt = 128;
    private const int PathTableSizeAt = 132;
    private const int LittlePathTableAt = 140;
    private const int BigPathTableAt = 148;
    private const int RootAt = 156;
    private const int RootLength = 34;
    private const int SetAt = 190;
    private const int SetWidth = 128;
    private const int PublisherAt = 318;
    private const int PreparerAt = 446;
    private const int ApplicationAt = 574;
    private const int FilesAt = 702;
    private const int FilesWidth = 111;
    private const int CreatedAt = 813;
    private const int ChangedAt = 830;
    private const int ExpiresAt = 847;
    private const int EffectiveAt = 864;
    private const int StructureVersionAt = 881;
    private const int NameWidth = 32;

    /// <summary>Where El Torito's descriptor names the catalog's sector (El Torito 1.0, figure 7).</summary>
    private const int CatalogAt = 71;

    private const byte BootType = 0;
    private const byte PrimaryType = 1;
    private const byte SupplementaryType = 2;
    private const byte EndType = 255;
    private const byte Version = 1;

    /// <summary>Sixteen digits and an offset from Greenwich; all digits "0" mean no date (8.4.26.1).</summary>
    private const string NoDate = "0000000000000000";

    /// <summary>What says that names are in UCS-2, level 3 (Joliet Specification).</summary>
    private static ReadOnlySpan<byte> JolietEscape => "%/E"u8;

    private static ReadOnlySpan<byte> Standard => "CD001"u8;

    /// <summary>The descriptor of the tree of plain names.</summary>
    public static byte[] Primary(DirectoryTree tree, string name, uint sectors, DateTimeOffset time) =>
        Volume(PrimaryType, tree, Encoding.ASCII, name, sectors, time);

    /// <summary>The descriptor of the tree of Joliet's names.</summary>
    public static byte[] Joliet(DirectoryTree tree, string name, uint sectors, DateTimeOffset time)
    {
        byte[] bytes = Volume(SupplementaryType, tree, Encoding.BigEndianUnicode, name, sectors, time);
        new FieldWriter(bytes).Bytes(EscapesAt, JolietEscape);
        return bytes;
    }

    /// <summary>The descriptor that leads to the boot catalog.</summary>
    public static byte[] Boot(uint catalog)
    {
        byte[] bytes = Start(BootType);
        var fields = new FieldWriter(bytes);
        fields.Text(VersionAt + 1, NameWidth, "EL TORITO SPECIFICATION"u8, filler: 0);
        fields.Little32(CatalogAt, catalog);
        return bytes;
    }

    /// <summary>What stands behind the last one.</summary>
    public static byte[] End() => Start(EndType);

    private static byte[] Start(byte type)
    {
        byte[] bytes = new byte[Iso9660.SectorSize];
        var fields = new FieldWriter(bytes);
        fields.Byte(TypeAt, type);
        fields.Bytes(StandardAt, Standard);
        fields.Byte(VersionAt, Version);
        return bytes;
    }

    private static byte[] Volume(byte type, DirectoryTree tree, Encoding encoding, string name, uint sectors, DateTimeOffset time)
    {
        byte[] bytes = Start(type);
        var fields = new FieldWriter(bytes);
        WriteTexts(fields, encoding, name);
        fields.Both32(SpaceAt, sectors);
        fields.Both16(VolumesAt, 1);
        fields.Both16(VolumeNumberAt, 1);
        fields.Both16(BlockSizeAt, Iso9660.SectorSize);
        fields.Both32(PathTableSizeAt, (uint)tree.PathTableSize);
        fields.Little32(LittlePathTableAt, tree.LittlePathTable);
        fields.Big32(BigPathTableAt, tree.BigPathTable);
        DirectoryRecord.Write(
            bytes.AsSpan(RootAt, RootLength), DirectoryRecord.Itself, tree.Root.Sector, tree.Root.Size, isFolder: true, time);
        WriteTimes(fields, time);
        fields.Byte(StructureVersionAt, Version);
        return bytes;
    }

    private static void WriteTexts(FieldWriter fields, Encoding encoding, string name)
    {
        foreach ((int offset, int width, string text) in (ReadOnlySpan<(int, int, string)>)
            [(SystemAt, NameWidth, ""), (VolumeAt, NameWidth, name), (SetAt, SetWidth, ""), (PublisherAt, SetWidth, ""), (PreparerAt, SetWidth, ""),
             (ApplicationAt, SetWidth, "COSMOS.BUILD"), (FilesAt, FilesWidth, "")])
        {
            fields.Text(offset, width, encoding.GetBytes(text.PadRight(width))[..width]);
        }
    }

    private static void WriteTimes(FieldWriter fields, DateTimeOffset time)
    {
        string digits = time.ToString("yyyyMMddHHmmssff", CultureInfo.InvariantCulture);
        foreach ((int offset, string text) in (ReadOnlySpan<(int, string)>)
            [(CreatedAt, digits), (ChangedAt, digits), (ExpiresAt, NoDate), (EffectiveAt, NoDate)])
        {
            fields.Bytes(offset, Encoding.ASCII.GetBytes(text));
        }
    }
}
