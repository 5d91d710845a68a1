using System;
using System.Globalization;
using System.Linq;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>The allocators stay small: what they add to the core kernel is bounded.</summary>
public class HeapCodeSizeTests
{
    private const long LargestCode = 12 * 1024;

    private static readonly string[] Parts =
        ["FreeListAllocator", "FreeLists", "BumpAllocator", "Allocators_Block", "RequestSize", "KernelAllocator", "Core_Heap__"];

    [Fact]
    public void Both_allocators_and_their_checks_cost_at_most_12_KB()
    {
        KernelImage core = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        var (code, output) = Tool.Run("llvm-nm", Repository.Root, ["--print-size", "--defined-only", core.Elf]);
        Assert.True(code == 0, output);
        long[] sizes = [.. output.Split('\n').Where(IsHeapCode).Select(SizeOf)];
        Assert.InRange(sizes.Sum(), 1, LargestCode);
    }

    /// <summary>Address, size, kind and name, in that order; exported names repeat a symbol at its address.</summary>
    private static bool IsHeapCode(string line) =>
        line.Contains(" t ", StringComparison.Ordinal) && Parts.Any(part => line.Contains(part, StringComparison.Ordinal));

    private static long SizeOf(string line) => long.Parse(line.Split(' ')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
