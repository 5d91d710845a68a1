using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Console;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using Cosmos.Core.Reports;
using Cosmos.Core.Strings;
using IL2CPU.API;

namespace Cosmos.Core.Faults;

/// <summary>Raises a fault on purpose for <c>fault=NAME</c>, so that every report can be seen.</summary>
[Plug("FaultInjection.xs")]
public static unsafe class FaultInjection
{
    /// <summary>An address in the upper half, which the kernel does not use.</summary>
    internal const ulong Unmapped = 0xFFFF_C000_0000_0000;

    /// <summary>A non-canonical address.</summary>
    internal const ulong NonCanonical = 1UL << 63;

    /// <summary>A value that no handler leaves in registers.</summary>
    internal const uint Pattern = 0x5AA5_5AA5;

    private const ulong BlockSize = 100;
    private const ulong InsideBlock = 16;

    /// <summary>The names, separated by spaces, in the order of <see cref="InjectedFault"/>: those that <c>FaultInjection.xs</c> raises;
    /// those that can only be raised through their gate; and the rest.</summary>
    public static ReadOnlySpan<byte> Names =>
        "de db bp ud nm df ts np ss gp pf mf null text rodata execute jump noncanonical misaligned guard "u8 +
        "nmi of br ac mc xm ve cp "u8 +
        "stack doublefree useafterfree overflow invalidfree assert panic heapend loop redzone"u8;

    /// <summary>The vectors of the names that are delivered through their gate.</summary>
    private static ReadOnlySpan<byte> GateVectors => [2, 4, 5, 17, 18, 19, 20, 21];

    /// <summary>Raises the fault of that name, or takes the vector of that number; lists the names when there is none of
    /// that name.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Raise(ReadOnlySpan<byte> name)
    {
        if (TryRaise(name))
            return;

        Terminal.WriteForeign(name);
        Terminal.Write(": unknown fault. Known: "u8);
        Terminal.WriteLine(Names);
    }

    /// <summary>Raises the fault of that name, or takes the vector of that number.</summary>
    /// <returns>False when there is none of that name; otherwise it does not return.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryRaise(ReadOnlySpan<byte> name)
    {
        if (TryReadVector(name, out int number))
            TakeVector(number);
        else if ((number = Text.IndexOfWord(Names, name)) < 0)
            return false;
        else if (number < (int)InjectedFault.NonMaskableInterrupt)
            Raise(number, KernelStacks.Guard(StackName.Boot));
        else if (number < (int)InjectedFault.Stack)
            TakeVector(GateVectors[number - (int)InjectedFault.NonMaskableInterrupt]);
        else
            Misuse((InjectedFault)number);

        Panic.Stop("the fault went unnoticed; misuse of the heap is found with harden=full"u8);
        return true;
    }

    private static bool TryReadVector(ReadOnlySpan<byte> name, out int vector)
    {
        bool isNumber = SizeText.TryParse(name, out ulong number) && number < Vectors.Count;
        vector = (int)number;
        return isNumber;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TakeVector(int vector)
    {
        Terminal.Print("vector %d, taken through its gate\n"u8, (ulong)vector);
        RaiseThrough(InterruptTable.Gate(vector), (Vectors.WithErrorCode >> vector & 1) != 0 && vector < Vectors.Exceptions ? 1 : 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Misuse(InjectedFault kind)
    {
        if (kind == InjectedFault.Stack)
            Recurse(0);

        Invariant.Holds(kind != InjectedFault.Assert, "a fault that is asked for happens"u8);
        if (kind == InjectedFault.Stop)
            Panic.Stop("on purpose"u8);
        else if (kind == InjectedFault.HeapEnd)
            *(byte*)KernelMemory.HeapEnd = 0;
        else if (kind == InjectedFault.Loop)
            MakeLoop();
        else if (kind == InjectedFault.RedZone)
            OverwriteRedZone();

        var block = (byte*)Heap.Allocate(BlockSize);
        block[BlockSize] = kind == InjectedFault.BlockOverflow ? (byte)0 : block[BlockSize];
        Heap.Free(kind == InjectedFault.InvalidFree ? block + InsideBlock : block);
        if (kind == InjectedFault.DoubleFree)
            Heap.Free(block);
        else if (kind == InjectedFault.UseAfterFree)
            *block = **(byte**)block;
    }

    /// <summary>Links a free block of a list to itself, as a write through an old pointer does when it restores
    /// an old value, and continues to allocate.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeLoop()
    {
        var first = (ulong*)Heap.Allocate(BlockSize);
        Heap.Allocate(BlockSize);
        void* second = Heap.Allocate(BlockSize);
        Heap.Allocate(BlockSize);
        Heap.Free(first);
        ulong next = *first;
        Heap.Free(second);
        *first = next;
        Heap.Allocate(BlockSize);
        if (!Heap.Check())
            Panic.Stop("the heap's check found a free list that does not close"u8);
    }

    /// <summary>Takes an interrupt on the stack in use, as a gate without an interrupt stack would, while a word lies below the
    /// stack pointer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void OverwriteRedZone()
    {
        ulong stub = Vectors.FirstStub() + (byte)InterruptVector.FaultInjection * Vectors.StubSize;
        *InterruptTable.Gate((byte)InterruptVector.FaultInjection) = new InterruptGate(stub, DescriptorTables.CodeSelector, interruptStack: 0);
        Interrupts.SetHandler((byte)InterruptVector.FaultInjection, &Ignore);
        if (InterruptOverRedZone() != 0)
            Panic.Stop("an interrupt overwrote the red zone: its gate has no interrupt stack"u8);
    }

    private static void Ignore(InterruptContext* context)
    {
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong Recurse(ulong depth) => Recurse(depth + 1) + depth;

    [PlugMethod]
    private static extern void Raise(int number, ulong address);

    [PlugMethod]
    private static extern void RaiseThrough(InterruptGate* gate, int hasErrorCode);

    /// <summary>Returns a value other than 0 if the interrupt changed the word below the stack pointer.</summary>
    [PlugMethod]
    private static extern ulong InterruptOverRedZone();
}
