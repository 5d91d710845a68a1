namespace BareFlow.Memory.Registers;

/// <summary>The numbers of model-specific registers, for C# and X#: the one table of them (Intel SDM vol. 4, table 2-2).</summary>
public static class Msr
{
    /// <summary>IA32_APIC_BASE: where the local APIC is, and whether it is on.</summary>
    public const uint ApicBase = 0x1B;

    /// <summary>IA32_PAT: the kinds of memory that page table entries choose from.</summary>
    public const uint Pat = 0x277;

    /// <summary>The first register of the local APIC in x2APIC mode.</summary>
    public const uint FirstX2Apic = 0x800;

    /// <summary>IA32_EFER, whose bits are <see cref="Registers.Efer"/>.</summary>
    public const uint Efer = 0xC000_0080;

    /// <summary>IA32_FS_BASE: where a thread's own variables are.</summary>
    public const uint FsBase = 0xC000_0100;
}
