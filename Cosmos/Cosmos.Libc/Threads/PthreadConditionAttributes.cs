using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>The contents of <c>pthread_condattr_t</c>: 4 bytes, as in glibc. The lowest bit says whether processes share the condition.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 4)]
internal unsafe struct PthreadConditionAttributes
{
    private const int Shared = 1;

    private int _value;

    /// <summary>The clock by which a wait with a deadline is measured.</summary>
    public readonly int Clock => _value >> 1;

    [RuntimeExport("pthread_condattr_init")]
    private static int Initialize(PthreadConditionAttributes* attributes)
    {
        *attributes = default;
        return 0;
    }

    [RuntimeExport("pthread_condattr_destroy")]
    private static int Destroy(PthreadConditionAttributes* attributes) => 0;

    /// <summary>Sets the clock of a condition. EINVAL for any but the two.</summary>
    [RuntimeExport("pthread_condattr_setclock")]
    private static int SetClock(PthreadConditionAttributes* attributes, int wanted)
    {
        if (!PthreadTime.IsClock(wanted))
            return Errno.EINVAL;

        attributes->_value = wanted << 1 | attributes->_value & Shared;
        return 0;
    }

    [RuntimeExport("pthread_condattr_getclock")]
    private static int GetClock(PthreadConditionAttributes* attributes, int* clock)
    {
        *clock = attributes->Clock;
        return 0;
    }

    /// <summary>Says whether processes share it. There is one process. EINVAL for what is no answer.</summary>
    [RuntimeExport("pthread_condattr_setpshared")]
    private static int SetSharing(PthreadConditionAttributes* attributes, int wanted)
    {
        if ((uint)wanted > Shared)
            return Errno.EINVAL;

        attributes->_value = attributes->_value & ~Shared | wanted;
        return 0;
    }

    [RuntimeExport("pthread_condattr_getpshared")]
    private static int GetSharing(PthreadConditionAttributes* attributes, int* found)
    {
        *found = attributes->_value & Shared;
        return 0;
    }
}
