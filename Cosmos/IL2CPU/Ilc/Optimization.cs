namespace IL2CPU.Ilc;

/// <summary>What compiled code is to be like.</summary>
public enum Optimization
{
    /// <summary>As it is written, for a debugger.</summary>
    None,

    /// <summary>Small: the core.</summary>
    Size,

    /// <summary>Fast: libraries of the host.</summary>
    Speed,

    /// <summary>Fast where it matters, small else: .NET programs.</summary>
    Blended,
}
