using System;
using System.Runtime.InteropServices;
using Cosmos.Core.Image;

namespace Cosmos.Core.Reports;

/// <summary>Finds the function, the file and the line of an address, in the compact table that the build puts into the image
/// (<c>IL2CPU.Symbols.SymbolTableWriter</c>). Uses only its own memory; a damaged table gives wrong answers at worst.
/// </summary>
/// <remarks>
/// <para>Numbers are in groups of seven bits, the lowest first; the last byte has bit 7 clear. A name is the number of bytes that it
/// shares with the name before, the number of new bytes, and these bytes. The table, after its mark:</para>
/// <code>
///  how many files | their names
///  and by address, for each function:
///  bytes since the last one's end | size * 2, + 1 if it keeps RBP as a frame | name | bytes of its lines | lines
/// </code>
/// <para>Lines, where they are known: file, line and offset of the first row, then a byte for each further row:
/// bits 0 to 2 are the step of the line from -2 on, 7 for a step that follows, doubled, or complemented, doubled, + 1; bits 3
/// to 7 are the step of the address, 31 for one that follows before that of the line. 0 there means that a file follows
/// instead, which is that of the next row.</para>
/// </remarks>
internal unsafe struct SymbolTable
{
    private const int LongestName = 255;
    private const uint Mark = 0x31534642;
    private const int LineStepBits = 3;
    private const int LeastLineStep = -2;
    private const int EscapedLine = 7;
    private const int EscapedAddress = 31;

    private byte* _table;
    private byte* _at;
    private byte* _end;
    private int _file;
    private int _nameLength;
    private fixed byte _name[LongestName];

    /// <summary>The function's first byte.</summary>
    public ulong Function;

    /// <summary>The line of the address; 0 when unknown.</summary>
    public ulong Line;

    /// <summary>Bytes of the function before its first line: the compiler's code that makes the frame.</summary>
    public ulong Prologue;

    /// <summary>Whether the function keeps RBP as the address of its frame.</summary>
    public bool HasFrame;

    /// <summary>The name that was read last.</summary>
    public ReadOnlySpan<byte> Name => MemoryMarshal.CreateReadOnlySpan(ref _name[0], _nameLength);

    /// <summary>Uses the image's own table.</summary>
    public void Open() => Open((byte*)ImageLayout.SymbolsStart(), (byte*)ImageLayout.SymbolsEnd());

    /// <summary>Uses a table.</summary>
    public void Open(byte* start, byte* end)
    {
        _table = start;
        _end = end - start > sizeof(uint) && *(uint*)start == Mark ? end : start;
    }

    /// <summary>Finds a function and its line; <see cref="Name"/> is the function's then.</summary>
    /// <returns>False when no function holds the address.</returns>
    public bool TryFind(ulong address)
    {
        SkipTo(-1);
        ulong end = 0;
        while (_at < _end)
        {
            Function = end + Number();
            ulong size = Number();
            HasFrame = (size & 1) != 0;
            end = Function + (size >> 1);
            ReadName();
            ulong lines = Number();
            if (address < Function || lines > (ulong)(_end - _at))
                return false;

            byte* next = _at + lines;
            if (address < end)
            {
                ReadLines(next, address - Function);
                return true;
            }

            _at = next;
        }

        return false;
    }

    /// <summary>Makes <see cref="Name"/> that of the file of the address that was found.</summary>
    public void ReadFile() => SkipTo(_file);

    /// <summary>Reads the names of files up to <paramref name="file"/>, or all of them.</summary>
    private void SkipTo(int file)
    {
        _at = _table + sizeof(uint);
        _nameLength = 0;
        ulong count = Number();
        for (ulong index = 0; index < count && _at < _end; index++)
        {
            ReadName();
            if (index == (ulong)file)
                return;
        }

        _nameLength = 0;
    }

    private void ReadLines(byte* end, ulong offset)
    {
        Line = 0;
        Prologue = 0;
        if (_at == end)
            return;

        _file = (int)Number();
        Line = Number();
        Prologue = Number();
        ulong at = Prologue;
        int file = _file;
        while (_at < end)
        {
            int code = *_at++;
            int step = code >> LineStepBits;
            if (step == 0)
            {
                file = (int)Number();
                continue;
            }

            at += step == EscapedAddress ? Number() : (ulong)step;
            if (at > offset)
                return;

            _file = file;
            Line += LineStep(code & EscapedLine);
        }
    }

    private ulong LineStep(int code)
    {
        if (code != EscapedLine)
            return (ulong)(code + LeastLineStep);

        ulong number = Number();
        return (number & 1) == 0 ? number >> 1 : ~(number >> 1);
    }

    private void ReadName()
    {
        ulong shared = Number();
        ulong rest = Number();
        if (shared > (ulong)_nameLength || rest > LongestName - shared || rest > (ulong)(_end - _at))
        {
            _at = _end;
            return;
        }

        for (_nameLength = (int)shared; rest > 0; rest--)
            _name[_nameLength++] = *_at++;
    }

    /// <summary>The next number; 0 at the end.</summary>
    private ulong Number()
    {
        ulong value = 0;
        byte next = 0x80;
        for (int shift = 0; next >= 0x80 && _at < _end; shift += 7)
        {
            next = *_at++;
            value |= (ulong)(next & 0x7F) << shift;
        }

        return value;
    }
}
