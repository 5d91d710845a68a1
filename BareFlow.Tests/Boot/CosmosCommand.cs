using System;
using System.IO;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>The <c>cosmos</c> command that builds and runs kernels, as it stands beside the tests.</summary>
internal static class CosmosCommand
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <summary>Runs a subcommand, which must succeed.</summary>
    public static async Task Run(params string[] arguments)
    {
        var (exitCode, output) = await Try(arguments);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Runs a subcommand to its end.</summary>
    public static async Task<(int ExitCode, string Output)> Try(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "cosmos.dll");
        using MachineProcess process = MachineProcess.Start("dotnet", [program, .. arguments], TimeLimit);
        int exitCode = await process.Finish();
        string output = process.Output + await process.Complaints;
        Assert.False(process.TimedOut, $"cosmos {string.Join(' ', arguments)} did not end in {TimeLimit}: {output}");
        return (exitCode, output);
    }
}
