using System;
using System.Runtime.CompilerServices;
using System.Threading;
using BareFlow.Memory;
using BareFlow.Memory.Paging;
using Cosmos.Core.Console;
using Cosmos.Core.Reports;
using IL2CPU.API;

namespace Cosmos.Core.Memory;

/// <summary>The message about too little RAM: the purpose, the wanted bytes, and the available bytes.</summary>
internal static class Shortage
{
    [Atomic]
    private static ulong _refused;

    /// <summary>Bytes that may still be promised.</summary>
    private static ulong Left
    {
        get
        {
            ref var space = ref KernelMemory.Space;
            ulong free = PhysicalMemory.FreeBytes;
            ulong taken = (space.Pages.Promised + space.KeptFrames) * PhysFrame.Bytes;
            return free > taken ? free - taken : 0;
        }
    }

    /// <summary>Records the last request that was refused for lack of RAM. The caller may be able to continue.</summary>
    public static void Note(ulong bytes) => Volatile.Write(ref _refused, bytes);

    /// <summary>Reports the last refused request, if there was one: it may be the reason why a program failed.</summary>
    public static void WriteNote()
    {
        if (Volatile.Read(ref _refused) != 0)
            Write("what the program asked for last"u8, Volatile.Read(ref _refused));
    }

    /// <summary>Panics when the kernel did not get RAM that it needs.</summary>
    public static void Require(bool isThere, ReadOnlySpan<byte> what, ulong bytes)
    {
        if (isThere)
            return;

        Panic.Begin();
        Write(what, bytes);
        Panic.Finish();
    }

    /// <summary>Panics when no frame was left for the kernel's tables.</summary>
    public static void Require(MapStatus status) =>
        Require(status != MapStatus.FrameExhausted, "the kernel's page tables"u8, PhysFrame.Bytes);

    /// <summary>Writes the line.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write(ReadOnlySpan<byte> what, ulong bytes)
    {
        Terminal.Write("no RAM for "u8);
        Terminal.Write(what);
        Terminal.Print(": %s wanted, %s of %s left\n"u8, bytes, Left, PhysicalMemory.TotalBytes);
    }
}
