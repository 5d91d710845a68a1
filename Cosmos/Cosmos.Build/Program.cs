using System.CommandLine;
using Cosmos.Build.Commands;

namespace Cosmos.Build;

/// <summary>The command behind the MSBuild SDK: each stage of the build is one of its subcommands, and so is running what
/// was built.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var root = new RootCommand("Builds and runs kernels written in C# and X#.")
        {
            CheckCommand.Create(),
            XSharpCommand.Create(),
            BindCommand.Create(),
            CompileCommand.Create(),
            PlugCommand.Create(),
            CompileProgramCommand.Create(),
            LinkCommand.Create(),
            LinkSharedCommand.Create(),
            IsoCommand.Create(),
            RunCommand.Create(),
        };
        return root.Parse(RunCommand.WithLaunchProfile(arguments)).Invoke();
    }
}
