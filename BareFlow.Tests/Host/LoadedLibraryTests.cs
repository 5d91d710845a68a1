using System.IO;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Host;

/// <summary>A program that is said to run on the library does.</summary>
public class LoadedLibraryTests
{
    private const string Question = "import ctypes; print(ctypes.CDLL(None).bareflow_level())";

    [Theory]
    [InlineData("plain")]
    [InlineData("with a space")]
    [InlineData("with:a colon, ü and &")]
    public void It_is_loaded_from_any_folder(string name)
    {
        using var work = new TemporaryFolder();
        string folder = Directory.CreateDirectory(work.At(name)).FullName;
        string library = Path.Combine(folder, "libbareflow.so");
        File.Copy(HostLibrary.Path(BuildConfiguration.Release), library);
        HostResult result = new HostProgram(folder).With("LD_PRELOAD", HostLibrary.ForLoader(library)).With("BAREFLOW_HARDEN", "checks")
            .Run("python3", "-c", Question);
        Assert.Equal("1\n", result.Output);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void A_program_without_it_is_found_out()
    {
        HostResult result = new HostProgram(Repository.Root).With("LD_PRELOAD", "/nowhere/libbareflow.so").Run("python3", "-c", Question);
        Assert.NotEqual(0, result.ExitCode);
    }
}
