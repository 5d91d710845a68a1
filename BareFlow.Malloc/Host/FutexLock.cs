using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using System.Threading;
using BareFlow.Memory.Slabs;
using IL2CPU.API;

namespace BareFlow.Malloc.Host;

/// <summary>A lock for short holds: one compare-exchange when it is free, a short spin, then sleep in the kernel.</summary>
/// <remarks>All zeros is a free lock. Not recursive. Leaves <c>errno</c> as it was. (Drepper, "Futexes are tricky", mutex 2.)</remarks>
[Lock]
internal unsafe struct FutexLock : ILock
{
    private const int Spins = 100;

    private const int Free = 0;
    private const int Held = 1;
    private const int HeldWithSleepers = 2;

    private const long FutexCall = 202;
    private const long WaitPrivate = 128;
    private const long WakePrivate = 129;
    private const long OneSleeper = 1;

    private int _state;

    /// <summary>Takes the lock, and waits for it if need be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        if (Interlocked.CompareExchange(ref _state, Held, Free) != Free)
            EnterContended();
    }

    /// <summary>Lets go of the lock. The calling thread holds it, or is the child of a fork whose parent did.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit()
    {
        if (Interlocked.Exchange(ref _state, Free) == HeldWithSleepers)
            WakeOne();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EnterContended()
    {
        for (int spin = 0; spin < Spins; spin++)
        {
            X86Base.Pause();
            if (Volatile.Read(ref _state) == Free && Interlocked.CompareExchange(ref _state, Held, Free) == Free)
                return;
        }

        while (Interlocked.Exchange(ref _state, HeldWithSleepers) != Free)
            Call(WaitPrivate, HeldWithSleepers);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WakeOne() => Call(WakePrivate, OneSleeper);

    private void Call(long operation, long value)
    {
        int error = LibC.Error;
        LibC.SystemCall(FutexCall, Unsafe.AsPointer(ref _state), operation, value, null);
        LibC.Error = error;
    }
}
