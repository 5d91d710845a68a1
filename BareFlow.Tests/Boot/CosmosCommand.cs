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
        using MachineProcess process = Start(arguments);
        return await Finish(process, arguments);
    }

    /// <summary>Runs a subcommand to its end, with input that ends.</summary>
    public static async Task<(int ExitCode, string Output)> TryWithInput(string input, params string[] arguments)
    {
        using MachineProcess process = Start(arguments);
        await process.Send(input);
        process.EndInput();
        return await Finish(process, arguments);
    }

    private static MachineProcess Start(string[] arguments) =>
        MachineProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "cosmos.dll"), .. arguments], TimeLimit);

    private static async Task<(int ExitCode, string Output)> Finish(MachineProcess process, string[] arguments)
    {
        int exitCode = await process.Finish();
        string output = process.Output + await process.Complaints;
        Assert.False(process.TimedOut, $"cosmos {string.Join(' ', arguments)} did not end in {TimeLimit}: {output}");
        return (exitCode, output);
    }
}
