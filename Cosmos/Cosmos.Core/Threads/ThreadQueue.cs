namespace Cosmos.Core.Threads;

/// <summary>A queue of threads, linked through their control blocks: a thread is in one queue at most.</summary>
internal unsafe struct ThreadQueue
{
    /// <summary>The first thread that came; null when there is none.</summary>
    public Thread* First;

    private Thread* _last;

    /// <summary>Puts a thread at the end.</summary>
    public void Append(Thread* thread)
    {
        thread->Next = null;
        thread->Previous = _last;
        if (_last != null)
            _last->Next = thread;
        else
            First = thread;

        _last = thread;
    }

    /// <summary>Puts a thread behind those of its priority. The normal priorities are one here: only those above go first.</summary>
    public void Add(Thread* thread)
    {
        Thread* before = _last;
        while (before != null && before->Priority < thread->Priority && thread->Priority > Thread.NormalPriority)
            before = before->Previous;

        if (before == _last)
            Append(thread);
        else
            Insert(thread, before);
    }

    /// <summary>Takes a thread out of the queue.</summary>
    public void Remove(Thread* thread)
    {
        if (thread->Previous != null)
            thread->Previous->Next = thread->Next;
        else
            First = thread->Next;

        if (thread->Next != null)
            thread->Next->Previous = thread->Previous;
        else
            _last = thread->Previous;
    }

    /// <summary>Puts a thread behind another one, which is not the last; null for the first place.</summary>
    private void Insert(Thread* thread, Thread* before)
    {
        thread->Previous = before;
        thread->Next = before == null ? First : before->Next;
        thread->Next->Previous = thread;
        if (before == null)
            First = thread;
        else
            before->Next = thread;
    }
}
