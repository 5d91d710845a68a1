namespace XSharp.Machine;

internal enum RegisterKind
{
    General,
    Segment,
    Control,
    Debug,

    /// <summary>XMM0 to XMM15, of 16 bytes.</summary>
    Vector,

    /// <summary>GDTR and IDTR: loaded from and stored to memory.</summary>
    Table,

    /// <summary>TR and LDTR: hold a selector.</summary>
    Selector,
}

/// <summary>A register of the processor; <c>Number</c> is its number in the instruction encoding.</summary>
internal sealed record Register(string Name, RegisterKind Kind, int Number, int Bits)
{
    public bool IsGeneral => Kind == RegisterKind.General;

    /// <summary>AH, CH, DH and BH, which no instruction with a REX prefix can reach.</summary>
    public bool IsHighByte { get; init; }

    /// <summary>Reached only by an instruction with a REX prefix, hence only in 64-bit code.</summary>
    public bool NeedsRex => IsGeneral && (Number > 7 || Bits == 64 || (Bits == 8 && Number > 3 && !IsHighByte));

    public bool NeedsBits64 => NeedsRex || (Kind is RegisterKind.Control or RegisterKind.Vector && Number > 7);

    /// <summary>The accumulator of any width: AL, AX, EAX, RAX.</summary>
    public bool IsAccumulator => IsGeneral && Number == 0;

    public bool IsStackPointer => IsGeneral && Number == 4 && !IsHighByte;

    public bool Is(string name) => Name == name;
}
