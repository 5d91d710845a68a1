using System.Numerics;
using System.Runtime.CompilerServices;
using Cosmos.Core.Runtime;
using Cosmos.Core.Time;

namespace Cosmos.Core.Threads;

/// <summary>The threads that could run: a queue for each priority, and which of them are not empty.</summary>
/// <remarks>A thread that was passed over for long gets the highest priority for one turn. A program may spin until another
/// thread has done something, as .NET does; it must not keep that thread from running.</remarks>
internal unsafe struct ReadyQueues
{
    /// <summary>Priorities: 0 is the lowest. Above the normal one are the 99 of C's SCHED_FIFO and SCHED_RR.</summary>
    public const int Count = Thread.NormalPriority + 1 + 99;

    /// <summary>No thread is ready.</summary>
    public const int None = -1;

    private const ulong LongestPass = Timer.TicksPerSecond / 4;

    private const int BitsOfWord = 64;

    private ulong _usedLow;
    private ulong _usedHigh;
    private Queues _queues;

    /// <summary>The highest priority of a thread that is ready, or <see cref="None"/>.</summary>
    public readonly int Highest => _usedHigh != 0 ? BitOperations.Log2(_usedHigh) + BitsOfWord
        : BitOperations.Log2(_usedLow) - (_usedLow == 0 ? 1 : 0);

    /// <summary>Adds a thread at the end of its queue.</summary>
    public void Append(Thread* thread)
    {
        thread->ReadySince = Timer.Ticks;
        QueueOf(thread)->Append(thread);
        Used(thread->Turn) |= 1UL << thread->Turn;
    }

    /// <summary>Takes a thread out.</summary>
    public void Remove(Thread* thread)
    {
        ThreadQueue* queue = QueueOf(thread);
        queue->Remove(thread);
        if (queue->First == null)
            Used(thread->Turn) &= ~(1UL << thread->Turn);
    }

    /// <summary>Takes out the first thread of the highest priority; null when no thread is ready.</summary>
    public Thread* Take()
    {
        if (Highest == None)
            return null;

        Thread* thread = Queue(Highest)->First;
        Remove(thread);
        return thread;
    }

    /// <summary>Gives the first thread that was passed over for long the next turn.</summary>
    public void Age()
    {
        for (int priority = 0; priority <= Highest; priority++)
        {
            Thread* thread = Queue(priority)->First;
            if (thread == null || Timer.Ticks - thread->ReadySince < LongestPass)
                continue;

            Remove(thread);
            thread->Turn = Count - 1;
            Append(thread);
            return;
        }
    }

    /// <summary>The word with the bit of a priority: its number modulo 64.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ref ulong Used(int priority) => ref priority < BitsOfWord ? ref _usedLow : ref _usedHigh;

    private ThreadQueue* QueueOf(Thread* thread) => Queue(thread->Turn);

    private ThreadQueue* Queue(int priority) => (ThreadQueue*)Static.AddressOf(ref _queues) + priority;

    [InlineArray(Count)]
    private struct Queues
    {
        private ThreadQueue _first;
    }
}
