using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Input;
using Cosmos.Core.Locks;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using Cosmos.Core.Reports;
using Cosmos.Core.Runtime;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>Decides which thread runs, and which runs next.</summary>
/// <remarks>
/// <para>A <see cref="KernelLock"/> protects its state. Interrupt handlers only read it, and only when no lock is held. A
/// switch happens inside that lock; the thread that runs next leaves it. So <see cref="Processor.Depth"/> is 1 at every switch.</para>
/// <para>Before <see cref="Start"/> there is one thread, which may take locks and sleep.</para>
/// </remarks>
[LockedBy(nameof(_lock))]
public static unsafe partial class Scheduler
{
    private const ulong Never = ulong.MaxValue;

    private static KernelLock _lock;
    private static Thread* _sleepers;
    private static Thread* _living;
    [SetAtBoot]
    private static ulong _secret;
    private static ulong _running;
    private static WaitQueue _lastEnd;
    private static ReadyQueues _ready;
    private static Thread _main;

    /// <summary>Protects the scheduler's state, and that of signals.</summary>
    internal static ref KernelLock Lock => ref _lock;

    /// <summary>Whether threads can be created.</summary>
    public static bool IsRunning => ProcessorThreads.This.Idle != null;

    /// <summary>The calling thread. Before the start, the boot thread.</summary>
    public static Thread* Current
    {
        get
        {
            Thread* current = ProcessorThreads.This.Current;
            return current != null ? current : Main;
        }
    }

    /// <summary>The main thread: the boot thread.</summary>
    public static Thread* Main => Static.AddressOf(ref _main);

    /// <summary>Makes the boot thread the main thread, with thread-local storage and FS set, and lets others be created. Does nothing
    /// when it was called before. Needs the clock and its ticks.</summary>
    public static void Start()
    {
        if (IsRunning)
            return;

        FloatingState.Enable();
        _secret = Cpu.RandomNumber();
        Thread* main = Main;
        Number(main);
        main->State = ThreadState.Running;
        main->Priority = main->Turn = Thread.NormalPriority;
        main->Deadline = Never;
        main->StackBottom = KernelStacks.Bottom(StackName.Boot);
        main->StackTop = KernelStacks.Top(StackName.Boot);
        main->Name = "main"u8;
        main->ThreadPointer = ThreadMemory.CreateMainStorage(main);
        ContextSwitch.SetThreadPointer(main->ThreadPointer);
        Remember(main);
        ProcessorThreads.This.Current = main;
        Interrupts.SetHandler((byte)InterruptVector.Preemption, &Preemption.OnRequest);
        StartIdle();
        Connect();
    }

    /// <summary>Sets the hooks by which the floors below call the scheduler.</summary>
    private static void Connect()
    {
        KernelLock.Attend = &Attend;
        Panic.Recovering = &Recover;
        StackRange.OfThread = &TryFindStack;
        CallFrame.AfterThreadHandler = Preemption.AfterHandler();
        Heap.Failed = &NoteNoMemory;
        Timer.TickHandler = &OnTick;
    }

    private static void NoteNoMemory() => Current->Errno = Errno.ENOMEM;

