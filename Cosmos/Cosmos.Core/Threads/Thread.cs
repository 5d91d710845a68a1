using System;
using System.Runtime.InteropServices;
using BareFlow.Memory.Paging;
using Cosmos.Core.Strings;

namespace Cosmos.Core.Threads;

/// <summary>A thread's control block. It is above the thread's stack, in the same pages, and is released with them.</summary>
/// <remarks>The links and the state belong to the scheduler, and its lock protects them; the rest belongs to the thread.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct Thread
{
    /// <summary>The default priority of a thread.</summary>
    public const byte NormalPriority = 8;

    /// <summary>The highest priority.</summary>
    public const byte HighestPriority = ReadyQueues.Count - 1;

    /// <summary>Bytes for a text of the C library about an unknown error number.</summary>
    internal const int ErrorTextBytes = 32;

    /// <summary>The default size of a stack, in bytes, as on Linux.</summary>
    public const ulong DefaultStackBytes = 8 * 1024 * 1024;

    /// <summary>Words before <see cref="Mark"/>.</summary>
    internal const int WordsBeforeMark = 4;

    /// <summary>Bytes of a name, with the zero behind it.</summary>
    internal const int NameBytes = 16;

    // The stack pointer while the thread does not run, and the FS base, in the layout of ContextSwitch.xs.
    internal ulong StackPointer;
    internal void* ThreadPointer;

    /// <summary>Distinguishes a control block from other memory: see <see cref="Scheduler.IsThread"/>, which finds it by its place.
    /// </summary>
    internal uint Mark;

    internal Thread* Next;
    internal Thread* Previous;
    internal Thread* NextSleeper;
    internal Thread* NextLiving;
    internal Thread* PreviousLiving;
    internal WaitQueue* Queue;
    internal ulong Deadline;

    /// <summary>The address in the <see cref="ParkingLot"/> at which it waits; null when it does not.</summary>
    internal uint* ParkedAt;

    internal ulong ReadySince;
    internal ThreadState State;
    internal WaitReason Reason;
    internal bool TimedOut;
    internal bool IsDetached;

    /// <summary>Whether a thread waits for its end, or did: no other thread may do so then.</summary>
    internal bool IsJoined;

    /// <summary>The assigned priority.</summary>
    internal byte Priority;

    /// <summary>The priority for the next turn.</summary>
    internal byte Turn;

    /// <summary>What C calls <c>errno</c>.</summary>
    public int Errno;

    /// <summary>Signals that were sent to it and not handled yet.</summary>
    internal PendingSignals Pending;

    /// <summary>Blocked signals, and blocked ones for which it waits: bit 0 is signal 1.</summary>
    internal ulong BlockedSignals;
    internal ulong AwaitedSignals;

    /// <summary>What it blocks again once a handler is done, while <see cref="HasKeptMask"/>.</summary>
    internal ulong KeptMask;
    internal bool HasKeptMask;

    /// <summary>Whether signals end its current wait, and whether one ended its last.</summary>
    internal bool IsInterruptible;
    internal bool IsInterrupted;

    /// <summary>How many handlers it has run, and how many of them end system calls: those without SA_RESTART.</summary>
    internal uint Handlers;
    internal uint EndingHandlers;

    /// <summary>The stack for handlers that ask for one.</summary>
    internal SignalStack HandlerStack;

    /// <summary>What is called when a request for cancellation is acted on, which does not return; null while there is none.</summary>
    internal delegate*<void> Cancel;
    internal CancelFlags CancelFlags;

    /// <summary>The innermost of C's cleanup handlers.</summary>
    internal void* Cleanup;

    /// <summary>C's robust mutexes that it holds, and what is called for them when it ends; null for nothing.</summary>
    internal void* RobustMutexes;
    internal delegate*<void> AtEnd;

    /// <summary>For how long it ran before its current turn, in nanoseconds.</summary>
    internal ulong Ran;

    /// <summary>C's policy and priority, of which <see cref="Priority"/> was made.</summary>
    internal byte Policy;

    /// <summary>How many <see cref="SleepLock"/>s it is inside: no signal is handled meanwhile.</summary>
    internal int SleepLocks;

    /// <summary>Their ranks, one bit each; only in checked builds.</summary>
    internal uint HeldRanks;

    internal delegate*<void*, void*> Entry;
    internal void* Argument;
    internal void* Result;
    internal WaitQueue Joiners;

    /// <summary>The first byte of its stack, and the first past it.</summary>
    internal ulong StackBottom;
    internal ulong StackTop;

    /// <summary>Stack, thread-local storage, this block, and the guard pages below; no bytes for the main thread.</summary>
    internal Reservation Memory;

    private fixed byte _name[NameBytes];

    /// <summary>Room for the text of C's <c>strerror</c> about a number that is not an error.</summary>
    internal fixed byte ErrorText[ErrorTextBytes];

    /// <summary>What C's <c>uselocale</c> set; null for the program's locale.</summary>
    internal void* Locale;

    /// <summary>The thread's value under each key of <c>pthread_key_create</c>.</summary>
    internal ThreadValues Values;

    /// <summary>The first byte of the guard below its stack.</summary>
    internal readonly ulong StackGuard => StackBottom - ThreadMemory.GuardBytes;

    /// <summary>A number that no other thread has, below 2^22; the main thread's is 1. A thread that ended millions of
    /// threads ago may have had it.</summary>
    public ulong Id { get; internal set; }

    /// <summary>The sequence number of the thread since boot, from 1.</summary>
    internal ulong Serial;

    /// <summary>Its name, up to 15 bytes; empty without a name.</summary>
    public ReadOnlySpan<byte> Name
    {
        get
        {
            ReadOnlySpan<byte> whole = MemoryMarshal.CreateReadOnlySpan(ref _name[0], NameBytes);
            return Text.Take(ref whole, 0);
        }

        set
        {
            int length = Math.Min(value.Length, NameBytes - 1);
            for (int index = 0; index < length; index++)
                _name[index] = value[index];

            _name[length] = 0;
        }
    }
}
