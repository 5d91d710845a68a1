using System.Runtime.CompilerServices;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>The nodes of pending signals. Inside the scheduler's lock.</summary>
/// <remarks>There is a fixed number of them, so that a signal can be sent anywhere. Number 0 is none.</remarks>
[LockedBy(typeof(Scheduler), "_lock")]
internal static unsafe class SignalNodes
{
    /// <summary>How many signals can be pending at a time, and one more.</summary>
    public const int Count = 1024;

    private static ushort _used;
    private static ushort _free;
    private static Nodes _nodes;

    /// <summary>The node of a number.</summary>
    public static SignalNode* At(ushort number) => (SignalNode*)Static.AddressOf(ref _nodes) + number;

    /// <summary>Takes one.</summary>
    /// <returns>0 when all are in use.</returns>
    public static ushort Take()
    {
        ushort number = _free;
        if (number != 0)
            _free = At(number)->Next;
        else if (_used < Count - 1)
            number = ++_used;

        return number;
    }

    /// <summary>Gives one back.</summary>
    public static void Give(ushort number)
    {
        *At(number) = default;
        At(number)->Next = _free;
        _free = number;
    }

    [InlineArray(Count)]
    private struct Nodes
    {
        private SignalNode _first;
    }
}