    /// <summary>Starts a thread.</summary>
    /// <param name="entry">The function that it runs; its return value is the thread's result.</param>
    /// <param name="argument">The argument of <paramref name="entry"/>.</param>
    /// <param name="stackBytes">Size of its stack, rounded up to whole pages; only used pages take RAM.</param>
    /// <param name="priority">0, the lowest, to <see cref="Thread.HighestPriority"/>.</param>
    /// <param name="isDetached">Whether it is released when it ends; else a call of <see cref="Join"/> or <see cref="Detach"/> must follow.
    /// </param>
    /// <param name="created">Where the thread is written before it can run; null for nowhere.</param>
    /// <param name="policy">What C calls its policy.</param>
    /// <param name="stackBottom">The first byte of a stack that the caller gives; 0 for one of the thread's own.</param>
    /// <returns>Null when there is no memory for it, or before <see cref="Start"/>.</returns>
    public static Thread* Create(
        delegate*<void*, void*> entry,
        void* argument,
        ulong stackBytes = Thread.DefaultStackBytes,
        byte priority = Thread.NormalPriority,
        bool isDetached = false,
        Thread** created = null,
        byte policy = 0,
        ulong stackBottom = 0)
    {
        Thread* thread = IsRunning ? Prepare(entry, argument, stackBytes, priority, stackBottom) : null;
        if (thread == null)
            return null;

        thread->Policy = policy;
        thread->IsDetached = isDetached;
        thread->BlockedSignals = Current->BlockedSignals;
        if (created != null)
            *created = thread;

        _lock.Enter(LockRank.Scheduler);
        Remember(thread);
        _running++;
        MakeReady(thread);
        _lock.Exit();
        return thread;
    }

    /// <summary>Whether a pointer is the control block of a thread that was not released yet. The pointer may be any
    /// value. The answer holds while the caller is inside the scheduler's lock.</summary>
    internal static bool IsThread(Thread* thread) =>
        (ulong)thread % sizeof(ulong) == 0 && GuardedAccess.Load((uint*)thread + Thread.WordsBeforeMark) == MarkOf(thread);

    /// <summary>Enters the scheduler's lock, inside which <paramref name="thread"/> does not change.</summary>
    /// <returns>False when it is not a thread; then the lock is not entered.</returns>
    internal static bool TryEnter(Thread* thread)
    {
        _lock.Enter(LockRank.Scheduler);
        if (IsThread(thread))
            return true;

        _lock.Exit();
        return false;
    }

    /// <summary>Leaves the lock that <see cref="TryEnter"/> entered.</summary>
    internal static void Leave() => _lock.Exit();

    /// <summary>Waits until every other thread has ended. For the boot thread.</summary>
    internal static void AwaitOthers()
    {
        _lock.Enter(LockRank.Scheduler);
        while (_running > 0)
            Block(Static.AddressOf(ref _lastEnd), Never, WaitReason.Join, isInterruptible: false);

        _lock.Exit();
    }

    /// <summary>Lets other ready threads run that have at least the caller's priority.</summary>
    public static void Yield()
    {
        if (!IsRunning)
            return;

        _lock.Enter(LockRank.Scheduler);
        Reschedule();
        _lock.Exit();
    }

    /// <summary>Waits for a time, or until a signal's handler has run.</summary>
    /// <param name="deadline">As <see cref="Clock.Nanoseconds"/> counts.</param>
    /// <param name="reason">The reason, for the report of a deadlock.</param>
    public static void SleepUntil(ulong deadline, WaitReason reason = WaitReason.Sleep)
    {
        if (!IsRunning)
        {
            SpinUntil(deadline);
            return;
        }

        _lock.Enter(LockRank.Scheduler);
        Block(null, deadline, reason);
        _lock.Exit();
    }

    /// <summary>Waits until a thread has ended, and releases its memory. Only once for a thread, and not for a detached one.</summary>
    /// <returns>What its entry returned.</returns>
    public static void* Join(Thread* thread)
    {
        ThreadStatus status = TryJoin(thread, out void* result);
        Invariant.Holds(status == ThreadStatus.Done, "a thread that is joined is one, and nobody else joins it"u8);
        return result;
    }

    /// <summary>The same for any pointer, and with a deadline. A signal's handler may run meanwhile; a request for cancellation ends the
    /// wait, and others may join the thread then.</summary>
    internal static ThreadStatus TryJoin(Thread* thread, out void* result, ulong deadline = Never)
    {
        ThreadStatus status;
        do
        {
            Cancellation.Enter();
            status = TryJoinOnce(thread, deadline, out result);
            Cancellation.Leave();
        }
        while (status == ThreadStatus.Interrupted);
        return status;
    }

