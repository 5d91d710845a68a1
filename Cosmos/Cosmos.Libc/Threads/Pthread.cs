using System;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using Thread = Cosmos.Core.Threads.Thread;

namespace Cosmos.Libc;

/// <summary>Threads of <c>&lt;pthread.h&gt;</c> (POSIX.1-2017). A <c>pthread_t</c> is the address of the control block. All return
/// an error number, and 0 when they did what they should.</summary>
internal static unsafe class Pthread
{
    private const uint NotDone = 0;
    private const uint Running = 1;
    private const uint Done = 2;

    /// <summary>Starts a thread. EAGAIN when there is no memory for it.</summary>
    [RuntimeExport("pthread_create")]
    internal static int Create(
        Thread** thread, PthreadAttributes* attributes, delegate*<void*, void*> entry, void* argument)
    {
        PthreadAttributes defaults = PthreadDefaults.Now;
        if (attributes == null)
            attributes = &defaults;

        return Create(thread, in *attributes, entry, argument);
    }

    /// <summary>The same with attributes that are there.</summary>
    public static int Create(Thread** thread, in PthreadAttributes attributes, delegate*<void*, void*> entry, void* argument)
    {
        bool inherits = attributes.Scheduling == PthreadAttributes.Inherited;
        if (!inherits && !Sched.IsPriority(attributes.Policy, attributes.Priority))
            return Errno.EINVAL;

        Thread* creator = Scheduler.Current;
        Thread* made = Scheduler.Create(
            entry,
            argument,
            attributes.StackBytes,
            inherits ? creator->Priority : Sched.ToThreadPriority(attributes.Policy, attributes.Priority),
            attributes.IsDetached != 0,
            thread,
            inherits ? creator->Policy : (byte)attributes.Policy,
            attributes.GivenStack);
        return made == null ? Errno.EAGAIN : 0;
    }

    /// <summary>Detaches a thread. EINVAL when it is detached already, ESRCH when it is not a thread.</summary>
    [RuntimeExport("pthread_detach")]
    internal static int Detach(Thread* thread) => ErrorOf(Scheduler.Detach(thread));

    [RuntimeExport("pthread_self")]
    private static Thread* Self() => Scheduler.Current;

    [RuntimeExport("pthread_equal")]
    private static int Equal(Thread* first, Thread* second) => first == second ? 1 : 0;

    /// <summary>Calls a function once for all threads; returns when that call is done. Where the thread ends in it, another one calls
    /// it.</summary>
    [RuntimeExport("pthread_once")]
    internal static int Once(uint* control, delegate*<void> function)
    {
        while (Volatile.Read(ref *control) != Done)
        {
            if (Interlocked.CompareExchange(ref *control, Running, NotDone) != NotDone)
            {
                ParkingLot.Wait(control, Running, ulong.MaxValue, WaitReason.Event);
                continue;
            }

            PthreadCancel.Call(function, control, NotDone);
            Volatile.Write(ref *control, Done);
            ParkingLot.Wake(control, int.MaxValue);
        }

        return 0;
    }

    /// <summary>Names a thread. ERANGE when the name has more than 15 bytes, ESRCH when it is no
    /// thread.</summary>
    [RuntimeExport("pthread_setname_np")]
    internal static int SetName(Thread* thread, byte* name)
    {
        int length = 0;
        while (name[length] != 0)
        {
            if (++length == Thread.NameBytes)
                return Errno.ERANGE;
        }

        byte* copy = stackalloc byte[Thread.NameBytes];
        CString.CopyBytes(copy, name, (ulong)length);
        if (!Scheduler.TryEnter(thread))
            return Errno.ESRCH;

        thread->Name = MemoryMarshal.CreateReadOnlySpan(ref *copy, length);
        Scheduler.Leave();
        return 0;
    }

    /// <summary>Tells a thread's name. ERANGE when the buffer has no room for it.</summary>
    [RuntimeExport("pthread_getname_np")]
    private static int GetName(Thread* thread, byte* buffer, ulong bytes)
    {
        byte* copy = stackalloc byte[Thread.NameBytes];
        if (!Scheduler.TryEnter(thread))
            return Errno.ESRCH;

        ulong length = (ulong)thread->Name.Length;
        thread->Name.CopyTo(new Span<byte>(copy, Thread.NameBytes));
        Scheduler.Leave();
        if (length >= bytes)
            return Errno.ERANGE;

        CString.CopyBytes(buffer, copy, length);
        buffer[length] = 0;
        return 0;
    }

    /// <summary>The error number of a result.</summary>
    public static int ErrorOf(ThreadStatus status) => status switch
    {
        ThreadStatus.Done => 0,
        ThreadStatus.NoSuchThread => Errno.ESRCH,
        ThreadStatus.WouldWaitForItself => Errno.EDEADLK,
        ThreadStatus.TimedOut => Errno.ETIMEDOUT,
        _ => Errno.EINVAL,
    };
}
