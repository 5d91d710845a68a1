using System;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Image;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;

namespace Cosmos.Libc;

/// <summary>The only way in which the kernel reads and writes memory of callers of the C surface.</summary>
/// <remarks>
/// <para>A caller's address may be anything: null, non-canonical, unmapped, read-only, the kernel's own. The door checks
/// it once: it must be where a program's memory is. The access is a <see cref="GuardedAccess"/>, so a page that
/// is missing becomes a result, EFAULT. The types <see cref="In{T}"/>, <see cref="Out{T}"/>, <see cref="InBytes"/>,
/// <see cref="OutBytes"/> and <see cref="PathName"/> are the parameters of those functions that are system calls elsewhere; below them
/// are copies in the kernel's own memory.</para>
/// <para>Functions for which C leaves a bad pointer undefined take plain pointers. There a bad one raises SIGSEGV in the caller, so
/// they hold no lock while they follow it.</para>
/// </remarks>
internal static unsafe class Door
{
    /// <summary>Copies from the caller.</summary>
    /// <returns>Bytes that were copied: all, or those before the first page that cannot be read.</returns>
    public static ulong CopyIn(void* target, void* source, ulong size) =>
        MayRead((ulong)source, size) ? GuardedCopy.Run(target, source, size, (ulong)source) : 0;

    /// <summary>Copies to the caller.</summary>
    /// <returns>Bytes that were copied: all, or those before the first page that cannot be written.</returns>
    public static ulong CopyOut(void* target, void* source, ulong size) =>
        MayWrite((ulong)target, size) ? GuardedCopy.Run(target, source, size, (ulong)target) : 0;

    /// <summary>Writes zeros to the caller.</summary>
    /// <returns>Whether all could be.</returns>
    public static bool TryClear(void* target, ulong size) =>
        MayWrite((ulong)target, size) && GuardedAccess.Clear(target, size) == 0;

    /// <summary>Bytes of a caller's text before its zero.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most bytes to read.</param>
    /// <returns><paramref name="most"/> if there is no zero before; or <see cref="GuardedAccess.Failed"/>.</returns>
    public static ulong Length(byte* text, ulong most) =>
        MayRead((ulong)text, 1) ? GuardedAccess.Length(text, most) : GuardedAccess.Failed;

    /// <summary>The part of a caller's bytes that is where a program's memory may be, for the floors below.</summary>
    public static CallerSource Source(byte* start, ulong size) => new(start, Passing(start, size, &MayRead));

    /// <summary>The part of a caller's room that is where a program may write, for the floors below.</summary>
    public static CallerTarget Target(byte* start, ulong size) => new(start, Passing(start, size, &MayWrite));

    /// <summary>Whether an address is where a program's memory may be: its image, the heap, stacks, maps.</summary>
    private static bool MayRead(ulong address, ulong size)
    {
        ulong end = address + size;
        return end >= address
            && (IsInside(address, end, ImageLayout.Start(), ImageLayout.End())
                || KernelMemory.IsReservedByKernel(address, end)
                || KernelMemory.IsOfProgram(address, end));
    }

    /// <summary>The same without code and constants, the core's variables, and the stacks of interrupts.</summary>
    public static bool MayWrite(ulong address, ulong size)
    {
        ulong end = address + size;
        if (!MayRead(address, size))
            return false;

        return address >= ImageLayout.End()
            || IsInside(address, end, ImageLayout.ReadOnlyEnd(), ImageLayout.CoreVariables())
            || IsInside(address, end, ImageLayout.CoreVariablesEnd(), KernelStacks.Guard(StackName.Fault))
            || IsInside(address, end, KernelStacks.Bottom(StackName.Boot), KernelStacks.Top(StackName.Boot));
    }

    private static bool IsInside(ulong start, ulong end, ulong outerStart, ulong outerEnd) => start >= outerStart && end <= outerEnd;

    /// <summary>How many bytes from an address on pass a check, which takes whole ranges: all of them, or those before the first
    /// that does not pass.</summary>
    private static ulong Passing(byte* start, ulong size, delegate*<ulong, ulong, bool> passes)
    {
        if (passes((ulong)start, size))
            return size;

        ulong passing = 0;
        for (ulong step = size; step > 0; step >>= 1)
        {
            if (passing + step <= size && passes((ulong)start, passing + step))
                passing += step;
        }

        return passing;
    }
}
