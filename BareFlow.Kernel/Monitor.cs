using System;
using Cosmos.Core;
using Cosmos.System;

namespace BareFlow.Kernel;

/// <summary>The monitor's commands.</summary>
internal static class Monitor
{
    /// <summary>Does what a line says.</summary>
    public static void Execute(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> argument = line;
        ReadOnlySpan<byte> command = Text.Take(ref argument, (byte)' ');
        if (command.Length == 0)
            return;

        if (Text.Equal(command, "help"u8))
            Help();
        else if (Text.Equal(command, "heap"u8))
            HeapView.Show();
        else if (Text.Equal(command, "selftest"u8))
            SelfTests.Run(argument.Length > 0 ? argument : "*"u8);
        else if (Text.Equal(command, "fault"u8))
            FaultInjection.Raise(argument);
        else if (Text.Equal(command, "reboot"u8))
            Power.Reset();
        else if (Text.Equal(command, "poweroff"u8))
            Power.Off();
        else if (Text.Equal(command, "exit"u8))
            KernelHost.Stop();
        else
            ReportUnknown(command);
    }

    private static void Help()
    {
        Terminal.WriteLine("heap             what the kernel heap holds"u8);
        Terminal.WriteLine("selftest [GLOB]  run the self-tests again"u8);
        Terminal.WriteLine("fault NAME       raise a fault on purpose"u8);
        Terminal.WriteLine("reboot           start the machine anew"u8);
        Terminal.WriteLine("poweroff         switch it off"u8);
        Terminal.WriteLine("exit             leave, with the code for success where somebody takes it"u8);
    }

    private static void ReportUnknown(ReadOnlySpan<byte> command)
    {
        Terminal.Write("Unknown command '"u8);
        Terminal.Write(command);
        Terminal.WriteLine("'. Type help."u8);
    }
}
