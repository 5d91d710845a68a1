using IL2CPU.API;

namespace BareFlow.Malloc.Host;

/// <summary>The addresses of the heaps: ranges that Linux does not use unless a program asks for them.</summary>
/// <remarks>
/// <para>A range is chosen and not reserved, so it costs a process nothing: no limit counts it, nothing locks it, no core dump
/// has it. What the heaps use is mapped piece by piece.</para>
/// <para>Linux puts a program at two thirds of its addresses, its libraries and maps below the stack; where the stack has no
/// limit it puts them below one sixth, and before 6.6 from one third upwards. What lies between one sixth and one third is
/// nobody's, nor do the runtimes and sanitizers that have addresses of their own use it. A valgrind has only addresses below
/// 8 TiB; the second area is for it.</para>
/// </remarks>
[Atomic]
internal static unsafe class HeapAddresses
{
    /// <summary>What lies between two ranges and belongs to none, so that no overrun goes from one into the next.</summary>
    private const ulong Gap = 1UL << 30;

    private const ulong FirstUsual = 0x1600_0000_0000;
    private const ulong UsualSpan = 0x1200_0000_0000;
    private const ulong FirstLow = 0x0200_0000_0000;
    private const ulong LowSpan = 0x0400_0000_0000;

    private const long PersonalityCall = 135;
    private const long AskOnly = 0xFFFF_FFFF;
    private const long NotRandomized = 0x0004_0000;

    private static ulong _usual;
    private static ulong _low;

    /// <summary>The next range of the usual area.</summary>
    public static ulong NextUsual(ulong bytes) => Next(ref _usual, FirstUsual, UsualSpan, bytes);

    /// <summary>The next range of the low area.</summary>
    public static ulong NextLow(ulong bytes) => Next(ref _low, FirstLow, LowSpan, bytes);

    /// <summary>The first range begins at random in the lower half of the area, unless the process asked for addresses that are
    /// the same each time; the others follow it.</summary>
    private static ulong Next(ref ulong next, ulong first, ulong span, ulong bytes)
    {
        if (next == 0)
            next = first + (IsRandomized() ? LibC.RandomNumber() % (span / 2) & ~(MappedSource.BaseAlignment - 1) : 0);

        ulong start = next;
        next += bytes + Gap;
        return start;
    }

    private static bool IsRandomized()
    {
        int error = LibC.Error;
        long personality = LibC.SystemCall(PersonalityCall, (void*)AskOnly, 0, 0, null);
        LibC.Error = error;
        return (personality & NotRandomized) == 0;
    }
}
