using System;
using System.Runtime.InteropServices;
using BareFlow.Memory.Paging;
using Cosmos.Core.Strings;

namespace Cosmos.Core.Threads;

/// <summary>A thread's control block. It lies above the thread's stack, in the same pages, and goes with them.</summary>
/// <remarks>The links, the state and what belongs to it are the scheduler's, and kept by its lock; the rest is the thread's own.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct Thread
{
    /// <summary>The priority of a thread for which nobody asked for another.</summary>
    public const byte NormalPriority = 8;

    /// <summary>The highest priority.</summary>
    public const byte HighestPriority = ReadyQueues.Count - 1;

    /// <summary>Bytes that C's library keeps for a text of its own about an error number.</summary>
    internal const int ErrorTextBytes = 32;

    /// <summary>Bytes of the stack of a thread for which nobody asked for another size: what Linux gives.</summary>
    public const ulong DefaultStackBytes = 8 * 1024 * 1024;

    /// <summary>Words before <see cref="Mark"/>.</summary>
    internal const int WordsBeforeMark = 4;

    /// <summary>Bytes of a name, with the zero behind it.</summary>
    internal const int NameBytes = 16;

    // Where its stack ends while it does not run, and the FS base: as ContextSwitch.xs takes them.
    internal ulong StackPointer;
    internal void* ThreadPointer;

    /// <summary>What tells a control block from other memory: see <see cref="Scheduler.IsThread"/>, which finds it by its place.
    /// </summary>
    internal uint Mark;

    internal Thread* Next;
    internal Thread* Previous;
    internal Thread* NextSleeper;
    internal Thread* NextLiving;
    internal Thread* PreviousLiving;
    internal WaitQueue* Queue;
    internal ulong Deadline;

    /// <summary>The address that it waits at, in the <see cref="ParkingLot"/>; null when it does not.</summary>
    internal uint* ParkedAt;

    internal ulong ReadySince;
    internal ThreadState State;
    internal WaitReason Reason;
    internal bool TimedOut;
    internal bool IsDetached;

    /// <summary>Whether somebody waits for its end, or did: nobody else may then.</summary>
    internal bool IsJoined;

    /// <summary>The priority that it has.</summary>
    internal byte Priority;

    /// <summary>The priority that it has for the next turn.</summary>
    internal byte Turn;

    /// <summary>What C calls <c>errno</c>.</summary>
    public int Errno;

    /// <summary>Signals that were sent and not handled yet, and those that are held back: bit 0 is signal 1.</summary>
    internal ulong PendingSignals;
    internal ulong BlockedSignals;

    /// <summary>How many <see cref="SleepLock"/>s it is inside: no signal is handled meanwhile.</summary>
    internal int SleepLocks;

    /// <summary>Their ranks, a bit each; kept by checked builds alone.</summary>
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

    /// <summary>Room for what C's <c>strerror</c> says of a number that is no error.</summary>
    internal fixed byte ErrorText[ErrorTextBytes];

    /// <summary>What the thread keeps under each key of <c>pthread_key_create</c>.</summary>
    internal ThreadValues Values;

    /// <summary>A number that no other thread has, below 2^22; the main thread's is 1. One that ended may have had it millions of
    /// threads before.</summary>
    public ulong Id { get; internal set; }

    /// <summary>Which thread it is of all that there were, from 1.</summary>
    internal ulong Serial;

    /// <summary>Its name, up to 15 bytes; empty when nobody named it.</summary>
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
