using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory.Slabs;
using IL2CPU.API;

namespace BareFlow.Malloc.Host;

/// <summary>A lock that shares its cache line with nothing, wherever it is put.</summary>
[StructLayout(LayoutKind.Explicit, Size = 2 * CacheLine)]
[Lock]
internal struct LoneLock : ILock
{
    private const int CacheLine = 64;

    [FieldOffset(CacheLine)]
    private FutexLock _lock;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter() => _lock.Enter();

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit() => _lock.Exit();
}
