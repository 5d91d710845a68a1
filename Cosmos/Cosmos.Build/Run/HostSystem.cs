using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using IL2CPU.Tools;

namespace Cosmos.Build.Run;

/// <summary>What the system on which a machine runs can give it: a window, and a CPU that virtualises.</summary>
/// <param name="Accelerator">What QEMU calls this system's way to virtualise; empty where none works.</param>
/// <param name="HasScreen">Whether somebody could see a window.</param>
/// <param name="Windows">The kinds of windows that this QEMU can open, as it calls them.</param>
internal sealed record HostSystem(string Accelerator, bool HasScreen, IReadOnlyList<string> Windows)
{
    /// <summary>What a person asks for who leaves the choice to this class.</summary>
    public const string Any = "auto";

    /// <summary>The emulator of the CPU, which works everywhere.</summary>
    public const string Emulator = "tcg";

    private const string Kvm = "kvm";
    private const string WindowsHypervisor = "whpx";
    private const string MacHypervisor = "hvf";
    private const string KvmDevice = "/dev/kvm";

    /// <summary>Ways to virtualise.</summary>
    public static readonly string[] KnownAccelerators = [Kvm, WindowsHypervisor, MacHypervisor];

    /// <summary>Kinds of windows, the best first.</summary>
    public static readonly string[] KnownWindows = ["cocoa", "gtk", "sdl"];

    /// <summary>This system, with the QEMU that is installed.</summary>
    /// <exception cref="BuildFailure">There is no QEMU.</exception>
    public static HostSystem Find()
    {
        string qemu = ToolLocator.Find(Tool.Qemu);
        string accelerator = UsualAccelerator();
        bool works = accelerator.Length > 0 && AcceleratorProbe.Works(qemu, accelerator);
        return new HostSystem(works ? accelerator : "", FindScreen(), FindWindows(qemu));
    }

    /// <summary>The kind of window to open.</summary>
    /// <param name="wanted">A kind, none, or <see cref="Any"/>.</param>
    /// <exception cref="BuildFailure">This QEMU cannot open a window of the kind.</exception>
    public string WindowFor(string wanted)
    {
        if (wanted == Any)
            return HasScreen ? KnownWindows.FirstOrDefault(Windows.Contains) ?? QemuMachine.Nothing : QemuMachine.Nothing;

        if (wanted != QemuMachine.Nothing && !Windows.Contains(wanted))
        {
            throw new BuildFailure(
                BuildFailure.BadArgument,
                $"This QEMU opens no {wanted} window (it has: {string.Join(", ", Windows.DefaultIfEmpty(QemuMachine.Nothing))}). "
                + "Debian/Ubuntu: sudo apt install qemu-system-gui.");
        }

        return wanted;
    }

    /// <summary>The ways to run the CPU, in the order in which QEMU tries them.</summary>
    /// <param name="wanted">One of them, or <see cref="Any"/>.</param>
    public IReadOnlyList<string> AcceleratorsFor(string wanted)
    {
        if (wanted != Any)
            return [wanted];

        return Accelerator.Length == 0 ? [Emulator] : [Accelerator, Emulator];
    }

    /// <summary>Whether somebody could see a window.</summary>
    public static bool FindScreen() => OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        || new[] { "DISPLAY", "WAYLAND_DISPLAY" }.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));

    private static string UsualAccelerator()
    {
        if (RuntimeInformation.OSArchitecture != Architecture.X64)
            return "";

        if (OperatingSystem.IsWindows())
            return WindowsHypervisor;

        return OperatingSystem.IsMacOS() ? MacHypervisor : CanOpen(KvmDevice) ? Kvm : "";
    }

    private static bool CanOpen(string device)
    {
        try
        {
            using FileStream file = File.Open(device, FileMode.Open, FileAccess.ReadWrite);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string[] FindWindows(string qemu)
    {
        string output = ToolProcess.Try(qemu, ["-display", "help"]).Output;
        string[] words = output.Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries);
        return [.. KnownWindows.Where(words.Contains)];
    }
}
