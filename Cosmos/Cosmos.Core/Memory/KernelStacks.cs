using IL2CPU.API;

namespace Cosmos.Core;

/// <summary>The kernel's stacks: the boot stack, and one for each kind of interrupt. All are of one size, and below each lies
/// a page that is never mapped, so that a stack that runs over faults instead of writing into its neighbour.</summary>
[Plug("KernelStacks.xs")]
internal static class KernelStacks
{
    /// <summary>The stack that the kernel boots on and goes on with. The stacks of the task state follow, by their numbers.
    /// </summary>
    public const int Boot = 0;

    /// <summary>How many there are, as many as <c>KernelStacks.xs</c> has room for.</summary>
    public const int Count = 4;

    /// <summary>Bytes from one stack's guard page to the next one's.</summary>
    public const ulong Stride = 64 * 1024;

    /// <summary>Bytes of the guard page at the start of each.</summary>
    public const ulong GuardBytes = 4096;

    /// <summary>The guard page of the first stack.</summary>
    [PlugMethod]
    public static extern ulong Start();

    /// <summary>Where stack <paramref name="number"/> begins to grow down from: a multiple of 16.</summary>
    public static ulong TopOf(int number) => Start() + (ulong)(number + 1) * Stride;
}
