using System.Runtime.CompilerServices;
using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Threads;
using Cosmos.Storage;
using Thread = Cosmos.Core.Threads.Thread;

namespace Cosmos.Libc;

/// <remarks>What the threads do.</remarks>
internal static unsafe partial class AsyncQueue
{
    private const int FromAsyncIo = -4;

    private static bool Refuse(AsyncRequest* request)
    {
        request->Result = -1;
        Volatile.Write(ref request->Error, Errno.EAGAIN);
        CResult.Fail(Errno.EAGAIN);
        return false;
    }

    private static bool MayWait(int descriptor) => OpenCalls.TryWithFile(descriptor, &MayWait, null) > 0;

    private static int MayWait(FileNode* node, void* nothing) => node->Kind is FileKind.Pipe or FileKind.Device ? 1 : 0;

    private static bool TryStart(delegate*<void*, void*> entry, void* argument)
    {
        PthreadAttributes attributes = PthreadAttributes.Defaults;
        attributes.IsDetached = 1;
        Thread* thread;
        return Pthread.Create(&thread, &attributes, entry, argument) == 0;
    }

    /// <summary>What a thread does: its first request, and then those like it.</summary>
    private static void* Run(void* first)
    {
        Signals.SetBlocked(ulong.MaxValue);
        for (var work = (AsyncWork*)first; work != null;)
        {
            long result = work->Operation == AsyncOperation.Synchronize ? 0 : Move(work, isAt: true);
            if (result == -Errno.ESPIPE)
                result = Move(work, isAt: false);

            AsyncWork* next = TakeNext(work);
            Finish(work, result);
            work = next;
        }

        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Move(AsyncWork* work, bool isAt)
    {
        AsyncRequest* request = work->Request;
        ulong size = request->Size;
        if (work->Operation == AsyncOperation.Read)
        {
            return isAt
                ? Descriptors.ReadAt(work->Descriptor, Door.Target(request->Buffer, size), size, request->Offset)
                : Descriptors.Read(work->Descriptor, Door.Target(request->Buffer, size), size);
        }

        return isAt
            ? Descriptors.WriteAt(work->Descriptor, Door.Source(request->Buffer, size), size, request->Offset)
            : Descriptors.Write(work->Descriptor, Door.Source(request->Buffer, size), size);
    }

    /// <summary>Ends a request. The program may free it as soon as its error says so.</summary>
    private static void Finish(AsyncWork* work, long result)
    {
        AsyncRequest* request = work->Request;
        SignalEvent told = request->Told;
        request->Result = result < 0 ? -1 : result;
        Volatile.Write(ref request->Error, result < 0 ? (int)-result : 0);
        Descriptors.TellChange();
        told.Deliver(FromAsyncIo);
        if (work->List != null)
            Release(work->List);

        Heap.Free(work);
    }

    /// <summary>Takes note that one of those who use a list is done with it; the last one tells the program.</summary>
    public static void Release(AsyncList* list)
    {
        if (Interlocked.Decrement(ref list->Waiting) != 0)
            return;

        list->Told.Deliver(FromAsyncIo);
        Heap.Free(list);
    }
}
