using System;
using System.Runtime;
using Cosmos.Core.SelfTest;
using Cosmos.Core.Start;
using Cosmos.Core.Console;
using Cosmos.Core.Faults;

namespace Cosmos.Libc;

/// <summary>What the monitor of a .NET program may ask for. Texts are UTF-8 without an end.</summary>
internal static unsafe class MonitorCalls
{
    /// <summary>Runs the kernel's self-tests that one of the globs takes.</summary>
    /// <returns>Not 0 when there are some and all passed.</returns>
    [RuntimeExport("bareflow_selftest")]
    private static int SelfTest(byte* globs, int length) =>
        BootTests.Run(new ReadOnlySpan<byte>(globs, length), hasProgram: false, exits: false) ? 1 : 0;

    [RuntimeExport("bareflow_fault")]
    private static void Fault(byte* name, int length) => FaultInjection.Raise(new ReadOnlySpan<byte>(name, length));

    [RuntimeExport("bareflow_heap_show")]
    private static void ShowHeap() => HeapView.Show();

    [RuntimeExport("bareflow_serial_write")]
    private static void WriteSerial(byte* text, int length)
    {
        foreach (byte value in new ReadOnlySpan<byte>(text, length))
            Serial.WriteText(value);
    }
}
