using System.Runtime.InteropServices;

namespace Cosmos.Core.Firmware;

/// <summary>The root pointer, from which the tables are found (ACPI 6.5, 5.2.5.3). Used by pointer.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal unsafe struct AcpiRoot
{
    /// <summary><see cref="Signature"/>: "RSD PTR " as a little-endian number.</summary>
    public const ulong ExpectedSignature = 0x2052_5450_2044_5352;

    /// <summary>The bytes of revision 0, which have a checksum of their own.</summary>
    public const uint FirstSize = 20;

    /// <summary>It begins on such a boundary.</summary>
    public const uint Alignment = 16;

    /// <summary>Eight letters.</summary>
    public ulong Signature;

    private byte _checksum;
    private fixed byte _maker[6];

    /// <summary>From 1 on, it goes on behind <see cref="List"/>.</summary>
    public byte Revision;

    /// <summary>Where the list of 32-bit addresses is.</summary>
    public uint List;

    private uint _length;

    /// <summary>Where the list of 64-bit addresses is.</summary>
    public ulong WideList;

    private uint _wideChecksum;
}
