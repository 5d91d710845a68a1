using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>The registers of x87, SSE and AVX, which a thread keeps while it is interrupted.</summary>
/// <remarks>An interrupt handler saves what FXSAVE saves and is compiled without AVX, so the upper halves of the YMM registers
/// reach the thread's own stack untouched, where XSAVE keeps everything.</remarks>
[Plug("FloatingState.xs")]
internal static class FloatingState
{
    /// <summary>Lets AVX in where the CPU has it, and instructions that change the FS base; learns how large the state is.
    /// </summary>
    [PlugMethod]
    public static extern void Enable();

    /// <summary>Bytes of a saved state: 512 without XSAVE.</summary>
    [PlugMethod]
    public static extern ulong Bytes();
}
