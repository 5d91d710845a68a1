using System;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Toolchain.Native;

/// <summary>A debugger that looks at an image finds the line of an instruction, in C# and in X#.</summary>
/// <remarks>ILC gives no line to a method's prologue, so C# is asked some bytes further in.</remarks>
public class LineInformationTests
{
    private const int PastPrologue = 100;

    [Theory]
    [InlineData(BuildConfiguration.Debug, "RawHeap_Grow", 0, "BareFlow.Memory/Regions/RawHeap.xs")]
    [InlineData(BuildConfiguration.Release, "RawHeap_Grow", 0, "BareFlow.Memory/Regions/RawHeap.xs")]
    [InlineData(BuildConfiguration.Debug, "Entry_Start", 0, "Cosmos/Cosmos.Core/Start/Entry.xs")]
    [InlineData(BuildConfiguration.Release, "Entry_Start", 0, "Cosmos/Cosmos.Core/Start/Entry.xs")]
    [InlineData(BuildConfiguration.Debug, "KernelStart", PastPrologue, "Cosmos/Cosmos.Core/Start/KernelStart.cs")]
    [InlineData(BuildConfiguration.Release, "KernelStart", PastPrologue, "Cosmos/Cosmos.Core/Start/KernelStart.cs")]
    [InlineData(BuildConfiguration.Debug, "OnInterrupt", PastPrologue, "Cosmos/Cosmos.Core/Exceptions/Interrupts.cs")]
    [InlineData(BuildConfiguration.Release, "OnInterrupt", PastPrologue, "Cosmos/Cosmos.Core/Exceptions/Interrupts.cs")]
    public void A_symbol_leads_to_its_source_line(BuildConfiguration configuration, string symbol, int offset, string file)
    {
        string image = KernelImages.Get(configuration, ImageKind.Core).Elf;
        string address = "0x" + (AddressOf(symbol, image) + offset).ToString("x");

        (int code, string output) = Tool.Run("llvm-symbolizer", Repository.Root, "--obj=" + image, address);

        Assert.Equal(0, code);
        Assert.Matches($@"{Repository.At(file)}:[1-9]\d*:", output);
    }

    private static long AddressOf(string symbol, string image)
    {
        (int code, string output) = Tool.Run("llvm-nm", Repository.Root, image);
        Assert.Equal(0, code);
        string line = Array.Find(output.Split('\n'), text => text.EndsWith(' ' + symbol, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{image} has no symbol {symbol}.");
        return Convert.ToInt64(line.Split(' ')[0], 16);
    }
}
