using System;
using System.Collections.Generic;
using System.Linq;
using IL2CPU.Tools;
using XSharp;

namespace Cosmos.Build.Commands;

/// <summary>What every stage does alike: one progress line, diagnostics in MSBuild's form, an exit code.</summary>
internal static class Stage
{
    private const int Succeeded = 0;

    /// <summary>Runs a stage; a <see cref="BuildFailure"/> becomes a numbered error, and so does any other exception.</summary>
    /// <returns>0, or the number of the failure.</returns>
    public static int Run(Action stage)
    {
        try
        {
            stage();
            return Succeeded;
        }
        catch (BuildFailure failure)
        {
            Report(failure);
            return failure.Number;
        }
        catch (Exception failure)
        {
            Report(new BuildFailure(BuildFailure.Unforeseen, failure.ToString()));
            return BuildFailure.Unforeseen;
        }
    }

    /// <summary>The one line that a stage shows while the build runs.</summary>
    public static void Progress(string stage, string what) => Console.WriteLine($"  {stage,-8} {what}");

    /// <summary>Reports diagnostics one by one.</summary>
    /// <exception cref="BuildFailure">One of them is an error.</exception>
    public static void Report(IReadOnlyCollection<XDiagnostic> diagnostics)
    {
        foreach (XDiagnostic diagnostic in diagnostics)
            Console.Error.WriteLine(diagnostic);

        if (diagnostics.Any(diagnostic => diagnostic.Severity == XSeverity.Error))
            throw new BuildFailure(BuildFailure.SourceErrors, message: "");
    }

    private static void Report(BuildFailure failure)
    {
        string[] lines = failure.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (string line in lines)
            Console.Error.WriteLine($"cosmos : error {failure.Code}: {line}");
    }
}
