using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Iced.Intel;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>
/// Writes the loaded sections of an object file for reading: instructions with their bytes, data, symbols and
/// relocations. The disassembler is not the assembler's own, so the two check each other.
/// </summary>
internal sealed class Listing(ElfObject elf, string assembly)
{
    private static readonly Dictionary<int, string> RelocationNames = new()
    {
        [1] = "64", [2] = "PC32", [4] = "PLT32", [10] = "32", [11] = "32S", [22] = "GOTTPOFF", [23] = "TPOFF32",
    };

    private readonly Dictionary<string, int> _modes = ReadModes(assembly);
    private readonly StringBuilder _text = new();
    private int _last = 64;

    public override string ToString()
    {
        foreach (var section in elf.Sections.Where(section => section.IsLoaded && section.Size > 0)) Write(section);
        foreach (var symbol in elf.Symbols.Where(symbol => symbol.IsGlobal)) Write(symbol);
        return _text.ToString();
    }

    /// <summary>The mode that each label of the assembly stands in.</summary>
    private static Dictionary<string, int> ReadModes(string assembly)
    {
        var modes = new Dictionary<string, int>();
        var mode = 64;
        foreach (var line in assembly.Split('\n').Select(line => line.Trim()))
        {
            if (line is ".code32" or ".code64") mode = int.Parse(line[5..], CultureInfo.InvariantCulture);
            if (line.EndsWith(':')) modes[line.TrimEnd(':').Trim('"')] = mode;
        }

        return modes;
    }

    private void Write(ElfSymbol symbol) =>
        Line($"global {symbol.Name}{(symbol.Section == 0 ? " undefined" : $" = {symbol.Value:x4}")}");

    private void Write(ElfSection section)
    {
        Line($"section {section.Name} {Flags(section)} size {section.Size} align {section.Alignment}");
        var symbols = elf.Symbols.Where(s => s.Section == section.Index && s.Type != 3 && s.Name.Length > 0)
            .OrderBy(s => s.Value).ToList();
        var starts = symbols.Select(s => s.Value).Append(0).Append(section.Size).Distinct().Order().ToList();
        foreach (var (start, end) in starts.Zip(starts.Skip(1))) Write(section, symbols, start, end);
        foreach (var symbol in symbols.Where(s => s.Value == section.Size)) Line($"{symbol.Name}:");
    }

    private void Write(ElfSection section, List<ElfSymbol> symbols, int start, int end)
    {
        var here = symbols.Where(symbol => symbol.Value == start).ToList();
        foreach (var symbol in here) Line($"{symbol.Name}:");
        if (!section.HasBytes) return;
        if (section.IsExecutable) Code(section, start, end, Mode(here, start));
        else Data(section, start, end);
    }

    private int Mode(List<ElfSymbol> here, int start) =>
        here.Count > 0 && _modes.TryGetValue(here[0].Name, out var mode) ? mode : start == 0 ? 64 : _last;

    private void Code(ElfSection section, int start, int end, int mode)
    {
        _last = mode;
        var bytes = elf.Bytes(section)[start..end].ToArray();
        var decoder = Iced.Intel.Decoder.Create(mode, bytes, (ulong)start);
        var formatter = new IntelFormatter();
        formatter.Options.SpaceAfterOperandSeparator = true;
        formatter.Options.RipRelativeAddresses = true;
        while (decoder.IP < (ulong)end)
        {
            var instruction = decoder.Decode();
            Code(section, bytes.AsSpan((int)instruction.IP - start, instruction.Length), instruction, formatter);
        }
    }

    private void Code(ElfSection section, Span<byte> bytes, Instruction instruction, IntelFormatter formatter)
    {
        var output = new StringOutput();
        formatter.Format(instruction, output);
        Line($"  {instruction.IP:x4}  {Convert.ToHexStringLower(bytes),-22}  {output.ToStringAndReset()}");
        Relocations(section, (int)instruction.IP, (int)instruction.NextIP);
    }

    private void Data(ElfSection section, int start, int end)
    {
        for (var at = start; at < end; at += 8)
        {
            var stop = Math.Min(at + 8, end);
            Line($"  {at:x4}  {Convert.ToHexStringLower(elf.Bytes(section)[at..stop])}");
            Relocations(section, at, stop);
        }
    }

    private void Relocations(ElfSection section, int start, int end)
    {
        foreach (var relocation in elf.Relocations(section).Where(r => r.Offset >= start && r.Offset < end))
            Line($"        {relocation.Offset:x4}: {RelocationNames[relocation.Type]} {relocation.Symbol} " +
                $"{relocation.Addend:+0;-0;+0}");
    }

    private static string Flags(ElfSection section) =>
        (section.IsExecutable ? "x" : "") + ((section.Flags & 1) != 0 ? "w" : "") +
        ((section.Flags & 0x400) != 0 ? "T" : "") + (section.HasBytes ? "" : " nobits");

    private void Line(string line) => _text.Append(line.TrimEnd()).Append('\n');
}
