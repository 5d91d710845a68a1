using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Threading;
using BareFlow.Malloc.Entry;
using BareFlow.Memory;

namespace BareFlow.Malloc.Host;

/// <summary>What the library has to do with the process around it: start, threads that come and go, fork, failure.</summary>
internal static unsafe class HostProcess
{
    private static FutexLock _starting;
    private static int _isStarted;
    private static uint _threadKey;

    /// <summary>Called by the loader, as a rule before the program has a second thread.</summary>
    [RuntimeExport("LibraryStart")]
    private static void Start() => Register(MallocEntry.CurrentThread());

    /// <summary>Makes sure that the heap is there, and that the end of this thread will be noticed. Remembers the return
    /// address into the program.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter(ThreadBlock* thread, void** frame)
    {
        thread->Caller = *frame;
        if (thread->Stage == ThreadStage.New)
            Register(thread);
    }

    /// <summary>Ends the process, with one line on standard error.</summary>
    /// <param name="reason">Why.</param>
    public static void Fail(ReadOnlySpan<byte> reason) => Fail(default, reason);

    /// <summary>The C library may allocate for what it is asked here; such a call finds the thread past its first stage
    /// and, since the heap comes first, a heap.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Register(ThreadBlock* thread)
    {
        thread->Stage = ThreadStage.Registering;
        if (Volatile.Read(ref _isStarted) == 0)
            StartOnce();

        LibC.SetThreadValue(_threadKey, thread);
        HostHeap.OpenCache(ref thread->Cache);
        thread->Stage = ThreadStage.Registered;
    }

    private static void StartOnce()
    {
        _starting.Enter();
        if (_isStarted == 0)
        {
            StartHeap();
            Listen();
            Volatile.Write(ref _isStarted, 1);
        }

        _starting.Exit();
    }

    private static void StartHeap()
    {
        Invariant.Handler = &FailInvariant;
        Invariant.Holds(
            (uint)sizeof(ThreadBlock) <= MallocEntry.ReservedSize(), "a thread's block fits its reserved storage"u8);
        Options.Read();
        HostHeap.Initialize();
    }

    private static void Listen()
    {
        uint key;
        bool isHeard = LibC.CreateThreadKey(&key, &EndThread) == 0
            && LibC.RegisterFork(&BeforeFork, &AfterFork, &AfterFork, null) == 0;
        Invariant.Holds(isHeard, "the process lets the allocator know of threads that end and of forks"u8);
        _threadKey = key;
    }

    private static void EndThread(void* block)
    {
        var thread = (ThreadBlock*)block;
        thread->Stage = ThreadStage.Ended;
        HostHeap.CloseCache(ref thread->Cache);
    }

    /// <summary>The forking thread takes every lock, so that the child finds the heap between two operations.</summary>
    private static void BeforeFork()
    {
        _starting.Enter();
        HostHeap.Lock();
    }

    private static void AfterFork()
    {
        HostHeap.Unlock();
        _starting.Exit();
    }

    private static void FailInvariant(ReadOnlySpan<byte> text) => Fail("broken invariant: "u8, text);

    private static void Fail(ReadOnlySpan<byte> what, ReadOnlySpan<byte> text)
    {
        ErrorLine line = default;
        line.Add("bareflow: "u8);
        line.Add(what);
        line.Add(text);
        line.Write();
        LibC.Abort();
    }
}
