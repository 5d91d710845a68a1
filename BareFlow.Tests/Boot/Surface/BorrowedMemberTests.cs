using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using IL2CPU.Elf;
using IL2CPU.Linking;
using Xunit;

namespace BareFlow.Tests.Boot.Surface;

/// <summary>The members of musl's archive that a kernel may be linked with.</summary>
public class BorrowedMemberTests
{
    /// <summary>A program that calls one would not link else.</summary>
    [Fact]
    public void Every_member_finds_what_it_calls()
    {
        using var work = new TemporaryFolder();
        ElfFile core = ElfFile.Read(CoreObject.Make(CoreParts.Objects, work.Path));
        ElfFile[] members = [.. Members(BorrowedLibrary.Make(CProgram.Musl, work.Path), work.Path)];
        HashSet<string> defined = [.. members.Append(core).SelectMany(file => file.Definitions())];

        Assert.Empty(members.SelectMany(member => member.Missing()).Select(missing => missing.Name).Distinct().Except(defined));
    }

    private static IEnumerable<ElfFile> Members(string library, string folder)
    {
        foreach ((string name, ReadOnlyMemory<byte> content) in ArchiveFile.Read(library).Where(member => member.Name.EndsWith(".o", StringComparison.Ordinal)))
        {
            string path = Path.Combine(folder, name);
            File.WriteAllBytes(path, content.Span);
            yield return ElfFile.Read(path);
        }
    }
}
