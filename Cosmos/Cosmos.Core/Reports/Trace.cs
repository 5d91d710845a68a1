using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using Cosmos.Core.Console;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Reports;

/// <summary>The last few events of the kernel, for the report of a fault.</summary>
/// <remarks>Safe against interrupts: each writer has its own place in the ring. An event that is still being written
/// when the ring comes around is mixed with the new one.</remarks>
[OwnedBy("who added the event: each has a place of the ring for itself")]
public static unsafe class Trace
{
    private const int Size = 16;

    private static Ring _ring;
    [Atomic]
    private static uint _added;

    /// <summary>Records an event.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="a">The first number, as <paramref name="kind"/> says.</param>
    /// <param name="b">The second number.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(TraceEvent kind, ulong a, ulong b)
    {
        TraceRecord* record = At(Interlocked.Increment(ref _added));
        record->Kind = kind;
        record->A = a;
        record->B = b;
    }

    /// <summary>Records that something with a name begins.</summary>
    /// <param name="name">A literal, or another text that does not move.</param>
    public static void Begin(ReadOnlySpan<byte> name) =>
        Add(TraceEvent.Begin, (ulong)Unsafe.AsPointer(ref MemoryMarshal.GetReference(name)), (ulong)name.Length);

    /// <summary>Writes the events, the oldest first.</summary>
    internal static void Write()
    {
        Report.Print("last events:"u8);
        for (uint index = 1; index <= Size; index++)
            Write(At(_added + index));

        Terminal.Write("\n"u8);
    }

    private static void Write(TraceRecord* record)
    {
        if (record->Kind == TraceEvent.Begin)
        {
            Terminal.Write(" ["u8);
            Terminal.Write(new ReadOnlySpan<byte>((void*)record->A, (int)record->B));
            Terminal.Write("]"u8);
        }
        else if (record->Kind == TraceEvent.Allocate)
        {
            Terminal.Print(" allocate %d = %x"u8, record->A, record->B);
        }
        else if (record->Kind == TraceEvent.Free)
        {
            Terminal.Print(" free %x"u8, record->A);
        }
    }

    private static TraceRecord* At(uint number) => (TraceRecord*)Static.AddressOf(ref _ring) + number % Size;

    private struct TraceRecord
    {
        public TraceEvent Kind;
        public ulong A, B;
    }

    [InlineArray(Size)]
    private struct Ring
    {
        private TraceRecord _first;
    }
}
