using Cosmos.Core.Display;

namespace Cosmos.Storage;

/// <summary>Whether the typed bytes so far end within a character of UTF-8 or within the sequence of a key (ECMA-48, 5.4). Both
/// come as single bytes, and a program that reads a part of one takes it for something else.</summary>
internal struct TypedSequence
{
    private const byte Escape = 0x1B;
    private const byte FirstFinal = 0x40;
    private const byte FirstParameter = 0x20;
    private const byte LeadOfTwo = 0xC2;
    private const byte LeadOfThree = 0xE0;
    private const byte LeadOfFour = 0xF0;
    private const byte LastLead = 0xF4;

    private Part _part;
    private int _bytesToCome;

    private enum Part : byte
    {
        None,
        Escape,
        Control,
        Letter,
        Character,
    }

    /// <summary>Whether more must come.</summary>
    public readonly bool IsOpen => _part != Part.None;

    /// <summary>Takes the next byte.</summary>
    public void Take(byte value) => _part = value == Escape ? Part.Escape : After(value);

    private Part After(byte value) => _part switch
    {
        Part.Escape when value == '[' => Part.Control,
        Part.Escape when value == 'O' => Part.Letter,
        Part.Control when value is >= FirstParameter and < FirstFinal => Part.Control,
        Part.Character when (value & Screen.Utf8Mask) == Screen.Utf8Continuation => --_bytesToCome > 0 ? Part.Character : Part.None,
        Part.Control or Part.Letter => Part.None,
        _ => First(value),
    };

    private Part First(byte value)
    {
        _bytesToCome = value switch
        {
            >= LeadOfFour and <= LastLead => 3,
            >= LeadOfThree and < LeadOfFour => 2,
            >= LeadOfTwo and < LeadOfThree => 1,
            _ => 0,
        };
        return _bytesToCome > 0 ? Part.Character : Part.None;
    }
}
