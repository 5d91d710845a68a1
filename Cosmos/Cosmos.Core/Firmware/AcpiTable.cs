using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cosmos.Core.Firmware;

/// <summary>The start of every ACPI table (ACPI 6.5, 5.2.6). Used by pointer: the table goes on behind it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct AcpiTable
{
    /// <summary>The length of the whole header.</summary>
    public const uint HeaderSize = 36;

    private const int BitsOfByte = 8;

    /// <summary>Four letters, as a little-endian number.</summary>
    public uint Signature;

    /// <summary>The length of the whole table, in bytes.</summary>
    public uint Length;

    /// <summary>Reads a little-endian number, of any alignment. What does not lie inside reads as 0, which is how a table of
    /// an older revision leaves out its later fields.</summary>
    /// <param name="table">A table whose length was checked, or null, which has none.</param>
    /// <param name="offset">Where the number stands.</param>
    /// <param name="bytes">How wide it is, at most 8.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Read(AcpiTable* table, uint offset, uint bytes)
    {
        ulong value = 0;
        if (table == null || (ulong)offset + bytes > table->Length)
            return 0;

        while (bytes > 0)
        {
            bytes--;
            value = value << BitsOfByte | ((byte*)table)[offset + bytes];
        }

        return value;
    }

    /// <summary>Whether bytes add up to 0 modulo 256, as those of an intact table do.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool AddsUp(void* start, uint bytes)
    {
        byte sum = 0;
        while (bytes > 0)
        {
            bytes--;
            sum += ((byte*)start)[bytes];
        }

        return sum == 0;
    }
}
