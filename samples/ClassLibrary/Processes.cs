using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace ClassLibrary;

/// <summary>The program as a process, and others.</summary>
internal static class Processes
{
    public static void Write(Report report)
    {
        report.Add("id", () => Environment.ProcessId > 0 && Process.GetCurrentProcess().Id == Environment.ProcessId);
        report.Add("name", () => Process.GetCurrentProcess().ProcessName);
        report.Add("path", () => Environment.ProcessPath);
        report.Add("memory", () => Process.GetCurrentProcess().WorkingSet64 > 0 && Environment.WorkingSet > 0);
        report.Add("time", () => Process.GetCurrentProcess().TotalProcessorTime > TimeSpan.Zero);
        report.Add("started", () => Process.GetCurrentProcess().StartTime < DateTime.Now.AddSeconds(2));
        report.Add("threads", () => Process.GetCurrentProcess().Threads.Count > 0);
        report.Add("modules", () => Process.GetCurrentProcess().Modules.Count > 0);
        report.Add("main-module", () => Path.GetFileName(Process.GetCurrentProcess().MainModule!.FileName));
        report.Add("priority", () => Process.GetCurrentProcess().PriorityClass);
        report.Add("exited", () => Process.GetCurrentProcess().HasExited);
        report.Add("list", () => Process.GetProcesses().Any(process => process.Id == Environment.ProcessId));
        report.Add("unknown", () => Process.GetProcessById(999_999).ProcessName);
        report.Add("start-missing", () => Process.Start("/no/such/program"));
        report.Add("start", () => { using Process child = Process.Start(new ProcessStartInfo("/bin/echo", ["hello"]) { RedirectStandardOutput = true })!; return child.StandardOutput.ReadToEnd(); });
        report.Add("arguments", () => Environment.GetCommandLineArgs().Length > 0);
        report.Add("exit-code", () => { Environment.ExitCode = 3; int code = Environment.ExitCode; Environment.ExitCode = 0; return code; });
    }
}
