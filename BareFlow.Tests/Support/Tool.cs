using IL2CPU.Tools;

namespace BareFlow.Tests.Support;

/// <summary>Runs programs that may fail, as the stages of the build run theirs.</summary>
internal static class Tool
{
    public static (int Code, string Output) Run(string program, string directory, params string[] arguments)
    {
        ToolResult result = ToolProcess.Try(program, arguments, directory);
        return (result.ExitCode, result.Output);
    }
}
