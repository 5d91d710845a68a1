using System;

namespace BareFlow.Malloc.Host;

/// <summary>One line of text, put together on the stack and written by one call. Allocates nothing itself.</summary>
/// <remarks>What does not fit is cut off. Leaves <c>errno</c> as it was.</remarks>
internal unsafe struct TextLine
{
    private const int Capacity = 256;
    private const int LineEnd = 2;
    private const ulong DecimalBase = 10;
    private const ulong HexBase = 16;
    private const ulong SmallestTenDigits = 1_000_000_000;

    private fixed byte _text[Capacity];
    private int _length;

    /// <summary>Adds text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        foreach (byte value in text)
            Add(value);
    }

    /// <summary>Adds text that ends with a zero.</summary>
    public void Add(byte* text)
    {
        for (; *text != 0; text++)
            Add(*text);
    }

    /// <summary>Adds a number in decimal.</summary>
    public void AddDecimal(ulong value) => AddNumber(value, DecimalBase);

    /// <summary>Adds a number in decimal, after blanks that make it ten characters.</summary>
    public void AddAligned(ulong value)
    {
        for (ulong least = SmallestTenDigits; least > value && least >= DecimalBase; least /= DecimalBase)
            Add((byte)' ');

        AddDecimal(value);
    }

    /// <summary>Adds an address: 0x and hexadecimal digits.</summary>
    public void AddAddress(void* value)
    {
        Add("0x"u8);
        AddNumber((ulong)value, HexBase);
    }

    /// <summary>Ends the line and puts it into a stream of the C library; false when that fails.</summary>
    public bool TryPut(void* stream)
    {
        fixed (byte* text = _text)
        {
            text[_length] = (byte)'\n';
            text[_length + 1] = 0;
            return LibC.PutText(text, stream) >= 0;
        }
    }

    /// <summary>Ends the line and writes it to standard error.</summary>
    public void Write()
    {
        fixed (byte* text = _text)
        {
            text[_length] = (byte)'\n';
            int error = LibC.Error;
            LibC.Write(LibC.StandardError, text, (ulong)_length + 1);
            LibC.Error = error;
        }
    }

    private void Add(byte value)
    {
        if (_length < Capacity - LineEnd)
            _text[_length++] = value;
    }

    private void AddNumber(ulong value, ulong numberBase)
    {
        if (value >= numberBase)
            AddNumber(value / numberBase, numberBase);

        Add("0123456789abcdef"u8[(int)(value % numberBase)]);
    }
}
