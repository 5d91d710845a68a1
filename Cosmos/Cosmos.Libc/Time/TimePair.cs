using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>When a file was read and changed last, as <c>utimensat</c> takes it.</summary>
internal struct TimePair
{
    /// <summary>When it was read.</summary>
    public TimeSpec Accessed;

    /// <summary>When it was changed.</summary>
    public TimeSpec Modified;

    /// <summary>Both now.</summary>
    public static TimePair Now
    {
        get
        {
            TimePair pair;
            pair.Accessed = pair.Modified = new TimeSpec { Nanoseconds = TimeSpec.Now };
            return pair;
        }
    }

    /// <summary>Whether both stay as they are.</summary>
    public readonly bool IsKept => Accessed.IsKept && Modified.IsKept;

    /// <summary>Copies a pair from the caller; for null both are now.</summary>
    /// <returns>0, -EFAULT, or -EINVAL for what is no time.</returns>
    public static int Take(In<TimePair> times, out TimePair pair)
    {
        pair = Now;
        int error = times.IsNull ? 0 : times.Read(out pair);
        return error != 0 ? error : pair.Accessed.CanBeChosen && pair.Modified.CanBeChosen ? 0 : -Errno.EINVAL;
    }
}
