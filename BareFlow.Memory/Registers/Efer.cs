namespace BareFlow.Memory.Registers;

/// <summary>Bits of <see cref="Msr.Efer"/>, for C# and X# (Intel SDM vol. 3A, 2.2.1).</summary>
public static class Efer
{
    /// <summary>Long mode, once paging is on.</summary>
    public const uint LongMode = 1 << 8;

    /// <summary>Pages may forbid execution.</summary>
    public const uint NoExecute = 1 << 11;
}
