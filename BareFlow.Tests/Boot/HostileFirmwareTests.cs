using System;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Unit.Core;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>Whatever addresses the loader and the firmware's tables name, the kernel maps and writes to none that is page 0, RAM or
/// its own, says which it refuses, and is well otherwise.</summary>
public class HostileFirmwareTests
{
    private const string Prompt = "\n> ";

    private static readonly ulong Tables = AcpiMachine.AddressOf(0);

    [Theory]
    [InlineData(4, "the null page")]
    [InlineData(0x10_0010, "the kernel")]
    [InlineData(0x200_0000, "RAM")]
    [InlineData(0x1_0000_0000_0000, "out of reach")]
    [InlineData(ulong.MaxValue, "out of reach")]
    public async Task A_root_pointer_is_where_one_may_be(ulong root, string place)
    {
        using var loader = new PvhLoader { AcpiRoot = root };
        BootResult result = await loader.Boot(Core).Run();
        SelfTestReport.MustBePerfect(result.MustEnd(Ending.Success));
        if (root >> 52 == 0)
            Assert.Contains(place, result.LineWith($"ACPI table at 0x{root:x16}"));
    }

    [Theory]
    [InlineData(0x10, "the null page")]
    [InlineData(0xFF0, "the null page")]
    [InlineData(0x10_1000, "the kernel")]
    [InlineData(0x200_0000, "RAM")]
    public async Task A_definition_block_is_where_one_may_be(uint address, string place)
    {
        var machine = new AcpiMachine();
        machine.Add("FACP", AcpiMachine.Fadt(address));
        BootResult result = await Boot(machine);
        Assert.Contains(place, result.LineWith($"ACPI table at 0x{address:x16}"));
    }

    [Theory]
    [InlineData(0, "the null page")]
    [InlineData(0x2000, "RAM")]
    [InlineData(0x12_8000, "the kernel")]
    [InlineData(0x200_0000, "RAM")]
    [InlineData(0x0800_F000, "ACPI tables")]
    public async Task An_IO_APIC_is_not_written_to_where_none_may_be(uint address, string place)
    {
        var machine = new AcpiMachine();
        machine.Add("APIC", [.. new byte[8], 0, 8, 0, 0, 1, 0, 0, 0, 1, 12, 0, 0, .. BitConverter.GetBytes(address), 0, 0, 0, 0]);
        BootResult result = await Boot(machine);
        Assert.Contains(place, result.LineWith($"I/O APIC at 0x{address:x16}"));
    }

    [Fact]
    public async Task A_table_of_CPUs_without_any_leaves_the_one_that_runs()
    {
        var machine = new AcpiMachine();
        machine.Add("APIC", new byte[8]);
        BootResult result = await Boot(machine);
        Assert.StartsWith("APIC, 1 CPUs", result.LineWith(" CPUs"));
    }

    [Theory]
    [InlineData(1UL << 60, "out of reach")]
    [InlineData(0x12_8000, "the kernel")]
    [InlineData(0x200_0000, "RAM")]
    public async Task A_reset_register_that_is_none_leaves_the_other_ways_to_reset(ulong address, string place)
    {
        byte[] fadt = AcpiMachine.Fadt(0);
        fadt[116 - AcpiMachine.HeaderSize] = 0;
        BitConverter.TryWriteBytes(fadt.AsSpan(120 - AcpiMachine.HeaderSize), address);
        var machine = new AcpiMachine();
        machine.Add("FACP", fadt);
        using PvhLoader loader = LoaderOf(machine, "");
        using QemuSession session = loader.Boot(KernelImages.Get(BuildConfiguration.Release, ImageKind.Full)).Start();
        await session.WaitFor(Prompt);
        await session.Send("reboot\r");
        BootResult result = (await session.Finish()).MustEnd(Ending.Reset);
        Assert.Contains(place, result.LineWith($"reset register at 0x{address:x16}"));
    }

    [Theory]
    [InlineData(0x1_0000, "RAM")]
    [InlineData(0x10_0000, "the kernel")]
    [InlineData(0x0900_0000, "what the loader left")]
    [InlineData(1UL << 47, "out of reach")]
    public async Task A_framebuffer_is_not_drawn_on_where_none_may_be(ulong address, string place)
    {
        using var loader = new PvhLoader { Screen = (address, 1024, 768, 32, 1) };
        BootResult result = (await loader.Boot(Core).Run()).MustEnd(Ending.Success);
        SelfTestReport.MustPass(result);
        if (place != "RAM")
            Assert.Contains(place, result.LineWith($"framebuffer at 0x{address:x16}"));
    }

    /// <summary>The adapter's memory is there in any mode, and the self-tests read back what they drew.</summary>
    [Theory]
    [InlineData(8, 0)]
    [InlineData(24, 1)]
    [InlineData(32, 1)]
    public async Task A_screen_of_any_depth_is_drawn_on(byte bits, byte kind)
    {
        using var loader = new PvhLoader { Screen = (0xFD00_0000, 1024, 768, bits, kind), CommandLine = "selftest=console.* exit" };
        BootResult result = (await loader.Boot(Core).Run()).MustEnd(Ending.Success);
        SelfTestReport.MustPass(result);
        Assert.DoesNotContain("SKIP", result.Serial);
        Assert.DoesNotContain("cannot be drawn on", result.Serial);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(16, 1)]
    public async Task A_screen_that_cannot_be_drawn_on_is_named(byte bits, byte kind)
    {
        using var loader = new PvhLoader { Screen = (0xFD00_0000, 1024, 768, bits, kind) };
        BootResult result = (await loader.Boot(Core).Run()).MustEnd(Ending.Success);
        Assert.Contains($"1024 x 768 with {bits} bits a pixel cannot be drawn on", result.LineWith("screen:"));
        SelfTestReport.MustPass(result);
    }

    private static KernelImage Core => KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);

    private static async Task<BootResult> Boot(AcpiMachine machine)
    {
        using PvhLoader loader = LoaderOf(machine, "selftest exit");
        BootResult result = await loader.Boot(Core).Run();
        SelfTestReport.MustBePerfect(result.MustEnd(Ending.Success));
        return result;
    }

    private static PvhLoader LoaderOf(AcpiMachine machine, string commandLine)
    {
        machine.Finish(wide: true);
        var loader = new PvhLoader { AcpiRoot = Tables + AcpiMachine.Root, CommandLine = commandLine };
        loader.Map.Add((Tables, AcpiMachine.Size, PvhLoader.AcpiTables));
        loader.Put(Tables, machine.Bytes);
        return loader;
    }
}
