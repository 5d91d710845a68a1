using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BareFlow.Memory.Diagnostics;

/// <summary>What a test case found: nothing, or the first thing that did not hold, with its line.</summary>
/// <remarks>Needs no runtime, so the same cases run in the booted kernel and under <c>dotnet test</c>. The line says what
/// was asked: a text for each question would double the size of a kernel that tests itself.</remarks>
public unsafe struct Verdict
{
    /// <summary>Whether something did not hold.</summary>
    public bool Failed;

    /// <summary>The source line of the first thing that did not hold.</summary>
    public int Line;

    /// <summary>The value that was expected; 1 for a condition.</summary>
    public ulong Expected;

    /// <summary>The value that was found; 0 for a condition.</summary>
    public ulong Actual;

    private byte* _reason;
    private int _reasonLength;

    /// <summary>Whether the case could not be run here.</summary>
    public readonly bool IsSkipped => _reason != null;

    /// <summary>Why it could not.</summary>
    public readonly ReadOnlySpan<byte> Reason => new(_reason, _reasonLength);

    /// <summary>Says that the case cannot be run here. Unless something did not hold before, it is reported as skipped.</summary>
    /// <param name="reason">Why, as a literal: it is kept by its address.</param>
    public void Skip(ReadOnlySpan<byte> reason)
    {
        _reason = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(reason));
        _reasonLength = reason.Length;
    }

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

    /// <summary>Asks that there is no block.</summary>
    /// <returns>Whether there is none.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Null(void* block, [CallerLineNumber] int line = 0) => Equal(0, (ulong)block, line);

    /// <summary>Asks that there is a block.</summary>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool NotNull(void* block, [CallerLineNumber] int line = 0) => That(block != null, line);

    /// <summary>Asks that a block is the one that was expected.</summary>
    /// <returns>Whether it is.</returns>
    public bool Same(void* expected, void* actual, [CallerLineNumber] int line = 0) =>
        Equal((ulong)expected, (ulong)actual, line);

    private void Record(ulong expected, ulong actual, int line)
    {
        Failed = true;
        Line = line;
        Expected = expected;
        Actual = actual;
    }
}
