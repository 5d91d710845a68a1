using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>The contents of <c>pthread_mutexattr_t</c>: 4 bytes, as in glibc.</summary>
[StructLayout(LayoutKind.Sequential, Size = 4)]
internal unsafe struct PthreadMutexAttributes
{
    private const int KindMask = 0xFFF;
    private const int CeilingShift = 12;
    private const int CeilingMask = 0xFFF;
    private const int ProtocolShift = 28;
    private const int ProtocolMask = 3;
    private const int RobustBit = 0x4000_0000;
    private const int SharedBit = int.MinValue;

    private const int Inherit = 1;
    private const int Protect = 2;

    private int _value;

    /// <summary>Those of a mutex that a thread may lock again while it holds it.</summary>
    public static PthreadMutexAttributes OfRecursive => new() { _value = PthreadMutex.Recursive };

    private readonly int Protocol => _value >> ProtocolShift & ProtocolMask;

    /// <summary>The lowest priority of SCHED_FIFO, where none was set.</summary>
    private readonly int Ceiling => System.Math.Max(_value >> CeilingShift & CeilingMask, PthreadPriorityCeiling.Least);

    /// <summary>The kind of a mutex with these attributes.</summary>
    public readonly int ToKind() => (_value & KindMask)
        | ((_value & RobustBit) != 0 ? PthreadMutex.Robust : 0)
        | ((_value & SharedBit) != 0 ? PthreadMutex.Shared : 0)
        | (Protocol == Inherit ? PthreadMutex.InheritsPriority : 0)
        | (Protocol == Protect ? PthreadMutex.ProtectsPriority | Ceiling << PthreadMutex.CeilingShift : 0);

    [RuntimeExport("pthread_mutexattr_init")]
    private static int Initialize(PthreadMutexAttributes* attributes)
    {
        *attributes = default;
        return 0;
    }

    [RuntimeExport("pthread_mutexattr_destroy")]
    private static int Destroy(PthreadMutexAttributes* attributes) => 0;

    /// <summary>Sets what a second lock by the same thread does. EINVAL when there is no such kind.</summary>
    [RuntimeExport("pthread_mutexattr_settype")]
    private static int SetKind(PthreadMutexAttributes* attributes, int wanted)
    {
        if (wanted is < PthreadMutex.Normal or > PthreadMutex.Adaptive)
            return Errno.EINVAL;

        attributes->_value = attributes->_value & ~KindMask | wanted;
        return 0;
    }

    [RuntimeExport("pthread_mutexattr_gettype")]
    private static int GetKind(PthreadMutexAttributes* attributes, int* found)
    {
        *found = attributes->_value & KindMask;
        return 0;
    }

    /// <summary>Sets whether the holder gets the priority of those that wait, or a ceiling: both are kept, and have no effect. EINVAL
    /// for any other protocol.</summary>
    [RuntimeExport("pthread_mutexattr_setprotocol")]
    private static int SetProtocol(PthreadMutexAttributes* attributes, int wanted)
    {
        if ((uint)wanted > Protect)
            return Errno.EINVAL;

        attributes->_value = attributes->_value & ~(ProtocolMask << ProtocolShift) | wanted << ProtocolShift;
        return 0;
    }

    [RuntimeExport("pthread_mutexattr_getprotocol")]
    private static int GetProtocol(PthreadMutexAttributes* attributes, int* found)
    {
        *found = attributes->Protocol;
        return 0;
    }

    /// <summary>Sets the ceiling. EINVAL when SCHED_FIFO has no such priority.</summary>
    [RuntimeExport("pthread_mutexattr_setprioceiling")]
    private static int SetCeiling(PthreadMutexAttributes* attributes, int wanted)
    {
        if (!PthreadPriorityCeiling.IsCeiling(wanted))
            return Errno.EINVAL;

        attributes->_value = attributes->_value & ~(CeilingMask << CeilingShift) | wanted << CeilingShift;
        return 0;
    }

    [RuntimeExport("pthread_mutexattr_getprioceiling")]
    private static int GetCeiling(PthreadMutexAttributes* attributes, int* found)
    {
        *found = attributes->Ceiling;
        return 0;
    }

    /// <summary>Says whether the end of its owner is told to the next one. EINVAL for what is no answer.</summary>
    [RuntimeExport("pthread_mutexattr_setrobust")]
    private static int SetRobust(PthreadMutexAttributes* attributes, int wanted) => attributes->Set(RobustBit, wanted);

    [RuntimeExport("pthread_mutexattr_getrobust")]
    private static int GetRobust(PthreadMutexAttributes* attributes, int* found)
    {
        *found = (attributes->_value & RobustBit) != 0 ? 1 : 0;
        return 0;
    }

    /// <summary>Says whether processes share it. There is one process. EINVAL for what is no answer.</summary>
    [RuntimeExport("pthread_mutexattr_setpshared")]
    private static int SetSharing(PthreadMutexAttributes* attributes, int wanted) => attributes->Set(SharedBit, wanted);

    [RuntimeExport("pthread_mutexattr_getpshared")]
    private static int GetSharing(PthreadMutexAttributes* attributes, int* found)
    {
        *found = (attributes->_value & SharedBit) != 0 ? 1 : 0;
        return 0;
    }

    private int Set(int bit, int wanted)
    {
        if ((uint)wanted > 1)
            return Errno.EINVAL;

        _value = wanted != 0 ? _value | bit : _value & ~bit;
        return 0;
    }
}
