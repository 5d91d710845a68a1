using System.Linq;
using BareFlow.Memory.Cases;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>The allocators' cases as the kernel runs them, over every configuration and heaps of several sizes.</summary>
public class AllocatorCasesTests
{
    private const ulong KiB = 1024;
    private const ulong MiB = 1024 * KiB;

    /// <summary>The smallest heap that the kernel takes; its default; one with more blocks than 16 bits can count; nearly
    /// all that the first page tables map.</summary>
    private static readonly ulong[] HeapSizes = [4 * KiB, 256 * KiB, 32 * MiB, 200 * MiB];

    public static TheoryData<string, string, ulong> Cases() =>
    [
        .. from configuration in HeapConfiguration.All
           from name in configuration.Cases
           from size in HeapSizes
           select new TheoryDataRow<string, string, ulong>(configuration.Name, name, size),
    ];

    public static TheoryData<string, ulong> BumpOnly() =>
        [.. from name in BumpCase.Names from size in HeapSizes select new TheoryDataRow<string, ulong>(name, size)];

    /// <summary>malloc(1024) on a fresh heap, as a test with its own name. Why this size: docs/investigation.md.</summary>
    [Fact]
    public void Malloc1024_on_a_fresh_heap_of_256_KiB_comes_back()
    {
        using var memory = new NativeBlock(256 * KiB);
        foreach (HeapConfiguration configuration in HeapConfiguration.All)
        {
            Verdict verdict = configuration.Run(nameof(AllocatorCases.Reported), memory);
            Assert.False(verdict.Failed, $"{configuration.Name}: {Describe(verdict)}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Holds(string configuration, string name, ulong heapSize)
    {
        using var memory = new NativeBlock(heapSize);
        Verdict verdict = HeapConfiguration.Named(configuration).Run(name, memory);
        Assert.False(verdict.Failed, Describe(verdict));
    }

    [Theory]
    [MemberData(nameof(BumpOnly))]
    public void Holds_for_bump(string name, ulong heapSize)
    {
        using var memory = new NativeBlock(heapSize);
        Verdict verdict = BumpCase.Run(name, memory.Source());
        Assert.False(verdict.Failed, Describe(verdict));
    }

    /// <summary>What did not hold: the line is one of the file that has the case.</summary>
    private static string Describe(Verdict verdict) =>
        $"line {verdict.Line}: expected {verdict.Expected}, found {verdict.Actual}";
}
