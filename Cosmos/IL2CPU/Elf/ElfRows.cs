using System.Runtime.InteropServices;

namespace IL2CPU.Elf;

/// <summary>A section header: <c>Elf64_Shdr</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ElfSection
{
    public uint Name;
    public uint Type;
    public ulong Flags;
    public ulong Address;
    public ulong Offset;
    public ulong Size;
    public uint Link;
    public uint Info;
    public ulong Alignment;
    public ulong RowSize;

    private const ulong Loaded = 2;
    private const ulong Executable = 4;

    /// <summary>Whether it takes memory when the program runs.</summary>
    public readonly bool IsLoaded => (Flags & Loaded) != 0;

    /// <summary>Whether it holds instructions.</summary>
    public readonly bool IsCode => IsLoaded && (Flags & Executable) != 0;
}

/// <summary>A symbol: <c>Elf64_Sym</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ElfSymbol
{
    public uint Name;
    public byte Kind;
    public byte Visibility;
    public ushort Section;
    public ulong Value;
    public ulong Size;

    private const int TypeMask = 0xF;
    private const int NoType = 0;
    private const int Function = 2;

    /// <summary>Whether other objects see it: the binding, in the upper half of <see cref="Kind"/>, is not local.</summary>
    public readonly bool IsGlobal => Kind >> 4 != 0;

    /// <summary>Its type, in the lower half of <see cref="Kind"/>.</summary>
    public readonly int Type => Kind & TypeMask;

    /// <summary>Whether it is a function (STT_FUNC), or has no type, as labels of assembly have none (STT_NOTYPE).</summary>
    public readonly bool IsFunctionOrLabel => Type is Function or NoType;

    /// <summary>Whether it has to be there once: neither local nor weak.</summary>
    public readonly bool IsStrong => Kind >> 4 == 1;
}

/// <summary>A relocation with an addend: <c>Elf64_Rela</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ElfRelocation
{
    public ulong Place;
    public uint Type;
    public int Symbol;
    public long Addend;
}
