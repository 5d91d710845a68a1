using System;
using System.Runtime;
using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary><c>&lt;aio.h&gt;</c> (POSIX.1-2017; layouts and numbers are glibc's): reading and writing that other threads do
/// (<see cref="AsyncQueue"/>).</summary>
internal static unsafe class AsyncIo
{
    private const int MostPriority = 20;
    private const int DataOnly = 0x1000;
    private const int All = 0x101000;
    private const int Cancelled = 0;
    private const int NotCancelled = 1;
    private const int AllDone = 2;
    private const int Wait = 0;
    private const int NoWait = 1;
    private const ulong LookInterval = Clock.Second / 100;

    [RuntimeExport("aio_read")]
    private static int StartReading(AsyncRequest* request) => Start(request, AsyncOperation.Read);

    [RuntimeExport("aio_read64")]
    private static int StartReadingAlias(AsyncRequest* request) => Start(request, AsyncOperation.Read);

    [RuntimeExport("aio_write")]
    private static int StartWriting(AsyncRequest* request) => Start(request, AsyncOperation.Write);

    [RuntimeExport("aio_write64")]
    private static int StartWritingAlias(AsyncRequest* request) => Start(request, AsyncOperation.Write);

    /// <summary>Is done when all that was asked for before is. A file in memory is always as it was written.</summary>
    /// <returns>0; or -1 with EAGAIN, EBADF (not open, or only to be read), EINVAL.</returns>
    [RuntimeExport("aio_fsync")]
    private static int Synchronize(int operation, AsyncRequest* request)
    {
        if (operation is not (DataOnly or All))
            return CResult.Fail(Errno.EINVAL);

        if (Descriptors.CheckUse(request->Descriptor, OpenFlags.WriteOnly) != 0)
            return CResult.Fail(Errno.EBADF);

        return AsyncQueue.TryAdd(request, AsyncOperation.Synchronize, null) ? 0 : -1;
    }

    [RuntimeExport("aio_fsync64")]
    private static int SynchronizeAlias(int operation, AsyncRequest* request) => Synchronize(operation, request);

    /// <summary>EINPROGRESS, or how a request ended: 0 or the error.</summary>
    [RuntimeExport("aio_error")]
    private static int ErrorOf(AsyncRequest* request) => Volatile.Read(ref request->Error);

    [RuntimeExport("aio_error64")]
    private static int ErrorOfAlias(AsyncRequest* request) => ErrorOf(request);

    [RuntimeExport("aio_return")]
    private static long ResultOf(AsyncRequest* request) => request->Result;

    [RuntimeExport("aio_return64")]
    private static long ResultOfAlias(AsyncRequest* request) => request->Result;

    /// <summary>Waits until one of several requests is done.</summary>
    /// <returns>0; or -1 with EAGAIN (the time is over), EINTR, EINVAL.</returns>
    [RuntimeExport("aio_suspend")]
    private static int Suspend(AsyncRequest** requests, int count, In<TimeSpec> time)
    {
        TimeSpec length = default;
        if (count < 0 || (!time.IsNull && (time.Read(out length) != 0 || !length.IsValid)))
            return CResult.Fail(Errno.EINVAL);

        ulong deadline = time.IsNull ? ulong.MaxValue : Clock.Nanoseconds + (ulong)Math.Max(length.Total, 0);
        return (int)CResult.Of(Await(requests, count, forAll: false, deadline));
    }

    [RuntimeExport("aio_suspend64")]
    private static int SuspendAlias(AsyncRequest** requests, int count, In<TimeSpec> time) => Suspend(requests, count, time);

    /// <summary>Takes a request back, or all for a file. What has begun is not taken back.</summary>
    /// <returns>AIO_CANCELED, AIO_NOTCANCELED or AIO_ALLDONE; or -1 with EBADF, EINVAL (a request for another file).</returns>
    [RuntimeExport("aio_cancel")]
    private static int Cancel(int descriptor, AsyncRequest* request)
    {
        if (Unistd.CheckOpen(descriptor) != 0)
            return CResult.Fail(Errno.EBADF);

        if (request != null && request->Descriptor != descriptor)
            return CResult.Fail(Errno.EINVAL);

        int count = AsyncQueue.Cancel(descriptor, request, out bool isRunning);
        bool isBegun = isRunning || (request != null && ErrorOf(request) == Errno.EINPROGRESS);
        return isBegun ? NotCancelled : count > 0 ? Cancelled : AllDone;
    }

    [RuntimeExport("aio_cancel64")]
    private static int CancelAlias(int descriptor, AsyncRequest* request) => Cancel(descriptor, request);

    /// <summary>Begins several requests, and waits for all of them with LIO_WAIT.</summary>
    /// <returns>0; or -1 with EINVAL, or EIO when one failed.</returns>
    [RuntimeExport("lio_listio")]
    private static int StartAll(int mode, AsyncRequest** requests, int count, SignalEvent* told)
    {
        if (mode is not (Wait or NoWait) || count < 0)
            return CResult.Fail(Errno.EINVAL);

        AsyncList* list = null;
        if (mode == NoWait && told != null && !TryMake(in *told, out list))
            return CResult.Fail(Errno.EAGAIN);

        bool isStarted = true;
        for (int index = 0; index < count; index++)
            isStarted &= IsNothing(requests[index]) || TryStart(requests[index], list);

        if (list != null)
            AsyncQueue.Release(list);

        if (mode == Wait && Await(requests, count, forAll: true, ulong.MaxValue) is < 0 and var error)
            return (int)CResult.Of(error);

        return isStarted && (mode == NoWait || HaveWorked(requests, count)) ? 0 : CResult.Fail(Errno.EIO);
    }

    [RuntimeExport("lio_listio64")]
    private static int StartAllAlias(int mode, AsyncRequest** requests, int count, SignalEvent* told) =>
        StartAll(mode, requests, count, told);

    private static bool TryMake(in SignalEvent told, out AsyncList* list)
    {
        list = (AsyncList*)Heap.Allocate((ulong)sizeof(AsyncList));
        if (list == null)
            return false;

        list->Waiting = 1;
        list->Told = told;
        return true;
    }

    private static bool TryStart(AsyncRequest* request, AsyncList* list)
    {
        if (request->Operation is AsyncOperation.Read or AsyncOperation.Write)
            return Start(request, request->Operation, list) == 0;

        request->Result = -1;
        request->Error = Errno.EINVAL;
        return false;
    }

    /// <summary>Begins a request; an error of the file is the request's, not the call's.</summary>
    private static int Start(AsyncRequest* request, AsyncOperation operation, AsyncList* list = null)
    {
        if ((uint)request->Priority <= MostPriority)
            return AsyncQueue.TryAdd(request, operation, list) ? 0 : -1;

        request->Result = -1;
        request->Error = Errno.EINVAL;
        return CResult.Fail(Errno.EINVAL);
    }

    private static int Await(AsyncRequest** requests, int count, bool forAll, ulong deadline)
    {
        Interruption interruption = Interruption.Watch();
        while (true)
        {
            Cancellation.Test();
            int waiting = 0;
            int there = 0;
            for (int index = 0; index < count; index++)
            {
                there += requests[index] != null ? 1 : 0;
                waiting += requests[index] != null && IsWaitedFor(requests[index], forAll) ? 1 : 0;
            }

            if (waiting == 0 || (!forAll && waiting < there))
                return 0;

            ulong now = Clock.Nanoseconds;
            if (now >= deadline)
                return -Errno.EAGAIN;

            if (interruption.Came)
                return -Errno.EINTR;

            Descriptors.AwaitAny(Math.Min(deadline, now + LookInterval));
        }
    }

    private static bool IsWaitedFor(AsyncRequest* request, bool isOfList) =>
        ErrorOf(request) == Errno.EINPROGRESS && !(isOfList && IsNothing(request));

    private static bool IsNothing(AsyncRequest* request) => request == null || request->Operation == AsyncOperation.None;

    private static bool HaveWorked(AsyncRequest** requests, int count)
    {
        for (int index = 0; index < count; index++)
        {
            if (!IsNothing(requests[index]) && ErrorOf(requests[index]) != 0)
                return false;
        }

        return true;
    }
}
