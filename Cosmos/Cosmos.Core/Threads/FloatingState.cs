using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>The registers of x87, SSE and AVX, which a thread keeps while it is interrupted.</summary>
/// <remarks>An interrupt handler saves what FXSAVE saves and is compiled without AVX, so the upper halves of the YMM registers
/// reach the thread's own stack untouched, where XSAVE keeps everything.</remarks>
[Plug("FloatingState.xs")]
internal static class FloatingState
{
    /// <summary>Enables AVX if the CPU has it, and the instructions that change the FS base; determines the size of the state.
    /// </summary>
    [PlugMethod]
    public static extern void Enable();

    /// <summary>Bytes of a saved state: 512 without XSAVE.</summary>
    [PlugMethod]
    public static extern ulong Bytes();
}
