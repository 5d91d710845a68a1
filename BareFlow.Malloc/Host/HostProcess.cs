using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Threading;
using BareFlow.Malloc.Entry;
using BareFlow.Memory;
using BareFlow.Memory.Findings;
using IL2CPU.API;

namespace BareFlow.Malloc.Host;

/// <summary>What the library has to do with the process around it: start, threads that come and go, fork, failure.</summary>
[LockedBy(nameof(_starting))]
internal static unsafe class HostProcess
{
    private static FutexLock _starting;
    [Atomic]
    private static int _isStarted;
    [SetAtBoot]
    private static uint _threadKey;
    [SetAtBoot]
    private static delegate*<delegate*<void>, delegate*<void>, delegate*<void>, void*, int> _registerFork;

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

    /// <summary>The same for a call that allocates nothing.</summary>
    public static void Enter()
    {
        ThreadBlock* thread = MallocEntry.CurrentThread();
        if (thread->Stage == ThreadStage.New)
            Register(thread);
    }

    /// <summary>What <c>pthread_atfork</c> calls, in place of the C library's. Handlers to run before a fork come last
    /// registered first, and those after it first registered first. So the heap's come first into the list, whoever registers
    /// when: all others find a heap that works, on both sides of the fork, and may even wait for threads that use it.</summary>
    [RuntimeExport("__register_atfork")]
    private static int RegisterFork(
        delegate*<void> before, delegate*<void> inParent, delegate*<void> inChild, void* library)
    {
        Enter();
        return _registerFork(before, inParent, inChild, library);
    }

    /// <summary>Ends the process, with one line on standard error that tells of a misuse. The caller holds no lock.</summary>
    public static void Fail(in HeapFinding finding)
    {
        Span<byte> text = stackalloc byte[HeapFindingText.LongestLine];
        int length = HeapFindingText.Write(in finding, text);
        Fail(default, text[..length]);
    }

    /// <summary>The C library may allocate for what it is asked here; such a call finds the thread past its first stage
    /// and, since the heap comes first, a heap.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Register(ThreadBlock* thread)
    {
        thread->Stage = ThreadStage.Registering;
        if (Volatile.Read(ref _isStarted) == 0)
            StartOnce();

        LibC.SetThreadValue(_threadKey, thread);
        HostHeap.OpenCache(&thread->Cache);
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
        Options.Read();
        HostHeap.Initialize();
    }

    private static void Listen()
    {
        uint key;
        _registerFork = (delegate*<delegate*<void>, delegate*<void>, delegate*<void>, void*, int>)
            LibC.FindBehind("__register_atfork\0"u8);
        bool isHeard = LibC.CreateThreadKey(&key, &EndThread) == 0
            && _registerFork != null
            && _registerFork(&BeforeFork, &AfterFork, &AfterFork, null) == 0
            && (!Options.TellsLeaks || LeakReport.TryRegister());
        Invariant.Holds(isHeard, "the process lets the allocator know of threads that end and of forks"u8);
        _threadKey = key;
    }

    private static void EndThread(void* block)
    {
        var thread = (ThreadBlock*)block;
        thread->Stage = ThreadStage.Ended;
        HostHeap.CloseCache(&thread->Cache);
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
        TextLine line = default;
        line.Add("bareflow: "u8);
        line.Add(what);
        line.Add(text);
        line.Write();
        LibC.Abort();
    }
}
