using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>Cancellation and cleanup handlers (POSIX.1-2017, 2.9.5), by glibc's interface for C: <c>pthread_cleanup_push</c> keeps a jump
/// to the handler's call, and the end of a thread goes from one to the next.</summary>
/// <remarks>Destructors of C++ objects are not called.</remarks>
internal static unsafe class PthreadCancel
{
    /// <summary>PTHREAD_CANCELED.</summary>
    private const ulong Cancelled = ulong.MaxValue;

    /// <summary>Which word of a jump is the address.</summary>
    private const int Address = 7;

    /// <summary>Asks a thread to end. ESRCH when it is not a thread.</summary>
    [RuntimeExport("pthread_cancel")]
    private static int Cancel(Thread* thread)
    {
        if (!Scheduler.TryCancel(thread, &Act))
            return Errno.ESRCH;

        if (thread == Scheduler.Current && Cancellation.IsDue(thread))
            Cancellation.Test();

        return 0;
    }

    /// <summary>Says whether requests are acted on.</summary>
    /// <param name="state">PTHREAD_CANCEL_ENABLE or PTHREAD_CANCEL_DISABLE; EINVAL for any other.</param>
    /// <param name="old">The state before.</param>
    [RuntimeExport("pthread_setcancelstate")]
    private static int SetState(int state, int* old) => Change(CancelFlags.Disabled, state, old);

    /// <summary>Says whether requests are acted on at once.</summary>
    /// <param name="type">PTHREAD_CANCEL_DEFERRED or PTHREAD_CANCEL_ASYNCHRONOUS; EINVAL for any other.</param>
    /// <param name="old">The type before.</param>
    [RuntimeExport("pthread_setcanceltype")]
    private static int SetType(int type, int* old) => Change(CancelFlags.Asynchronous, type, old);

    [RuntimeExport("pthread_testcancel")]
    private static void Test() => Cancellation.Test();

    /// <summary>Ends the calling thread. Cleanup handlers are called, and then the destructors of its values.</summary>
    [RuntimeExport("pthread_exit")]
    internal static void Exit(void* result)
    {
        Thread* thread = Scheduler.Current;
        thread->CancelFlags |= CancelFlags.Ending;
        thread->Result = result;
        Unwind(thread);
    }

    /// <summary>What <c>pthread_cleanup_push</c> calls.</summary>
    [RuntimeExport("__pthread_register_cancel")]
    private static void Push(CleanupJump* jump)
    {
        Thread* thread = Scheduler.Current;
        jump->Outer = thread->Cleanup;
        thread->Cleanup = jump;
    }

    /// <summary>What <c>pthread_cleanup_pop</c> calls.</summary>
    [RuntimeExport("__pthread_unregister_cancel")]
    private static void Pop(CleanupJump* jump) => Scheduler.Current->Cleanup = jump->Outer;

    /// <summary>What <c>pthread_cleanup_push_defer_np</c> calls: requests wait for cancellation points until the pop.</summary>
    [RuntimeExport("__pthread_register_cancel_defer")]
    private static void PushDeferred(CleanupJump* jump)
    {
        Push(jump);
        Change(CancelFlags.Asynchronous, 0, &jump->Type);
    }

    [RuntimeExport("__pthread_unregister_cancel_restore")]
    private static void PopDeferred(CleanupJump* jump)
    {
        Pop(jump);
        Change(CancelFlags.Asynchronous, jump->Type, null);
    }

    /// <summary>What is called when a cleanup handler is done: goes on with the next outer one.</summary>
    [RuntimeExport("__pthread_unwind_next")]
    private static void Next(CleanupJump* jump) => Unwind(Scheduler.Current);

    /// <summary>Calls a function; where the thread ends in it, a word gets a value, and those are woken that wait for it.</summary>
    public static void Call(delegate*<void> function, uint* word, uint value)
    {
        CleanupJump reset = default;
        reset.Registers[0] = (ulong)word;
        reset.Registers[1] = value;
        Push(&reset);
        function();
        Pop(&reset);
    }

    /// <summary>Acts on a request. Does not return.</summary>
    private static void Act()
    {
        Thread* thread = Scheduler.Current;
        thread->CancelFlags |= CancelFlags.Ending;
        thread->Result = (void*)Cancelled;
        Unwind(thread);
    }

    private static void Unwind(Thread* thread)
    {
        var jump = (CleanupJump*)thread->Cleanup;
        while (jump != null && jump->Registers[Address] == 0)
        {
            Reset(jump);
            jump = (CleanupJump*)jump->Outer;
        }

        if (jump == null)
            Scheduler.Exit(thread->Result);

        thread->Cleanup = jump->Outer;
        jump->HasMask = 0;
        Jump.To((JumpTarget*)jump, 1);
    }

    private static void Reset(CleanupJump* reset)
    {
        var word = (uint*)reset->Registers[0];
        System.Threading.Volatile.Write(ref *word, (uint)reset->Registers[1]);
        ParkingLot.Wake(word, int.MaxValue);
    }

    private static int Change(CancelFlags flag, int value, int* old)
    {
        if ((uint)value > 1)
            return Errno.EINVAL;

        Thread* thread = Scheduler.Current;
        if (old != null)
            *old = (thread->CancelFlags & flag) != 0 ? 1 : 0;

        thread->CancelFlags = value != 0 ? thread->CancelFlags | flag : thread->CancelFlags & ~flag;
        if (Cancellation.IsDue(thread))
            Cancellation.Test();

        return 0;
    }

    /// <summary>glibc's <c>__pthread_unwind_buf_t</c>: the start of a jump, and words for the library. One without an address is
    /// <see cref="Call"/>'s.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct CleanupJump
    {
        public fixed ulong Registers[Address + 1];
        public int HasMask;
        public void* Outer;
        public int Type;
        private fixed ulong _rest[2];
    }
}
