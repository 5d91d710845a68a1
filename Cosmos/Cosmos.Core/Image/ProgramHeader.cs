using System.Runtime.InteropServices;

namespace Cosmos.Core.Image;

/// <summary>What a part of an ELF image is (gABI, chapter 5; GNU's kinds are from the LSB).</summary>
public enum ProgramHeaderKind : uint
{
    /// <summary>Loaded.</summary>
    Load = 1,

    /// <summary>What each thread's variables begin as.</summary>
    ThreadLocal = 7,

    /// <summary>The sorted table of unwinding records.</summary>
    UnwindTable = 0x6474E550,
}

/// <summary>A part of an ELF64 image (gABI, chapter 5, Elf64_Phdr). BareFlow runs where it is linked, so addresses are real.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct ProgramHeader
{
    /// <summary>What it is.</summary>
    public ProgramHeaderKind Kind;

    /// <summary>Read, write, execute.</summary>
    public uint Flags;

    /// <summary>Where it begins in the file.</summary>
    public ulong Offset;

    /// <summary>Where it begins in memory.</summary>
    public ulong Address;

    /// <summary>Where it was loaded.</summary>
    public ulong PhysicalAddress;

    /// <summary>Bytes in the file.</summary>
    public ulong FileBytes;

    /// <summary>Bytes in memory; those that the file does not have are zero.</summary>
    public ulong Bytes;

    /// <summary>What its address is a multiple of.</summary>
    public ulong Alignment;
}

/// <summary>The start of an ELF64 image (gABI, chapter 4, Elf64_Ehdr), as far as it is of use to a loaded one.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct ElfHeader
{
    /// <summary>Where the program headers are, from the start of the image.</summary>
    [FieldOffset(32)]
    public ulong ProgramHeaderPlace;

    /// <summary>How many there are.</summary>
    [FieldOffset(56)]
    public ushort ProgramHeaderCount;
}

/// <summary>What <c>dl_iterate_phdr</c> tells of a loaded object: glibc's <c>struct dl_phdr_info</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LoadedObject
{
    /// <summary>What to add to the addresses in the headers: nothing.</summary>
    public ulong Base;

    /// <summary>Its name; empty for the program itself.</summary>
    public byte* Name;

    /// <summary>Its program headers.</summary>
    public ProgramHeader* Headers;

    /// <summary>How many there are.</summary>
    public ushort HeaderCount;

    /// <summary>How often an object was loaded.</summary>
    public ulong Additions;

    /// <summary>How often one was unloaded.</summary>
    public ulong Removals;

    /// <summary>The number of its thread-local storage.</summary>
    public ulong ThreadLocalModule;

    /// <summary>Its thread-local storage in the calling thread.</summary>
    public void* ThreadLocalData;
}
