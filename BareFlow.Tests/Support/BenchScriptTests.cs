using System.IO;
using System.Linq;
using Xunit;

namespace BareFlow.Tests.Support;

/// <summary>The scripts of <c>bench</c> say what they do before they do anything.</summary>
public class BenchScriptTests
{
    public static TheoryData<string> Scripts => new(
        new[] { "boot", "build", "footprint", "fuzz", "c-programs", "fuzz-surface", "machines", "matrix", "sizes", "soak", "malloc/run", "malloc/worst-case",
            "dotnet/run", "draw/boot", "draw/consoles", "draw/dotnet", "draw/malloc", "draw/malloc-worst-case" });

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_says_what_it_does(string name)
    {
        string script = Repository.At("bench/" + name);
        (int code, string output) = Tool.Run(script, Repository.Root, "--help");
        Assert.True(code == 0, output);
        Assert.Equal(File.ReadLines(script).ElementAt(1)["# ".Length..], output.Split('\n')[0]);
        Assert.DoesNotContain("Install", output);
    }
}
