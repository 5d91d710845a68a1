using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Memory.Findings;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Boot.Surface;
using BareFlow.Tests.Support;
using BareFlow.Tests.Unit.Memory.Hardening;
using Xunit;

namespace BareFlow.Tests.Toolchain.Docs;

/// <summary>What the documents show of outputs is what comes: each such block says how it was made, and is made again.</summary>
public class TranscriptTests
{
    private const string Kind = "transcript";
    private const string Cpus = "--cpus=";

    /// <summary>The blocks, by the document and the way that they are made.</summary>
    public static TheoryData<string> Of(string maker) =>
        new(Fence.Of(Kind).Where(fence => fence.Words[0] == maker).Select(fence => fence.ToString()));

    private static readonly string[] Makers = ["boot", "program", "gdb", "findings"];

    [Fact]
    public void Every_transcript_says_how_it_is_made() =>
        Assert.All(Fence.Of(Kind), fence => Assert.True(fence.Words.Length > 0 && Makers.Contains(fence.Words[0]), fence.ToString()));

    /// <summary><c>boot KIND CONFIGURATION</c>, then <c>--cpus=N</c> if need be, then words of the command line.</summary>
    [Theory]
    [MemberData(nameof(Of), "boot")]
    public async Task A_boot_says_what_the_document_shows(string place)
    {
        Fence shown = At(place);
        KernelImage image = KernelImages.Get(
            Enum.Parse<BuildConfiguration>(shown.Words[2]), Enum.Parse<ImageKind>(shown.Words[1], ignoreCase: true));
        string? cpus = shown.Words[3].StartsWith(Cpus, StringComparison.Ordinal) ? shown.Words[3][Cpus.Length..] : null;
        string words = string.Join(' ', shown.Words[(cpus is null ? 3 : 4)..]);
        BootResult result = await (Qemu.Kernel(image, words) with { Cpus = int.Parse(cpus ?? "1") }).Run();
        string? missing = Transcript.FirstMissing(shown.Lines, result.Serial);
        result.Require(missing is null, $"{place} shows '{missing}', which does not come there");
    }

    /// <summary><c>program NAME</c>, a C program of the tests, then words of the command line.</summary>
    [Theory]
    [MemberData(nameof(Of), "program")]
    public async Task A_program_says_what_the_document_shows(string place)
    {
        Fence shown = At(place);
        BootResult result = await CProgram.OfKernel(shown.Words[1]).Boot(string.Join(' ', shown.Words[2..]));
        string? missing = Transcript.FirstMissing(shown.Lines, result.Serial);
        result.Require(missing is null, $"{place} shows '{missing}', which does not come there");
    }

    /// <summary><c>gdb</c>: the command is in the block before, which speaks of QEMU's usual port.</summary>
    [Theory]
    [MemberData(nameof(Of), "gdb")]
    public void A_debugger_says_what_the_document_shows(string place)
    {
        Requirement.File("/usr/bin/gdb", "gdb");
        Fence shown = At(place);
        string command = Fence.All.Last(fence => fence.Document == shown.Document && fence.Line < shown.Line).Text;
        using var folder = new TemporaryFolder();
        string socket = folder.At("gdb");
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        using QemuSession machine = (Qemu.Kernel(image, "selftest exit") with { DebuggerSocket = socket }).Start();
        Assert.True(SpinUntil(() => File.Exists(socket)), "QEMU has made no socket.");
        (_, string output) = Tool.Run(
            "bash", Repository.Root, "-c",
            command.Replace("gdb ", "gdb -nx -batch ", StringComparison.Ordinal).Replace(":1234", socket, StringComparison.Ordinal));
        string? missing = Transcript.FirstMissing(shown.Lines, output.Replace(Repository.Root + "/", "", StringComparison.Ordinal));
        Assert.True(missing is null, $"{place} shows '{missing}'; there came:\n{output}");
    }

    /// <summary><c>findings</c>: three misuses of one block, as every heap writes them.</summary>
    [Theory]
    [MemberData(nameof(Of), "findings")]
    public void The_findings_of_a_heap_are_written_as_the_document_shows(string place)
    {
        const ulong Block = 0x7F0012345670;
        const ulong Inside = 0x20;
        var finding = new HeapFinding { Address = Block, Block = Block, Size = 100, AllocationSite = 0x401234, FirstBadByte = HeapFinding.UnknownByte };
        string output = HeapFindingTextTests.Text(finding with { Fault = HeapFault.DoubleFree })
            + "\n" + HeapFindingTextTests.Text(finding with { Fault = HeapFault.InvalidFree, Address = Block + Inside })
            + "\n" + HeapFindingTextTests.Text(finding with { Fault = HeapFault.Overflow, FirstBadByte = 100 });
        Assert.Equal(At(place).Lines, output.Split('\n'));
    }

    private static Fence At(string place) => Fence.All.Single(fence => fence.ToString() == place);

    private static bool SpinUntil(Func<bool> condition) =>
        System.Threading.SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30));
}
