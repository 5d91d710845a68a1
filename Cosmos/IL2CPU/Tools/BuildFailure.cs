using System;

namespace IL2CPU.Tools;

/// <summary>A stage of the build cannot go on. The message says what was wrong and what to do.</summary>
/// <param name="number">The number of the diagnostic, which is also what the stage exits with.</param>
/// <param name="message">What was wrong and what to do; one finding a line.</param>
public sealed class BuildFailure(int number, string message) : Exception(message)
{
    /// <summary>A tool that the build needs is not installed.</summary>
    public const int MissingTool = 1;

    /// <summary>A tool ran and failed.</summary>
    public const int ToolFailed = 2;

    /// <summary>A file that the build needs is not there.</summary>
    public const int MissingFile = 3;

    /// <summary>An argument cannot be understood.</summary>
    public const int BadArgument = 4;

    /// <summary>Plug binding, the X# compiler or the freestanding analyzer found errors, which were reported one by one.</summary>
    public const int SourceErrors = 5;

    /// <summary>The symbol table of an image moved the functions that it names.</summary>
    public const int MovedFunctions = 6;

    /// <summary>The project asks for what a kernel cannot have. The SDK's targets say so.</summary>
    public const int Refused = 7;

    /// <summary>Something that the toolchain was not written for.</summary>
    public const int Unforeseen = 8;

    /// <summary>The number of the diagnostic, not 0.</summary>
    public int Number { get; } = number;

    /// <summary>The number as a person sees it, such as BUILD0001.</summary>
    public string Code => $"BUILD{Number:0000}";
}
