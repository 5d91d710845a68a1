using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Memory;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The requests of <see cref="AsyncIo"/> that wait to be done. One thread does those of files, in the order in which they came, and
/// ends when there are no more; a pipe or the terminal may keep it waiting, so each of these has a thread of its own as long as there are
/// requests for it.</summary>
[LockedBy(nameof(_lock))]
internal static unsafe partial class AsyncQueue
{
    private static KernelLock _lock;
    private static AsyncWork* _first;
    private static AsyncWork* _last;
    private static AsyncWork* _running;
    private static bool _hasThread;

    /// <summary>Puts a request behind the others.</summary>
    /// <param name="request">The request; its error says from now on that it is in progress.</param>
    /// <param name="operation">What is done.</param>
    /// <param name="list">The list that it is of; null for none.</param>
    /// <returns>False without memory, and then the request has failed with EAGAIN.</returns>
    public static bool TryAdd(AsyncRequest* request, AsyncOperation operation, AsyncList* list)
    {
        var work = (AsyncWork*)Heap.AllocateZeroed(1, (ulong)sizeof(AsyncWork));
        if (work == null)
            return Refuse(request);

        work->Request = request;
        work->Operation = operation;
        work->Descriptor = request->Descriptor;
        work->List = list;
        Volatile.Write(ref request->Error, Errno.EINPROGRESS);
        if (list != null)
            Interlocked.Increment(ref list->Waiting);

        work->MayWait = MayWait(request->Descriptor);
        if (TryQueue(work))
            return true;

        if (list != null)
            Interlocked.Decrement(ref list->Waiting);

        Heap.Free(work);
        return Refuse(request);
    }

    /// <summary>Takes requests back that were not begun.</summary>
    /// <param name="descriptor">Of this file.</param>
    /// <param name="request">This one; null for all.</param>
    /// <param name="isRunning">Whether one that was meant is done just now.</param>
    /// <returns>How many were taken back.</returns>
    public static int Cancel(int descriptor, AsyncRequest* request, out bool isRunning)
    {
        AsyncWork* taken = Take(descriptor, request, out isRunning);
        int count = 0;
        while (taken != null)
        {
            AsyncWork* work = taken;
            taken = work->Next;
            Finish(work, -Errno.ECANCELED);
            count++;
        }

        return count;
    }

    private static AsyncWork* Take(int descriptor, AsyncRequest* request, out bool isRunning)
    {
        AsyncWork* taken = null;
        AsyncWork* before = null;
        _lock.Enter(LockRank.AsyncIo);
        isRunning = false;
        for (AsyncWork* work = _running; work != null; work = work->Next)
            isRunning |= IsMeant(work, descriptor, request);

        for (AsyncWork* work = _first; work != null;)
        {
            AsyncWork* next = work->Next;
            if (IsMeant(work, descriptor, request))
            {
                Unlink(work, before);
                work->Next = taken;
                taken = work;
            }
            else
            {
                before = work;
            }

            work = next;
        }

        _lock.Exit();
        return taken;
    }

    private static bool IsMeant(AsyncWork* work, int descriptor, AsyncRequest* request) =>
        work != null && work->Descriptor == descriptor && (request == null || work->Request == request);

    private static void Unlink(AsyncWork* work, AsyncWork* before)
    {
        if (before == null)
            _first = work->Next;
        else
            before->Next = work->Next;

        if (_last == work)
            _last = before;
    }

    private static bool TryQueue(AsyncWork* work)
    {
        _lock.Enter(LockRank.AsyncIo);
        bool hasThread = work->MayWait ? IsServed(work->Descriptor) : _hasThread;
        _hasThread |= !work->MayWait;
        if (hasThread)
            Append(work);
        else
            Begin(work);

        _lock.Exit();
        if (hasThread || TryStart(&Run, work))
            return true;

        _lock.Enter(LockRank.AsyncIo);
        _hasThread &= work->MayWait;
        End(work);
        _lock.Exit();
        return false;
    }

    /// <summary>Whether a thread does the requests for a pipe or the terminal.</summary>
    private static bool IsServed(int descriptor)
    {
        for (AsyncWork* work = _running; work != null; work = work->Next)
        {
            if (work->MayWait && work->Descriptor == descriptor)
                return true;
        }

        return false;
    }

    private static void Append(AsyncWork* work)
    {
        if (_last == null)
            _first = work;
        else
            _last->Next = work;

        _last = work;
    }

    private static void Begin(AsyncWork* work)
    {
        work->Next = _running;
        _running = work;
    }

    private static void End(AsyncWork* work)
    {
        AsyncWork* before = null;
        for (AsyncWork* next = _running; next != work; next = next->Next)
            before = next;

        if (before == null)
            _running = work->Next;
        else
            before->Next = work->Next;

        work->Next = null;
    }

    /// <summary>Ends a request, and begins the next one for the same thread; null when the thread is to end.</summary>
    private static AsyncWork* TakeNext(AsyncWork* done)
    {
        _lock.Enter(LockRank.AsyncIo);
        End(done);
        AsyncWork* before = null;
        AsyncWork* work = _first;
        while (work != null && !(work->MayWait == done->MayWait && (!work->MayWait || work->Descriptor == done->Descriptor)))
        {
            before = work;
            work = work->Next;
        }

        if (work != null)
        {
            Unlink(work, before);
            Begin(work);
        }
        else if (!done->MayWait)
        {
            _hasThread = false;
        }

        _lock.Exit();
        return work;
    }
}
