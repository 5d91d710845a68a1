using System;
using System.IO;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>A copy of the repository, built, and the SDK's package made from it: what these tests do with their own tree
/// disturbs nobody's.</summary>
public sealed class BuildFixture : IDisposable
{
    private const string Configuration = "Release";

    private readonly TemporaryFolder _copy = new();
    private readonly TemporaryFolder _feed = new();

    public BuildFixture()
    {
        foreach (string file in Repository.Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_copy.At(file))!);
            File.Copy(Repository.At(file), _copy.At(file));
        }

        Require(BuildKernel());
        Require(Command.Dotnet(
            _copy.Path, "pack", "Cosmos/Cosmos.Build", "-c", Configuration, "-o", _feed.Path,
            $"-p:PackageVersion={PackageVersion}"));
    }

    /// <summary>The folder of packages that a project may name as a source.</summary>
    public string Feed => _feed.Path;

    /// <summary>A version that no cache knows.</summary>
    public string PackageVersion { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    /// <summary>The program behind the stages.</summary>
    public string Tool => At($"Cosmos/Cosmos.Build/bin/{Configuration}/net10.0/cosmos.dll");

    /// <summary>The folder of the kernels that were built.</summary>
    public string Artifacts => At($"artifacts/{Configuration}");

    /// <summary>A path in the copy.</summary>
    public string At(string path) => _copy.At(path);

    internal CommandResult BuildKernel() => Command.Dotnet(_copy.Path, "build", "BareFlow.Kernel", "-c", Configuration);

    internal static CommandResult Require(CommandResult result)
    {
        Assert.True(result.ExitCode == 0, result.Output);
        return result;
    }

    public void Dispose()
    {
        _copy.Dispose();
        _feed.Dispose();
        string cached = Path.Combine(PackageCache(), "cosmos.build", PackageVersion);
        if (Directory.Exists(cached))
            Directory.Delete(cached, recursive: true);
    }

    /// <summary>NuGet's folder of packages, without a slash at its end.</summary>
    internal static string PackageCache() =>
        Path.TrimEndingDirectorySeparator(Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));
}
