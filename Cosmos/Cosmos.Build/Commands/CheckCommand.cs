using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using IL2CPU.Tools;

namespace Cosmos.Build.Commands;

/// <summary><c>check</c>: names every tool that is missing, and how to install it, before anything else fails.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var run = new Option<bool>("--run") { Description = "Check what running needs, too." };
        var command = new Command("check", "Checks that the tools of the build are installed.") { run };
        command.SetAction(parsed => Stage.Run(() => Check(parsed.GetValue(run))));
        return command;
    }

    private static void Check(bool run)
    {
        IEnumerable<Tool> tools = Tool.ForKernel.Concat(run ? [Tool.Qemu] : []);
        string[] missing = [.. tools.Where(tool => ToolLocator.TryFind(tool) is null).Select(ToolLocator.MissingMessage)];
        if (missing.Length > 0)
            throw new BuildFailure(BuildFailure.MissingTool, string.Join(Environment.NewLine, missing));
    }
}
