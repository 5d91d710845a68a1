using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>The bytes of one ACPI table, or of a part of one, that are known to be reachable.</summary>
/// <param name="start">The first byte. The caller owes that <paramref name="length"/> bytes from here can be read.</param>
/// <param name="length">How many bytes belong to it.</param>
internal readonly unsafe struct AcpiTable(byte* start, uint length)
{
    /// <summary>The header of every table (ACPI 6.5, 5.2.6).</summary>
    public const uint HeaderSize = 36;

    private const int BitsOfByte = 8;
    private const uint SignatureBytes = 4;

    /// <summary>Bytes.</summary>
    public readonly uint Length = length;

    private readonly byte* _start = start;

    /// <summary>The four letters at the start, as a little-endian number.</summary>
    public uint Signature => (uint)Read(0, SignatureBytes);

    /// <summary>Reads a little-endian number, of any alignment. What does not lie inside reads as 0, which is how a table of
    /// an older revision leaves out its later fields.</summary>
    /// <param name="offset">Where it stands.</param>
    /// <param name="bytes">How wide it is, at most 8.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ulong Read(uint offset, uint bytes)
    {
        ulong value = 0;
        if ((ulong)offset + bytes > Length)
            return 0;

        while (bytes > 0)
        {
            bytes--;
            value = value << BitsOfByte | _start[offset + bytes];
        }

        return value;
    }

    /// <summary>A part of the table; empty when it does not lie inside.</summary>
    public AcpiTable Part(uint offset, uint bytes) =>
        (ulong)offset + bytes <= Length ? new AcpiTable(_start + offset, bytes) : default;

    /// <summary>Whether the bytes add up to 0 modulo 256, as those of an intact table do (ACPI 6.5, 5.2.6).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool IsIntact()
    {
        byte sum = 0;
        for (uint index = 0; index < Length; index++)
            sum += _start[index];

        return sum == 0;
    }
}
