using System.IO;
using IL2CPU.Tools;

namespace IL2CPU.Linking;

/// <summary>One text for two layouts of an image: lines between <c>#if runtime</c> and <c>#endif</c> are for an image with a .NET
/// runtime, those between <c>#if core</c> and <c>#endif</c>, or behind an <c>#else</c>, for one without. The linker is given the
/// lines of one layout, each at its number, so that what it complains of is found.</summary>
internal static class LinkerScript
{
    // What the core calls to run its self-tests is one of these. Nothing else refers to the tests, and the linker keeps what its script
    // names: so only one of the two stands there.
    private const string SelfTests = "PROVIDE(bareflow_self_tests = bareflow_run_self_tests);";
    private const string NoSelfTests = "PROVIDE(bareflow_self_tests = bareflow_no_self_tests);";

    /// <summary>Writes the script of an image.</summary>
    /// <param name="path">The text.</param>
    /// <param name="parts">What is linked.</param>
    /// <param name="folder">Where to write it.</param>
    /// <returns>The script's path.</returns>
    /// <exception cref="BuildFailure">There is no such text, or a condition in it has no beginning or no end.</exception>
    public static string Write(string path, ImageParts parts, string folder)
    {
        if (!File.Exists(path))
            throw new BuildFailure(BuildFailure.MissingFile, $"There is no linker script {path}.");

        string script = Path.Combine(folder, Path.GetFileName(path));
        string layout = Select(File.ReadAllText(path), parts.HasRuntime);
        File.WriteAllText(script, $"{layout}\n{(parts.HasSelfTests ? SelfTests : NoSelfTests)}\n");
        return script;
    }

    /// <summary>The text with empty lines for those of the other layout.</summary>
    public static string Select(string text, bool hasRuntime)
    {
        string[] lines = text.Split('\n');
        (bool IsInside, bool IsTaken) state = (false, true);
        for (int index = 0; index < lines.Length; index++)
        {
            bool isCondition = IsCondition(lines[index].TrimEnd());
            if (isCondition)
                state = Follow(lines[index].TrimEnd(), hasRuntime, state.IsInside, state.IsTaken);

            if (isCondition || !state.IsTaken)
                lines[index] = "";
        }

        return state.IsInside ? throw Wrong("an #if without its #endif") : string.Join('\n', lines);
    }

    private static bool IsCondition(string line) => line is "#if runtime" or "#if core" or "#else" or "#endif";

    private static (bool IsInside, bool IsTaken) Follow(string condition, bool hasRuntime, bool isInside, bool isTaken) =>
        (condition, isInside) switch
        {
            ("#if runtime", false) => (true, hasRuntime),
            ("#if core", false) => (true, !hasRuntime),
            ("#else", true) => (true, !isTaken),
            ("#endif", true) => (false, true),
            _ => throw Wrong($"{condition} where it does not fit"),
        };

    private static BuildFailure Wrong(string what) => new(BuildFailure.BadArgument, $"The linker script has {what}.");
}
