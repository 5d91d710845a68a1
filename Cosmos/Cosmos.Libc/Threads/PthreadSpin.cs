using System.Runtime;
using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>Spin locks of <c>&lt;pthread.h&gt;</c> (POSIX.1-2017): a word that is 1 while a thread holds it. One that waits lets others run:
/// the holder may be among them.</summary>
internal static unsafe class PthreadSpin
{
    private const int Free = 0;
    private const int Held = 1;

    [RuntimeExport("pthread_spin_init")]
    private static int Initialize(int* spin, int isShared)
    {
        *spin = Free;
        return 0;
    }

    [RuntimeExport("pthread_spin_destroy")]
    private static int Destroy(int* spin) => 0;

    [RuntimeExport("pthread_spin_lock")]
    private static int Lock(int* spin)
    {
        while (Interlocked.Exchange(ref *spin, Held) != Free)
            Scheduler.Yield();

        return 0;
    }

    /// <summary>Takes it if it is free. EBUSY else.</summary>
    [RuntimeExport("pthread_spin_trylock")]
    private static int TryLock(int* spin) => Interlocked.Exchange(ref *spin, Held) == Free ? 0 : Errno.EBUSY;

    [RuntimeExport("pthread_spin_unlock")]
    private static int Unlock(int* spin)
    {
        Volatile.Write(ref *spin, Free);
        return 0;
    }
}
