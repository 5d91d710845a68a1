using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>Every fault ends in a report of which one, where and on what address, and never in a reset.</summary>
public partial class FaultTests
{
    /// <summary>What can be raised on purpose: name, vector, mnemonic (Intel SDM vol. 3A, table 6-1).</summary>
    private static readonly (string Name, int Vector, string Mnemonic)[] Faults =
    [
        ("divide", 0, "#DE"),
        ("breakpoint", 3, "#BP"),
        ("overflow", 4, "#OF"),
        ("opcode", 6, "#UD"),
        ("double", 8, "#DF"),
        ("protection", 13, "#GP"),
        ("page", 14, "#PF"),
    ];

    /// <summary>The misuse of the heap that can be asked for.</summary>
    private const string DoubleFree = "doublefree";

    public static MatrixTheoryData<BuildConfiguration, ImageKind, string> FaultsOnKernels => new(
        Enum.GetValues<BuildConfiguration>(), Enum.GetValues<ImageKind>(), Faults.Select(fault => fault.Name));

    [Theory]
    [MemberData(nameof(FaultsOnKernels))]
    public async Task A_fault_is_reported(BuildConfiguration configuration, ImageKind kind, string name)
    {
        KernelImage image = KernelImages.Get(configuration, kind);
        BootResult result = await Qemu.Kernel(image, $"fault={name} selftest exit").Run();
        var (_, vector, mnemonic) = Faults.Single(fault => fault.Name == name);
        result.MustEnd(Ending.Panic).MustSay($"vector {vector},", mnemonic, "panic");
        result.Require(!result.Serial.Contains("KTAP"), "expected nothing to run after the fault");
        ulong rip = result.HexAfter("RIP ");
        result.Require(LoadedCode.Contains(image.Elf, rip), $"expected RIP inside the kernel's code, found {rip:x}");
    }

    [Fact]
    public async Task A_page_fault_is_reported_with_its_address()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, "fault=page").Run();
        Assert.Equal(UnmappedAddress(), result.MustEnd(Ending.Panic).HexAfter("CR2 "));
    }

    [Fact]
    public async Task An_unknown_fault_is_named_with_the_known_ones()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, "fault=nosuch selftest exit").Run();
        string complaint = result.MustEnd(Ending.Success).LineWith("nosuch");
        Assert.EndsWith(": " + string.Join(' ', [.. Faults.Select(fault => fault.Name), DoubleFree]), complaint);
    }

    public static MatrixTheoryData<BuildConfiguration, string> HardenedKernels =>
        new(Enum.GetValues<BuildConfiguration>(), ["checks", "full"]);

    [Theory]
    [MemberData(nameof(HardenedKernels))]
    public async Task A_double_free_is_a_panic_that_names_the_block_and_its_origin(
        BuildConfiguration configuration, string level)
    {
        KernelImage image = KernelImages.Get(configuration, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, $"fault={DoubleFree} harden={level} selftest exit").Run();
        string line = result.MustEnd(Ending.Panic).LineWith("panic");
        Assert.Matches(@"^\*\*\* panic: heap: double free of 0x[0-9a-f]+0 \(100 bytes, allocated at 0x[0-9a-f]+\)$", line);
        ulong site = result.HexAfter("allocated at ");
        result.Require(LoadedCode.Contains(image.Elf, site), $"expected a place in the kernel's code, found {site:x}");
        result.Require(!result.Serial.Contains("KTAP"), "expected nothing to run after the finding");
    }

    [Fact]
    public async Task A_double_free_that_nobody_looks_for_is_the_end_as_well()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, $"fault={DoubleFree} selftest exit").Run();
        result.MustEnd(Ending.Panic).MustSay("panic: a double free went unnoticed");
    }

    /// <summary>The address that <c>fault=page</c> reads.</summary>
    private static ulong UnmappedAddress()
    {
        string source = File.ReadAllText(Repository.At("Cosmos/Cosmos.Core/Faults/FaultInjection.xs"));
        return ulong.Parse(UnmappedPattern().Match(source).Groups["digits"].Value, NumberStyles.HexNumber);
    }

    [GeneratedRegex(@"^const Unmapped = \$(?<digits>[0-9A-F]+)$", RegexOptions.Multiline)]
    private static partial Regex UnmappedPattern();
}
