using IL2CPU.API;

namespace Cosmos.Core.Processors;

/// <summary>A stack: of the kernel's own, or a thread's.</summary>
internal unsafe struct StackRange
{
    /// <summary>The first byte of the guard below, the first of the stack, and the first past it.</summary>
    public ulong Guard, Bottom, Top;

    /// <summary>Asked for the stack of a thread that holds an address; the running thread's is looked at first, and found without a
    /// walk. Any context may ask. Set when there are threads.</summary>
    [SetAtBoot]
    internal static delegate*<ulong, out StackRange, bool> OfThread;

    /// <summary>The stack that holds an address, its guard included.</summary>
    /// <returns>False when it is in none.</returns>
    public static bool TryFind(ulong address, out StackRange range)
    {
        range = default;
        if (KernelStacks.TryFind(address, out StackName name))
        {
            range.Guard = KernelStacks.Guard(name);
            range.Bottom = KernelStacks.Bottom(name);
            range.Top = KernelStacks.Top(name);
            return true;
        }

        return OfThread != null && OfThread(address, out range);
    }
}
