using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>Runs programs as a person would in a terminal.</summary>
internal static class Command
{
    /// <summary>Ends a command that hangs, so that a test fails instead of waiting for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The <c>dotnet</c> that runs these tests.</summary>
    private static readonly string Host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs <c>dotnet</c> in a folder.</summary>
    public static CommandResult Dotnet(string folder, params IEnumerable<string> arguments) =>
        Run(folder, Environment.GetEnvironmentVariable("PATH")!, arguments);

    /// <summary>Runs <c>dotnet</c> in a folder; it finds other programs only in <paramref name="path"/>.</summary>
    public static CommandResult DotnetWithPath(string folder, string path, params IEnumerable<string> arguments) =>
        Run(folder, path, arguments);

    private static CommandResult Run(string folder, string path, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Host, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = path;
        // Workers that outlive the build would keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
            process.Kill(entireProcessTree: true);

        return new CommandResult(process.ExitCode, output.Result + errors.Result);
    }
}
