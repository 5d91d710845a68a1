using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary>C's <c>struct timespec</c>: seconds and nanoseconds.</summary>
internal struct TimeSpec
{
    /// <summary>UTIME_NOW: nanoseconds that stand for the time of the call.</summary>
    public const long Now = 0x3FFFFFFF;

    /// <summary>Centuries from now, and still a valid time: a thread that sleeps until then must not wait for ever.</summary>
    private const ulong LastDeadline = ulong.MaxValue - 1;

    private const long MostSeconds = long.MaxValue / (long)Clock.Second - 1;
    private const long Kept = 0x3FFFFFFE;

    /// <summary>Whole seconds.</summary>
    public long Seconds;

    /// <summary>The rest, 0 to 999,999,999.</summary>
    public long Nanoseconds;

    /// <summary>All of it in nanoseconds.</summary>
    /// <remarks>The nearest that there is, for one of more than 292 years.</remarks>
    public readonly long Total => Seconds > MostSeconds ? long.MaxValue
        : Seconds < -MostSeconds ? long.MinValue
        : Seconds * (long)Clock.Second + Nanoseconds;

    /// <summary>Whether it is a time as POSIX wants it; a length must not be negative either.</summary>
    public readonly bool IsValid => (ulong)Nanoseconds < Clock.Second;

    /// <summary>Whether it is a time, or one of the two values that stand for one.</summary>
    public readonly bool CanBeChosen => IsValid || Nanoseconds is Now or Kept;

    /// <summary>Whether it stands for the time that there is.</summary>
    public readonly bool IsKept => Nanoseconds == Kept;

    /// <summary>The time in nanoseconds: this one, or what it stands for.</summary>
    public readonly long Choose(long now, long kept) => Nanoseconds switch
    {
        Now => now,
        Kept => kept,
        _ => Total,
    };

    /// <summary>When this length, which is not negative, will have passed, on <see cref="Clock"/>.</summary>
    public readonly ulong DeadlineAfter() =>
        Seconds > long.MaxValue / (long)Clock.Second - 1 ? LastDeadline : Clock.Nanoseconds + (ulong)Total;

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
