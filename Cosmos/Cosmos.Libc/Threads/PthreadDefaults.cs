using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Runtime;
using Cosmos.Core.Threads;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The attributes of a thread that is created without any (<c>pthread.h</c>, GNU).</summary>
[LockedBy(nameof(_changing))]
internal static unsafe class PthreadDefaults
{
    private static PthreadMutex _changing;
    private static bool _isSet;
    private static PthreadAttributes _attributes;

    /// <summary>What they are now.</summary>
    public static PthreadAttributes Now
    {
        get
        {
            PthreadMutex.Lock(Changing);
            PthreadAttributes attributes = _isSet ? _attributes : PthreadAttributes.Defaults;
            PthreadMutex.Unlock(Changing);
            return attributes;
        }
    }

    private static PthreadMutex* Changing => (PthreadMutex*)Static.AddressOf(ref _changing);

    [RuntimeExport("pthread_getattr_default_np")]
    private static int Get(PthreadAttributes* attributes)
    {
        *attributes = Now;
        return 0;
    }

    /// <summary>Sets them. EINVAL for a stack that is given or too small, and for a priority that the policy lacks.</summary>
    [RuntimeExport("pthread_setattr_default_np")]
    private static int Set(PthreadAttributes* attributes)
    {
        if (attributes->GivenStack != 0 || attributes->StackBytes < ThreadMemory.LeastStackBytes
            || !Sched.IsPriority(attributes->Policy, attributes->Priority))
            return Errno.EINVAL;

        PthreadMutex.Lock(Changing);
        _attributes = *attributes;
        _isSet = true;
        PthreadMutex.Unlock(Changing);
        return 0;
    }
}
