using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Boot.Surface;

/// <summary><c>docs/c-surface.md</c> says of every function of the C library how each of its pointers is checked, and which programs
/// call it.</summary>
public class SurfaceDocumentTests
{
    private const string Document = "docs/c-surface.md";

    /// <summary>What C's headers make of a name: large files, the scanf of C99, glibc's macros.</summary>
    private static readonly Dictionary<string, string> Macros = new()
    {
        ["__isoc99_sscanf"] = "sscanf",
        ["__isoc99_fscanf"] = "fscanf",
        ["__sched_cpualloc"] = "CPU_ALLOC",
        ["__sched_cpufree"] = "CPU_FREE",
        ["__sched_cpucount"] = "CPU_COUNT_S",
        ["__errno_location"] = "errno",
        ["__sysv_signal"] = "sysv_signal",
        ["__xpg_sigpause"] = "sigpause",
        ["__sigjmp_save"] = "sigsetjmp",
        ["__longjmp_chk"] = "longjmp",
        ["__register_atfork"] = "pthread_atfork",
        ["__pthread_register_cancel"] = "pthread_cleanup_push",
        ["__pthread_unregister_cancel"] = "pthread_cleanup_pop",
        ["__pthread_register_cancel_defer"] = "pthread_cleanup_push_defer_np",
        ["__pthread_unregister_cancel_restore"] = "pthread_cleanup_pop_restore_np",
        ["__pthread_unwind_next"] = "pthread_cleanup_pop",
        ["__assert_fail"] = "assert",
        ["ErrorReports_Report"] = "error",
        ["Contexts_Switch"] = "swapcontext",
        ["verr"] = "err",
        ["verrx"] = "errx",
        ["vscanf"] = "scanf",
        ["vwscanf"] = "wscanf",
    };

    /// <summary>The file that a test run leaves has the rows as they should be.</summary>
    [Fact]
    public void The_table_of_functions_is_that_of_the_code()
    {
        string[] expected = [.. Exports.All.Select(Row)];
        string current = Repository.At("artifacts/tests/surface/c-surface-rows.md");
        Directory.CreateDirectory(Path.GetDirectoryName(current)!);
        File.WriteAllLines(current, expected);
        string[] rows = [.. File.ReadLines(Repository.At(Document)).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        Assert.True(expected.Length > 300);
        Assert.DoesNotContain(Exports.All, export => Callers(export).Length == 0);
        Assert.Equal(expected, rows);
        Assert.Contains($"{expected.Length} names", File.ReadAllText(Repository.At("docs/libc.md")));
    }

    private static string Row(Export export) =>
        $"| `{export.Name}` | {StandardNames.Of(export.Name)} | {Parameters(export)} | {Callers(export)} | {export.Stub} |";

    private static string Parameters(Export export) => string.Join(", ", export.Kinds.Select((kind, place) => Word(export, kind, place)));

    private static string Word(Export export, ParameterKind kind, int place) => kind switch
    {
        ParameterKind.Door => export.Method.GetParameters()[place].ParameterType.Name.Split('`')[0],
        ParameterKind.Thread => "thread",
        ParameterKind.Plain => export.IsStub ? "not looked at" : "plain",
        ParameterKind.Function => "called",
        _ => "number",
    };

    private static string Callers(Export export)
    {
        string name = Macros.GetValueOrDefault(export.Name, export.Name);
        string plain = name.EndsWith("64", StringComparison.Ordinal) ? name[..^2] : name;
        var word = new Regex($@"\b({Regex.Escape(name)}|{Regex.Escape(plain)})\b");
        IEnumerable<string> programs = Programs.Value.Where(program => word.IsMatch(program.Text)).Select(program => program.Name);
        return string.Join(" ", [.. programs, .. FuzzTests.IsCalled(export) ? ["fuzz"] : NoPrograms, .. IsMath(export) ? ["math"] : NoPrograms]);
    }

    /// <summary>Whether the tests of the mathematical functions call it, by the name of its body.</summary>
    private static bool IsMath(Export export) =>
        export.Kinds.Contains(ParameterKind.Floating) && Regex.IsMatch(MathTests.Value, $@"\b{export.Method.Name}\(?\b");

    private static readonly string[] NoPrograms = [];

    private static readonly Lazy<string> MathTests = new(() => string.Concat(
        Directory.EnumerateFiles(Repository.At("BareFlow.Tests/Unit/Libc"), "Math*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)));

    private static readonly Lazy<(string Name, string Text)[]> Programs = new(() =>
    [
        .. Directory.EnumerateFiles(Repository.At("BareFlow.Tests/Boot/Surface/Programs"), "*.c")
            .Where(path => Path.GetFileName(path) != "fuzz.c")
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
    ]);
}
