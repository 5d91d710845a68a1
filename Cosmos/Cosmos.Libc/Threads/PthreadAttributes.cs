using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>What <c>pthread_attr_t</c> holds: 56 bytes, as in glibc.</summary>
[StructLayout(LayoutKind.Sequential, Size = 56)]
internal unsafe struct PthreadAttributes
{
    /// <summary>PTHREAD_INHERIT_SCHED.</summary>
    public const int Inherited = 0;

    private const ulong GuardOfPosix = VirtPage.Size;

    /// <summary>Whether the thread is detached.</summary>
    public int IsDetached;

    public int Policy;
    public int Priority;

    /// <summary>PTHREAD_INHERIT_SCHED or PTHREAD_EXPLICIT_SCHED: whether the two above are ignored and the creator's taken.</summary>
    public int Scheduling;

    public ulong GuardBytes;
    public ulong StackBytes;

    /// <summary>The first byte of the stack that a new thread is to have; 0 for one of its own.</summary>
    public ulong GivenStack;

    /// <summary>The first byte of the stack, of a thread that was asked about.</summary>
    public ulong StackBottom;

    /// <summary>The default values for a thread.</summary>
    public static PthreadAttributes Defaults => new()
    {
        StackBytes = Thread.DefaultStackBytes,
        GuardBytes = GuardOfPosix,
    };

    [RuntimeExport("pthread_attr_init")]
    internal static int Initialize(PthreadAttributes* attributes)
    {
        *attributes = Defaults;
        attributes->StackBytes = PthreadDefaults.Now.StackBytes;
        return 0;
    }

    [RuntimeExport("pthread_attr_destroy")]
    private static int Destroy(PthreadAttributes* attributes) => 0;

    [RuntimeExport("pthread_attr_setdetachstate")]
    internal static int SetDetachState(PthreadAttributes* attributes, int isDetached)
    {
        if ((uint)isDetached > 1)
            return Errno.EINVAL;

        attributes->IsDetached = isDetached;
        return 0;
    }

    [RuntimeExport("pthread_attr_getdetachstate")]
    private static int GetDetachState(PthreadAttributes* attributes, int* isDetached)
    {
        *isDetached = attributes->IsDetached;
        return 0;
    }

    /// <summary>Asks for a size. EINVAL when it is less than PTHREAD_STACK_MIN.</summary>
    [RuntimeExport("pthread_attr_setstacksize")]
    internal static int SetStackSize(PthreadAttributes* attributes, ulong bytes)
    {
        if (bytes < ThreadMemory.LeastStackBytes)
            return Errno.EINVAL;

        attributes->StackBytes = bytes;
        return 0;
    }

    [RuntimeExport("pthread_attr_getstacksize")]
    private static int GetStackSize(PthreadAttributes* attributes, ulong* bytes)
    {
        *bytes = attributes->StackBytes;
        return 0;
    }

    [RuntimeExport("pthread_attr_getstack")]
    private static int GetStack(PthreadAttributes* attributes, ulong* bottom, ulong* bytes)
    {
        *bottom = attributes->StackBottom;
        *bytes = attributes->StackBottom == 0 ? 0 : attributes->StackBytes;
        return 0;
    }

    /// <summary>Gives the stack of a new thread, which stays the caller's. EINVAL when it is less than PTHREAD_STACK_MIN.</summary>
    [RuntimeExport("pthread_attr_setstack")]
    private static int SetStack(PthreadAttributes* attributes, ulong bottom, ulong bytes)
    {
        if (bytes < ThreadMemory.LeastStackBytes)
            return Errno.EINVAL;

        attributes->StackBottom = attributes->GivenStack = bottom;
        attributes->StackBytes = bytes;
        return 0;
    }

    /// <summary>Every stack has the same guard, with any attribute.</summary>
    [RuntimeExport("pthread_attr_setguardsize")]
    private static int SetGuardSize(PthreadAttributes* attributes, ulong bytes)
    {
        attributes->GuardBytes = bytes;
        return 0;
    }

    [RuntimeExport("pthread_attr_getguardsize")]
    private static int GetGuardSize(PthreadAttributes* attributes, ulong* bytes)
    {
        *bytes = attributes->GuardBytes;
        return 0;
    }

    /// <summary>Tells where a thread's stack is, and what else it was made with.</summary>
    [RuntimeExport("pthread_getattr_np")]
    internal static int Read(Thread* thread, PthreadAttributes* attributes)
    {
        PthreadAttributes found = Defaults;
        if (!Scheduler.TryEnter(thread))
            return Errno.ESRCH;

        found.IsDetached = thread->IsDetached ? 1 : 0;
        found.Policy = thread->Policy;
        found.Priority = Sched.PriorityOf(thread->Priority);
        found.StackBottom = thread->StackBottom;
        found.StackBytes = thread->StackTop - thread->StackBottom;
        Scheduler.Leave();
        *attributes = found;
        return 0;
    }
}
