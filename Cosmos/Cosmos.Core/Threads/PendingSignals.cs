using System.Numerics;

namespace Cosmos.Core.Threads;

/// <summary>Signals that wait for a thread or for the process, in the order in which they came. All zero is none.</summary>
/// <remarks>Law: a signal with a node in the list is in the set. One without a node came when there were no nodes left: nothing is known of
/// it. Inside the scheduler's lock.</remarks>
internal unsafe struct PendingSignals
{
    /// <summary>Bit 0 is signal 1.</summary>
    public ulong Set;

    private ushort _first;
    private ushort _last;

    /// <summary>Adds a signal. One below the real-time signals that is there already counts once.</summary>
    /// <returns>False when there is no node for it; then nothing is queued.</returns>
    public bool TryAdd(in SignalNode signal)
    {
        ulong bit = Signals.Bit(signal.Signal);
        bool isRealTime = signal.Signal >= Signals.FirstRealTime;
        if (!isRealTime && (Set & bit) != 0)
            return true;

        ushort node = SignalNodes.Take();
        if (node == 0 && isRealTime)
            return false;

        Set |= bit;
        if (node != 0)
        {
            *SignalNodes.At(node) = signal;
            Append(node);
        }

        return true;
    }

    /// <summary>Adds the node of a timer, which is in no list.</summary>
    public void AddKept(ushort node)
    {
        Set |= Signals.Bit(SignalNodes.At(node)->Signal);
        Append(node);
    }

    /// <summary>Takes the lowest of some signals, and of those of one number the first that came.</summary>
    /// <returns>False when none is there.</returns>
    public bool TryTake(ulong among, out SignalNode signal)
    {
        signal = default;
        among &= Set;
        if (among == 0)
            return false;

        signal.Signal = (byte)(BitOperations.TrailingZeroCount(among) + 1);
        signal.Timer = -1;
        ushort before = 0;
        ushort node = Find(_first, signal.Signal, ref before);
        if (node != 0)
        {
            signal = *SignalNodes.At(node);
            Remove(node, before);
        }

        if (node == 0 || Find(SuccessorOf(before), signal.Signal, ref before) == 0)
            Set &= ~Signals.Bit(signal.Signal);

        if (node != 0)
            Release(node);

        return true;
    }

    /// <summary>Forgets some signals.</summary>
    public void Drop(ulong signals)
    {
        while (TryTake(signals, out SignalNode signal))
        {
            SignalInformation dropped = default;
            if (signal.Code == SignalInformation.FromTimer)
                ProgramTimers.Tell(signal.Timer, ref dropped);
        }
    }

    /// <summary>Takes out the node of a timer that is no more.</summary>
    public void Withdraw(ushort wanted)
    {
        ushort before = 0;
        ushort node = _first;
        while (node != 0 && node != wanted)
            node = SignalNodes.At(before = node)->Next;

        if (node == 0)
            return;

        byte signal = SignalNodes.At(node)->Signal;
        Remove(node, before);
        before = 0;
        if (Find(_first, signal, ref before) == 0)
            Set &= ~Signals.Bit(signal);
    }

    private readonly ushort SuccessorOf(ushort node) => node == 0 ? _first : SignalNodes.At(node)->Next;

    /// <summary>The first node of a signal from one on; 0 when there is none.</summary>
    private static ushort Find(ushort node, byte signal, ref ushort before)
    {
        while (node != 0 && SignalNodes.At(node)->Signal != signal)
        {
            before = node;
            node = SignalNodes.At(node)->Next;
        }

        return node;
    }

    private void Append(ushort node)
    {
        SignalNodes.At(node)->Next = 0;
        SignalNodes.At(node)->IsQueued = true;
        if (_last != 0)
            SignalNodes.At(_last)->Next = node;
        else
            _first = node;

        _last = node;
    }

    private void Remove(ushort node, ushort before)
    {
        ushort next = SignalNodes.At(node)->Next;
        if (before == 0)
            _first = next;
        else
            SignalNodes.At(before)->Next = next;

        if (_last == node)
            _last = before;

        SignalNodes.At(node)->IsQueued = false;
    }

    private static void Release(ushort node)
    {
        if (!SignalNodes.At(node)->IsKept)
            SignalNodes.Give(node);
    }
}
