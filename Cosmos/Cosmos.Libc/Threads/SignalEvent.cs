using System.Runtime.InteropServices;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>C's <c>struct sigevent</c> as glibc has it on x86-64: how a program wants to be told of what is done, 64 bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal unsafe struct SignalEvent
{
    /// <summary>SIGEV_SIGNAL.</summary>
    public const int BySignal = 0;

    /// <summary>SIGEV_NONE.</summary>
    public const int ByNothing = 1;

    /// <summary>SIGEV_THREAD.</summary>
    public const int ByThread = 2;

    /// <summary>SIGEV_THREAD_ID: a signal to one thread, which only timers send.</summary>
    public const int BySignalOfThread = 4;

    /// <summary>The value that comes with the signal, or that the function gets.</summary>
    [FieldOffset(0)]
    public ulong Value;

    /// <summary>The signal.</summary>
    [FieldOffset(8)]
    public int Signal;

    /// <summary>How.</summary>
    [FieldOffset(12)]
    public int Kind;

    /// <summary>The number of the thread of <see cref="BySignalOfThread"/>.</summary>
    [FieldOffset(16)]
    public int Thread;

    /// <summary>The function, which a thread of its own calls.</summary>
    [FieldOffset(16)]
    public void* Function;

    /// <summary>The attributes of that thread; null for the usual ones.</summary>
    [FieldOffset(24)]
    public PthreadAttributes* Attributes;

    /// <summary>Whether it says something that can be done.</summary>
    public readonly bool IsValid => Kind is ByNothing or ByThread || (Kind == BySignal && (uint)Signal <= Signals.Count);

    /// <summary>Tells the program. Outside of all locks.</summary>
    /// <param name="code">What the signal says of why it came.</param>
    public readonly void Deliver(int code)
    {
        if (Kind == BySignal && Signal > 0)
            Scheduler.TrySendToProcess(Signals.Made(Signal, code, Value));
        else if (Kind == ByThread)
            Call();
    }

    /// <summary>Calls the function in a thread; without memory for one it is not called.</summary>
    private readonly void Call()
    {
        var call = (FunctionCall*)Heap.Allocate((ulong)sizeof(FunctionCall));
        if (call == null)
            return;

        call->Function = (delegate*<ulong, void>)Function;
        call->Value = Value;
        PthreadAttributes attributes = Attributes == null ? PthreadAttributes.Defaults : *Attributes;
        attributes.IsDetached = 1;
        Cosmos.Core.Threads.Thread* thread;
        if (Pthread.Create(&thread, &attributes, &Run, call) != 0)
            Heap.Free(call);
    }

    private static void* Run(void* argument)
    {
        FunctionCall call = *(FunctionCall*)argument;
        Heap.Free(argument);
        call.Function(call.Value);
        return null;
    }

    private struct FunctionCall
    {
        public delegate*<ulong, void> Function;
        public ulong Value;
    }
}
