using System;
using System.Runtime.CompilerServices;
using Cosmos.Core.Console;
using Cosmos.Core.Start;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>What the C functions have in common that are only there to be called.</summary>
internal static unsafe class Stub
{
    /// <summary>Names that are remembered; the calls of a function beyond that are logged each time.</summary>
    private const int Capacity = 128;

    [OwnedBy("the trace of stubs")]
    private static int _count;
    [OwnedBy("the trace of stubs")]
    private static NameList _called;

    /// <summary>Logs the first call of a stub, if that was asked for.</summary>
    /// <param name="name">The function, as a literal: it is known again by its address.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Called(ReadOnlySpan<byte> name)
    {
        if (!UpperFloors.TracesStubs || IsKnown((ulong)Unsafe.AsPointer(ref Unsafe.AsRef(in name[0]))))
            return;

        Terminal.Write("# libc: "u8);
        Terminal.Write(name);
        Terminal.WriteLine(" is a stub"u8);
    }

    /// <summary>Logs the first call and fails: sets <paramref name="error"/> and returns -1.</summary>
    public static int Fail(ReadOnlySpan<byte> name, int error)
    {
        Called(name);
        return CResult.Fail(error);
    }

    private static bool IsKnown(ulong name)
    {
        for (int index = 0; index < _count; index++)
        {
            if (_called.Values[index] == name)
                return true;
        }

        if (_count < Capacity)
            _called.Values[_count++] = name;

        return false;
    }

    private struct NameList
    {
        public fixed ulong Values[Capacity];
    }
}
