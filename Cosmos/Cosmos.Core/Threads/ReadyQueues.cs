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
    /// <summary>Priorities: 0 is the lowest.</summary>
    public const int Count = 32;

    /// <summary>No thread is ready.</summary>
    public const int None = -1;

    private const ulong LongestPass = Timer.TicksPerSecond / 4;

    private uint _used;
    private Queues _queues;

    /// <summary>The highest priority of a thread that is ready, or <see cref="None"/>.</summary>
    public readonly int Highest => BitOperations.Log2(_used) - (_used == 0 ? 1 : 0);

    /// <summary>Adds a thread at the end of its queue.</summary>
    public void Append(Thread* thread)
    {
        thread->ReadySince = Timer.Ticks;
        QueueOf(thread)->Append(thread);
        _used |= 1u << thread->Turn;
    }

    /// <summary>Takes a thread out.</summary>
    public void Remove(Thread* thread)
    {
        ThreadQueue* queue = QueueOf(thread);
        queue->Remove(thread);
        if (queue->First == null)
            _used &= ~(1u << thread->Turn);
    }

    /// <summary>Takes out the first thread of the highest priority; null when no thread is ready.</summary>
    public Thread* Take()
    {
        if (_used == 0)
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

    private ThreadQueue* QueueOf(Thread* thread) => Queue(thread->Turn);

    private ThreadQueue* Queue(int priority) => (ThreadQueue*)Static.AddressOf(ref _queues) + priority;

    [InlineArray(Count)]
    private struct Queues
    {
        private ThreadQueue _first;
    }
}
