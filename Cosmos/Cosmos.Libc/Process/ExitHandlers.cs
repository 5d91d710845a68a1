using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The functions to call when the program ends.</summary>
[LockedBy(nameof(_lock))]
internal static unsafe class ExitHandlers
{
    /// <summary>POSIX asks for 32 at least.</summary>
    public const int Capacity = 256;

    private static int _count;
    private static HandlerList _list;
    private static KernelLock _lock;

    /// <summary>Adds a function.</summary>
    /// <returns>0; -1 with ENOMEM when there are too many.</returns>
    public static int Add(delegate*<void*, void> handler, void* argument)
    {
        _lock.Enter(LockRank.ExitHandlers);
        int place = _count < Capacity ? _count++ : -1;
        if (place >= 0)
        {
            _list.Values[place * 2] = (ulong)handler;
            _list.Values[place * 2 + 1] = (ulong)argument;
        }

        _lock.Exit();
        return place >= 0 ? 0 : CResult.Fail(Errno.ENOMEM);
    }

    /// <summary>Calls them all, the last first, with those that they add. Each is called once, even if one of them ends the
    /// program or another thread does meanwhile.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void RunAll()
    {
        while (TryTake(out delegate*<void*, void> handler, out void* argument))
            handler(argument);
    }

    private static bool TryTake(out delegate*<void*, void> handler, out void* argument)
    {
        _lock.Enter(LockRank.ExitHandlers);
        bool isTaken = _count > 0;
        int place = isTaken ? --_count : 0;
        handler = (delegate*<void*, void>)_list.Values[place * 2];
        argument = (void*)_list.Values[place * 2 + 1];
        _lock.Exit();
        return isTaken;
    }

    private struct HandlerList
    {
        public fixed ulong Values[Capacity * 2];
    }
}
