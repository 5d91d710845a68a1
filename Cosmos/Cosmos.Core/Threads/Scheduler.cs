using System.Runtime;
using BareFlow.Memory;

namespace Cosmos.Core;

/// <summary>Who runs, and who next.</summary>
/// <remarks>
/// <para>Its state is kept by a <see cref="KernelLock"/>: interrupt handlers only look at it, and only when nobody holds a lock. A
/// switch happens inside that lock; whoever goes on leaves it. So <see cref="Processor.Depth"/> is 1 at every switch.</para>
/// <para>Before <see cref="Start"/> there is one thread, which may take locks and sleep.</para>
/// </remarks>
public static unsafe partial class Scheduler
{
    private const ulong Never = ulong.MaxValue;

    private static KernelLock _lock;
    private static Thread* _sleepers;
    private static Thread* _living;
    private static ulong _lastId;
    private static ReadyQueues _ready;
    private static Thread _main;

    /// <summary>When the first thread wakes that waits for a time.</summary>
    internal static ulong FirstDeadline => _sleepers == null ? Never : _sleepers->Deadline;

    /// <summary>Whether threads can be created.</summary>
    public static bool IsRunning => Processor.This.Idle != null;

    /// <summary>The calling thread. Before the start, what boots.</summary>
    public static Thread* Current
    {
        get
        {
            Thread* current = Processor.This.Current;
            return current != null ? current : Main;
        }
    }

    /// <summary>The main thread: what booted.</summary>
    public static Thread* Main => Static.AddressOf(ref _main);

    /// <summary>Makes the boot flow the main thread, with thread-local storage and FS set, and lets others be created. Nothing
    /// when that was done before. Needs the clock and its ticks.</summary>
    public static void Start()
    {
        if (IsRunning)
            return;

        FloatingState.Enable();
        Thread* main = Main;
        main->Id = ++_lastId;
        main->State = ThreadState.Running;
        main->Priority = main->Turn = Thread.NormalPriority;
        main->Deadline = Never;
        main->StackBottom = KernelStacks.Bottom(StackName.Boot);
        main->StackTop = KernelStacks.Top(StackName.Boot);
        main->Name = "main"u8;
        main->ThreadPointer = ThreadMemory.CreateMainStorage(main);
        ContextSwitch.SetThreadPointer(main->ThreadPointer);
        _living = main;
        Processor.This.Current = main;
        Interrupts.SetHandler(Preemption.Vector, &Preemption.OnRequest);
        StartIdle();
    }

    /// <summary>Starts a thread.</summary>
    /// <param name="entry">What it runs; what that returns is the thread's result.</param>
    /// <param name="argument">Handed to <paramref name="entry"/>.</param>
    /// <param name="stackBytes">Room for its stack, rounded up to whole pages; only what is used takes RAM.</param>
    /// <param name="priority">0, the lowest, to <see cref="Thread.HighestPriority"/>.</param>
    /// <param name="isDetached">Whether it goes when it ends; else somebody owes <see cref="Join"/> or <see cref="Detach"/>.
    /// </param>
    /// <param name="created">Where the thread is written before it can run; null for nowhere.</param>
    /// <returns>Null when there is no memory for it, or before <see cref="Start"/>.</returns>
    public static Thread* Create(
        delegate*<void*, void*> entry,
        void* argument,
        ulong stackBytes = Thread.DefaultStackBytes,
        byte priority = Thread.NormalPriority,
        bool isDetached = false,
        Thread** created = null)
    {
        Thread* thread = IsRunning ? Prepare(entry, argument, stackBytes, priority) : null;
        if (thread == null)
            return null;

        thread->IsDetached = isDetached;
        thread->BlockedSignals = Current->BlockedSignals;
        if (created != null)
            *created = thread;

        _lock.Enter();
        thread->NextLiving = _living;
        _living = thread;
        MakeReady(thread);
        _lock.Exit();
        return thread;
    }

    /// <summary>Lets other threads run that are ready and have at least the caller's priority.</summary>
    public static void Yield()
    {
        if (!IsRunning)
            return;

        _lock.Enter();
        Reschedule();
        _lock.Exit();
    }

