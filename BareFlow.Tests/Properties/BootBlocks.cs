using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace BareFlow.Tests.Properties;

/// <summary>Boot information as loaders write it, and what becomes of it by accident.</summary>
internal static class BootBlocks
{
    private const uint Usable = 1;
    private const uint Reserved = 2;
    private const uint AcpiTables = 3;
    private const uint AcpiStorage = 4;
    private const uint Bad = 5;
    private const ulong MiB = 1 << 20;

    /// <summary>Entries of a map that has more runs than the kernel keeps.</summary>
    private const int ManyEntries = 700;

    private static readonly ulong[] Oddities =
    [
        0, 1, 7, 8, 23, 24, 4095, 4096, 4097, 0x9_FC00, 0xA_0000, MiB, MiB + 1, 3 * MiB / 2, 2 * MiB, 4 * MiB, 1 << 28, 1UL << 32,
        1UL << 39, (1UL << 52) - 4096, 1UL << 52, 1UL << 63, ulong.MaxValue - 4095, ulong.MaxValue,
    ];

    /// <summary>A block for a machine of some kind, at an address.</summary>
    public static byte[] Make(Random random, bool isMultiboot, ulong address)
    {
        (ulong, ulong, uint)[] map = random.Next(60) == 0 ? ManyRanges(random) : Machine(random);
        return isMultiboot ? Multiboot(random, map) : Pvh(random, map, address);
    }

    /// <summary>Changes a few things anywhere, and cuts the end off now and then.</summary>
    public static byte[] Mutate(Random random, byte[] block)
    {
        for (int change = random.Next(8); change > 0; change--)
            Mutate(random, block.AsSpan());

        return random.Next(8) == 0 ? block[..random.Next(block.Length + 1)] : block;
    }

    private static void Mutate(Random random, Span<byte> block)
    {
        const int entry = 24;
        int at = random.Next(block.Length);
        Span<byte> place = block[at..];
        Span<byte> aligned = block[(at & ~3)..];
        ulong oddity = Oddities[random.Next(Oddities.Length)];
        int kind = random.Next(6);
        if (kind == 0)
            place[0] ^= (byte)(1 << random.Next(8));
        else if (kind == 1)
            place[0] = (byte)random.Next(256);
        else if (kind == 2 && aligned.Length >= sizeof(uint))
            BinaryPrimitives.WriteUInt32LittleEndian(aligned, (uint)oddity);
        else if (kind == 3 && aligned.Length >= sizeof(ulong))
            BinaryPrimitives.WriteUInt64LittleEndian(aligned, oddity);
        else if (kind == 4 && aligned.Length >= sizeof(ulong))
            BinaryPrimitives.WriteUInt64LittleEndian(aligned, (ulong)random.NextInt64(8 * (long)MiB));
        else if (aligned.Length >= entry)
            block[(random.Next(block.Length - entry + 1) & ~3)..][..entry].CopyTo(aligned);
    }

    private static (ulong Start, ulong Size, uint Type)[] Machine(Random random)
    {
        ulong end = random.Next(2) == 0 ? 8 * MiB : 4 * MiB + (ulong)random.Next(1024) * 4096;
        (ulong, ulong, uint)[] map =
        [
            (0, 0x9_FC00, Usable), (0x9_FC00, 0x400, Reserved), (0xF_0000, 0x1_0000, Reserved),
            (MiB, end - MiB, Usable), (end, 0x2_0000, AcpiTables), (end + 0x2_0000, 0x1_0000, AcpiStorage),
            (3 * MiB, (ulong)random.Next(0x3000), Bad), (0xFFFC_0000, 0x4_0000, Reserved),
            (1UL << 32, (ulong)random.Next(3) << 30, Usable),
        ];
        if (random.Next(2) == 0)
            random.Shuffle(map);

        return map;
    }

    private static (ulong Start, ulong Size, uint Type)[] ManyRanges(Random random)
    {
        var map = new (ulong, ulong, uint)[ManyEntries];
        for (int entry = 0; entry < ManyEntries; entry++)
        {
            ulong start = MiB + (2 * (ulong)entry + (ulong)random.Next(2)) * 4096;
            map[entry] = (start, 4096, random.Next(3) == 0 ? Reserved : Usable);
        }

        random.Shuffle(map);
        return map;
    }

    private static byte[] Multiboot(Random random, (ulong Start, ulong Size, uint Type)[] map)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(0UL);
        WriteTag(writer, 1, Encoding.ASCII.GetBytes("selftest exit heap=32M\0"));
        WriteTag(writer, 3, Words(2 * MiB, 2 * MiB + (uint)random.Next(0x4_0000)));
        WriteTag(writer, 6, [.. Words(24, 0), .. Entries(map)]);
        WriteTag(writer, 8, [.. BitConverter.GetBytes(0x8000_0000UL), .. Words(4096, 1024, 768), .. new byte[10]]);
        WriteTag(writer, 14, new byte[20]);
        WriteTag(writer, 15, new byte[36]);
        writer.Write(0x8_0000_0000UL);
        byte[] block = stream.ToArray();
        BitConverter.TryWriteBytes(block, block.Length);
        return block;
    }

    private static void WriteTag(BinaryWriter writer, uint type, byte[] payload)
    {
        writer.Write(type);
        writer.Write(payload.Length + 8);
        writer.Write(payload);
        writer.Write(new byte[-payload.Length & 7]);
    }

    private static byte[] Pvh(Random random, (ulong Start, ulong Size, uint Type)[] map, ulong address)
    {
        const uint startInfo = 56;
        const uint modules = 64;
        byte[] text = Encoding.ASCII.GetBytes("selftest exit\0\0\0");
        ulong textAt = address + startInfo + modules;
        byte[] head =
        [
            .. Words(0x336EC578, 1, 0, 2), .. Longs(address + startInfo, textAt, 0xF_59D0, textAt + (ulong)text.Length),
            .. Words((uint)map.Length, 0),
        ];
        return
        [
            .. head, .. Longs(2 * MiB, (ulong)random.Next(0x4_0000), textAt, 0, 5 * MiB, 1, 0, 0), .. text, .. Entries(map),
        ];
    }

    private static byte[] Entries((ulong Start, ulong Size, uint Type)[] map)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach ((ulong start, ulong size, uint type) in map)
        {
            writer.Write(start);
            writer.Write(size);
            writer.Write((ulong)type);
        }

        return stream.ToArray();
    }

    private static byte[] Words(params ulong[] values)
    {
        var bytes = new byte[values.Length * sizeof(uint)];
        for (int word = 0; word < values.Length; word++)
            BitConverter.TryWriteBytes(bytes.AsSpan(word * sizeof(uint)), (uint)values[word]);

        return bytes;
    }

    private static byte[] Longs(params ulong[] values)
    {
        var bytes = new byte[values.Length * sizeof(ulong)];
        Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
        return bytes;
    }
}
