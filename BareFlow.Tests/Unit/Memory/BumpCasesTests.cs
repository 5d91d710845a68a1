using BareFlow.Memory.Diagnostics;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>The bump allocator's cases as the kernel runs them, over heaps of several sizes.</summary>
public class BumpCasesTests
{
    private const ulong KiB = 1024;
    private const ulong MiB = 1024 * KiB;

    /// <summary>The default heap of the kernel; one with more blocks than 16 bits can count; nearly all that the first page
    /// tables map.</summary>
    private static readonly ulong[] HeapSizes = [256 * KiB, 32 * MiB, 200 * MiB];

    public static TheoryData<string, ulong> Cases()
    {
        var cases = new TheoryData<string, ulong>();
        foreach (string name in BumpCaseRunner.Names)
        {
            foreach (ulong size in HeapSizes)
                cases.Add(name, size);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Holds(string name, ulong heapSize)
    {
        using var block = new NativeBlock(heapSize);
        Verdict verdict = BumpCaseRunner.Run(name, block.Source());
        Assert.False(verdict.Failed, verdict.Describe());
    }
}
