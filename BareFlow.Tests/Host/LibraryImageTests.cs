using System;
using System.IO;
using System.Linq;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Host;

/// <summary>What the loader is asked to do.</summary>
public sealed class LibraryImageTests
{
    private static readonly string[] Family =
    [
        "__register_atfork", "aligned_alloc", "bareflow_level", "calloc", "cfree", "free", "mallinfo", "mallinfo2", "malloc", "malloc_info",
        "malloc_stats", "malloc_trim", "malloc_usable_size", "mallopt", "memalign", "posix_memalign", "pvalloc", "realloc",
        "reallocarray", "valloc",
    ];

    public static TheoryData<BuildConfiguration> Configurations => new(Enum.GetValues<BuildConfiguration>());

    [Theory]
    [MemberData(nameof(Configurations))]
    public void It_shows_the_malloc_family_and_nothing_else(BuildConfiguration configuration)
    {
        string[] shown = [.. Lines(configuration, "--dyn-symbols").Where(words => words.Contains("FUNC") && !words.Contains("UND"))
            .Select(words => words[^1]).Order(StringComparer.Ordinal)];
        Assert.Equal(Family, shown);
    }

    [Fact]
    public void The_chapter_names_every_function_and_every_level()
    {
        string chapter = File.ReadAllText(Repository.At("docs/malloc.md"));
        Assert.All(Family, name => Assert.Contains($"`{name}", chapter));
        Assert.All(HostLibrary.Levels, level => Assert.Contains($"`{level}`", chapter));
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void It_needs_the_C_library_alone_in_any_version(BuildConfiguration configuration)
    {
        string[][] dynamic = Lines(configuration, "--dynamic-table");
        string[] needed = Assert.Single(dynamic, words => words.Contains("(NEEDED)"));
        Assert.Equal("[libc.so.6]", needed[^1]);
        Assert.DoesNotContain(dynamic, words => words.Contains("(VERNEED)") || words.Contains("(TEXTREL)"));
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Its_thread_local_storage_is_found_without_a_call(BuildConfiguration configuration)
    {
        string[] relocations = [.. Lines(configuration, "--relocs").Where(words => words.Length > 2).Select(words => words[2])];
        Assert.Contains("R_X86_64_TPOFF64", relocations);
        Assert.DoesNotContain("R_X86_64_DTPMOD64", relocations);
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Its_tables_are_read_only_before_the_first_call(BuildConfiguration configuration)
    {
        Assert.Contains(Lines(configuration, "--program-headers"), words => words.FirstOrDefault() == "GNU_RELRO");
        Assert.Contains(Lines(configuration, "--dynamic-table"), words => words.Contains("BIND_NOW"));
    }

    private static string[][] Lines(BuildConfiguration configuration, string option)
    {
        (int code, string output) = Tool.Run("llvm-readelf", "/", option, HostLibrary.Path(configuration));
        Assert.True(code == 0, output);
        return [.. output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }
}
