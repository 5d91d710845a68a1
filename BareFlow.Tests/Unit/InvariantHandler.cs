using System;
using System.Runtime.CompilerServices;
using System.Text;
using BareFlow.Memory;

namespace BareFlow.Tests.Unit;

/// <summary>Makes a broken invariant an exception, before any test runs.</summary>
internal static unsafe class InvariantHandler
{
    [ModuleInitializer]
    internal static void Install() => Invariant.Handler = &Throw;

    private static void Throw(ReadOnlySpan<byte> text) => throw new InvariantException(Encoding.UTF8.GetString(text));
}
