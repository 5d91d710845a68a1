using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>The solution does not build the kernels that the benchmarks measure, so nothing else would see that one has stopped to link.</summary>
[Collection(BuildCollection.Name)]
public class BenchKernelTests(BuildFixture build)
{
    [Theory]
    [InlineData("bench/hello", "artifacts/bench/hello/Release/Hello.stripped.elf", "")]
    [InlineData("bench/dotnet/kernel", "artifacts/bench/dotnet/DotnetBench.stripped.elf", "scale=1")]
    public async Task It_builds_and_runs_to_its_end(string project, string image, string words)
    {
        BuildFixture.Require(Command.Dotnet(build.At(project), "build", "-c", "Release"));
        Qemu machine = Qemu.Kernel(new KernelImage(build.At(image), build.At(image)), $"exit {words}".TrimEnd());
        (await machine.Run()).MustEnd(Ending.Success);
    }
}