    private static ThreadStatus TryJoinOnce(Thread* thread, ulong deadline, out void* result)
    {
        result = null;
        _lock.Enter(LockRank.Scheduler);
        ThreadStatus status = CheckJoin(thread);
        if (status == ThreadStatus.Done && thread->State != ThreadState.Ended)
            status = AwaitEnd(thread, deadline);

        if (status == ThreadStatus.Done)
        {
            Forget(thread);
            result = thread->Result;
        }

        _lock.Exit();
        if (status == ThreadStatus.Done)
            ThreadMemory.Release(thread);

        return status;
    }

    private static ThreadStatus AwaitEnd(Thread* thread, ulong deadline)
    {
        thread->IsJoined = true;
        bool isInTime = Block(&thread->Joiners, deadline, WaitReason.Join);
        thread->IsJoined = false;
        return thread->State == ThreadState.Ended ? ThreadStatus.Done
            : isInTime ? ThreadStatus.Interrupted : ThreadStatus.TimedOut;
    }

    /// <summary>Releases a thread when it ends, or now if it has ended. The pointer may be any value.</summary>
    internal static ThreadStatus Detach(Thread* thread)
    {
        _lock.Enter(LockRank.Scheduler);
        ThreadStatus status = !IsThread(thread) ? ThreadStatus.NoSuchThread
            : thread->IsDetached || thread->IsJoined ? ThreadStatus.NotJoinable
            : ThreadStatus.Done;
        bool isGone = status == ThreadStatus.Done && thread->State == ThreadState.Ended;
        if (status == ThreadStatus.Done)
            thread->IsDetached = true;

        if (isGone)
            Forget(thread);

        _lock.Exit();
        if (isGone)
            ThreadMemory.Release(thread);

        return status;
    }

    /// <summary>Changes a thread's priority.</summary>
    /// <param name="thread">Any pointer.</param>
    /// <param name="priority">0, the lowest, to <see cref="Thread.HighestPriority"/>.</param>
    /// <param name="policy">What C calls its policy.</param>
    /// <returns>False when it is not a thread.</returns>
    internal static bool TrySetPriority(Thread* thread, byte priority, byte policy)
    {
        if (!TryEnter(thread))
            return false;

        SetPriority(thread, priority, policy);
        Leave();
        return true;
    }

    /// <summary>The same inside the lock.</summary>
    internal static void SetPriority(Thread* thread, byte priority, byte policy)
    {
        thread->Priority = priority;
        thread->Policy = policy;
        if (thread->State == ThreadState.Ready && thread != ProcessorThreads.This.Idle)
        {
            _ready.Remove(thread);
            MakeReady(thread);
        }
        else
        {
            thread->Turn = priority;
        }

        NeedSwitchIfPassed();
    }

    /// <summary>Ends the calling thread. Never returns. When the main thread ends, the others continue.</summary>
    public static void Exit(void* result)
    {
        Thread* thread = Current;
        thread->CancelFlags |= CancelFlags.Ending;
        ThreadKeys.Destroy(thread);
        if (thread->AtEnd != null)
            thread->AtEnd();

        _lock.Enter(LockRank.Scheduler);
        thread->Pending.Drop(ulong.MaxValue);
        thread->Result = result;
        thread->State = ThreadState.Ended;
        if (thread->IsDetached)
        {
            Forget(thread);
            ProcessorThreads.This.Dead = thread;
        }

        WakeAll(ref thread->Joiners);
        PassOn();
        if (--_running == 0)
            WakeAll(ref _lastEnd);

        SwitchAway();
    }

    /// <summary>Implements the wait of <see cref="WaitQueue"/>.</summary>
    internal static bool Wait(WaitQueue* queue, ulong deadline, ref KernelLock held, WaitReason reason)
    {
        if (!IsRunning)
        {
            Invariant.Holds(deadline != Never, "nobody can be waited for before there are threads"u8);
            SpinUntil(deadline);
            return false;
        }

        _lock.Enter(LockRank.Scheduler);
        held.Drop();
        ref Processor processor = ref Processor.This;
        processor.Depth--;
        Invariant.Holds(processor.Depth == 1, "a thread that waits is inside one lock"u8);
        bool isWoken = Block(queue, deadline, reason, reason != WaitReason.Lock);
        _lock.Drop();
        held.TakeAgain();
        return isWoken;
    }