    /// <summary>Waits for a time.</summary>
    /// <param name="deadline">As <see cref="Clock.Nanoseconds"/> counts.</param>
    public static void SleepUntil(ulong deadline)
    {
        if (!IsRunning)
        {
            SpinUntil(deadline);
            return;
        }

        _lock.Enter();
        Block(null, deadline, WaitReason.Sleep);
        _lock.Exit();
    }

    /// <summary>Waits until a thread has ended, and gives its memory back. Once for a thread, and not when it is detached.</summary>
    /// <returns>What its entry returned.</returns>
    public static void* Join(Thread* thread)
    {
        _lock.Enter();
        while (thread->State != ThreadState.Ended)
            Block(&thread->Joiners, Never, WaitReason.Join);

        Forget(thread);
        _lock.Exit();
        void* result = thread->Result;
        ThreadMemory.Release(thread);
        return result;
    }

    /// <summary>Lets a thread go by itself when it ends, or now when it has.</summary>
    public static void Detach(Thread* thread)
    {
        _lock.Enter();
        bool hasEnded = thread->State == ThreadState.Ended;
        thread->IsDetached = true;
        if (hasEnded)
            Forget(thread);

        _lock.Exit();
        if (hasEnded)
            ThreadMemory.Release(thread);
    }

    /// <summary>Changes a thread's priority.</summary>
    /// <param name="thread">One that has not ended.</param>
    /// <param name="priority">0, the lowest, to <see cref="Thread.HighestPriority"/>.</param>
    public static void SetPriority(Thread* thread, byte priority)
    {
        _lock.Enter();
        thread->Priority = priority;
        if (thread->State == ThreadState.Ready && thread != Processor.This.Idle)
        {
            _ready.Remove(thread);
            MakeReady(thread);
        }
        else
        {
            thread->Turn = priority;
        }

        NeedSwitchIfPassed();
        _lock.Exit();
    }

    /// <summary>Ends the calling thread. Never returns. The main thread's end is no end of the others.</summary>
    public static void Exit(void* result)
    {
        Thread* thread = Current;
        ThreadKeys.Destroy(thread);
        _lock.Enter();
        thread->Result = result;
        thread->State = ThreadState.Ended;
        if (thread->IsDetached)
        {
            Forget(thread);
            Processor.This.Dead = thread;
        }

        while (thread->Joiners.Threads.First != null)
            Wake(thread->Joiners.Threads.First, timedOut: false);

        SwitchAway();
    }

    /// <summary>What a thread waits by: see <see cref="WaitQueue.Wait"/>.</summary>
    internal static bool Wait(WaitQueue* queue, ulong deadline, ref KernelLock held, WaitReason reason)
    {
        if (!IsRunning)
        {
            Invariant.Holds(deadline != Never, "nobody can be waited for before there are threads"u8);
            SpinUntil(deadline);
            return false;
        }

        _lock.Enter();
        held.Drop();
        ref Processor processor = ref Processor.This;
        processor.Depth--;
        Invariant.Holds(processor.Depth == 1, "a thread that waits is inside one lock"u8);
        bool isWoken = Block(queue, deadline, reason);
        _lock.Drop();
        held.Take();
        return isWoken;
    }

    /// <summary>Wakes the first thread of a queue that is not empty.</summary>
    internal static void WakeFirst(ref WaitQueue queue)
    {
        _lock.Enter();
        Wake(queue.Threads.First, timedOut: false);
        _lock.Exit();
    }

    /// <summary>Sends signals to a thread, which handles them when it next runs.</summary>
    /// <param name="thread">One that has not ended.</param>
    /// <param name="signals">Bit 0 is signal 1.</param>
    internal static void AddSignals(Thread* thread, ulong signals)
    {
        _lock.Enter();
        thread->PendingSignals |= signals;
        if (thread == Current)
            Processor.This.NeedsAttention = true;

        _lock.Exit();
    }

    /// <summary>Does what had to wait until the thread holds no lock.</summary>
    internal static void Attend()
    {
        Processor.This.NeedsAttention = false;
        if (!IsRunning)
            return;

        if (Signals.AreDue(Current))
            Preemption.Interrupt();
        else
            Yield();
    }

    /// <summary>Called at each tick, with interrupts off.</summary>
    internal static void OnTick(InterruptContext* context)
    {
        ref Processor processor = ref Processor.This;
        if (processor.Depth != 0)
            processor.NeedsAttention = true;
        else if (IsRunning && (processor.NeedsAttention || IsSwitchDue()))
            Preemption.TryDivert(context);
    }

