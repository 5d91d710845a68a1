using System;

namespace IL2CPU.Native;

/// <summary>A stage of the build cannot go on. The message says what was wrong and what to do.</summary>
/// <param name="code">The number of the diagnostic, such as BUILD0001.</param>
/// <param name="message">What was wrong and what to do; one finding a line.</param>
public sealed class BuildFailure(string code, string message) : Exception(message)
{
    /// <summary>A tool that the build needs is not installed.</summary>
    public const string MissingTool = "BUILD0001";

    /// <summary>A tool ran and failed.</summary>
    public const string ToolFailed = "BUILD0002";

    /// <summary>A file that the build needs is not there.</summary>
    public const string MissingFile = "BUILD0003";

    /// <summary>An argument cannot be understood.</summary>
    public const string BadArgument = "BUILD0004";

    /// <summary>Plug binding, the X# compiler or the freestanding analyzer found errors, which were reported one by one.</summary>
    public const string SourceErrors = "BUILD0005";

    /// <summary>The number of the diagnostic.</summary>
    public string Code { get; } = code;
}
