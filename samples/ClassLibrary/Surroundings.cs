using System;
using System.Collections;
using System.Linq;
using System.Runtime.InteropServices;

namespace ClassLibrary;

/// <summary>What the program is told of where it runs.</summary>
internal static class Surroundings
{
    private static readonly Environment.SpecialFolder[] Folders =
    [
        Environment.SpecialFolder.UserProfile, Environment.SpecialFolder.ApplicationData, Environment.SpecialFolder.LocalApplicationData,
        Environment.SpecialFolder.Desktop, Environment.SpecialFolder.System, Environment.SpecialFolder.CommonApplicationData,
    ];

    public static void Write(Report report)
    {
        report.Add("machine", () => Environment.MachineName);
        report.Add("domain", () => Environment.UserDomainName == Environment.MachineName);
        report.Add("os", () => $"{Environment.OSVersion.Platform} {OperatingSystem.IsLinux()} {OperatingSystem.IsWindows()}");
        report.Add("os-version", () => Environment.OSVersion.Version);
        report.Add("os-text", () => RuntimeInformation.OSDescription);
        report.Add("architecture", () => $"{RuntimeInformation.OSArchitecture} {RuntimeInformation.ProcessArchitecture} {Environment.Is64BitProcess}");
        report.Add("framework", () => $"{RuntimeInformation.FrameworkDescription} {Environment.Version}");
        report.Add("identifier", () => RuntimeInformation.RuntimeIdentifier);
        report.Add("processors", () => Environment.ProcessorCount > 0);
        report.Add("page", () => Environment.SystemPageSize);
        report.Add("new-line", () => Environment.NewLine);
        report.Add("directory", () => Environment.CurrentDirectory);
        report.Add("base", () => AppContext.BaseDirectory);
        report.Add("system", () => Environment.SystemDirectory);
        report.Add("interactive", () => Environment.UserInteractive);
        report.Add("stack", () => Environment.StackTrace.Contains("Surroundings", StringComparison.Ordinal));
        report.Add("logical", () => Environment.GetLogicalDrives().Contains("/"));
        report.Add("set", () => { Environment.SetEnvironmentVariable("OWN", "value"); return Environment.GetEnvironmentVariable("OWN") + Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Count(entry => (string)entry.Key == "OWN"); });
        report.Add("unset", () => { Environment.SetEnvironmentVariable("OWN", null); return Environment.GetEnvironmentVariable("OWN"); });
        report.Add("expand", () => { Environment.SetEnvironmentVariable("OWN", "x"); return Environment.ExpandEnvironmentVariables("a%OWN%b%NONE%"); });
        report.Add("bad-name", () => { Environment.SetEnvironmentVariable("a=b", "x"); return null; });
        report.Add("home", () => Environment.GetEnvironmentVariable("HOME"));
        report.Add("path", () => Environment.GetEnvironmentVariable("PATH"));
        report.Add("language", () => Environment.GetEnvironmentVariable("LANG"));
        foreach (Environment.SpecialFolder folder in Folders)
            report.Add($"folder-{folder}", () => Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify));

        report.Add("switch", () => AppContext.TryGetSwitch("System.Globalization.Invariant", out bool isInvariant) && isInvariant);
        report.Add("target", () => AppContext.TargetFrameworkName);
        report.Add("domain-name", () => AppDomain.CurrentDomain.FriendlyName);
        report.Add("shutdown", () => Environment.HasShutdownStarted);
        report.Add("uptime", () => Environment.TickCount64 > 0);
        report.Add("cpu", () => Environment.CpuUsage.TotalTime > TimeSpan.Zero);
        report.Add("vectors", () => $"{System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated} {System.Runtime.Intrinsics.X86.Sse42.IsSupported}");
    }
}
