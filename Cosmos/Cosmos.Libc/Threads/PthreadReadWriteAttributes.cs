using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>The contents of <c>pthread_rwlockattr_t</c>: 8 bytes, as in glibc.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PthreadReadWriteAttributes
{
    /// <summary>PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP; the two smaller kinds let readers go first.</summary>
    public const int WriterFirst = 2;

    /// <summary>Who goes first.</summary>
    public int Kind;

    private int _isShared;

    [RuntimeExport("pthread_rwlockattr_init")]
    private static int Initialize(PthreadReadWriteAttributes* attributes)
    {
        *attributes = default;
        return 0;
    }

    [RuntimeExport("pthread_rwlockattr_destroy")]
    private static int Destroy(PthreadReadWriteAttributes* attributes) => 0;

    /// <summary>Says whether processes share it. There is one process. EINVAL for what is no answer.</summary>
    [RuntimeExport("pthread_rwlockattr_setpshared")]
    private static int SetSharing(PthreadReadWriteAttributes* attributes, int wanted)
    {
        if ((uint)wanted > 1)
            return Errno.EINVAL;

        attributes->_isShared = wanted;
        return 0;
    }

    [RuntimeExport("pthread_rwlockattr_getpshared")]
    private static int GetSharing(PthreadReadWriteAttributes* attributes, int* found)
    {
        *found = attributes->_isShared;
        return 0;
    }

    /// <summary>Says who goes first. EINVAL when there is no such kind.</summary>
    [RuntimeExport("pthread_rwlockattr_setkind_np")]
    private static int SetKind(PthreadReadWriteAttributes* attributes, int wanted)
    {
        if ((uint)wanted > WriterFirst)
            return Errno.EINVAL;

        attributes->Kind = wanted;
        return 0;
    }

    [RuntimeExport("pthread_rwlockattr_getkind_np")]
    private static int GetKind(PthreadReadWriteAttributes* attributes, int* found)
    {
        *found = attributes->Kind;
        return 0;
    }
}
