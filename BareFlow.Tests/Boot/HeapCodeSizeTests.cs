using System;
using System.Globalization;
using System.Linq;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>The allocators stay small: what serves a heap of the core kernel is bounded at each level.</summary>
public class HeapCodeSizeTests
{
    private const long LargestCode = 12 * 1024;
    private const long LargestCodeOfChecks = 15 * 1024;
    private const long LargestCodeOfFull = 1024;

    /// <summary>The calls, and the bump allocator: code that is there at each level.</summary>
    private static readonly string[] Common = ["Core_Heap__", "KernelAllocator", "BumpAllocator", "RequestSize", "FreeListRange"];

    /// <summary>The free list, of which there is one for all levels.</summary>
    private static readonly string[] FreeList =
    [
        "FreeListAllocator_2", "FreeList_FreeLists_1", "FreeList_Block_1", "Hardened_SealedTags__",
    ];

    private static readonly string[] Hardened = [.. FreeList, "HardenedAllocator", "BlockGuard", "BytePattern", "HeapFinding"];

    /// <summary>What only level full runs.</summary>
    private static readonly string[] Full =
    [
        "__Detain", "__ReleaseDetained", "__ReleaseOldest", "__CheckPoison", "__AllocateBeforePage", "__ResizeFull", "__CountPeak",
        "Hardened_Quarantine",
    ];

    private static readonly Lazy<string[]> Symbols = new(ReadSymbols);

    [Fact]
    public void The_free_list_and_bump_cost_at_most_12_KB_at_level_off() =>
        Assert.InRange(Size([.. Common, .. FreeList], []), 1, LargestCode);

    [Fact]
    public void The_free_list_and_bump_and_checks_cost_at_most_15_KB_at_level_checks() =>
        Assert.InRange(Size([.. Common, .. Hardened], Full), 1, LargestCodeOfChecks);

    [Fact]
    public void The_free_list_is_in_the_image_once()
    {
        Assert.Contains(Symbols.Value, line => line.EndsWith("Hardened_SealedTags>__TryExtend", StringComparison.Ordinal));
        Assert.DoesNotContain(Symbols.Value, line => line.Contains("PlainTags", StringComparison.Ordinal));
    }

    [Fact]
    public void Level_full_adds_at_most_1_KB() => Assert.InRange(Size(Full, []), 1, LargestCodeOfFull);

    private static long Size(string[] parts, string[] others) => Symbols.Value
        .Where(line => Has(line, parts) && !Has(line, others))
        .Sum(line => long.Parse(line.Split(' ')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static bool Has(string line, string[] parts) => parts.Any(part => line.Contains(part, StringComparison.Ordinal));

    /// <summary>Lines of address, size, kind and name. Exported names repeat a symbol at its address, and are left out.</summary>
    private static string[] ReadSymbols()
    {
        KernelImage core = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        var (code, output) = Tool.Run("llvm-nm", Repository.Root, ["--print-size", "--defined-only", core.Elf]);
        Assert.True(code == 0, output);
        return [.. output.Split('\n').Where(line => line.Contains(" t ", StringComparison.Ordinal))];
    }
}
