using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using BareFlow.Tests.Support;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>Runs programs as a person would in a terminal.</summary>
internal static class Command
{
    /// <summary>Ends a command that hangs, so that a test fails instead of waiting for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The <c>dotnet</c> that runs these tests.</summary>
    private static readonly string Host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs <c>dotnet</c> in a folder.</summary>
    public static CommandResult Dotnet(string folder, params IEnumerable<string> arguments) => Run(Start(folder, arguments));

    /// <summary>Runs <c>dotnet</c> in a folder, with a variable of the environment set.</summary>
    public static CommandResult DotnetWith(string variable, string value, string folder, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = Start(folder, arguments);
        start.Environment[variable] = value;
        return Run(start);
    }

    /// <summary>Runs a program in a folder, with nothing but some variables in its environment.</summary>
    public static CommandResult Program(string program, string folder, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder };
        start.Environment.Clear();
        foreach ((string name, string? value) in environment)
            start.Environment[name] = value;

        return Run(start);
    }

    private static ProcessStartInfo Start(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Host, arguments) { WorkingDirectory = folder };
        // Workers that outlive the build would keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        Desktop.TakeAway(start);
        return start;
    }

    private static CommandResult Run(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
            process.Kill(entireProcessTree: true);

        return new CommandResult(process.ExitCode, output.Result + errors.Result);
    }
}
