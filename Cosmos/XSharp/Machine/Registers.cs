using System;
using System.Collections.Generic;
using System.Linq;

namespace XSharp.Machine;

/// <summary>The register table; names are looked up without regard to case.</summary>
internal static class Registers
{
    private static readonly string[] Legacy = ["ax", "cx", "dx", "bx", "sp", "bp", "si", "di"];
    private static readonly string[] LowBytes = ["al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil"];
    private static readonly string[] HighBytes = ["ah", "ch", "dh", "bh"];
    private static readonly string[] Segments = ["es", "cs", "ss", "ds", "fs", "gs"];

    private static readonly Dictionary<string, Register> ByName =
        All().ToDictionary(register => register.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>What the System V convention passes the first six integers in, by register number.</summary>
    private static readonly int[] ArgumentNumbers = [7, 6, 2, 1, 8, 9];

    public static int ArgumentCount => ArgumentNumbers.Length;

    /// <summary>What +All saves in 64-bit code: all general registers but the stack pointer.</summary>
    public static IReadOnlyList<Register> Saved { get; } =
        [.. Enumerable.Range(0, 16).Where(number => number != 4).Select(number => General(number, 64))];

    public static Register? Find(string name) => ByName.GetValueOrDefault(name);

    public static Register General(int number, int bits) =>
        ByName.Values.First(r => r.IsGeneral && r.Number == number && r.Bits == bits && !r.IsHighByte);

    public static Register Argument(int index) => General(ArgumentNumbers[index], 64);

    private static IEnumerable<Register> All() =>
        Enumerable.Range(0, 8).SelectMany(LegacyRegister)
            .Concat(Enumerable.Range(8, 8).SelectMany(ExtendedRegister))
            .Concat(HighBytes.Select(HighByte))
            .Concat(Segments.Select((name, i) => new Register(name, RegisterKind.Segment, i, 16)))
            .Concat(new[] { 0, 2, 3, 4, 8 }.Select(i => new Register($"cr{i}", RegisterKind.Control, i, 64)))
            .Concat(Enumerable.Range(0, 8).Select(i => new Register($"dr{i}", RegisterKind.Debug, i, 64)))
            .Concat(Enumerable.Range(0, 16).Select(i => new Register($"xmm{i}", RegisterKind.Vector, i, 128)))
            .Concat([new Register("gdtr", RegisterKind.Table, 0, 0), new Register("idtr", RegisterKind.Table, 1, 0)])
            .Concat([
                new Register("ldtr", RegisterKind.Selector, 0, 16), new Register("tr", RegisterKind.Selector, 1, 16),
            ]);

    private static Register[] LegacyRegister(int number) =>
    [
        new($"r{Legacy[number]}", RegisterKind.General, number, 64),
        new($"e{Legacy[number]}", RegisterKind.General, number, 32),
        new(Legacy[number], RegisterKind.General, number, 16),
        new(LowBytes[number], RegisterKind.General, number, 8),
    ];

    private static Register[] ExtendedRegister(int number) =>
    [
        new($"r{number}", RegisterKind.General, number, 64),
        new($"r{number}d", RegisterKind.General, number, 32),
        new($"r{number}w", RegisterKind.General, number, 16),
        new($"r{number}b", RegisterKind.General, number, 8),
    ];

    private static Register HighByte(string name, int index) =>
        new(name, RegisterKind.General, index + 4, 8) { IsHighByte = true };
}
