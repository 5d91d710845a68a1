using System;
using System.Text;
using Cosmos.Core;

namespace Cosmos.System;

/// <summary>What the core does and shows when a person asks: for a monitor. Not in Cosmos.</summary>
public static unsafe class CoreMonitor
{
    /// <summary>Runs the core's self-tests again; they report on the console.</summary>
    /// <param name="globs">Which ones: patterns with <c>*</c> and <c>?</c>, separated by commas.</param>
    /// <returns>Whether there are such tests and all of them passed.</returns>
    public static bool RunSelfTests(string globs)
    {
        fixed (byte* text = Bytes(globs, out int length))
            return CoreCalls.SelfTest(text, length) != 0;
    }

    /// <summary>Raises a fault on purpose, and says which there are when there is none of that name.</summary>
    /// <param name="name">A name, or the number of a vector.</param>
    public static void RaiseFault(string name)
    {
        fixed (byte* text = Bytes(name, out int length))
            CoreCalls.Fault(text, length);
    }

    /// <summary>Writes what the core's heap holds to the console.</summary>
    public static void ShowHeap() => CoreCalls.ShowHeap();

    /// <summary>The text's bytes, and one more so that there is an address.</summary>
    private static ReadOnlySpan<byte> Bytes(string text, out int length)
    {
        length = Encoding.UTF8.GetByteCount(text);
        var bytes = new byte[length + 1];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }
}
