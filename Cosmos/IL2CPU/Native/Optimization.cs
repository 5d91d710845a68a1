namespace IL2CPU.Native;

/// <summary>What compiled code is to be like.</summary>
public enum Optimization
{
    /// <summary>As it is written, for a debugger.</summary>
    None,

    /// <summary>Small: kernels.</summary>
    Size,

    /// <summary>Fast: libraries of the host.</summary>
    Speed,
}