    /// <summary>Wakes the first thread of a queue, if there is one: where a <see cref="SleepLock"/> keeps the queue, the last one may leave
    /// it at its deadline while the caller is on its way here.</summary>
    internal static void WakeFirst(ref WaitQueue queue)
    {
        _lock.Enter(LockRank.Scheduler);
        if (!queue.IsEmpty)
            Wake(queue.Threads.First, timedOut: false);

        _lock.Exit();
    }

    /// <summary>Whether one of the waiting threads is parked at an address.</summary>
    internal static bool IsParked(ref WaitQueue queue, uint* address)
    {
        _lock.Enter(LockRank.Scheduler);
        Thread* thread = queue.Threads.First;
        while (thread != null && thread->ParkedAt != address)
            thread = thread->Next;

        _lock.Exit();
        return thread != null;
    }

    /// <summary>Wakes threads of a queue that wait at an address, the first ones first.</summary>
    internal static void WakeParked(ref WaitQueue queue, uint* address, int most)
    {
        _lock.Enter(LockRank.Scheduler);
        Thread* thread = queue.Threads.First;
        while (thread != null && most > 0)
        {
            Thread* next = thread->Next;
            if (thread->ParkedAt == address)
            {
                Wake(thread, timedOut: false);
                most--;
            }

            thread = next;
        }

        _lock.Exit();
    }

    /// <summary>Does what had to wait until the thread holds no lock.</summary>
    private static void Attend()
    {
        Processor.This.NeedsAttention = false;
        if (Signals.AreDue(Current))
            Preemption.Interrupt();
        else
            Yield();
    }

    /// <summary>Called at each tick, with interrupts off.</summary>
    private static void OnTick(InterruptContext* context)
    {
        TypedAhead.OnTick();
        Speaker.OnTick(Clock.Nanoseconds);
        ref Processor processor = ref Processor.This;
        if (processor.Depth != 0)
            processor.NeedsAttention = true;
        else if (processor.NeedsAttention || IsSwitchDue())
            processor.NeedsAttention = !Preemption.TryDivert(context);
    }

    /// <summary>Gives others their turn, for a thread that was taken aside. <see cref="Processor.Depth"/> is 1 before and 0 after.
    /// </summary>
    internal static void EndTurn()
    {
        ref Processor processor = ref Processor.This;
        processor.NeedsAttention = false;
        _lock.Take(LockRank.Scheduler);
        Reschedule();
        _lock.Drop();
        processor.Depth--;
    }

    private static bool IsSwitchDue() =>
        _ready.Highest >= Current->Turn
        || _ready.Highest != ReadyQueues.None && Timer.Ticks % AgingTicks == 0
        || Timer.FirstDeadline <= Clock.Nanoseconds
        || ProgramTimers.AreDueByCpu;

    private static ThreadStatus CheckJoin(Thread* thread)
    {
        if (!IsThread(thread))
            return ThreadStatus.NoSuchThread;

        // A thread must not wait for a thread that waits for it.
        if (thread == Current || (thread->State == ThreadState.Waiting && thread->Queue == &Current->Joiners))
            return ThreadStatus.WouldWaitForItself;

        return thread->IsDetached || thread->IsJoined ? ThreadStatus.NotJoinable : ThreadStatus.Done;
    }

    private static uint MarkOf(Thread* thread) => (uint)_secret ^ (uint)((ulong)thread / sizeof(ulong));

    private static void WakeAll(ref WaitQueue queue)
    {
        while (queue.Threads.First != null)
            Wake(queue.Threads.First, timedOut: false);
    }

