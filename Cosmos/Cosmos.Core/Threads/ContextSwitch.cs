using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>From one thread's stack to another's.</summary>
[Plug("ContextSwitch.xs")]
internal static unsafe class ContextSwitch
{
    /// <summary>Words that <see cref="Switch"/> keeps on the stack, the return address included.</summary>
    public const int Words = 8;

    /// <summary>MXCSR and the x87 control word as a CPU starts with them, with no exceptions (System V ABI, 3.2.1).</summary>
    public const ulong FloatingControl = 0x037F_0000_1F80;

    /// <summary>Saves the running thread on its stack and continues another. Returns when a later switch continues this thread.
    /// </summary>
    /// <param name="saved">Receives the stack pointer of this thread.</param>
    /// <param name="next">The saved stack pointer of the other thread.</param>
    /// <param name="threadPointer">The other's FS base; null leaves FS as it is.</param>
    [PlugMethod]
    public static extern void Switch(ulong* saved, ulong next, void* threadPointer);

    /// <summary>Sets the FS base.</summary>
    [PlugMethod]
    public static extern void SetThreadPointer(void* threadPointer);

    /// <summary>Where a new thread begins: RSP on a multiple of 16.</summary>
    [PlugMethod]
    public static extern ulong Beginning();
}
