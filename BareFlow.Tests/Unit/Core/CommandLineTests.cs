using System.Text;
using BareFlow.Memory.Hardened;
using Cosmos.Core.Console;
using Cosmos.Core.Memory;
using Cosmos.Core.Start;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

/// <summary>Command lines that are understood. A complaint goes to the console, which a host does not have: that part is
/// tested in the booted kernel.</summary>
public class CommandLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("allocator=freelist harden=off console=serial")]
    public void What_the_kernel_does_anyhow_changes_nothing(string line)
    {
        BootOptions options = Parse(line);
        Assert.False(options.SelfTest || options.Exit || options.CoreOnly || options.TraceHeap);
        Assert.Equal(0UL, options.HeapSize);
        Assert.Equal(AllocatorKind.FreeList, options.Allocator);
        Assert.Equal(HardeningLevel.Off, options.Hardening);
        Assert.Equal(0, options.Fault.Length);
    }

    [Fact]
    public void Every_word_is_taken()
    {
        BootOptions options = Parse("selftest exit core trace=malloc allocator=bump heap=32M fault=page");
        Assert.True(options.SelfTest && options.Exit && options.CoreOnly && options.TraceHeap);
        Assert.Equal("*", Encoding.ASCII.GetString(options.SelfTestGlob));
        Assert.Equal(AllocatorKind.Bump, options.Allocator);
        Assert.Equal(32UL * 1024 * 1024, options.HeapSize);
        Assert.Equal("page", Encoding.ASCII.GetString(options.Fault));
    }

    [Theory]
    [InlineData("harden=checks", HardeningLevel.Checks)]
    [InlineData("allocator=freelist harden=full", HardeningLevel.Full)]
    [InlineData("harden=full harden=off", HardeningLevel.Off)]
    [InlineData("allocator=bump harden=off", HardeningLevel.Off)]
    [InlineData("leaks", HardeningLevel.Checks)]
    [InlineData("leaks harden=full", HardeningLevel.Full)]
    public void The_heap_is_hardened_as_asked(string line, HardeningLevel level) =>
        Assert.Equal(level, Parse(line).Hardening);

    [Fact]
    public void Self_tests_are_chosen_by_name()
    {
        BootOptions options = Parse("selftest=bump.*");
        Assert.True(options.SelfTest);
        Assert.Equal("bump.*", Encoding.ASCII.GetString(options.SelfTestGlob));
    }

    /// <summary>A complaint would end this test, as there is no console to write it to.</summary>
    [Theory]
    [InlineData("verbose --file=a.txt /x -v selftests EXIT console trace")]
    [InlineData("file=console=vga")]
    public void What_the_kernel_does_not_know_is_left_to_a_program_that_takes_words(string line)
    {
        var options = new BootOptions { ProgramTakesWords = true };
        CommandLine.Parse(Encoding.ASCII.GetBytes(line), ref options);
        Assert.False(options.SelfTest || options.Exit || options.TraceHeap);
        Assert.Equal(ConsoleKind.Both, options.Console);
    }

    [Fact]
    public void The_last_of_two_settings_holds() =>
        Assert.Equal(8192UL, Parse("heap=4096  heap=8K").HeapSize);

    private static BootOptions Parse(string line)
    {
        var options = new BootOptions();
        CommandLine.Parse(Encoding.ASCII.GetBytes(line), ref options);
        return options;
    }
}
