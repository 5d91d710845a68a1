using System;
using BareFlow.Malloc.Host;

namespace BareFlow.Malloc.Entry;

/// <summary>A line on standard error for each call, with the address that it returns to.</summary>
internal static unsafe class Trace
{
    /// <summary><c>malloc(size) = block from caller</c>, or with two numbers; the second is left out when it is 0.</summary>
    public static void Allocation(ReadOnlySpan<byte> function, ulong first, ulong second, void* block, void* caller)
    {
        TextLine line = default;
        line.Add(function);
        line.Add("("u8);
        line.AddDecimal(first);
        if (second != 0)
        {
            line.Add(", "u8);
            line.AddDecimal(second);
        }

        Finish(ref line, block, caller);
    }

    /// <summary><c>realloc(block, size) = moved from caller</c>.</summary>
    public static void Move(ReadOnlySpan<byte> function, void* block, ulong size, void* moved, void* caller)
    {
        TextLine line = default;
        line.Add(function);
        line.Add("("u8);
        line.AddAddress(block);
        line.Add(", "u8);
        line.AddDecimal(size);
        Finish(ref line, moved, caller);
    }

    /// <summary><c>free(block) from caller</c>.</summary>
    public static void Release(ReadOnlySpan<byte> function, void* block, void* caller)
    {
        TextLine line = default;
        line.Add(function);
        line.Add("("u8);
        line.AddAddress(block);
        line.Add(") from "u8);
        line.AddAddress(caller);
        line.Write();
    }

    private static void Finish(ref TextLine line, void* result, void* caller)
    {
        line.Add(") = "u8);
        line.AddAddress(result);
        line.Add(" from "u8);
        line.AddAddress(caller);
        line.Write();
    }
}
