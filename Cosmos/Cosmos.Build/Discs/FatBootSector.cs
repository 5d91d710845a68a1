using System;
using System.Text;

namespace Cosmos.Build.Discs;

/// <summary>The first sector of a FAT volume: its measures (Microsoft FAT specification, 2004, section 3.1). It has no code: who boots it
/// by BIOS is stopped.</summary>
/// <param name="Label">The volume's name.</param>
/// <param name="Serial">The volume's number.</param>
/// <param name="Media">The kind of medium, as the table of clusters has it, too.</param>
internal sealed record FatBootSector(string Label, uint Serial, byte Media)
{
    private const ushort BytesPerSector = 512;
    private const ushort SectorsPerTrack = 32;
    private const ushort Heads = 64;
    private const byte FirstHardDisk = 0x80;
    private const byte HasLabel = 0x29;
    private const ushort Signature = 0xAA55;

    private const int MakerAt = 3;
    private const int MakerWidth = 8;
    private const int BytesPerSectorAt = 11;
    private const int SectorsPerClusterAt = 13;
    private const int ReservedAt = 14;
    private const int FatsAt = 16;
    private const int RootEntriesAt = 17;
    private const int SectorsAt = 19;
    private const int MediaAt = 21;
    private const int FatSectorsAt = 22;
    private const int SectorsPerTrackAt = 24;
    private const int HeadsAt = 26;
    private const int LargeSectorsAt = 32;
    private const int DriveAt = 36;
    private const int HasLabelAt = 38;
    private const int SerialAt = 39;
    private const int LabelAt = 43;
    private const int LabelWidth = 11;
    private const int KindAt = 54;
    private const int CodeAt = 62;
    private const int SignatureAt = 510;

    public required byte SectorsPerCluster { get; init; }

    public required ushort ReservedSectors { get; init; }

    public required byte Fats { get; init; }

    public required ushort FatSectors { get; init; }

    public required ushort RootEntries { get; init; }

    public required uint Sectors { get; init; }

    /// <summary>A jump over the measures, to a jump to itself.</summary>
    private static ReadOnlySpan<byte> Jump => [0xEB, CodeAt - 2, 0x90];

    private static ReadOnlySpan<byte> Stop => [0xEB, 0xFE];

    /// <summary>Writes the sector.</summary>
    public void Write(Span<byte> sector)
    {
        var fields = new FieldWriter(sector);
        fields.Bytes(0, Jump);
        fields.Text(MakerAt, MakerWidth, "BAREFLOW"u8);
        fields.Little16(BytesPerSectorAt, BytesPerSector);
        fields.Byte(SectorsPerClusterAt, SectorsPerCluster);
        fields.Little16(ReservedAt, ReservedSectors);
        fields.Byte(FatsAt, Fats);
        fields.Little16(RootEntriesAt, RootEntries);
        fields.Little16(SectorsAt, Sectors <= ushort.MaxValue ? (ushort)Sectors : (ushort)0);
        fields.Byte(MediaAt, Media);
        fields.Little16(FatSectorsAt, FatSectors);
        fields.Little16(SectorsPerTrackAt, SectorsPerTrack);
        fields.Little16(HeadsAt, Heads);
        fields.Little32(LargeSectorsAt, Sectors > ushort.MaxValue ? Sectors : 0);
        fields.Byte(DriveAt, FirstHardDisk);
        fields.Byte(HasLabelAt, HasLabel);
        fields.Little32(SerialAt, Serial);
        fields.Text(LabelAt, LabelWidth, Encoding.ASCII.GetBytes(Label));
        fields.Text(KindAt, MakerWidth, "FAT12"u8);
        fields.Bytes(CodeAt, Stop);
        fields.Little16(SignatureAt, Signature);
    }
}
