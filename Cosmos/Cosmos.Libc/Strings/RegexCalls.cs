using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary><c>regexec</c> over musl's, whose matches have wider offsets than glibc's (<c>&lt;regex.h&gt;</c>, POSIX.1-2017).</summary>
internal static unsafe class RegexCalls
{
    private const int OutOfMemory = 12;
    private const int ShortList = 10;

    /// <summary>Looks for a pattern in a text.</summary>
    /// <param name="pattern">What <c>regcomp</c> made.</param>
    /// <param name="text">The text.</param>
    /// <param name="count">How many matches there is room for.</param>
    /// <param name="matches">Where the whole match and those of its parts are.</param>
    /// <param name="flags">REG_NOTBOL, REG_NOTEOL.</param>
    /// <returns>0, REG_NOMATCH, REG_ESPACE.</returns>
    [RuntimeExport("regexec")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Execute(void* pattern, byte* text, ulong count, Match* matches, int flags)
    {
        if (count == 0)
            return Execute(pattern, text, 0, (WideMatch*)null, flags);

        WideMatch* few = stackalloc WideMatch[ShortList];
        WideMatch* wide = count <= ShortList ? few : (WideMatch*)Heap.AllocateZeroed(count, (ulong)sizeof(WideMatch));
        if (wide == null)
            return OutOfMemory;

        // A pattern without parts leaves the matches as they are.
        for (ulong index = 0; index < count; index++)
            wide[index] = new WideMatch { Start = matches[index].Start, End = matches[index].End };

        int result = Execute(pattern, text, count, wide, flags);
        for (ulong index = 0; result == 0 && index < count; index++)
            matches[index] = new Match { Start = (int)wide[index].Start, End = (int)wide[index].End };

        if (wide != few)
            Heap.Free(wide);

        return result;
    }

    [RuntimeImport("*", "musl_regexec")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int Execute(void* pattern, byte* text, ulong count, WideMatch* matches, int flags);

    /// <summary>glibc's <c>regmatch_t</c>.</summary>
    private struct Match
    {
        public int Start;
        public int End;
    }

    /// <summary>musl's.</summary>
    private struct WideMatch
    {
        public long Start;
        public long End;
    }
}
