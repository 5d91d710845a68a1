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

    /// <summary>Keeps the running flow on its stack and goes on with another. Returns when somebody goes on with this one.
    /// </summary>
    /// <param name="saved">Where the end of this stack is kept.</param>
    /// <param name="next">What was kept of the other.</param>
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
