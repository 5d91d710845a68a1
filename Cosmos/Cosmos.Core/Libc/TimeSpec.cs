namespace Cosmos.Core.Libc;

/// <summary>C's <c>struct timespec</c>: seconds and nanoseconds.</summary>
internal struct TimeSpec
{
    /// <summary>Whole seconds.</summary>
    public long Seconds;

    /// <summary>The rest, 0 to 999,999,999.</summary>
    public long Nanoseconds;

    /// <summary>All of it in nanoseconds.</summary>
    public readonly long Total => Seconds * (long)Clock.Second + Nanoseconds;

    /// <summary>Whether it is a time as POSIX wants it; a length must not be negative either.</summary>
    public readonly bool IsValid => (ulong)Nanoseconds < Clock.Second;

    /// <summary>Sets both parts.</summary>
    public void Set(long nanoseconds)
    {
        Seconds = nanoseconds / (long)Clock.Second;
        Nanoseconds = nanoseconds % (long)Clock.Second;
        if (Nanoseconds < 0)
        {
            Seconds--;
            Nanoseconds += (long)Clock.Second;
        }
    }
}
