using System;
using BareFlow.Memory;
using IL2CPU.API;

namespace Cosmos.Core.Processors;

/// <summary>The kernel's stacks. The page below each is unused: once it is unmapped, a stack overflow
/// faults and does not overwrite its neighbour.</summary>
/// <remarks>Every gate runs on an interrupt stack: code compiled with a red zone keeps data below its stack pointer, and
/// a fault may be about the stack itself (Intel SDM vol. 3A, 6.14.5).</remarks>
[Plug("KernelStacks.xs")]
public static class KernelStacks
{
    /// <summary>How many there are.</summary>
    public const int Count = InterruptStacks + 1;

    /// <summary>How many of them are interrupt stacks.</summary>
    public const int InterruptStacks = (int)StackName.Boot;

    /// <summary>Bytes of the guard page below each stack.</summary>
    public const ulong GuardSize = VirtPage.Size;

    // Guard pages included.
    private const ulong InterruptRoom = GuardSize + 16 * 1024;
    private const ulong BootRoom = GuardSize + 64 * 1024;

    /// <summary>Bytes of all of them, which <c>KernelStacks.xs</c> has room for; the boot stack is the last.</summary>
    internal const ulong Bytes = InterruptStacks * InterruptRoom + BootRoom;

    /// <summary>The names in the order of <see cref="StackName"/>, separated by spaces.</summary>
    public static ReadOnlySpan<byte> Names => "fault page-fault interrupt NMI double-fault machine-check boot"u8;

    /// <summary>The first byte of a stack's guard page, on a page boundary.</summary>
    public static ulong Guard(StackName stack) => Start() + (ulong)stack * InterruptRoom;

    /// <summary>The first byte of a stack, behind its guard page.</summary>
    public static ulong Bottom(StackName stack) => Guard(stack) + GuardSize;

    /// <summary>The first byte past a stack.</summary>
    public static ulong Top(StackName stack) => Guard(stack) + (stack == StackName.Boot ? BootRoom : InterruptRoom);

    /// <summary>The stack that holds an address, its guard page included; false when it is in none.</summary>
    public static bool TryFind(ulong address, out StackName stack)
    {
        stack = StackName.Boot;
        while (stack > StackName.Fault && address < Guard(stack))
            stack--;

        return address - Guard(stack) < Top(stack) - Guard(stack);
    }

    /// <summary>Maps the next two pages of the running stack, also for a thread's stack.</summary>
    [PlugMethod]
    public static extern void Touch();

    [PlugMethod]
    private static extern ulong Start();
}
