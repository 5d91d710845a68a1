using System.Runtime.CompilerServices;

namespace BareFlow.Memory.Diagnostics;

/// <summary>What a test case found: nothing, or the first thing that did not hold, with its line.</summary>
/// <remarks>Needs no runtime, so the same cases run in the booted kernel and under <c>dotnet test</c>. The line says what
/// was asked: a text for each question would double the size of a kernel that tests itself.</remarks>
public struct Verdict
{
    /// <summary>Whether something did not hold.</summary>
    public bool Failed;

    /// <summary>The source line of the first thing that did not hold.</summary>
    public int Line;

    /// <summary>The value that was expected; 1 for a condition.</summary>
    public ulong Expected;

    /// <summary>The value that was found; 0 for a condition.</summary>
    public ulong Actual;

    /// <summary>Asks that a condition holds.</summary>
    /// <returns>Whether it does, so that a loop can end at the first failure.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool That(bool holds, [CallerLineNumber] int line = 0) =>
        Equal(1, holds ? 1UL : 0UL, line);

    /// <summary>Asks that two values are equal.</summary>
    /// <returns>Whether they are.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Equal(ulong expected, ulong actual, [CallerLineNumber] int line = 0)
    {
        if (expected == actual)
            return true;

        if (!Failed)
            Record(expected, actual, line);

        return false;
    }

    private void Record(ulong expected, ulong actual, int line)
    {
        Failed = true;
        Line = line;
        Expected = expected;
        Actual = actual;
    }
}
