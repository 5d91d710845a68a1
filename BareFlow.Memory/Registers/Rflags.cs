namespace BareFlow.Memory.Registers;

/// <summary>Bits of RFLAGS, for C# and X# (Intel SDM vol. 1, 3.4.3).</summary>
public static class Rflags
{
    /// <summary>The bit that is always set.</summary>
    public const ulong AlwaysSet = 1 << 1;

    /// <summary>TF: a debug exception after each instruction.</summary>
    public const ulong Trap = 1 << 8;

    /// <summary>IF: interrupts are enabled.</summary>
    public const ulong Interrupts = 1 << 9;
}
