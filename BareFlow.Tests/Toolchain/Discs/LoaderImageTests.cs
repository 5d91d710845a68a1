using System.IO;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Toolchain.Discs;

/// <summary>GRUB's images in the repository are what their script makes of Debian's packages.</summary>
public class LoaderImageTests
{
    private const string Folder = "Cosmos/Cosmos.Build/Loader";

    /// <summary>Packages of another version give other images; what is in the repository is then still what VERSION says.</summary>
    [Fact]
    public void Made_again_they_have_the_same_bytes()
    {
        using var again = new TemporaryFolder();
        (int code, string said) = Tool.Run(Repository.At(Folder + "/make"), again.Path, again.Path);
        Assert.True(code == 0, said);
        bool isSameVersion = File.ReadAllText(again.At("VERSION")) == File.ReadAllText(Repository.At(Folder + "/VERSION"));
        foreach (string image in new[] { "bios.img", "hybrid.img", "BOOTX64.EFI" })
        {
            byte[] made = File.ReadAllBytes(again.At(image));
            byte[] kept = File.ReadAllBytes(Repository.At(Path.Combine(Folder, image)));
            Assert.Equal(kept.Length, made.Length, isSameVersion ? 0 : kept.Length / 4.0);
            if (isSameVersion)
                Assert.Equal(kept, made);
        }
    }
}
