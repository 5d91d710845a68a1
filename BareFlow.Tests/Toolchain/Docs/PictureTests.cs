using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Toolchain.Docs;

/// <summary>The pictures of the documents are what the scripts of <c>bench/draw</c> make of today's figures and of today's boot.</summary>
public partial class PictureTests
{
    [Theory]
    [InlineData("dotnet")]
    [InlineData("malloc")]
    [InlineData("malloc-worst-case")]
    public void A_picture_of_figures_is_drawn_from_the_table_beside_it(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The scripts are for Linux.");
        using var folder = new TemporaryFolder();
        string picture = folder.At("drawn.svg");
        (int code, string output) = Tool.Run(Repository.At($"bench/draw/{name}"), Repository.Root, picture);
        Assert.True(code == 0, output);
        Assert.True(
            File.ReadAllText(picture) == File.ReadAllText(Repository.At($"docs/{name}.svg")), $"Run bench/draw/{name}: its figures have changed.");
    }

    [Fact]
    public async Task The_picture_of_a_boot_shows_what_a_boot_says()
    {
        BootResult result = await Qemu.Kernel(KernelImages.Get(BuildConfiguration.Release, ImageKind.Core), "selftest exit").Run();
        string[] drawn = [.. TextLine().Matches(File.ReadAllText(Repository.At("docs/boot.svg"))).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
        Assert.Equal(result.Serial.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(Transcript.Mask), drawn.Select(Transcript.Mask));
    }

    [GeneratedRegex("<text[^>]*>([^<]*)</text>")]
    private static partial Regex TextLine();
}
