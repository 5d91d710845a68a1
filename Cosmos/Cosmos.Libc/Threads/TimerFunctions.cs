using System.Runtime.CompilerServices;
using Cosmos.Core.Memory;
using Cosmos.Core.Threads;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The functions that timers call (SIGEV_THREAD): a thread of the library waits for their signals, and makes a thread for each
/// call.</summary>
internal static unsafe class TimerFunctions
{
    /// <summary>The signal that wakes the library's thread: one that no program can use.</summary>
    public const int Signal = Signals.FirstRealTime;

    private const ulong StackBytes = 64 * 1024;

    [OwnedBy("who makes a timer; set once")]
    private static Thread* _worker;

    /// <summary>The attributes of a thread where the program gives none.</summary>
    public static PthreadAttributes Detached
    {
        get
        {
            PthreadAttributes attributes = PthreadAttributes.Defaults;
            attributes.IsDetached = 1;
            return attributes;
        }
    }

    /// <summary>The library's thread, which is made when it is needed.</summary>
    /// <returns>Null when there is no memory for it.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Thread* Worker()
    {
        if (_worker != null)
            return _worker;

        // It begins with what its creator blocks: no signal of the process may come to it.
        ulong blocked = Scheduler.Current->BlockedSignals;
        Signals.SetBlocked(ulong.MaxValue);
        _worker = Scheduler.Create(&Serve, null, StackBytes, isDetached: true);
        Signals.SetBlocked(blocked);
        return _worker;
    }

    private static void* Serve(void* nothing)
    {
        while (true)
        {
            if (Scheduler.AwaitSignal(Signals.Bit(Signal), ulong.MaxValue, out SignalInformation information) == 0)
                Start((ulong)information.Sender);
        }
    }

    private static void Start(ulong id)
    {
        var call = (PosixTimer*)Heap.Allocate((ulong)sizeof(PosixTimer));
        if (call == null)
            return;

        bool isThere = ProgramTimers.TryEnter(id, out ProgramTimer* timer);
        if (isThere)
        {
            *call = *(PosixTimer*)timer;
            ProgramTimers.Leave();
        }

        Thread* thread;
        if (!isThere || Pthread.Create(&thread, in call->Attributes, &Call, call) != 0)
            Heap.Free(call);
    }

    /// <summary>As in glibc, the function runs with no signal blocked.</summary>
    private static void* Call(void* argument)
    {
        PosixTimer call = *(PosixTimer*)argument;
        Heap.Free(argument);
        Signals.SetBlocked(0);
        ((delegate*<ulong, void>)call.Function)(call.Value);
        return null;
    }
}
