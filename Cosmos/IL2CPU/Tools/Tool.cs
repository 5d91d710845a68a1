using System.Collections.Generic;
using System.Linq;
using IL2CPU.Linking;

namespace IL2CPU.Tools;

/// <summary>A program that the build runs, and how to get it.</summary>
/// <param name="Name">The name of its executable.</param>
/// <param name="DebianPackages">What <c>apt install</c> takes.</param>
/// <param name="Windows">The command, or the sentence, that helps on Windows.</param>
/// <param name="Alternatives">Other names of the executable, in order of preference.</param>
public sealed record Tool(string Name, string DebianPackages, string Windows, params string[] Alternatives)
{
    private const int OldestLlvm = 14;
    private const int NewestLlvm = 22;

    private const string LlvmOnWindows = "winget install LLVM.LLVM";
    private const string QemuOnWindows = "winget install SoftwareFreedomConservancy.QEMU";

    /// <summary>LLVM's assembler driver, for the output of the X# compiler.</summary>
    public static readonly Tool Clang = Llvm("clang", "clang");

    /// <summary>LLVM's ELF linker.</summary>
    public static readonly Tool Linker = Llvm("ld.lld", "lld");

    /// <summary>LLVM's object copier, which strips.</summary>
    public static readonly Tool ObjCopy = Llvm("llvm-objcopy", "llvm");

    /// <summary>Makes static libraries.</summary>
    public static readonly Tool Archiver = Llvm("llvm-ar", "llvm");

    /// <summary>The emulator.</summary>
    public static readonly Tool Qemu = new("qemu-system-x86_64", "qemu-system-x86", QemuOnWindows);

    /// <summary>Writes disks of virtual machines.</summary>
    public static readonly Tool DiskImage = new("qemu-img", "qemu-utils", QemuOnWindows);

    /// <summary>The emulator that is strict.</summary>
    public static readonly Tool Bochs = new("bochs", "bochs bochs-x bochsbios vgabios", "Bochs boots the ISO inside WSL (wsl --install -d Debian)");

    /// <summary>What a kernel's build needs.</summary>
    public static IReadOnlyList<Tool> ForKernel => [Linker, Clang, ObjCopy];

    /// <summary>All names that the executable may have.</summary>
    public IEnumerable<string> Names => Alternatives.Prepend(Name);

    private static Tool Llvm(string name, string package) => new(
        name,
        package,
        LlvmOnWindows,
        [.. Enumerable.Range(OldestLlvm, NewestLlvm - OldestLlvm + 1).Reverse().Select(v => $"{name}-{v}")]);
}
