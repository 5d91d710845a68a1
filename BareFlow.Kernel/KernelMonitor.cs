using System;
using System.Linq;
using Cosmos.SelfTest;
using Sys = Cosmos.System;

namespace BareFlow.Kernel;

/// <summary>The monitor's commands.</summary>
internal sealed class KernelMonitor
{
    private readonly MonitorCommand[] _commands;

    /// <summary>Makes the monitor.</summary>
    /// <param name="leave">What <c>exit</c> does.</param>
    public KernelMonitor(Action leave) => _commands =
    [
        new("help", "", "this list", _ => Help()),
        new("heap", "", "what the kernel heap holds", _ => Sys.CoreMonitor.ShowHeap()),
        new("memory", "", "the machine's RAM and its memory map", _ => MachineView.ShowMemory()),
        new("gc", "", "what the garbage collector did so far", _ => RuntimeView.ShowCollector()),
        new("threads", "", "run some, and see who did what", _ => RuntimeView.RunThreads()),
        new("throw", "", "throw an exception, catch it and show it", _ => RuntimeView.Throw()),
        new("crash", "KIND", $"end by what nobody handles: {Crash.Names}", Crash.By),
        new("date", "", "what time it is, and for how long the machine is up", _ => MachineView.ShowTime()),
        new("cpu", "", "the CPU's name and pace", _ => MachineView.ShowCpu()),
        new("keys", "", "what each key is for .NET, until q", _ => MachineView.ShowKeys()),
        new("selftest", "[GLOB]", "run the self-tests again", glob => SelfTest(glob)),
        new("fault", "NAME", "raise a fault on purpose", Sys.CoreMonitor.RaiseFault),
        new("reboot", "", "start the machine anew", _ => Sys.Power.Reboot()),
        new("poweroff", "", "switch it off", _ => Sys.Power.Shutdown()),
        new("exit", "", "leave, with the code for success where somebody takes it", _ => leave()),
    ];

    /// <summary>Does what a line says.</summary>
    public void Execute(string line)
    {
        string[] words = line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
            return;

        if (_commands.FirstOrDefault(command => command.Name == words[0]) is { } known)
            known.Execute(words.Length > 1 ? words[1] : "");
        else
            Console.WriteLine($"Unknown command '{words[0]}'. Type help.");
    }

    private static void SelfTest(string glob) => SelfTestRunner.Run(glob.Length > 0 ? glob : "*");

    private void Help()
    {
        foreach (MonitorCommand command in _commands)
            Console.WriteLine($"{command.Name + " " + command.Argument,-16} {command.Purpose}");
    }
}
