using System;
using IL2CPU.API;

namespace Cosmos.Core;

/// <summary>Raises a fault on purpose: what <c>fault=NAME</c> does, so that every handler can be seen at work.</summary>
[Plug("FaultInjection.xs")]
public static unsafe class FaultInjection
{
    private const int DoubleFree = 7;
    private const ulong BlockSize = 100;

    /// <summary>The names, separated by spaces, in the order that <c>FaultInjection.xs</c> numbers them in; then the misuse
    /// of the heap.</summary>
    public static ReadOnlySpan<byte> Names => "divide breakpoint overflow opcode double protection page doublefree"u8;

    /// <summary>Raises the fault; returns false when there is none of that name.</summary>
    public static bool TryRaise(ReadOnlySpan<byte> name)
    {
        int number = Text.IndexOfWord(Names, name);
        if (number == DoubleFree)
            FreeTwice();
        else if (number >= 0)
            Raise(number);

        return number >= 0;
    }

    /// <summary>Frees a block of the kernel heap twice. A heap that does not find out is broken, so that is the end, too.
    /// </summary>
    private static void FreeTwice()
    {
        void* block = Heap.Allocate(BlockSize);
        Heap.Free(block);
        Heap.Free(block);
        Panic.Stop("a double free went unnoticed; harden=checks finds it"u8);
    }

    [PlugMethod]
    private static extern void Raise(int number);
}
