namespace IL2CPU.Symbols;

/// <summary>The numbers of DWARF line tables (DWARF 5, section 7.22 and table 7.6).</summary>
internal static class DwarfCodes
{
    public const ulong ContentPath = 1;
    public const ulong ContentDirectory = 2;

    public const ulong FormShort = 0x05;
    public const ulong FormString = 0x08;
    public const ulong FormByte = 0x0B;
    public const ulong FormText = 0x0E;
    public const ulong FormNumber = 0x0F;
    public const ulong FormDigest = 0x1E;
    public const ulong FormLineText = 0x1F;

    public const byte Extended = 0;
    public const byte Copy = 1;
    public const byte AdvanceAddress = 2;
    public const byte AdvanceLine = 3;
    public const byte SetFile = 4;
    public const byte AddConstant = 8;
    public const byte AdvanceFixed = 9;

    public const byte EndSequence = 1;
    public const byte SetAddress = 2;
}
