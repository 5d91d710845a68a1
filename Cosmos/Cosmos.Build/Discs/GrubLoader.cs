using System;
using System.Buffers.Binary;
using System.IO;

namespace Cosmos.Build.Discs;

/// <summary>GRUB's images, as the folder <c>Loader</c> has them. Code of a disc finds the rest of itself by numbers that its writer enters
/// (GNU GRUB manual, "Images"; genisoimage, "-boot-info-table").</summary>
internal static class GrubLoader
{
    /// <summary>Sectors of a disk are what its numbers count.</summary>
    private const int PerSector = Iso9660.SectorSize / 512;

    /// <summary>Where the master boot record names the sector behind the code for CDs.</summary>
    private const int MbrTargetAt = 0x1B0;

    /// <summary>Where that sector names the one behind itself.</summary>
    private const int BlockListAt = Iso9660.SectorSize + 512 - 12;

    private const int TableAt = 8;
    private const int VolumeSectorAt = TableAt;
    private const int OwnSectorAt = TableAt + 4;
    private const int LengthAt = TableAt + 8;
    private const int SumAt = TableAt + 12;
    private const int SummedFrom = 64;

    /// <summary>The application that UEFI starts.</summary>
    public static byte[] Uefi => Read("BOOTX64.EFI");

    /// <summary>The code of the master boot record of a stick.</summary>
    /// <param name="bios">The program that it loads.</param>
    public static byte[] MasterBootRecord(Extent bios)
    {
        byte[] code = Read("hybrid.img");
        BinaryPrimitives.WriteUInt64LittleEndian(code.AsSpan(MbrTargetAt), (ulong)bios.Sector * PerSector + PerSector);
        return code;
    }

    /// <summary>The program that the BIOS loads; before a disc has its layout, one of the same length.</summary>
    /// <param name="sector">Where it is.</param>
    public static byte[] Bios(uint sector)
    {
        byte[] program = Read("bios.img");
        var fields = new FieldWriter(program);
        fields.Little64(BlockListAt, (ulong)sector * PerSector + PerSector + 1);
        fields.Little32(VolumeSectorAt, Iso9660.PrimaryVolumeSector);
        fields.Little32(OwnSectorAt, sector);
        fields.Little32(LengthAt, (uint)program.Length);
        fields.Little32(SumAt, Sum(program.AsSpan(SummedFrom)));
        return program;
    }

    /// <summary>The words of a program added up; what is missing in the last one counts as 0.</summary>
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (; bytes.Length >= sizeof(uint); bytes = bytes[sizeof(uint)..])
            sum += BinaryPrimitives.ReadUInt32LittleEndian(bytes);

        Span<byte> last = stackalloc byte[sizeof(uint)];
        last.Clear();
        bytes.CopyTo(last);
        return sum + BinaryPrimitives.ReadUInt32LittleEndian(last);
    }

    private static byte[] Read(string name)
    {
        using Stream stream = typeof(GrubLoader).Assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
