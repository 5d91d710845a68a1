namespace Cosmos.Libc;

/// <summary>C's <c>struct tm</c> as glibc has it: 56 bytes.</summary>
internal unsafe struct BrokenTime
{
    /// <summary>0 to 60.</summary>
    public int Second;

    /// <summary>0 to 59.</summary>
    public int Minute;

    /// <summary>0 to 23.</summary>
    public int Hour;

    /// <summary>1 to 31.</summary>
    public int Day;

    /// <summary>0 to 11.</summary>
    public int Month;

    /// <summary>Years since 1900.</summary>
    public int Year;

    /// <summary>0 to 6, from Sunday.</summary>
    public int WeekDay;

    /// <summary>0 to 365.</summary>
    public int YearDay;

    /// <summary>1 in summer time, 0 outside of it; negative where that is not known.</summary>
    public int IsDaylightSaving;

    /// <summary>Seconds east of Greenwich.</summary>
    public long Offset;

    /// <summary>The zone's name.</summary>
    public byte* Zone;
}
