using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>How a .NET program's run ends when it ends badly: .NET's own words, and the exit code of a panic.</summary>
public class CrashTests
{
    [Theory]
    [InlineData("uncaught", "Unhandled exception. System.InvalidOperationException: not caught on purpose", "at BareFlow.Kernel.Crash.Throw()")]
    [InlineData("null", "Unhandled exception. System.NullReferenceException: ", "at BareFlow.Kernel.Crash.Dereference()")]
    [InlineData("failfast", "failed fast on purpose")]
    [InlineData("stack", "Process is terminating due to StackOverflowException.", "an overflow of the stack of thread")]
    [InlineData("deadlock", "deadlock", "program")]
    public async Task A_crash_is_explained(string kind, params string[] explanations)
    {
        BootResult result = await Crash(kind);
        result.MustEnd(Ending.Panic);
        Assert.All(explanations, explanation => Assert.Contains(explanation, result.Serial));
    }

    [Fact]
    public async Task An_exit_status_other_than_0_is_reported()
    {
        BootResult result = await Crash("exit");
        Assert.NotEqual(Ending.Success, result.Ending);
        result.MustSay("status 3");
    }

    private static async Task<BootResult> Crash(string kind)
    {
        using QemuSession session = Qemu.Kernel(KernelImages.Get(BuildConfiguration.Release, ImageKind.Full), "exit").Start();
        await session.WaitFor("\n> ");
        await session.Send($"crash {kind}\r");
        return await session.Finish();
    }
}