    /// <summary>Gives others their turn, for a thread that was taken aside. <see cref="Processor.Depth"/> is 1 before and 0 after.
    /// </summary>
    internal static void EndTurn()
    {
        ref Processor processor = ref Processor.This;
        processor.NeedsAttention = false;
        _lock.Take();
        Reschedule();
        _lock.Drop();
        processor.Depth--;
    }

    private static bool IsSwitchDue() =>
        _ready.Highest >= Current->Turn
        || _ready.Highest != ReadyQueues.None && Timer.Ticks % AgingTicks == 0
        || FirstDeadline <= Clock.Nanoseconds;

    private static Thread* Prepare(delegate*<void*, void*> entry, void* argument, ulong stackBytes, byte priority)
    {
        Thread* thread = ThreadMemory.Create(stackBytes);
        if (thread == null)
            return null;

        thread->Entry = entry;
        thread->Argument = argument;
        thread->Priority = priority;
        thread->Deadline = Never;
        _lock.Enter();
        thread->Id = ++_lastId;
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
        if (thread == Processor.This.Idle)
            Idle();

        _lock.Exit();
        Exit(thread->Entry(thread->Argument));
    }

    /// <summary>Stops the calling thread until it is woken. Inside the scheduler's lock, before and after.</summary>
    /// <returns>False when the deadline passed first.</returns>
    private static bool Block(WaitQueue* queue, ulong deadline, WaitReason reason)
    {
        if (deadline <= Clock.Nanoseconds)
            return false;

        Thread* thread = Current;
        thread->State = ThreadState.Waiting;
        thread->Reason = reason;
        thread->Queue = queue;
        thread->Deadline = deadline;
        if (queue != null)
            queue->Threads.Append(thread);

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

    /// <summary>Wakes the threads whose time has come.</summary>
    private static void WakeSleepers()
    {
        if (FirstDeadline > Clock.Nanoseconds)
            return;

        ulong now = Clock.Nanoseconds;
        while (FirstDeadline <= now)
            Wake(_sleepers, timedOut: true);

        Timer.WakeBy(FirstDeadline);
    }

    private static void AddSleeper(Thread* thread)
    {
        Thread** link = First(ref _sleepers);
        while (*link != null && (*link)->Deadline <= thread->Deadline)
            link = &(*link)->NextSleeper;

        thread->NextSleeper = *link;
        *link = thread;
        Timer.WakeBy(thread->Deadline);
    }

    private static void RemoveSleeper(Thread* thread)
    {
        Thread** link = First(ref _sleepers);
        while (*link != thread)
            link = &(*link)->NextSleeper;

        *link = thread->NextSleeper;
        thread->Deadline = Never;
    }

    /// <summary>Where a list begins: statics stay where they are.</summary>
    private static Thread** First(ref Thread* list)
    {
        fixed (Thread** first = &list)
            return first;
    }

    private static void Forget(Thread* thread)
    {
        Thread** link = First(ref _living);
        while (*link != thread)
            link = &(*link)->NextLiving;

        *link = thread->NextLiving;
    }

    /// <summary>Goes on with the next thread; returns when the caller is it again. Inside the lock.</summary>
    private static void SwitchAway()
    {
        ref Processor processor = ref Processor.This;
        Thread* from = processor.Current;
        Thread* to = _ready.Take();
        if (to == null)
            to = processor.Idle;

        to->State = ThreadState.Running;
        if (to == from)
            return;

        processor.Current = to;
        ContextSwitch.Switch(&from->StackPointer, to->StackPointer, to->ThreadPointer);
        FinishSwitch();
    }

    /// <summary>What a thread does first when it goes on: it sees to the one that ended before it, and to its own signals.</summary>
    private static void FinishSwitch()
    {
        ref Processor processor = ref Processor.This;
        if (processor.Dead != null)
        {
            ThreadMemory.Release(processor.Dead);
            processor.Dead = null;
        }

        if (Signals.AreDue(processor.Current))
            processor.NeedsAttention = true;
    }

    private static void SpinUntil(ulong deadline)
    {
        while (Clock.Nanoseconds < deadline)
        {
        }
    }
}
