using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace BareFlow.Tests.Boot.Surface;

/// <summary>The C surface as a C program meets it, without the .NET runtime.</summary>
public class SurfaceTests
{
    /// <summary>Cases say by themselves what is right; on Linux, where that was learned, they all hold.</summary>
    [Theory]
    [InlineData("memory")]
    [InlineData("threads")]
    public async Task Every_case_holds_here_and_on_Linux(string name)
    {
        CProgram program = CProgram.Of(name);
        string[] host = program.HostLines();
        Assert.True(host.Length > 0);
        Assert.DoesNotContain(host, IsFailure);
        Assert.Equal(host, await program.BootLines());
    }

    private static bool IsFailure(string line) => line.StartsWith("not ok", StringComparison.Ordinal);
}
