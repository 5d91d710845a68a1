using System.Runtime;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>quick_exit</c>: an end with functions of its own and without those of <c>exit</c> (C17, 7.22.4.3 and 7.22.4.7).</summary>
internal static unsafe class QuickExit
{
    private const int Most = 32;

    [LockedBy(typeof(QuickExit), "_lock")]
    private static Handlers _handlers;

    private static PthreadMutex _lock;

    /// <summary>Has a function called; the last one is called first. Nonzero when there are 32 already.</summary>
    [RuntimeExport("at_quick_exit")]
    private static int Add(delegate*<void> handler)
    {
        PthreadMutex.Lock(Lock);
        bool hasRoom = Place->Count < Most;
        if (hasRoom)
            Place->Places[Place->Count++] = (ulong)handler;

        PthreadMutex.Unlock(Lock);
        return hasRoom ? 0 : 1;
    }

    [RuntimeExport("__cxa_at_quick_exit")]
    private static int Add(delegate*<void> handler, void* library) => Add(handler);

    [RuntimeExport("quick_exit")]
    private static void Leave(int status)
    {
        while (Take() is var handler && handler != null)
            handler();

        Stdlib.ExitNow(status);
    }

    private static PthreadMutex* Lock => (PthreadMutex*)Static.AddressOf(ref _lock);

    private static Handlers* Place => (Handlers*)Static.AddressOf(ref _handlers);

    private static delegate*<void> Take()
    {
        PthreadMutex.Lock(Lock);
        var handler = Place->Count == 0 ? null : (delegate*<void>)Place->Places[--Place->Count];
        PthreadMutex.Unlock(Lock);
        return handler;
    }

    private struct Handlers
    {
        public int Count;
        public fixed ulong Places[Most];
    }
}