    private static Thread* Prepare(
        delegate*<void*, void*> entry, void* argument, ulong stackBytes, byte priority, ulong stackBottom = 0)
    {
        Thread* thread = ThreadMemory.Create(stackBottom == 0 ? stackBytes : 0);
        if (thread == null)
            return null;

        if (stackBottom != 0)
        {
            thread->StackBottom = stackBottom;
            thread->StackTop = stackBottom + stackBytes & ~(StackLayout.Alignment - 1);
        }

        thread->Entry = entry;
        thread->Argument = argument;
        thread->Priority = priority;
        thread->Deadline = Never;
        _lock.Enter(LockRank.Scheduler);
        Number(thread);
        _lock.Exit();
        Rewind(thread);
        return thread;
    }

    /// <summary>Lays a stack out so that a switch to it begins the thread.</summary>
    private static void Rewind(Thread* thread)
    {
        ulong* words = (ulong*)thread->StackTop - ContextSwitch.Words;
        for (int word = 0; word < ContextSwitch.Words; word++)
            words[word] = 0;

        words[0] = ContextSwitch.FloatingControl;
        words[ContextSwitch.Words - 1] = ContextSwitch.Beginning();
        thread->StackPointer = (ulong)words;
    }

    /// <summary>Called by <c>ContextSwitch.xs</c> on a new thread's stack. Never returns.</summary>
    [RuntimeExport("OnThreadBegin")]
    private static void Begin()
    {
        FinishSwitch();
        Thread* thread = Current;
        if (thread == ProcessorThreads.This.Idle)
            Idle();

        _lock.Exit();
        Exit(thread->Entry(thread->Argument));
    }

    /// <summary>Stops the calling thread until it is woken. Inside the scheduler's lock, before and after.</summary>
    /// <param name="queue">Where it can be found; null for nowhere.</param>
    /// <param name="deadline">When to give up.</param>
    /// <param name="reason">The reason, for the report of a deadlock.</param>
    /// <param name="isInterruptible">Whether a signal or a request for cancellation ends the wait. The caller must then leave its locks,
    /// as it would not wait again before it has handled them.</param>
    /// <returns>False when the deadline passed first.</returns>
    private static bool Block(WaitQueue* queue, ulong deadline, WaitReason reason, bool isInterruptible = true)
    {
        Thread* thread = Current;
        if (isInterruptible)
            thread->IsInterrupted = false;

        if (deadline <= Clock.Nanoseconds)
            return false;

        if (isInterruptible && IsCalled(thread))
        {
            thread->IsInterrupted = true;
            Processor.This.NeedsAttention |= Signals.AreDue(thread);
            return true;
        }

        thread->State = ThreadState.Waiting;
        thread->Reason = reason;
        thread->IsInterruptible = isInterruptible;
        thread->Queue = queue;
        thread->Deadline = deadline;
        if (queue != null)
            queue->Threads.Add(thread);

        if (deadline != Never)
            AddSleeper(thread);

        SwitchAway();
        return !thread->TimedOut;
    }

    /// <summary>Goes on with the best thread, which may be the one that asks. Inside the lock.</summary>
    private static void Reschedule()
    {
        WakeSleepers();
        if (Timer.Ticks % AgingTicks == 0)
            _ready.Age();

        Thread* thread = Current;
        if (_ready.Highest < thread->Turn)
            return;

        MakeReady(thread);
        SwitchAway();
    }

    private static void MakeReady(Thread* thread)
    {
        thread->State = ThreadState.Ready;
        thread->Turn = thread->Priority;
        _ready.Append(thread);
        NeedSwitchIfPassed();
    }

    /// <summary>Has the running thread give way as soon as it holds no lock, when a better one is ready.</summary>
    private static void NeedSwitchIfPassed()
    {
        if (_ready.Highest > Current->Turn)
            Processor.This.NeedsAttention = true;
    }

