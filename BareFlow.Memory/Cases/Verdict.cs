using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using IL2CPU.API;

namespace BareFlow.Memory.Cases;

/// <summary>The result of a test case: success, or the first check that failed.</summary>
/// <remarks>Needs no runtime, so the same cases run in the booted kernel and under <c>dotnet test</c>. On the host a verdict
/// knows the line of the check. In a kernel that would need one more argument at each check, and the kernel has names and
/// lines for a backtrace already: <see cref="Handler"/> writes it.</remarks>
public unsafe struct Verdict
{
    /// <summary>Called with the expected and the found value at the first check that fails, below the method
    /// that checks; null for no handler.</summary>
    [SetAtBoot]
    public static delegate*<ulong, ulong, void> Handler;

    /// <summary>Whether a check failed.</summary>
    public bool Failed;

    /// <summary>The source line of the first check that failed; 0 in a kernel.</summary>
    public int Line;

    /// <summary>The value that was expected; 1 for a condition.</summary>
    public ulong Expected;

    /// <summary>The value that was found; 0 for a condition.</summary>
    public ulong Actual;

    private byte* _reason;
    private int _reasonLength;

    /// <summary>Whether the case could not be run here.</summary>
    public readonly bool IsSkipped => _reason != null;

    /// <summary>The reason.</summary>
    public readonly ReadOnlySpan<byte> Reason => MemoryMarshal.CreateReadOnlySpan(ref *_reason, _reasonLength);

    /// <summary>Marks the case as one that cannot run here. Unless a check failed before, it is reported as skipped.</summary>
    /// <param name="reason">The reason, as a literal: only its address is stored.</param>
    public void Skip(ReadOnlySpan<byte> reason)
    {
        _reason = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(reason));
        _reasonLength = reason.Length;
    }

    /// <summary>Checks that a condition holds.</summary>
    /// <returns>Whether it does, so that a loop can end at the first failure.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool That(bool holds, [CallerLineNumber] int line = 0)
    {
        Note(line);
        return IsTrue(holds);
    }

    /// <summary>Checks that two values are equal.</summary>
    /// <returns>Whether they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Equal(ulong expected, ulong actual, [CallerLineNumber] int line = 0)
    {
        Note(line);
        return AreEqual(expected, actual);
    }

    /// <summary>Checks that there is no block.</summary>
    /// <returns>Whether there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Null(void* block, [CallerLineNumber] int line = 0)
    {
        Note(line);
        return IsZero((ulong)block);
    }

    /// <summary>Checks that there is a block.</summary>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NotNull(void* block, [CallerLineNumber] int line = 0)
    {
        Note(line);
        return IsNotZero((ulong)block);
    }

    /// <summary>Checks that a block is the expected one.</summary>
    /// <returns>Whether it is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Same(void* expected, void* actual, [CallerLineNumber] int line = 0) =>
        Equal((ulong)expected, (ulong)actual, line);

    /// <summary>Keeps the line where that costs nothing: not in compiled kernels, which cannot generate code.</summary>
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
