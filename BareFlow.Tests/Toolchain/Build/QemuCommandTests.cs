using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot;
using BareFlow.Tests.Support;
using Cosmos.Build.Run;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>One place makes QEMU's command line.</summary>
public class QemuCommandTests
{
    private const string Owner = "Cosmos/Cosmos.Build/Run/QemuMachine.cs";

    /// <summary>Options that say what the machine is made of.</summary>
    private static readonly string[] Marks = ["isa-debug-exit,iobase", "qemu-system-x86_64 -"];

    [Fact]
    public async Task A_script_is_told_what_run_uses()
    {
        (int exitCode, string output) = await CosmosCommand.Try(
            "qemu", "--kernel", "a b.elf", "--append", "x y", "--memory", "1G", "--no-exit", "--", "-smp", "4");
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        QemuMachine machine = new(QemuMachine.KernelWords("a b.elf", "x y")) { Memory = "1G", TakesExitCode = false, More = ["-smp", "4"] };
        Assert.Equal(0, exitCode);
        Assert.EndsWith("qemu-system-x86_64", lines[0]);
        Assert.Equal(machine.Arguments(), lines[1..]);
    }

    [Fact]
    public async Task A_machine_boots_from_one_thing() =>
        Assert.Contains("--kernel and --cd do not go together", (await CosmosCommand.Try("qemu", "--kernel", "a", "--cd", "b")).Output);

    [Fact]
    public void Nothing_else_spells_it_out()
    {
        IEnumerable<string> others = Repository.Files
            .Where(file => file != Owner && Path.GetFileName(file) != nameof(QemuCommandTests) + ".cs" && IsCode(file))
            .Where(file => Marks.Any(File.ReadAllText(Repository.At(file)).Contains));
        Assert.Equal([], others);
        Assert.Contains(Marks[0], File.ReadAllText(Repository.At(Owner)));
    }

    /// <summary>C# and scripts; documents show a person what to type.</summary>
    private static bool IsCode(string file) => Path.GetExtension(file) is ".cs" or "" or ".sh" or ".py";
}
