using System;
using Cosmos.Core.Strings;

namespace Cosmos.Core.Threads;

/// <summary>The state of a thread at a moment, for lists of threads.</summary>
internal unsafe struct ThreadSummary
{
    /// <summary>Its number.</summary>
    public ulong Id;

    /// <summary>What it did.</summary>
    public ThreadState State;

    private fixed byte _name[Thread.NameBytes];

    /// <summary>Its name; empty without a name.</summary>
    public readonly ReadOnlySpan<byte> Name
    {
        get
        {
            ReadOnlySpan<byte> whole = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(in _name[0], Thread.NameBytes);
            return Text.Take(ref whole, 0);
        }
    }

    /// <summary>Takes it; inside the scheduler's lock.</summary>
    public void Take(Thread* thread)
    {
        Id = thread->Id;
        State = thread->State;
        ReadOnlySpan<byte> name = thread->Name;
        for (int index = 0; index < Thread.NameBytes; index++)
            _name[index] = index < name.Length ? name[index] : (byte)0;
    }
}
