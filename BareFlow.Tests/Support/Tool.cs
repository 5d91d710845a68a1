using System;
using System.ComponentModel;
using System.Diagnostics;

namespace BareFlow.Tests.Support;

/// <summary>Runs the programs of the LLVM tool chain that the project requires.</summary>
internal static class Tool
{
    public static (int Code, string Output) Run(string program, string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Start(start);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException(
                $"'{start.FileName}' is not installed; install the tool chain with: apt install clang lld llvm");
        }
    }
}
