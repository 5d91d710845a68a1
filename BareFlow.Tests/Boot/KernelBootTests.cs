using System;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Ktap;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>Every kernel of the build boots straight from <c>qemu -kernel</c> and passes its self-tests.</summary>
public class KernelBootTests
{
    public static MatrixTheoryData<BuildConfiguration, ImageKind> Kernels => KernelImages.All;

    [Theory]
    [MemberData(nameof(Kernels))]
    public async Task Self_tests_pass(BuildConfiguration configuration, ImageKind kind)
    {
        BootResult result = await Qemu.Kernel(KernelImages.Get(configuration, kind), "selftest exit").Run();
        result.MustEnd(Ending.Success);
        SelfTestReport.MustBePerfect(result);
    }

    /// <summary>The clock of a PC whose battery is empty shows any year, and no test may mind.</summary>
    [Theory]
    [InlineData("1980-01-01T00:00:00", "1980-01-01")]
    [InlineData("1999-12-31T23:00:00", "1999-12-31")]
    [InlineData("2038-01-19T03:14:05", "2038-01-19")]
    [InlineData("2070-06-15T12:00:00", "2070-06-15")]
    public async Task No_self_test_depends_on_the_time_of_day(string clock, string date)
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Full);
        using QemuSession session = (Qemu.Kernel(image, "") with { Clock = clock }).Start();
        await session.WaitFor("\n> ");
        await session.Send("date\r");
        await session.WaitFor($"{date} ");
        await session.Send("selftest bcl.*,files.*,time.*\rexit\r");
        BootResult result = await session.Finish();
        result.MustEnd(Ending.Success).MustSay("ok 1 time.", "self-tests passed.");
    }

    /// <summary>The heap has addresses of its own, so neither what the first page tables map nor a hole in RAM bounds it.</summary>
    [Theory]
    [InlineData("2G", "1G", "1024M")]
    [InlineData("5G", "4G", "4096M")]
    public async Task A_heap_may_be_almost_all_of_RAM(string memory, string heap, string reported)
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        Qemu machine = Qemu.Kernel(image, $"heap={heap} selftest=frames.*,paging.*,freelist.malloc1024 exit");
        BootResult result = await (machine with { Memory = memory }).Run();
        result.MustEnd(Ending.Success).MustSay($"heap: {reported} at ");
        SelfTestReport.MustPass(result);
    }

    public static MatrixTheoryData<BuildConfiguration, string, string> HardenedHeaps => new(
        Enum.GetValues<BuildConfiguration>(), ["checks", "full"], ["256K", "32M"]);

    [Theory]
    [MemberData(nameof(HardenedHeaps))]
    public async Task A_hardened_heap_passes_at_every_level(BuildConfiguration configuration, string level, string size)
    {
        KernelImage image = KernelImages.Get(configuration, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, $"harden={level} heap={size} selftest exit").Run();
        result.MustEnd(Ending.Success);
        Assert.EndsWith($"freelist harden={level}", result.LineWith($"heap: {size} at"));
        SelfTestReport.MustBePerfect(result);
    }

    /// <summary>malloc of 1,024 bytes from a free list on a fresh heap of 256 KiB returns, optimised or not. Why this size:
    /// docs/investigation.md.</summary>
    [Theory]
    [InlineData(BuildConfiguration.Debug)]
    [InlineData(BuildConfiguration.Release)]
    public async Task Malloc1024_comes_back_from_the_free_list(BuildConfiguration configuration)
    {
        KernelImage image = KernelImages.Get(configuration, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, "heap=256K selftest=freelist.malloc1024 exit").Run();
        result.MustEnd(Ending.Success).MustSay("heap: 256K at");
        Assert.Equal("freelist.malloc1024", Assert.Single(SelfTestReport.MustPass(result).Cases).Name);
    }

    [Theory]
    [InlineData("bump")]
    [InlineData("freelist")]
    public async Task Heap_calls_can_be_traced(string allocator)
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, $"trace=malloc selftest={allocator}.malloc1024 exit").Run();
        result.MustEnd(Ending.Success);
        KtapCase traced = Assert.Single(SelfTestReport.MustPass(result).Cases);
        Assert.Collection(
            traced.Diagnostics,
            line => Assert.Matches(@"malloc\(1024\) = 0x[0-9a-f]{15}0, from 0x[0-9a-f]{16}$", line),
            line => Assert.Matches(@"free\(0x[0-9a-f]{15}0\)$", line));
    }

    [Fact]
    public async Task Every_heap_call_has_a_line()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await Qemu.Kernel(image, "selftest=freelist.trace exit").Run();
        result.MustEnd(Ending.Success);
        KtapCase traced = Assert.Single(SelfTestReport.MustPass(result).Cases);
        Assert.All(
            ["malloc(", "calloc(", "realloc(", "aligned_alloc(", "free("],
            call => Assert.Contains(traced.Diagnostics, line => line.TrimStart('#', ' ').StartsWith(call, StringComparison.Ordinal)));
    }
}
