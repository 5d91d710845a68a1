using System;
using System.IO.Hashing;
using System.Text;

namespace Cosmos.Build.Discs;

/// <summary>A partition table with one partition: what UEFI starts from (UEFI 2.10, 5.3). Sectors are those of a disk.</summary>
/// <param name="Identity">The disk's number.</param>
/// <param name="FirstUsable">The first sector that a partition may have.</param>
/// <param name="LastUsable">The last one.</param>
/// <param name="Start">The partition's first sector.</param>
/// <param name="End">Its last one.</param>
internal sealed record GuidPartitionTable(byte[] Identity, ulong FirstUsable, ulong LastUsable, ulong Start, ulong End)
{
    /// <summary>Entries in a table: as many as every firmware expects.</summary>
    public const int Entries = 128;

    /// <summary>Bytes of an entry.</summary>
    public const int EntrySize = 128;

    private const int HeaderSize = 92;
    private const uint Revision = 0x0001_0000;

    private const int RevisionAt = 8;
    private const int HeaderSizeAt = 12;
    private const int HeaderSumAt = 16;
    private const int OwnSectorAt = 24;
    private const int OtherSectorAt = 32;
    private const int FirstUsableAt = 40;
    private const int LastUsableAt = 48;
    private const int IdentityAt = 56;
    private const int EntriesSectorAt = 72;
    private const int EntriesAt = 80;
    private const int EntrySizeAt = 84;
    private const int EntriesSumAt = 88;

    private const int PartitionIdentityAt = 16;
    private const int StartAt = 32;
    private const int EndAt = 40;
    private const int AttributesAt = 48;
    private const int NameAt = 56;

    /// <summary>The partition holds what the platform needs, and is not to be written.</summary>
    private const ulong RequiredAndReadOnly = 1 | 1UL << 60;

    private static readonly Guid SystemPartition = new("C12A7328-F81F-11D2-BA4B-00A0C93EC93B");

    /// <summary>The table of entries.</summary>
    public byte[] EntryBytes
    {
        get
        {
            byte[] bytes = new byte[Entries * EntrySize];
            var fields = new FieldWriter(bytes);
            fields.Bytes(0, SystemPartition.ToByteArray());
            fields.Bytes(PartitionIdentityAt, Number(ofPartition: true));
            fields.Little64(StartAt, Start);
            fields.Little64(EndAt, End);
            fields.Little64(AttributesAt, RequiredAndReadOnly);
            fields.Bytes(NameAt, Encoding.Unicode.GetBytes("EFI boot partition"));
            return bytes;
        }
    }

    /// <summary>A header.</summary>
    /// <param name="own">The sector that it is in.</param>
    /// <param name="other">The sector of the other one.</param>
    /// <param name="entries">The first sector of its entries.</param>
    public byte[] Header(ulong own, ulong other, ulong entries)
    {
        byte[] bytes = new byte[HeaderSize];
        var fields = new FieldWriter(bytes);
        fields.Bytes(0, "EFI PART"u8);
        fields.Little32(RevisionAt, Revision);
        fields.Little32(HeaderSizeAt, HeaderSize);
        fields.Little64(OwnSectorAt, own);
        fields.Little64(OtherSectorAt, other);
        fields.Little64(FirstUsableAt, FirstUsable);
        fields.Little64(LastUsableAt, LastUsable);
        fields.Bytes(IdentityAt, Number(ofPartition: false));
        fields.Little64(EntriesSectorAt, entries);
        fields.Little32(EntriesAt, Entries);
        fields.Little32(EntrySizeAt, EntrySize);
        fields.Little32(EntriesSumAt, Crc32.HashToUInt32(EntryBytes));
        fields.Little32(HeaderSumAt, Crc32.HashToUInt32(bytes));
        return bytes;
    }

    /// <summary>A GUID of the kind that its maker defines (RFC 9562, 5.8), one for the disk and one for the partition.</summary>
    private byte[] Number(bool ofPartition)
    {
        byte[] bytes = [.. Identity];
        bytes[0] ^= ofPartition ? (byte)1 : (byte)0;
        bytes[7] = (byte)(bytes[7] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return bytes;
    }
}
