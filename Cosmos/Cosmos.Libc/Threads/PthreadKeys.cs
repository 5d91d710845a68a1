using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>Thread-specific values of <c>&lt;pthread.h&gt;</c> (POSIX.1-2017): there can be 1,024 keys, as in glibc.</summary>
internal static unsafe class PthreadKeys
{
    /// <summary>Makes a key. EAGAIN when all are in use.</summary>
    [RuntimeExport("pthread_key_create")]
    internal static int Create(uint* key, delegate*<void*, void> destructor)
    {
        int made = ThreadKeys.Add(destructor);
        if (made < 0)
            return Errno.EAGAIN;

        *key = (uint)made;
        return 0;
    }

    /// <summary>Releases a key. EINVAL when it is not one.</summary>
    [RuntimeExport("pthread_key_delete")]
    internal static int Delete(uint key)
    {
        if (!ThreadKeys.IsKey(key))
            return Errno.EINVAL;

        ThreadKeys.Remove(key);
        return 0;
    }

    /// <summary>The calling thread's value under a key; null for an invalid key.</summary>
    [RuntimeExport("pthread_getspecific")]
    internal static ulong Get(uint key) => ThreadKeys.IsKey(key) ? ThreadKeys.Get(key) : 0;

    /// <summary>Sets the value. EINVAL for an invalid key, ENOMEM.</summary>
    [RuntimeExport("pthread_setspecific")]
    internal static int Set(uint key, ulong value) =>
        !ThreadKeys.IsKey(key) ? Errno.EINVAL : ThreadKeys.TrySet(key, value) ? 0 : Errno.ENOMEM;
}
