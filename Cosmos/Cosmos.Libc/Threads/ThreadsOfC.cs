using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>Threads of <c>&lt;threads.h&gt;</c> (C17): those of POSIX with other names and results.</summary>
internal static unsafe class ThreadsOfC
{
    /// <summary>thrd_success and so on, in glibc's numbers.</summary>
    public const int Success = 0;
    public const int Busy = 1;
    public const int Error = 2;
    public const int NoMemory = 3;
    public const int TimedOut = 4;

    /// <summary>The result for an error number.</summary>
    public static int Of(int error) => error switch
    {
        0 => Success,
        Errno.ENOMEM => NoMemory,
        Errno.ETIMEDOUT => TimedOut,
        Errno.EBUSY => Busy,
        _ => Error,
    };

    [RuntimeExport("thrd_create")]
    private static int Create(Thread** thread, delegate*<void*, int> entry, void* argument)
    {
        var call = (Call*)Heap.Allocate((ulong)sizeof(Call));
        if (call == null)
            return NoMemory;

        *call = new Call { Entry = entry, Argument = argument };
        int error = Pthread.Create(thread, PthreadAttributes.Defaults, &Run, call);
        if (error != 0)
            Heap.Free(call);

        return error == Errno.EAGAIN ? NoMemory : Of(error);
    }

    [RuntimeExport("thrd_join")]
    private static int Join(Thread* thread, int* result)
    {
        void* value;
        int error = PthreadJoin.Join(thread, &value);
        if (error == 0 && result != null)
            *result = (int)(long)value;

        return Of(error);
    }

    [RuntimeExport("thrd_detach")]
    private static int Detach(Thread* thread) => Of(Pthread.Detach(thread));

    [RuntimeExport("thrd_exit")]
    private static void Exit(int result) => PthreadCancel.Exit((void*)(long)result);

    [RuntimeExport("thrd_current")]
    private static Thread* Current() => Scheduler.Current;

    [RuntimeExport("thrd_equal")]
    private static int Equal(Thread* first, Thread* second) => first == second ? 1 : 0;

    [RuntimeExport("thrd_yield")]
    private static void Yield() => Scheduler.Yield();

    /// <summary>Sleeps for a length.</summary>
    /// <returns>0; -1 when a signal came, -2 for what is no length.</returns>
    [RuntimeExport("thrd_sleep")]
    private static int SleepFor(In<TimeSpec> length, Out<TimeSpec> rest)
    {
        int error = length.Read(out TimeSpec wanted) != 0 ? Errno.EFAULT : Sleep.For(in wanted, rest);
        return error == 0 ? 0 : error == Errno.EINTR ? -1 : -2;
    }

    [RuntimeExport("call_once")]
    private static void Once(uint* control, delegate*<void> function) => Pthread.Once(control, function);

    [RuntimeExport("tss_create")]
    private static int CreateKey(uint* key, delegate*<void*, void> destructor) => Of(PthreadKeys.Create(key, destructor));

    [RuntimeExport("tss_delete")]
    private static void DeleteKey(uint key) => PthreadKeys.Delete(key);

    [RuntimeExport("tss_get")]
    private static ulong GetValue(uint key) => PthreadKeys.Get(key);

    [RuntimeExport("tss_set")]
    private static int SetValue(uint key, ulong value) => Of(PthreadKeys.Set(key, value));

    private static void* Run(void* argument)
    {
        Call call = *(Call*)argument;
        Heap.Free(argument);
        return (void*)(long)call.Entry(call.Argument);
    }

    private struct Call
    {
        public delegate*<void*, int> Entry;
        public void* Argument;
    }
}
