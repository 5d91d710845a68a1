using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using IL2CPU.API;

namespace BareFlow.Memory.Cases;

/// <summary>What a test case found: nothing, or the first thing that did not hold.</summary>
/// <remarks>Needs no runtime, so the same cases run in the booted kernel and under <c>dotnet test</c>. On the host a verdict
/// knows the line of the question. In a kernel that would be one more argument at each question, and the kernel has names and
/// lines for a backtrace anyhow: <see cref="Handler"/> asks for it.</remarks>
public unsafe struct Verdict
{
    /// <summary>Called with what was expected and what was found at the first thing that does not hold, below the method
    /// that asked; null for nobody.</summary>
    [SetAtBoot]
    public static delegate*<ulong, ulong, void> Handler;

    /// <summary>Whether something did not hold.</summary>
    public bool Failed;

    /// <summary>The source line of the first thing that did not hold; 0 in a kernel.</summary>
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
    public readonly ReadOnlySpan<byte> Reason => MemoryMarshal.CreateReadOnlySpan(ref *_reason, _reasonLength);

    /// <summary>Says that the case cannot be run here. Unless something did not hold before, it is reported as skipped.</summary>
    /// <param name="reason">Why, as a literal: it is kept by its address.</param>
    public void Skip(ReadOnlySpan<byte> reason)
    {
        _reason = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(reason));
        _reasonLength = reason.Length;
    }

    /// <summary>Asks that a condition holds.</summary>
    /// <returns>Whether it does, so that a loop can end at the first failure.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool That(bool holds, [CallerLineNumber] int line = 0)
    {
        Note(line);
        return IsTrue(holds);
    }

    /// <summary>Asks that two values are equal.</summary>
    /// <returns>Whether they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Equal(ulong expected, ulong actual, [CallerLineNumber] int line = 0)
    {
        Note(line);
        return AreEqual(expected, actual);
    }

    /// <summary>Asks that there is no block.</summary>
    /// <returns>Whether there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Null(void* block, [CallerLineNumber] int line = 0)
    {
        Note(line);
        return IsZero((ulong)block);
    }

    /// <summary>Asks that there is a block.</summary>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NotNull(void* block, [CallerLineNumber] int line = 0)
    {
        Note(line);
        return IsNotZero((ulong)block);
    }

    /// <summary>Asks that a block is the one that was expected.</summary>
    /// <returns>Whether it is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Same(void* expected, void* actual, [CallerLineNumber] int line = 0) =>
        Equal((ulong)expected, (ulong)actual, line);

    /// <summary>Keeps the line where that costs nothing: not in compiled kernels, which cannot make code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Note(int line)
    {
        if (RuntimeFeature.IsDynamicCodeSupported && !Failed)
            Line = line;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsTrue(bool holds) => AreEqual(1, holds ? 1UL : 0);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsZero(ulong value) => AreEqual(0, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsNotZero(ulong value) => IsTrue(value != 0);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AreEqual(ulong expected, ulong actual)
    {
        if (expected == actual)
            return true;

        if (!Failed)
            Record(expected, actual);

        return false;
    }

    private void Record(ulong expected, ulong actual)
    {
        Failed = true;
        Expected = expected;
        Actual = actual;
        if (Handler != null)
            Handler(expected, actual);
    }
}
