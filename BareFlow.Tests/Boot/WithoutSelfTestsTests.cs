using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using IL2CPU.Linking;
using Xunit;
using Tool = BareFlow.Tests.Support.Tool;

namespace BareFlow.Tests.Boot;

/// <summary>An image that is linked without self-tests has none of the kernel's, and says so.</summary>
public sealed class WithoutSelfTestsTests : IDisposable
{
    private static readonly string[] Folders = ["Cosmos/Cosmos.Core/SelfTest", "Cosmos/Cosmos.Libc/SelfTest", "BareFlow.Memory/Cases"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _image;

    public WithoutSelfTestsTests()
    {
        _image = _folder.At("bare.elf");
        var linker = new ImageLinker(
            new ImageParts(CoreParts.Objects, [], HasSelfTests: false),
            Repository.At("Cosmos/Cosmos.Build/Sdk/kernel.ld"),
            CoreParts.Assemblies);
        linker.Link(_image, _folder.At("bare.map"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_has_nothing_of_the_folders_of_self_tests()
    {
        string[] whole = Symbols(KernelImages.Get(BuildConfiguration.Release, ImageKind.Core).Elf);
        Assert.All(FilesWith("[SelfTest(", "*.cs"), file => Assert.Contains(whole, symbol => IsOf(file, symbol)));
        Assert.All(FilesWith("function", "*.xs"), file => Assert.Contains(whole, symbol => IsOf(file, symbol)));
        string[] names = [.. FilesWith("", "*.*s")];
        Assert.DoesNotContain(Symbols(_image), symbol => names.Any(file => IsOf(file, symbol)));
    }

    [Theory]
    [InlineData("selftest exit")]
    [InlineData("core selftest=bss.* exit")]
    public async Task The_word_is_answered(string words)
    {
        BootResult result = await Qemu.Kernel(new KernelImage(_image, _image), words).Run();
        result.MustEnd(Ending.SelfTestFailed).MustSay("selftest: this image was built without self-tests (CosmosSelfTests=false)");
        Assert.DoesNotContain("KTAP", result.Serial);
    }

    [Fact]
    public async Task It_boots_to_its_end() =>
        (await Qemu.Kernel(new KernelImage(_image, _image), "exit").Run()).MustEnd(Ending.Success);

    /// <summary>The names of files with a text, without their ends.</summary>
    private static IEnumerable<string> FilesWith(string text, string pattern) => Folders
        .SelectMany(folder => Directory.GetFiles(Repository.At(folder), pattern))
        .Where(file => File.ReadAllText(file).Contains(text, StringComparison.Ordinal))
        .Select(file => Path.GetFileNameWithoutExtension(file));

    /// <summary>Whether a symbol is of the class or of the X# that a file holds.</summary>
    private static bool IsOf(string file, string symbol) =>
        symbol.Contains($"_{file}__", StringComparison.Ordinal) || symbol.StartsWith(file + "_", StringComparison.Ordinal);

    private static string[] Symbols(string image)
    {
        var (code, output) = Tool.Run("llvm-nm", Repository.Root, ["--defined-only", "--format=just-symbols", image]);
        Assert.True(code == 0, output);
        return output.Split('\n');
    }
}