    private static void Wake(Thread* thread, bool timedOut)
    {
        if (thread->Queue != null)
            thread->Queue->Threads.Remove(thread);

        if (thread->Deadline != Never)
            RemoveSleeper(thread);

        thread->Queue = null;
        thread->TimedOut = timedOut;
        MakeReady(thread);
    }

    /// <summary>Wakes the threads whose wake-up time has passed, and sends the signals of timers.</summary>
    private static void WakeSleepers()
    {
        ProgramTimers.ExpireByCpu();
        if (Timer.FirstDeadline > Clock.Nanoseconds)
            return;

        ulong now = Clock.Nanoseconds;
        while (_sleepers != null && _sleepers->Deadline <= now)
            Wake(_sleepers, timedOut: true);

        ProgramTimers.Expire(now);
        NoteFirstDeadline();
        Timer.WakeBy(Timer.FirstDeadline);
    }

    private static void AddSleeper(Thread* thread)
    {
        Thread** link = First(ref _sleepers);
        while (*link != null && (*link)->Deadline <= thread->Deadline)
            link = &(*link)->NextSleeper;

        thread->NextSleeper = *link;
        *link = thread;
        NoteFirstDeadline();
        Timer.WakeBy(thread->Deadline);
    }

    private static void RemoveSleeper(Thread* thread)
    {
        Thread** link = First(ref _sleepers);
        while (*link != thread)
            link = &(*link)->NextSleeper;

        *link = thread->NextSleeper;
        thread->Deadline = Never;
        NoteFirstDeadline();
    }

    /// <summary>Notes when the first thread wakes or the first timer expires.</summary>
    internal static void NoteFirstDeadline() =>
        Timer.FirstDeadline = System.Math.Min(_sleepers == null ? Never : _sleepers->Deadline, ProgramTimers.FirstDeadline);

    /// <summary>Where a list begins: statics stay where they are.</summary>
    private static Thread** First(ref Thread* list)
    {
        fixed (Thread** first = &list)
            return first;
    }

    /// <summary>Takes a thread up among those that there are. Inside the lock.</summary>
    private static void Remember(Thread* thread)
    {
        thread->Mark = MarkOf(thread);
        thread->NextLiving = _living;
        if (_living != null)
            _living->PreviousLiving = thread;

        _living = thread;
    }

    /// <summary>From now on it is no thread any more, and its memory may go. Inside the lock.</summary>
    private static void Forget(Thread* thread)
    {
        if (_leader == thread)
            _leader = null;

        thread->Mark = ~MarkOf(thread);
        if (thread->PreviousLiving != null)
            thread->PreviousLiving->NextLiving = thread->NextLiving;
        else
            _living = thread->NextLiving;

        if (thread->NextLiving != null)
            thread->NextLiving->PreviousLiving = thread->PreviousLiving;
    }

    /// <summary>Goes on with the next thread; returns when the caller is it again. Inside the lock.</summary>
    private static void SwitchAway()
    {
        ref ProcessorThreads processor = ref ProcessorThreads.This;
        Thread* from = processor.Current;
        Thread* to = _ready.Take();
        if (to == null)
            to = processor.Idle;

        to->State = ThreadState.Running;
        if (to == from)
            return;

        Account(from);
        processor.Current = to;
        ContextSwitch.Switch(&from->StackPointer, to->StackPointer, to->ThreadPointer);
        FinishSwitch();
    }

    /// <summary>What a thread does first when it goes on: it sees to the one that ended before it, and to its own signals.</summary>
    private static void FinishSwitch()
    {
        ref ProcessorThreads processor = ref ProcessorThreads.This;
        if (processor.Dead != null)
        {
            ThreadMemory.Release(processor.Dead);
            processor.Dead = null;
        }

        if (Signals.AreDue(processor.Current))
            Processor.This.NeedsAttention = true;
    }

    private static void SpinUntil(ulong deadline)
    {
        while (Clock.Nanoseconds < deadline)
        {
        }
    }
}
