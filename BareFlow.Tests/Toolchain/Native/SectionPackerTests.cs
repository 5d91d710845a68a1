using System;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.XSharp;
using IL2CPU.Elf;
using IL2CPU.Tools;
using Xunit;
using ElfObject = BareFlow.Tests.Toolchain.XSharp.ElfObject;
using ElfSection = BareFlow.Tests.Toolchain.XSharp.ElfSection;

namespace BareFlow.Tests.Toolchain.Native;

/// <summary>What lies side by side in a kernel, and what keeps its alignment.</summary>
public sealed class SectionPackerTests : IDisposable
{
    private const string Code = """
        .section .text.called,"ax"
        .p2align 4
        called: ret
        .section .text.caller,"ax"
        .p2align 4
        caller: call called
        jne elsewhere
        leaq taken(%rip), %rax
        ret
        .section .text.taken,"ax"
        .p2align 4
        taken: ret
        .section .text.large,"ax"
        .p2align 12
        large: ret
        .section .rodata.text,"a"
        .p2align 3
        .ascii "text"
        .section .rodata.vector,"a"
        .p2align 4
        .quad 1, 2
        .section .note.x,"a"
        .p2align 2
        .long 4
        .section .data.table,"aw"
        .p2align 3
        .quad stored
        """;

    private const string Other = """
        .section .text.elsewhere,"ax"
        .globl elsewhere
        .p2align 4
        elsewhere: ret
        .section .text.stored,"ax"
        .globl stored
        .p2align 4
        stored: ret
        """;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(".text.called", 1)]
    [InlineData(".text.caller", 1)]
    [InlineData(".text.taken", 4)]
    [InlineData(".text.large", 4096)]
    [InlineData(".text.elsewhere", 1)]
    [InlineData(".text.stored", 4)]
    [InlineData(".rodata.text", 1)]
    [InlineData(".rodata.vector", 16)]
    [InlineData(".note.x", 4)]
    [InlineData(".data.table", 8)]
    public void A_section_is_aligned_as_far_as_its_use_needs(string name, int alignment)
    {
        string target = Directory.CreateDirectory(Path.Combine(_folder.Path, "packed")).FullName;
        var packed = SectionPacker.Pack([Assemble("code", Code), Assemble("other", Other)], target);
        ElfSection section = packed
            .SelectMany(path => new ElfObject(File.ReadAllBytes(path)).Sections)
            .Single(candidate => candidate.Name == name);
        Assert.Equal(alignment, section.Alignment);
    }

    public void Dispose() => _folder.Dispose();

    private string Assemble(string name, string code)
    {
        string source = Path.Combine(_folder.Path, name + ".s");
        File.WriteAllText(source, code + "\n");
        IL2CPU.Tools.Assembler.Assemble(source, Path.ChangeExtension(source, ".o"));
        return Path.ChangeExtension(source, ".o");
    }
}
