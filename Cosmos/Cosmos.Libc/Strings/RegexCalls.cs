using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary><c>regcomp</c> and <c>regexec</c> over musl's, whose matches have wider offsets than glibc's (<c>&lt;regex.h&gt;</c>, POSIX.1-2017).</summary>
internal static unsafe class RegexCalls
{
    private const int OutOfMemory = 12;
    private const int ShortList = 10;
    private const int WithoutMatches = 8;

    /// <summary>A byte of <c>regex_t</c> that musl leaves alone: it tells that matches are not wanted.</summary>
    private const int WithoutMatchesOffset = 16;

    /// <summary>Where glibc's <c>regex_t</c> has the number of parts, which musl's begins with.</summary>
    private const int PartsOffset = 48;

    [RuntimeExport("regcomp")]
    private static int Compile(byte* pattern, byte* text, int flags)
    {
        int result = CompileByMusl(pattern, text, flags);
        pattern[WithoutMatchesOffset] = (byte)(flags & WithoutMatches);
        *(ulong*)(pattern + PartsOffset) = *(ulong*)pattern;
        return result;
    }

    /// <summary>Looks for a pattern in a text.</summary>
    /// <param name="pattern">What <c>regcomp</c> made.</param>
    /// <param name="text">The text.</param>
    /// <param name="count">How many matches there is room for.</param>
    /// <param name="matches">Where the whole match and those of its parts are.</param>
    /// <param name="flags">REG_NOTBOL, REG_NOTEOL.</param>
    /// <returns>0, REG_NOMATCH, REG_ESPACE.</returns>
    [RuntimeExport("regexec")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Execute(byte* pattern, byte* text, ulong count, Match* matches, int flags)
    {
        if (count == 0 || pattern[WithoutMatchesOffset] != 0)
            return Execute(pattern, text, 0, (WideMatch*)null, flags);

        WideMatch* few = stackalloc WideMatch[ShortList];
        WideMatch* wide = count <= ShortList ? few : (WideMatch*)Heap.AllocateZeroed(count, (ulong)sizeof(WideMatch));
        if (wide == null)
            return OutOfMemory;

        int result = Execute(pattern, text, count, wide, flags);
        for (ulong index = 0; result == 0 && index < count; index++)
            matches[index] = new Match { Start = (int)wide[index].Start, End = (int)wide[index].End };

        if (wide != few)
            Heap.Free(wide);

        return result;
    }

    [RuntimeImport("*", "musl_regcomp")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int CompileByMusl(byte* pattern, byte* text, int flags);

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
        public long Start = 0;
        public long End = 0;

        public WideMatch()
        {
        }
    }
}
