using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace IL2CPU.Symbols;

/// <summary>Writes the compact symbol table that the kernel reads in <c>Cosmos.Core/Reports/SymbolTable.cs</c>, where the
/// layout is described.</summary>
public sealed class SymbolTableWriter
{
    /// <summary>No name is longer than this many bytes; what is longer is cut.</summary>
    public const int LongestName = 255;

    private const string Ellipsis = "...";

    /// <summary>What compilers write for the root of sources that were compiled elsewhere, such as those of the class library.
    /// </summary>
    private const string MappedRoot = "/_/";

    private const int EscapedLine = 7;
    private const int LeastLineStep = -2;
    private const int LineStepBits = 3;
    private const ulong EscapedAddress = 31;

    private readonly List<byte> _bytes = [.. SymbolTableMark];
    private readonly string[] _files;
    private readonly int _cut;
    private byte[] _lastName = [];

    private SymbolTableWriter(IReadOnlyList<FunctionSymbol> functions)
    {
        _files = [.. functions.SelectMany(function => function.Lines).Select(row => row.File).Distinct().Order(StringComparer.Ordinal)];
        _cut = CommonFolder([.. _files.Where(file => !IsMapped(file))]);
    }

    /// <summary>What every table begins with.</summary>
    private static ReadOnlySpan<byte> SymbolTableMark => "BFS1"u8;

    /// <summary>The table of some functions, which are in the order of their addresses and do not overlap. File names are
    /// written without the folders that all of them share, and those of mapped sources without their root.</summary>
    public static byte[] Write(IReadOnlyList<FunctionSymbol> functions)
    {
        var writer = new SymbolTableWriter(functions);
        writer.WriteFiles();
        ulong end = 0;
        foreach (FunctionSymbol function in functions)
        {
            writer.WriteFunction(function, end);
            end = function.Address + function.Size;
        }

        return [.. writer._bytes];
    }

    private void WriteFiles()
    {
        Put((ulong)_files.Length);
        foreach (string file in _files)
            PutName(file[(IsMapped(file) ? MappedRoot.Length : _cut)..]);

        _lastName = [];
    }

    private void WriteFunction(FunctionSymbol function, ulong end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(function.Address, end);
        Put(function.Address - end);
        Put(function.Size * 2 + (function.HasFrame ? 1u : 0));
        PutName(function.Name);
        int start = _bytes.Count;
        if (function.Lines.Count > 0)
            WriteLines(function);

        byte[] lines = [.. _bytes[start..]];
        _bytes.RemoveRange(start, lines.Length);
        Put((ulong)lines.Length);
        _bytes.AddRange(lines);
    }

    private void WriteLines(FunctionSymbol function)
    {
        LineRow last = function.Lines[0];
        Put((ulong)FileNumber(last));
        Put((ulong)last.Line);
        Put(last.Address - function.Address);
        foreach (LineRow row in function.Lines.Skip(1))
        {
            if (row.File != last.File)
            {
                _bytes.Add(0);
                Put((ulong)FileNumber(row));
            }

            WriteStep(row.Address - last.Address, row.Line - last.Line);
            last = row;
        }
    }

    private void WriteStep(ulong address, int line)
    {
        int lineCode = line - LeastLineStep is >= 0 and < EscapedLine ? line - LeastLineStep : EscapedLine;
        ulong addressCode = Math.Min(address, EscapedAddress);
        _bytes.Add((byte)(addressCode << LineStepBits | (uint)lineCode));
        if (addressCode == EscapedAddress)
            Put(address);

        if (lineCode == EscapedLine)
            Put(line < 0 ? (ulong)~line * 2 + 1 : (ulong)line * 2);
    }

    private int FileNumber(LineRow row) => Array.BinarySearch(_files, row.File, StringComparer.Ordinal);

    private void PutName(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length > LongestName)
            bytes = [.. bytes[..(LongestName - Ellipsis.Length)], .. Encoding.UTF8.GetBytes(Ellipsis)];

        int shared = bytes.AsSpan().CommonPrefixLength(_lastName);
        Put((ulong)shared);
        Put((ulong)(bytes.Length - shared));
        _bytes.AddRange(bytes[shared..]);
        _lastName = bytes;
    }

    /// <summary>A number in groups of seven bits, the lowest first; the last has bit 7 clear.</summary>
    private void Put(ulong number)
    {
        for (; number >= 0x80; number >>= 7)
            _bytes.Add((byte)(number | 0x80));

        _bytes.Add((byte)number);
    }

    private static bool IsMapped(string file) => file.StartsWith(MappedRoot, StringComparison.Ordinal);

    /// <summary>How many characters of all paths are folders that all of them are in.</summary>
    private static int CommonFolder(string[] files)
    {
        if (files.Length == 0)
            return 0;

        int shared = files[0].AsSpan().CommonPrefixLength(files[^1]);
        return shared == 0 ? 0 : files[0].LastIndexOfAny(['/', '\\'], shared - 1) + 1;
    }
}
