using System.CommandLine;
using System.IO;
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
            LinkKitCommand.Create(),
            IsoCommand.Create(),
            DiskCommand.Create(),
            RunCommand.Create(),
            QemuCommand.Create(),
        };
        return root.Parse(RunCommand.WithLaunchProfile(FromFile(arguments))).Invoke();
    }

    /// <summary>The arguments; for <c>@FILE</c> alone the lines of that file, each an argument as it stands.</summary>
    private static string[] FromFile(string[] arguments) =>
        arguments is [['@', .. var file]] ? File.ReadAllLines(file) : arguments;
}
