using System;
using System.Collections.Generic;
using IL2CPU.Elf;

namespace IL2CPU.Symbols;

/// <summary>The line numbers of an image: the rows of all its DWARF line tables, versions 2 to 5 (DWARF 5, section 6.2).
/// </summary>
public sealed class LineTables
{
    private readonly ElfFile _elf;
    private readonly List<LineRow> _rows = [];

    private LineTables(ElfFile elf) => _elf = elf;

    /// <summary>All rows in the order of the section, with those of code that was not linked, which have low addresses.
    /// </summary>
    public static IReadOnlyList<LineRow> Read(ElfFile elf)
    {
        var tables = new LineTables(elf);
        tables.ReadAll();
        return tables._rows;
    }

    private void ReadAll()
    {
        var reader = new DwarfReader(_elf.Section(".debug_line").Span);
        while (!reader.IsAtEnd)
        {
            int length = (int)reader.U32();
            ReadUnit(new DwarfReader(reader.Take(length)));
        }
    }

    private void ReadUnit(DwarfReader reader)
    {
        ushort version = reader.U16();
        if (version >= 5)
            reader.Take(2);

        int headerEnd = (int)reader.U32();
        headerEnd += reader.Position;
        byte shortestInstruction = reader.Byte();
        if (version >= 4)
            reader.Byte();

        reader.Byte();
        var special = new SpecialOpcodes((sbyte)reader.Byte(), reader.Byte(), reader.Byte(), shortestInstruction);
        byte[] operands = reader.Take(special.First - 1).ToArray();
        string[] files = version >= 5 ? ReadFiles(ref reader) : ReadOldFiles(ref reader);
        reader.Position = headerEnd;
        new LineProgram(special, operands, files, _rows).Run(ref reader);
    }

    /// <summary>Version 5: a table of directories and one of files, each with its own layout. The first directory is the one that was
    /// compiled in, and others may be below it.</summary>
    private string[] ReadFiles(ref DwarfReader reader)
    {
        (string Name, int Folder)[] folders = ReadEntries(ref reader);
        (string Name, int Folder)[] files = ReadEntries(ref reader);
        return Array.ConvertAll(files, file => Join(Join(folders[0].Name, folders[file.Folder].Name), file.Name));
    }

    private (string Name, int Folder)[] ReadEntries(ref DwarfReader reader)
    {
        var format = new (ulong Content, ulong Form)[reader.Byte()];
        for (int column = 0; column < format.Length; column++)
            format[column] = (reader.Unsigned(), reader.Unsigned());

        var entries = new (string Name, int Folder)[reader.Unsigned()];
        for (int index = 0; index < entries.Length; index++)
        {
            foreach ((ulong content, ulong form) in format)
            {
                (string text, ulong number) = ReadForm(ref reader, form);
                if (content == DwarfCodes.ContentPath)
                    entries[index].Name = text;
                else if (content == DwarfCodes.ContentDirectory)
                    entries[index].Folder = (int)number;
            }
        }

        return entries;
    }

    private (string Text, ulong Number) ReadForm(ref DwarfReader reader, ulong form)
    {
        switch (form)
        {
            case DwarfCodes.FormString:
                return (reader.Text(), 0);
            case DwarfCodes.FormLineText:
                return (DwarfReader.TextAt(_elf.Section(".debug_line_str").Span, (int)reader.U32()), 0);
            case DwarfCodes.FormText:
                return (DwarfReader.TextAt(_elf.Section(".debug_str").Span, (int)reader.U32()), 0);
            case DwarfCodes.FormByte:
                return ("", reader.Byte());
            case DwarfCodes.FormShort:
                return ("", reader.U16());
            case DwarfCodes.FormNumber:
                return ("", reader.Unsigned());
            case DwarfCodes.FormDigest:
                reader.Take(16);
                return ("", 0);
            default:
                throw new FormatException($"A DWARF line table has a column of form {form}, which nobody knows.");
        }
    }

    /// <summary>Up to version 4: directories and files from 1 on, each list up to an empty name.</summary>
    private static string[] ReadOldFiles(ref DwarfReader reader)
    {
        List<string> folders = [""];
        for (string folder = reader.Text(); folder.Length > 0; folder = reader.Text())
            folders.Add(folder);

        List<string> files = [""];
        for (string file = reader.Text(); file.Length > 0; file = reader.Text())
        {
            files.Add(Join(folders[(int)reader.Unsigned()], file));
            reader.Unsigned();
            reader.Unsigned();
        }

        return [.. files];
    }

    private static string Join(string folder, string file) =>
        folder.Length == 0 || file.StartsWith('/') || file.Contains(':') ? file : folder + "/" + file;
}
