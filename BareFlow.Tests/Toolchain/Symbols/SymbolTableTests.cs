using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Cosmos.Core.Reports;
using CsCheck;
using IL2CPU.Symbols;
using Xunit;

namespace BareFlow.Tests.Toolchain.Symbols;

/// <summary>What the build writes into the compact symbol table is what the kernel reads from it.</summary>
public unsafe class SymbolTableTests
{
    private const string Folder = "/home/somebody/tree/";

    private static readonly FunctionSymbol[] Functions =
    [
        new(0x100000, 0x20, "Entry.Start", HasFrame: false, [new(0x100000, Folder + "Boot/Entry.xs", 40), new(0x100004, Folder + "Boot/Entry.xs", 39)]),
        new(0x100020, 0x10, "Heap.Free", HasFrame: true, []),
        new(0x100040, 0x8000, "Heap.Freed", HasFrame: true,
        [
            new(0x10004A, Folder + "Heap.cs", 7),
            new(0x10004B, Folder + "Heap.cs", 700),
            new(0x104000, Folder + "Heap.Inlined.cs", 3),
            new(0x104002, Folder + "Heap.cs", 701),
        ]),
    ];

    [Theory]
    [InlineData(0x100000, "Entry.Start", "Boot/Entry.xs", 40)]
    [InlineData(0x100003, "Entry.Start", "Boot/Entry.xs", 40)]
    [InlineData(0x100004, "Entry.Start", "Boot/Entry.xs", 39)]
    [InlineData(0x10001F, "Entry.Start", "Boot/Entry.xs", 39)]
    [InlineData(0x100020, "Heap.Free", "", 0)]
    [InlineData(0x100040, "Heap.Freed", "Heap.cs", 7)]
    [InlineData(0x10004B, "Heap.Freed", "Heap.cs", 700)]
    [InlineData(0x103FFF, "Heap.Freed", "Heap.cs", 700)]
    [InlineData(0x104001, "Heap.Freed", "Heap.Inlined.cs", 3)]
    [InlineData(0x10803F, "Heap.Freed", "Heap.cs", 701)]
    public void An_address_leads_to_function_file_and_line(ulong address, string name, string file, ulong line) =>
        Assert.Equal((name, file, line), Find(SymbolTableWriter.Write(Functions), address));

    [Theory]
    [InlineData(0)]
    [InlineData(0xFFFFF)]
    [InlineData(0x100030)]
    [InlineData(0x108040)]
    [InlineData(ulong.MaxValue)]
    public void What_is_between_functions_is_none(ulong address) =>
        Assert.Null(Find(SymbolTableWriter.Write(Functions), address));

    [Fact]
    public void Frames_and_prologues_are_known()
    {
        byte[] bytes = SymbolTableWriter.Write(Functions);
        fixed (byte* start = bytes)
        {
            var table = default(SymbolTable);
            table.Open(start, start + bytes.Length);
            Assert.True(table.TryFind(0x100050));
            Assert.True(table.HasFrame);
            Assert.Equal((0x100040UL, 10UL), (table.Function, table.Prologue));
            Assert.True(table.TryFind(0x100001));
            Assert.False(table.HasFrame);
        }
    }

    [Fact]
    public void Sources_of_a_library_do_not_lengthen_the_names_of_others()
    {
        byte[] table = SymbolTableWriter.Write(
        [
            .. Functions,
            new(0x200000, 8, "Span.Slice", HasFrame: false, [new(0x200000, "/_/src/Span.cs", 5)]),
        ]);
        Assert.Equal("Heap.cs", Find(table, 0x10004B)?.File);
        Assert.Equal("src/Span.cs", Find(table, 0x200004)?.File);
    }

    [Fact]
    public void Sources_that_share_no_folder_keep_their_names()
    {
        byte[] table = SymbolTableWriter.Write(
        [
            new(0x1000, 4, "A.F", HasFrame: false, [new(0x1000, "/home/a/x.cs", 1)]),
            new(0x2000, 4, "B.F", HasFrame: false, [new(0x2000, "below/y.c", 1)]),
        ]);
        Assert.Equal(("A.F", "/home/a/x.cs", 1UL), Find(table, 0x1000));
        Assert.Equal(("B.F", "below/y.c", 1UL), Find(table, 0x2000));
    }

    [Fact]
    public void A_name_that_is_too_long_is_cut()
    {
        string name = new('x', 1000);
        byte[] table = SymbolTableWriter.Write([new(16, 16, name, HasFrame: false, [])]);
        Assert.Equal(name[..252] + "...", Find(table, 20)?.Name);
    }

    [Fact]
    public void Any_functions_are_found_again() => TableGen.Sample(functions =>
    {
        byte[] table = SymbolTableWriter.Write(functions);
        foreach (FunctionSymbol function in functions)
        {
            Assert.Equal(function.Name, Find(table, function.Address)?.Name);
            foreach (LineRow row in function.Lines)
                Assert.Equal((function.Name, (ulong)row.Line), (Find(table, row.Address)?.Name, Find(table, row.Address)?.Line));
        }
    });

    /// <summary>The table lies at the end of its memory, so reading past it would read what the test did not write.</summary>
    [Fact]
    public void A_damaged_table_ends_a_search_and_no_more() => Gen.Select(
        Gen.Byte.Array[1, 12], Gen.Int[0, 200], Gen.ULong, Gen.Bool).Sample((damage, at, address, isCut) =>
    {
        byte[] table = SymbolTableWriter.Write(Functions);
        at %= table.Length;
        for (int index = 0; index < damage.Length && at + index < table.Length; index++)
            table[at + index] = damage[index];

        Find(isCut ? table[..at] : table, address);
        Find(isCut ? table[..at] : table, 0x100040 + address % 0x8000);
    });

    private static Gen<FunctionSymbol[]> TableGen => Gen.Select(
        Gen.ULong[0, 500], Gen.ULong[1, 5000], Gen.String[Gen.Char['a', 'c'], 1, 6], Gen.Select(Gen.ULong[0, 90], Gen.Int[1, 3000]).Array[0, 9])
        .Array[0, 20].Select(Build);

    private static FunctionSymbol[] Build((ulong Gap, ulong Size, string Name, (ulong Step, int Line)[] Rows)[] parts)
    {
        ulong address = 0x100000;
        List<FunctionSymbol> functions = [];
        foreach (var (gap, size, name, rows) in parts)
        {
            address += gap;
            functions.Add(new FunctionSymbol(address, size, name, HasFrame: false, [.. Rows(address, size, name, rows)]));
            address += size;
        }

        return [.. functions];
    }

    private static IEnumerable<LineRow> Rows(ulong address, ulong size, string name, (ulong Step, int Line)[] rows)
    {
        ulong at = address;
        foreach ((ulong step, int line) in rows)
        {
            at += step + (at == address ? 0UL : 1);
            if (at < address + size)
                yield return new LineRow(at, Folder + name, line);

            at += at == address ? 1UL : 0;
        }
    }

    private static (string Name, string File, ulong Line)? Find(byte[] bytes, ulong address)
    {
        fixed (byte* start = bytes)
        {
            var table = default(SymbolTable);
            table.Open(start, start + bytes.Length);
            if (!table.TryFind(address))
                return null;

            string name = Encoding.UTF8.GetString(table.Name);
            ulong line = table.Line;
            if (line == 0)
                return (name, "", 0);

            table.ReadFile();
            return (name, Encoding.UTF8.GetString(table.Name), line);
        }
    }
}
