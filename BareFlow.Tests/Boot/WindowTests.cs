using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Cosmos.Build.Run;
using IL2CPU.Tools;
using Xunit;
using Tool = IL2CPU.Tools.Tool;

namespace BareFlow.Tests.Boot;

/// <summary>F5 on a desktop: the machine's screen is in a window.</summary>
public class WindowTests
{
    private const string Display = ":";
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);
    private static readonly Tool Server = new("Xvfb", "xvfb", "run the tests inside WSL");

    [Theory]
    [InlineData("gtk")]
    [InlineData("sdl")]
    public async Task It_shows_what_the_kernel_writes(string window)
    {
        using MachineProcess server = MachineProcess.Start(
            Requirement.Program(Server), ["-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp"], TimeLimit);
        string display = Display + await server.WaitFor("\n");
        KernelImage kernel = KernelImages.Get(BuildConfiguration.Release, ImageKind.Full);
        QemuMachine qemu = new(QemuMachine.KernelWords(kernel.Elf, "")) { Window = window };
        using MachineProcess machine = MachineProcess.Start(
            "env", [$"DISPLAY={display}", Requirement.Program(Tool.Qemu), .. qemu.Arguments()], TimeLimit);
        await machine.WaitFor("BareFlow is up");
        await machine.WaitFor("> ");
        Assert.Contains("QEMU", On(display, "xwininfo", "-root", "-tree"));
        Assert.InRange(LitPixels(display), 500, 100_000);
        await machine.Send("exit\r");
        Assert.Equal(QemuExit.Success, await machine.Finish());
    }

    /// <summary>Pixels of the screen below the window's menu that are not black; a text has some, and an empty window none.</summary>
    private static int LitPixels(string display)
    {
        const int PixelSize = 4;
        const int LineSize = 1024 * PixelSize;
        const int MenuLines = 40;
        using var folder = new TemporaryFolder();
        string picture = folder.At("screen.xwd");
        On(display, "xwd", "-root", "-silent", "-out", picture);
        byte[] bytes = File.ReadAllBytes(picture);
        return bytes[^(LineSize * (768 - MenuLines))..].Chunk(PixelSize).Count(pixel => pixel[0] + pixel[1] + pixel[2] > 0x80);
    }

    private static string On(string display, string program, params string[] arguments)
    {
        ToolResult result = ToolProcess.Try("env", [$"DISPLAY={display}", program, .. arguments]);
        Assert.True(result.ExitCode == 0, result.Describe());
        return result.Output;
    }
}
