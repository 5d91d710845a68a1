using System;
using System.IO;
using System.Linq;
using System.Threading;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>The SDK's commands for gdb, in a kernel that stands still while threads wait.</summary>
public class GdbCommandTests
{
    private const string Commands = "Cosmos/Cosmos.Build/Sdk/bareflow-gdb.py";

    [Theory]
    [InlineData(BuildConfiguration.Debug)]
    [InlineData(BuildConfiguration.Release)]
    public void Threads_and_pages_are_shown(BuildConfiguration configuration)
    {
        string output = Gdb(
            configuration,
            "hbreak Cosmos_Core_Cosmos_Core_Threads_Scheduler__Join", "continue", "bareflow-threads", "bareflow-backtrace 3",
            "info registers rsp", "bareflow-backtrace 1", "bareflow-pages 0x100000", "bareflow-pages 0");
        string[] lines = output.Split('\n');
        Assert.Contains(lines, line => line.StartsWith("   1 running  main ", StringComparison.Ordinal));
        Assert.Matches("(?m)^   3 (ready|ended) ", output);
        Assert.Matches("#0  .*Scheduler__SwitchAway .*Scheduler\\.cs:", output);
        Assert.Matches("(?m)^#1  .*Scheduler__", output);
        Assert.Matches("(?m)^#0  .*Scheduler__Join", output);
        Assert.Contains("physical address 0x100000", lines);
        Assert.Matches("PML4 \\[  0\\] at 0x[0-9a-f]+: 0x[0-9a-f]+ present writable", output);
        Assert.EndsWith("not present", lines.Last(line => line.StartsWith('P')));
    }

    [Theory]
    [InlineData("bareflow-backtrace 77", "There is no thread 77: see bareflow-threads.")]
    [InlineData("bareflow-backtrace", "There is no thread without a number: see bareflow-threads.")]
    [InlineData("bareflow-pages", "bareflow-pages ADDRESS")]
    public void What_cannot_be_shown_is_said(string command, string expected) =>
        Assert.Contains(expected, Gdb(BuildConfiguration.Release, command));

    private static string Gdb(BuildConfiguration configuration, params string[] commands)
    {
        Requirement.File("/usr/bin/gdb", "gdb");
        KernelImage image = KernelImages.Get(configuration, ImageKind.Core);
        using var folder = new TemporaryFolder();
        string socket = folder.At("gdb");
        using QemuSession machine = (Qemu.Kernel(image, "selftest=scheduler.* exit") with { DebuggerSocket = socket }).Start();
        Assert.True(SpinWait.SpinUntil(() => File.Exists(socket), TimeSpan.FromSeconds(30)), "QEMU has made no socket.");
        string[] words = [.. new[] { "set pagination off", $"target remote {socket}" }.Concat(commands).SelectMany(command => new[] { "-ex", command })];
        return Tool.Run("gdb", folder.Path, ["-nx", "-batch", "-x", Repository.At(Commands), .. words, image.Elf]).Output;
    }
}
