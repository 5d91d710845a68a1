namespace Cosmos.Core;

/// <summary>A stack: of the kernel's own, or a thread's.</summary>
internal unsafe struct StackRange
{
    /// <summary>The first byte of the guard below, the first of the stack, and the first past it.</summary>
    public ulong Guard, Bottom, Top;

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

        Thread* thread = Scheduler.FindStack(address);
        if (thread == null)
            return false;

        range.Guard = thread->StackBottom - ThreadMemory.GuardBytes;
        range.Bottom = thread->StackBottom;
        range.Top = thread->StackTop;
        return true;
    }
}
