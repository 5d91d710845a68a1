using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using IL2CPU.Tools;

namespace Cosmos.Build.Run;

/// <summary>Runs an ISO in Bochs, with what the serial port writes on this terminal.</summary>
internal static class BochsRun
{
    private const string Terminal = "/dev/stdout";

    /// <summary>Without a screen, whoever wants to see it connects by VNC.</summary>
    private const string Remote = "rfb, options=\"timeout=0\"";

    private const string PluginFolder = "/usr/lib/x86_64-linux-gnu/bochs/plugins";

    private const int Succeeded = 0;
    private const int Broken = 1;
    private const int Panicked = 2;

    /// <summary>Runs to the end of the machine.</summary>
    /// <returns>0 when the kernel switched the machine off, 2 after a triple fault, 1 when Bochs ended by itself.</returns>
    /// <exception cref="BuildFailure">Bochs is not installed.</exception>
    public static int Run(string iso, TextWriter messages)
    {
        string bochs = ToolLocator.Find(Tool.Bochs);
        foreach ((string name, string package) in BochsMachine.Firmware)
            Require($"{BochsMachine.FirmwareFolder}/{name}", package);

        using var work = new WorkFolder();
        string log = Path.Combine(work.Path, "bochs.log");
        string screen = HostSystem.FindScreen() ? WindowLibrary() : Remote;
        messages.WriteLine($"  Bochs    screen: {screen}");
        var machine = new BochsMachine(BochsMachine.CdWords(iso)) { Screen = screen, Serial = Terminal, Log = log };
        Start(bochs, work.Path, machine);
        return EndOf(File.Exists(log) ? File.ReadAllText(log) : "", messages);
    }

    /// <summary>Debian's Bochs is the debugger's build, which must be told to go on.</summary>
    private static void Start(string bochs, string work, BochsMachine machine)
    {
        string settings = Path.Combine(work, "bochsrc");
        string commands = Path.Combine(work, "commands");
        File.WriteAllLines(settings, machine.Settings());
        File.WriteAllText(commands, "c\n");
        using Process process = Process.Start(new ProcessStartInfo(bochs, ["-q", "-f", settings, "-rc", commands]) { RedirectStandardInput = true })!;
        process.StandardInput.Close();
        process.WaitForExit();
    }

    private static string WindowLibrary() =>
        new[] { "x", "sdl2", "sdl" }.FirstOrDefault(name => File.Exists($"{PluginFolder}/libbx_{name}_gui.so")) ?? Remote;

    private static void Require(string path, string package)
    {
        if (!File.Exists(path))
            throw new BuildFailure(BuildFailure.MissingTool, $"{path} was not found. Debian/Ubuntu: sudo apt install {package}.");
    }

    private static int EndOf(string log, TextWriter messages)
    {
        if (log.Contains(BochsMachine.PowerOffMark))
            return Succeeded;

        if (log.Contains(BochsMachine.TripleFaultMark))
        {
            messages.WriteLine("The machine stopped by a triple fault: the CPU met a fault for which the kernel could not print a report.");
            return Panicked;
        }

        messages.WriteLine($"Bochs ended by itself: {log.Split('\n').LastOrDefault(line => line.Contains("PANIC")) ?? "see above"}.");
        return Broken;
    }
}
