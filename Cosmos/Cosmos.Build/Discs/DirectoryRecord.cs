using System;

namespace Cosmos.Build.Discs;

/// <summary>A line of a directory (ECMA-119, 9.1).</summary>
internal static class DirectoryRecord
{
    private const int ExtentAt = 2;
    private const int SizeAt = 10;
    private const int TimeAt = 18;
    private const int FlagsAt = 25;
    private const int VolumeAt = 28;
    private const int IdentifierLengthAt = 32;
    private const int IdentifierAt = 33;

    private const byte IsFolder = 2;
    private const int FirstYear = 1900;

    /// <summary>The identifier of the directory itself.</summary>
    public static readonly byte[] Itself = [0];

    /// <summary>The identifier of its parent.</summary>
    public static readonly byte[] ItsParent = [1];

    /// <summary>The bytes of a record: an even number.</summary>
    public static int Length(byte[] identifier) => (IdentifierAt + identifier.Length + 1) & ~1;

    /// <summary>Writes a record.</summary>
    public static void Write(Span<byte> record, byte[] identifier, uint sector, long size, bool isFolder, DateTimeOffset time)
    {
        var fields = new FieldWriter(record);
        fields.Byte(0, (byte)record.Length);
        fields.Both32(ExtentAt, sector);
        fields.Both32(SizeAt, checked((uint)size));
        fields.Bytes(TimeAt, [(byte)(time.Year - FirstYear), (byte)time.Month, (byte)time.Day, (byte)time.Hour, (byte)time.Minute, (byte)time.Second, 0]);
        fields.Byte(FlagsAt, isFolder ? IsFolder : (byte)0);
        fields.Both16(VolumeAt, 1);
        fields.Byte(IdentifierLengthAt, (byte)identifier.Length);
        fields.Bytes(IdentifierAt, identifier);
    }
}
