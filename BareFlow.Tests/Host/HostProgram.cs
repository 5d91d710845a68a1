using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Host;

/// <summary>Runs a program of the host, on its own malloc or on the library's.</summary>
/// <param name="folder">The folder that it runs in.</param>
internal sealed class HostProgram(string folder)
{
    /// <summary>Ends a program that hangs, so that a test fails instead of waiting for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, string> _environment = [];

    /// <summary>Puts the library in, at a hardening level.</summary>
    public HostProgram On(BuildConfiguration configuration, string level) =>
        With("LD_PRELOAD", HostLibrary.Path(configuration)).With("BAREFLOW_HARDEN", level);

    /// <summary>Sets a variable.</summary>
    public HostProgram With(string variable, string value)
    {
        _environment[variable] = value;
        return this;
    }

    /// <summary>Runs a program to its end.</summary>
    public HostResult Run(string program, params IEnumerable<string> arguments)
    {
        using Process process = Start(program, arguments);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} did not end within {Patience.TotalMinutes} minutes.");
        }

        return new HostResult(process.ExitCode, output.Result, errors.Result);
    }

    private Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string variable, string value) in _environment)
            start.Environment[variable] = value;

        return Process.Start(start)!;
    }
}
